#include "study/k_density.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "study/random.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

struct Sites {
  std::vector<Place> places;
  std::vector<char> member;
};

/// `others` sites strewn over a square of ten degrees, and `members` in a square of `side` degrees in its middle.
Sites strewn(std::size_t members, std::size_t others, double side) {
  Random random(3);
  Sites sites;
  for (std::size_t i = 0; i < members + others; ++i) {
    const double width = i < members ? side : 10;
    const double longitude = 10 + (random.uniform() - 0.5) * width;
    sites.places.push_back({longitude, 50 + (random.uniform() - 0.5) * width});
    sites.member.push_back(i < members ? 1 : 0);
  }
  return sites;
}

/// The density at d from every pair's own distance.
double by_definition(const Sites& sites, double d, double h) {
  double sum = 0;
  int pairs = 0;
  for (std::size_t i = 0; i < sites.places.size(); ++i) {
    for (std::size_t j = i + 1; j < sites.places.size(); ++j) {
      if (sites.member[i] == 0 || sites.member[j] == 0) continue;
      const double away = kEarthRadiusKm * angle(sites.places[i], sites.places[j]);
      for (const double centre : {away, -away}) sum += std::exp(-0.5 * (d - centre) * (d - centre) / h / h);
      ++pairs;
    }
  }
  return sum / (pairs * h * std::sqrt(2 * std::numbers::pi));
}

TEST(KDensity, IsTheSumOverPairs) {
  Workers workers(2);
  const Sites sites = strewn(40, 10, 3);
  const auto found = k_density(sites.places, sites.member, {.max_km = 300, .bins = 1 << 16, .simulations = 0}, workers);
  ASSERT_EQ(found->distance_km.size(), 101U);
  EXPECT_EQ(found->distance_km[50], 150);
  const double peak = *std::max_element(found->density.begin(), found->density.end());
  for (std::size_t step = 0; step <= 100; ++step) {
    EXPECT_NEAR(found->density[step], by_definition(sites, found->distance_km[step], found->bandwidth_km), 1e-4 * peak);
  }
  EXPECT_TRUE(found->global_high.empty());
}

TEST(KDensity, TakesSilvermansBandwidth) {
  Workers alone;
  const Sites sites = strewn(40, 10, 3);
  std::vector<double> away;
  for (std::size_t i = 0; i < 40; ++i) {
    for (std::size_t j = 0; j < i; ++j) away.push_back(kEarthRadiusKm * angle(sites.places[i], sites.places[j]));
  }
  const double mean = std::accumulate(away.begin(), away.end(), 0.0) / 780;
  double squares = 0;
  for (const double d : away) squares += (d - mean) * (d - mean);
  std::sort(away.begin(), away.end());
  const double spread = std::min(std::sqrt(squares / 779), (away[584] - away[195]) / 1.34);
  const auto found = k_density(sites.places, sites.member, {.simulations = 0}, alone);
  EXPECT_NEAR(found->bandwidth_km, 0.9 * spread * std::pow(780, -0.2), 0.02 * found->bandwidth_km);
  EXPECT_NEAR(found->median_km, away[390], 2);
}

TEST(KDensity, IntegratesToOne) {
  Workers alone;
  const Sites sites = strewn(30, 30, 10);
  const auto found = k_density(sites.places, sites.member, {.max_km = 4000, .steps = 4000, .simulations = 0}, alone);
  const double sum = std::accumulate(found->density.begin() + 1, found->density.end(), found->density[0] / 2);
  EXPECT_NEAR(sum, 1, 1e-6);
}

TEST(KDensity, FindsAHeapLocalised) {
  Workers workers(2);
  const Sites sites = strewn(30, 150, 1);
  const auto found = k_density(sites.places, sites.member, {.steps = 40, .bins = 512, .simulations = 200}, workers);
  EXPECT_TRUE(found->localised);
  EXPECT_FALSE(found->dispersed);
  EXPECT_GT(found->localisation[2], 0);
  EXPECT_EQ(std::count_if(found->dispersion.begin(), found->dispersion.end(), [](double v) { return v > 0; }), 0);
  for (std::size_t d = 0; d < found->density.size(); ++d) {
    EXPECT_LE(found->global_low[d], found->local_low[d]);
    EXPECT_LE(found->local_low[d], found->local_high[d]);
    EXPECT_LE(found->local_high[d], found->global_high[d]);
  }
}

