#include "study/stability.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>
#include <numeric>

#include "study/detail/group_cutter.hpp"
#include "study/random.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

constexpr std::array kMethods{LinkageMethod::Single,   LinkageMethod::Complete, LinkageMethod::Average,
                              LinkageMethod::McQuitty, LinkageMethod::WardD,    LinkageMethod::WardD2,
                              LinkageMethod::Centroid, LinkageMethod::Median};

Dissimilarity random_dissimilarity(std::size_t n, std::uint64_t seed) {
  Dissimilarity d(n);
  Random random(seed);
  for (double& value : d.values()) value = 1 + random.uniform();
  return d;
}

/// Two tight groups of `half` units far from each other.
Dissimilarity two_groups(std::size_t half) {
  Dissimilarity d = random_dissimilarity(2 * half, 9);
  for (std::size_t i = 0; i < half; ++i) {
    for (std::size_t j = half; j < 2 * half; ++j) d.values()[Dissimilarity::index(i, j, 2 * half)] += 100;
  }
  return d;
}

/// Groups of the units drawn, from the hierarchy of all copies side by side.
std::vector<int> groups_of_copies(const Dissimilarity& d, const Resample& resample, LinkageMethod method, int k) {
  std::vector<int> drawn;
  std::vector<std::size_t> first;
  for (std::size_t u = 0; u < resample.units.size(); ++u) {
    first.push_back(drawn.size());
    drawn.insert(drawn.end(), static_cast<std::size_t>(resample.copies[u]), resample.units[u]);
  }
  Dissimilarity copies(drawn.size());
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    for (std::size_t j = i + 1; j < drawn.size(); ++j) {
      copies.values()[Dissimilarity::index(i, j, drawn.size())] =
          d(static_cast<std::size_t>(drawn[i]), static_cast<std::size_t>(drawn[j]));
    }
  }
  Workers workers(1);
  const auto groups = cut_into(link(copies, method, {}, workers).value(), k).value().group;
  std::vector<int> of_first;
  for (const std::size_t i : first) of_first.push_back(groups[i]);
  return of_first;
}

RC_GTEST_PROP(GroupCutter, MakesTheGroupsThatLinkMakesOfAllCopies, ()) {
  const LinkageMethod method = *rc::gen::elementOf(kMethods);
  // More than kSmallGroups are joined in another way.
  const auto n = *rc::gen::oneOf(rc::gen::inRange<std::size_t>(5, 80), rc::gen::inRange<std::size_t>(110, 130));
  const Dissimilarity d = random_dissimilarity(n, *rc::gen::inRange<std::uint64_t>(1, 1'000'000));
  Resample resample;
  unit_resamples(n, *rc::gen::inRange<std::uint64_t>(1, 1'000'000))(0, resample);
  const int k = *rc::gen::inRange(1, static_cast<int>(resample.units.size()) + 1);
  const detail::Recurrence recurrence{method};
  const detail::SquareRows square(d, recurrence);
  detail::GroupCutter cutter(square, recurrence);
  std::vector<std::uint16_t> label(n, 0);
  cutter.cut(resample.units, resample.copies, k, label);
  std::vector<int> ours;
  for (const int unit : resample.units) ours.push_back(label[static_cast<std::size_t>(unit)]);
  RC_ASSERT(ours == groups_of_copies(d, resample, method, k));
}

TEST(GroupCutter, AgreesWithLinkWhereItPacksItsRows) {
  constexpr std::size_t kUnits = 300;
  const Dissimilarity d = random_dissimilarity(kUnits, 4);
  std::vector<int> units(kUnits);
  std::iota(units.begin(), units.end(), 0);
  const std::vector<int> copies(kUnits, 1);
  Workers workers(1);
  for (const LinkageMethod method : kMethods) {
    const detail::Recurrence recurrence{method};
    const detail::SquareRows square(d, recurrence);
    detail::GroupCutter cutter(square, recurrence);
    std::vector<std::uint16_t> label(kUnits, 0);
    cutter.cut(units, copies, 7, label);
    const auto groups = cut_into(link(d, method, {}, workers).value(), 7).value().group;
    EXPECT_EQ(std::vector<int>(label.begin(), label.end()), groups) << name(method);
  }
}

