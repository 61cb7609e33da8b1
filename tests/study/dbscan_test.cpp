#include "study/dbscan.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

#include "study/random.hpp"
#include "study/reference.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

constexpr double kDegreeKm = kEarthRadiusKm * std::numbers::pi / 180;

/// The definition, pair by pair.
Dbscan by_definition(const std::vector<Place>& places, double eps_km, int min_points, BorderRule border) {
  const std::size_t n = places.size();
  const double reach = eps_km / kEarthRadiusKm * (1 + 1e-12) + 1e-14;
  Dbscan found;
  found.label.assign(n, -1);
  found.core.assign(n, 0);
  found.neighbour_count.assign(n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) found.neighbour_count[i] += angle(places[i], places[j]) <= reach ? 1 : 0;
    found.core[i] = found.neighbour_count[i] >= min_points ? 1 : 0;
  }
  for (std::size_t start = 0; start < n; ++start) {
    if (found.core[start] == 0 || found.label[start] >= 0) continue;
    std::vector<std::size_t> open = {start};
    found.label[start] = found.count;
    while (!open.empty()) {
      const std::size_t i = open.back();
      open.pop_back();
      for (std::size_t j = 0; j < n; ++j) {
        if (found.core[j] == 0 || found.label[j] >= 0 || angle(places[i], places[j]) > reach) continue;
        found.label[j] = found.count;
        open.push_back(j);
      }
    }
    ++found.count;
  }
  for (std::size_t i = 0; i < n; ++i) {
    if (found.core[i] != 0) continue;
    double closest = reach;
    for (std::size_t j = 0; j < n; ++j) {
      if (found.core[j] != 0) closest = std::min(closest, angle(places[i], places[j]));
    }
    for (std::size_t j = n; j-- > 0;) {
      const double away = angle(places[i], places[j]);
      if (border == BorderRule::FirstGroup) {
        if (found.core[j] != 0 && away <= reach && (found.label[i] < 0 || found.label[j] < found.label[i])) {
          found.label[i] = found.label[j];
        }
      } else if (found.core[j] != 0 && away <= reach && away <= closest * (1 + 1e-12) + 1e-14) {
        found.label[i] = found.label[j];
      }
    }
    found.noise += found.label[i] < 0 ? 1 : 0;
  }
  return found;
}

/// Heaps of places about a few centres, with stragglers; `coarse` puts them on a lattice, where distances tie and
/// places coincide.
std::vector<Place> heaps(Random& random, std::size_t n, double eps_km, bool coarse) {
  const double eps = std::min(eps_km / kDegreeKm, 60.0);
  const Place centres[] = {{0, 0}, {180, 10}, {-180, 0}, {20, 89.9}, {-70, -89.95}, {30, 60}, {360, 0}, {100, 90}};
  std::vector<Place> places;
  for (std::size_t i = 0; i < n; ++i) {
    const Place centre = centres[random.below(std::size(centres))];
    const auto spread = [&] {
      const double at = (random.uniform() + random.uniform() - 1) * 4 * eps;
      return coarse ? std::round(at / eps * 2) * eps / 2 : at;
    };
    const double narrow = std::max(1e-3, std::cos(centre.latitude * std::numbers::pi / 180));
    places.push_back({std::clamp(centre.longitude + spread() / narrow, -360.0, 360.0),
                      std::clamp(centre.latitude + spread(), -90.0, 90.0)});
  }
  return places;
}

void expect_equal(const Dbscan& ours, const Dbscan& expected) {
  EXPECT_EQ(ours.core, expected.core);
  EXPECT_EQ(ours.label, expected.label);
  EXPECT_EQ(ours.count, expected.count);
  EXPECT_EQ(ours.noise, expected.noise);
}

RC_GTEST_PROP(Dbscan, IsWhatTheDefinitionGives, ()) {
  // From millimetres, where cubes are larger than the reach, to beyond half the circumference.
  const double eps_km = std::pow(10, *rc::gen::inRange(-60, 46) / 10.0);
  const int min_points = *rc::gen::inRange(1, 8);
  const BorderRule border = *rc::gen::element(BorderRule::Nearest, BorderRule::FirstGroup);
  Random random(*rc::gen::arbitrary<std::uint64_t>());
  const auto places = heaps(random, *rc::gen::inRange<std::size_t>(0, 150), eps_km, *rc::gen::arbitrary<bool>());
  Workers workers(2);
  const Dbscan expected = by_definition(places, eps_km, min_points, border);
  DbscanOptions options{.eps_km = eps_km, .min_points = min_points, .border = border};
  const auto quick = dbscan(places, options, workers);
  options.count_neighbours = true;
  const auto counted = dbscan(places, options, workers);
  RC_ASSERT(counted->neighbour_count == expected.neighbour_count);
  for (const auto* found : {&*counted, &*quick}) {
    RC_ASSERT(found->core == expected.core);
    RC_ASSERT(found->label == expected.label);
    RC_ASSERT(found->count == expected.count);
    RC_ASSERT(found->noise == expected.noise);
  }
}

TEST(Dbscan, IsWhatTheDefinitionGivesForThousands) {
  Random random(5);
  Workers workers(3);
  for (const double eps_km : {0.02, 30.0, 3000.0}) {
    const auto places = heaps(random, 600, eps_km, false);
    expect_equal(dbscan(places, {.eps_km = eps_km, .min_points = 12}, workers).value(),
                 by_definition(places, eps_km, 12, BorderRule::Nearest));
  }
}

