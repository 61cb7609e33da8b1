#include "study/hdbscan.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "study/linkage.hpp"
#include "study/partition.hpp"
#include "study/random.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using testing::Each;
using testing::ElementsAre;

Dissimilarity line(const std::vector<double>& places) {
  Workers workers(1);
  return plain_distance(places, places.size(), 1, {}, workers).value();
}

Hdbscan of(const Dissimilarity& d, int min_points, int threads = 1) {
  Workers workers(threads);
  return hdbscan(d, min_points, workers).value();
}

Dissimilarity random_dissimilarity(std::size_t n, std::uint64_t seed) {
  Dissimilarity d(n);
  Random random(seed);
  for (double& value : d.values()) value = random.uniform();
  return d;
}

TEST(Hdbscan, OfTwoPairsAndAFarUnit) {
  // Core distances with min_points 2: 1, 1, 2, 2, 90. The pairs join at 1 and 2 and each other at 8 (from 1 to 9), the
  // far unit at 89. By hand: the second pair, met first by the walk's last edge, lives from 8 to 2, the first to 1.
  const Hdbscan found = of(line({0, 1, 9, 11, 100}), 2);
  EXPECT_THAT(found.core_distance, ElementsAre(1, 1, 2, 2, 89));
  EXPECT_THAT(found.tree_lengths, ElementsAre(1, 2, 8, 89));
  EXPECT_THAT(found.group, ElementsAre(2, 2, 1, 1, 0));
  EXPECT_NEAR(found.stability[0], 2 * (1.0 / 2 - 1.0 / 8), 1e-15);
  EXPECT_NEAR(found.stability[1], 2 * (1.0 - 1.0 / 8), 1e-15);
  EXPECT_THAT(found.outlier_score, ElementsAre(0, 0, 0, 0, 1 - 1.0 / 89));
  EXPECT_THAT(found.membership, Each(0));
}

TEST(Hdbscan, CallsAllNoiseWhereNothingSplits) {
  const Hdbscan found = of(line({0, 1, 3, 6}), 3);
  EXPECT_THAT(found.group, Each(0));
  EXPECT_TRUE(found.stability.empty());
  EXPECT_THAT(found.outlier_score, Each(1));
}

TEST(Hdbscan, LeavesAGroupOfIdenticalUnitsWithoutStability) {
  const Hdbscan found = of(line({0, 0, 5, 6}), 2);
  EXPECT_THAT(found.group, ElementsAre(2, 2, 1, 1));
  EXPECT_TRUE(std::isnan(found.stability[1]));
  EXPECT_THAT(found.outlier_score, Each(0));
}

RC_GTEST_PROP(Hdbscan, GrowsTheTreeOfSingleLinkage, ()) {
  // With two points a neighbourhood is the nearest unit, so no pair is nearer than mutual reachability says.
  const auto n = *rc::gen::inRange<std::size_t>(2, 40);
  const Dissimilarity d = random_dissimilarity(n, *rc::gen::arbitrary<std::uint64_t>());
  Workers workers(1);
  std::vector<double> heights;
  const auto linkage = link(d, LinkageMethod::Single, {}, workers);
  for (const Merge& merge : linkage->merges) heights.push_back(merge.height);
  RC_ASSERT(of(d, 2).tree_lengths == heights);
}

RC_GTEST_PROP(Hdbscan, FindsTheSameGroupsInAnyOrderOfUntiedUnits, ()) {
  const auto n = *rc::gen::inRange<std::size_t>(5, 60);
  const std::uint64_t seed = *rc::gen::arbitrary<std::uint64_t>();
  Random random(seed);
  std::vector<double> places(n);
  for (double& place : places) place = random.uniform() + std::floor(3 * random.uniform()) * 2;
  std::vector<double> turned(places.rbegin(), places.rend());
  // Core distances tie mutual reachabilities; with two points only equal ones do, and they join the same units.
  const Hdbscan forth = of(line(places), 2);
  const Hdbscan back = of(line(turned), 2);
  std::vector<double> a = forth.stability;
  std::vector<double> b = back.stability;
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  RC_ASSERT(a.size() == b.size());
  for (std::size_t g = 0; g < a.size(); ++g) RC_ASSERT(std::abs(a[g] - b[g]) <= 1e-9 * std::abs(a[g]));
}

TEST(Hdbscan, GivesTheSameBytesForAnyNumberOfWorkers) {
  const Dissimilarity d = random_dissimilarity(300, 2);
  EXPECT_EQ(of(d, 5).group, of(d, 5, 3).group);
  EXPECT_EQ(of(d, 5).outlier_score, of(d, 5, 3).outlier_score);
}

TEST(Hdbscan, RefusesWhatItCannotUse) {
  Workers workers(1);
  EXPECT_FALSE(hdbscan(line({0, 1, 2}), 1, workers));
  EXPECT_FALSE(hdbscan(line({0, 1, 2}), 4, workers));
  EXPECT_FALSE(hdbscan(Dissimilarity(), 2, workers));
  Dissimilarity gap = line({0, 1, 2});
  gap.values()[1] = std::numeric_limits<double>::quiet_NaN();
  const auto refused = hdbscan(gap, 2, workers);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message, testing::HasSubstr("Units 1 and 3"));
}

}  // namespace
}  // namespace vallis::study