TEST(KDensity, FindsWhatKeepsApartDispersed) {
  Workers alone;
  // Members on a wide lattice, all others in heaps about them.
  Sites sites;
  for (int i = 0; i < 5; ++i) {
    for (int j = 0; j < 5; ++j) {
      for (int k = 0; k < 8; ++k) {
        sites.places.push_back({i * 2.0 + k * 0.01, j * 2.0});
        sites.member.push_back(k == 0 ? 1 : 0);
      }
    }
  }
  const auto found =
      k_density(sites.places, sites.member, {.max_km = 150, .steps = 30, .bins = 1024, .simulations = 200}, alone);
  EXPECT_FALSE(found->localised);
  EXPECT_TRUE(found->dispersed);
}

TEST(KDensity, CallsFewRandomIndustriesLocalised) {
  Workers alone;
  Random random(17);
  const Sites sites = strewn(0, 60, 1);
  int localised = 0;
  for (int trial = 0; trial < 200; ++trial) {
    std::vector<char> member(60, 0);
    while (std::count(member.begin(), member.end(), 1) < 15) member[random.below(60)] = 1;
    const auto found =
        k_density(sites.places, member, {.steps = 20, .bins = 64, .simulations = 99, .seed = random.next()}, alone);
    localised += found->localised ? 1 : 0;
  }
  // 5 % are expected; 21 or more of 200 have a chance below 0.1 %.
  EXPECT_LE(localised, 20);
  EXPECT_GE(localised, 1);
}

TEST(KDensity, GivesTheSameBytesForAnyNumberOfThreads) {
  const Sites sites = strewn(100, 100, 4);
  Workers one(1);
  Workers three(3);
  const KDensityOptions options{.steps = 10, .bins = 256, .simulations = 20};
  const auto a = k_density(sites.places, sites.member, options, one).value();
  const auto b = k_density(sites.places, sites.member, options, three).value();
  EXPECT_EQ(a.density, b.density);
  EXPECT_EQ(a.global_high, b.global_high);
  EXPECT_EQ(a.local_low, b.local_low);
}

TEST(KDensity, OfTwoMembersIsABumpAtTheirDistance) {
  Workers alone;
  const std::vector<Place> places = {{0, 0}, {0, 1}, {0, 3}};
  const auto found =
      k_density(places, std::vector<char>{1, 1, 0}, {.max_km = 222.39, .steps = 2000, .simulations = 0}, alone);
  const auto peak = std::max_element(found->density.begin(), found->density.end()) - found->density.begin();
  EXPECT_NEAR(found->distance_km[static_cast<std::size_t>(peak)], 111.195, 0.5);
}

TEST(KDensity, RefusesWhatHasNoDistances) {
  Workers alone;
  const std::vector<Place> places = {{1, 2}, {1, 2}, {3, 4}};
  EXPECT_FALSE(k_density(places, std::vector<char>{1, 0, 0}, {}, alone));
  EXPECT_FALSE(k_density(places, std::vector<char>{1, 1}, {}, alone));
  EXPECT_FALSE(k_density(std::vector<Place>(3, places[0]), std::vector<char>{1, 1, 1}, {}, alone));
  EXPECT_FALSE(k_density(places, std::vector<char>{1, 1, 1}, {.significance = 0.6}, alone));
  EXPECT_FALSE(k_density(places, std::vector<char>{1, 1, 1}, {.bins = 2}, alone));
  EXPECT_EQ(k_density(std::vector<Place>{{1, 2}, {3, 100}}, std::vector<char>{1, 1}, {}, alone).error().message,
            "Site 2: The latitude 100 is not in -90 to 90; write degrees, north positive.");
}

}  // namespace
}  // namespace vallis::study