TEST(Dbscan, TakesAPairAtExactlyEpsAsNeighbours) {
  Workers alone;
  // One tenth of a degree apart, which no double is; some of these distances round to above eps.
  std::vector<Place> places;
  for (int i = 0; i < 1000; ++i) places.push_back({7, i / 10.0 - 50});
  const auto found = dbscan(places, {.eps_km = kDegreeKm / 10, .min_points = 3, .count_neighbours = true}, alone);
  EXPECT_EQ(found->count, 1);
  EXPECT_EQ(std::count(found->neighbour_count.begin(), found->neighbour_count.end(), 3), 998);
}

TEST(Dbscan, PutsABorderPointToTheNearestCorePoint) {
  Workers alone;
  // Two heaps of three with a place between them that reaches one point of each.
  std::vector<Place> places = {{0, 0}, {0, 0.1}, {0, 0.2}, {0, 1.1}, {0, 1.2}, {0, 1.3}, {0, 0.66}};
  const DbscanOptions options{.eps_km = 0.47 * kDegreeKm, .min_points = 4};
  EXPECT_EQ(dbscan(places, options, alone)->label, (std::vector{0, 0, 0, 1, 1, 1, 1}));
  places.back().latitude = 0.64;
  EXPECT_EQ(dbscan(places, options, alone)->label, (std::vector{0, 0, 0, 1, 1, 1, 0}));
}

TEST(Dbscan, PutsABorderPointBetweenTwoEquallyNearToTheSmallerIndex) {
  Workers alone;
  const std::vector<Place> places = {{0, 1.1}, {0, 1.2}, {0, 1.3}, {0, 0.7}, {0, 0}, {0, 0.1}, {0, 0.2}, {0, 0.3}};
  const auto found = dbscan(places, {.eps_km = 0.4 * kDegreeKm, .min_points = 4}, alone);
  EXPECT_EQ(found->core[3], 0);
  EXPECT_EQ(found->label, (std::vector{0, 0, 0, 0, 1, 1, 1, 1}));
}

TEST(Dbscan, PutsABorderPointToTheFirstGroupWhereAskedTo) {
  Workers alone;
  const std::vector<Place> places = {{0, 0}, {0, 0.1}, {0, 0.2}, {0, 1.1}, {0, 1.2}, {0, 1.3}, {0, 0.66}};
  const DbscanOptions options{.eps_km = 0.47 * kDegreeKm, .min_points = 4, .border = BorderRule::FirstGroup};
  EXPECT_EQ(dbscan(places, options, alone)->label, (std::vector{0, 0, 0, 1, 1, 1, 0}));
}

TEST(Dbscan, HoldsAHeapOnThePoleTogether) {
  Workers alone;
  std::vector<Place> places;
  for (int i = 0; i < 12; ++i) places.push_back({30.0 * i - 180, 89.95});
  const auto found = dbscan(places, {.eps_km = 12, .min_points = 12}, alone);
  EXPECT_EQ(found->count, 1);
  EXPECT_EQ(found->noise, 0U);
}

TEST(Dbscan, MakesAllPlacesNeighboursBeyondHalfTheCircumference) {
  Workers alone;
  const std::vector<Place> places = {{0, 0}, {180, 0}, {0, 90}, {0, -90}, {90, 0}, {-90, 0}};
  for (const double eps_km : {std::numbers::pi * kEarthRadiusKm, 1e9}) {
    EXPECT_EQ(dbscan(places, {.eps_km = eps_km, .min_points = 6}, alone)->count, 1);
  }
  EXPECT_EQ(dbscan(places, {.eps_km = 0.99 * std::numbers::pi * kEarthRadiusKm, .min_points = 6}, alone)->count, 0);
}

TEST(Dbscan, TakesManyOrganisationsAtOneAddress) {
  Workers workers(2);
  std::vector<Place> places(200000, Place{11.46, 48.11});
  places.push_back({11.46, 48.12});
  for (const double eps_km : {0.001, 5.0}) {
    const auto found = dbscan(places, {.eps_km = eps_km, .min_points = 10}, workers);
    EXPECT_EQ(found->count, 1);
    EXPECT_EQ(found->noise, eps_km < 1 ? 1U : 0U);
  }
}

TEST(Dbscan, GivesTheSameBytesForAnyNumberOfThreads) {
  Random random(11);
  const auto places = heaps(random, 5000, 20, true);
  Workers one(1);
  Workers four(4);
  const DbscanOptions options{.eps_km = 20, .min_points = 6};
  expect_equal(dbscan(places, options, four).value(), dbscan(places, options, one).value());
}

TEST(Dbscan, HasNoGroupsOfNothing) {
  Workers alone;
  const auto found = dbscan({}, {}, alone);
  EXPECT_EQ(found->count, 0);
  EXPECT_TRUE(found->label.empty());
}

TEST(Dbscan, RefusesWhatIsNoPlaceAndNoReach) {
  Workers alone;
  const std::vector<Place> places = {{0, 0}, {10, 95}};
  EXPECT_EQ(dbscan(places, {}, alone).error().message,
            "Place 2: The latitude 95 is not in -90 to 90; write degrees, north positive.");
  EXPECT_FALSE(dbscan({}, {.eps_km = 0}, alone));
  EXPECT_FALSE(dbscan({}, {.eps_km = std::nan("")}, alone));
  EXPECT_FALSE(dbscan({}, {.min_points = 0}, alone));
  EXPECT_FALSE(dbscan({}, {.radius_km = -1}, alone));
}

}  // namespace
}  // namespace vallis::study