TEST(BootstrapStability, FindsGroupsThatLieFarApartEveryTime) {
  Workers workers(2);
  const Dissimilarity d = two_groups(15);
  for (const RepeatedUnits repeated : {RepeatedUnits::Kept, RepeatedUnits::Once}) {
    const auto result = bootstrap_stability(d, unit_resamples(30, 1), {.k = 2, .repeated = repeated}, workers);
    ASSERT_TRUE(result);
    EXPECT_EQ(result->mean_jaccard, (std::vector<double>{1, 1}));
    EXPECT_EQ(result->recovered, (std::vector<int>{200, 200}));
    EXPECT_EQ(result->dissolved, (std::vector<int>{0, 0}));
    EXPECT_EQ(result->consensus(0, 29), 0);
    EXPECT_EQ(result->consensus(0, 14), 1);
    for (std::size_t i = 0; i < 30; ++i) EXPECT_EQ(result->membership[2 * i], i < 15 ? 1 : 0);
  }
}

TEST(BootstrapStability, MembershipsOfAUnitAddUpToOne) {
  Workers workers(1);
  const auto result =
      bootstrap_stability(random_dissimilarity(20, 2), unit_resamples(20, 3), {.k = 4, .replicates = 50}, workers);
  ASSERT_TRUE(result);
  for (std::size_t i = 0; i < 20; ++i) {
    double sum = 0;
    for (std::size_t g = 0; g < 4; ++g) sum += result->membership[4 * i + g];
    EXPECT_NEAR(sum, 1, 1e-12);
  }
}

TEST(BootstrapStability, GivesTheSameForAnyNumberOfWorkers) {
  Workers one(1);
  Workers four(4);
  const Dissimilarity d = random_dissimilarity(25, 6);
  const auto first = bootstrap_stability(d, unit_resamples(25, 8), {.k = 3}, one);
  const auto second = bootstrap_stability(d, unit_resamples(25, 8), {.k = 3}, four);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->jaccard, second->jaccard);
  EXPECT_EQ(first->membership, second->membership);
  EXPECT_EQ(first->consensus.shares, second->consensus.shares);
}

TEST(BootstrapStability, CountsAGroupOfWhichNoUnitWasDrawnAsDissolved) {
  Workers workers(1);
  const auto drawn = given_resamples({{0, 1, 0}, {0, 2, 3}}, 4);
  ASSERT_TRUE(drawn);
  const auto result = bootstrap_stability(two_groups(2), *drawn, {.k = 2, .replicates = 2}, workers);
  ASSERT_TRUE(result);
  // Of units 1 and 2 each becomes a group, and each is half of the first base group.
  EXPECT_EQ(result->jaccard, (std::vector<double>{0.5, 0, 1, 1}));
  EXPECT_EQ(result->dissolved, (std::vector<int>{1, 1}));
}

TEST(BootstrapStability, RefusesWhatItCannotDo) {
  Workers workers(1);
  const Dissimilarity d = two_groups(2);
  const auto with = [&](const StabilityOptions& options) {
    return bootstrap_stability(d, unit_resamples(4, 1), options, workers).has_value();
  };
  EXPECT_TRUE(with({.k = 4}));
  EXPECT_TRUE(with({.k = 1}));
  EXPECT_FALSE(with({.k = 5}));
  EXPECT_FALSE(with({.k = 0}));
  EXPECT_FALSE(with({.method = LinkageMethod::Flexible}));
  EXPECT_FALSE(with({.replicates = 0}));
  EXPECT_FALSE(given_resamples({{4}}, 4));
  EXPECT_FALSE(given_resamples({{}}, 4));
}

TEST(BlockResamples, DrawAllUnitsOfABlockAlike) {
  const Partition blocks = make_partition(std::array{1, 2, 1, 3, 2, 1});
  const auto resampler = block_resamples(blocks, 7);
  Resample resample;
  for (std::size_t b = 0; b < 50; ++b) {
    resampler(b, resample);
    std::vector<int> copies(6, 0);
    for (std::size_t u = 0; u < resample.units.size(); ++u) {
      copies[static_cast<std::size_t>(resample.units[u])] = resample.copies[u];
    }
    EXPECT_EQ(copies[0], copies[2]);
    EXPECT_EQ(copies[0], copies[5]);
    EXPECT_EQ(copies[1], copies[4]);
    EXPECT_EQ(copies[0] + copies[1] + copies[3], 3);
  }
}

TEST(UnitResamples, DrawAsManyUnitsAsThereAre) {
  Resample resample;
  unit_resamples(40, 1)(5, resample);
  EXPECT_EQ(std::accumulate(resample.copies.begin(), resample.copies.end(), 0), 40);
  EXPECT_TRUE(std::is_sorted(resample.units.begin(), resample.units.end()));
}

}  // namespace
}  // namespace vallis::study
