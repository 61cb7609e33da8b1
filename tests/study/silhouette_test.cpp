#include "study/silhouette.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <limits>

#include "study/group_sums.hpp"
#include "study/random.hpp"
#include "study/reference_table.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

Dissimilarity random_dissimilarity(std::size_t n, std::uint64_t seed) {
  Dissimilarity dissimilarity(n);
  Random random(seed);
  for (double& d : dissimilarity.values()) d = random.uniform();
  return dissimilarity;
}

/// Every group from 1 to k occurs once n ≥ k; beyond that by chance.
Partition random_partition(std::size_t n, int k, std::uint64_t seed) {
  std::vector<int> labels;
  Random random(seed);
  for (std::size_t i = 0; i < n; ++i) {
    labels.push_back(i < static_cast<std::size_t>(k) ? static_cast<int>(i) : static_cast<int>(random.below(k)));
  }
  return make_partition(labels);
}

/// The definition, unit by unit in long double.
double width_by_definition(const Dissimilarity& d, const Partition& partition, std::size_t i) {
  std::vector<long double> sums(static_cast<std::size_t>(partition.count), 0);
  const std::vector<int> sizes = partition.sizes();
  for (std::size_t j = 0; j < d.size(); ++j) sums[static_cast<std::size_t>(partition.group[j] - 1)] += d(i, j);
  const auto own = static_cast<std::size_t>(partition.group[i] - 1);
  if (sizes[own] == 1) return 0;
  long double b = std::numeric_limits<long double>::infinity();
  for (std::size_t g = 0; g < sums.size(); ++g) {
    if (g != own) b = std::min(b, sums[g] / sizes[g]);
  }
  const long double a = sums[own] / (sizes[own] - 1);
  return static_cast<double>((b - a) / std::max(a, b));
}

void expect_as_in(const test::ReferenceTable& table, const Dissimilarity& dissimilarity) {
  Workers workers(2);
  const Partition partition = table.partition();
  const auto result = silhouette(dissimilarity, partition, workers);
  ASSERT_TRUE(result);
  EXPECT_NEAR(result->mean, table.expected("avg").to_number<double>(), 1e-9);
  const auto& widths = table.expected("silhouette_width").as_array();
  const auto& neighbours = table.expected("neighbor").as_array();
  for (std::size_t i = 0; i < result->width.size(); ++i) {
    EXPECT_NEAR(result->width[i], widths[i].to_number<double>(), 1e-9);
    EXPECT_EQ(table.label(result->neighbour[i]), neighbours[i].to_number<int>());
  }
  for (int g = 1; g <= partition.count; ++g) {
    EXPECT_NEAR(result->group_mean[static_cast<std::size_t>(g - 1)],
                table.expected("by_cluster").at(static_cast<std::size_t>(table.label(g) - 1)).to_number<double>(),
                1e-9);
  }
}

TEST(Silhouette, OfTwoTightPairs) {
  // Points 0, 1, 10, 11 on a line; by hand: mean of 1 − 1/10.5 and 1 − 1/9.5.
  const Dissimilarity dissimilarity(4, std::array{1.0, 10.0, 11.0, 9.0, 10.0, 1.0});
  Workers workers;
  const auto result = silhouette(dissimilarity, Partition{{1, 1, 2, 2}, 2}, workers);
  ASSERT_TRUE(result);
  EXPECT_NEAR(result->mean, 0.8997494, 1e-7);
  EXPECT_NEAR(result->group_mean[1], 0.8997494, 1e-7);
  EXPECT_EQ(result->neighbour, (std::vector{2, 2, 1, 1}));
}

TEST(Silhouette, OfAUnitAloneIsZeroAndItsNeighbourTheNearestOtherGroup) {
  // Points 0, 1, 10 and 4 on a line; the last one is alone, 3.5 from {0, 1} on average and 6 from {10}.
  const Dissimilarity dissimilarity(4, std::array{1.0, 10.0, 4.0, 9.0, 3.0, 6.0});
  Workers workers;
  const auto result = silhouette(dissimilarity, Partition{{1, 1, 2, 3}, 3}, workers);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->width[3], 0);
  EXPECT_EQ(result->neighbour[3], 1);
}

TEST(Silhouette, TakesTheSmallerNumberOfEquallyNearGroups) {
  const Dissimilarity dissimilarity(3, std::array{1.0, 1.0, 1.0});
  Workers workers;
  const auto result = silhouette(dissimilarity, Partition{{1, 2, 3}, 3}, workers);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->neighbour, (std::vector{2, 1, 1}));
}

TEST(Silhouette, IsZeroWhereAllUnitsAreEqual) {
  const Dissimilarity dissimilarity(4, std::array{0.0, 0.0, 0.0, 0.0, 0.0, 0.0});
  Workers workers;
  const auto result = silhouette(dissimilarity, Partition{{1, 1, 2, 2}, 2}, workers);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->width, std::vector<double>(4, 0.0));
}

TEST(Silhouette, AgreesWithClusterOnRuspini) {
  const test::ReferenceTable table("validity-ruspini");
  Workers workers;
  expect_as_in(table, *plain_distance(table.points(), 75, 2, {}, workers));
}

TEST(Silhouette, AgreesWithClusterOnAGroupOfOne) {
  const test::ReferenceTable table("validity-singleton-cluster");
  Workers workers;
  expect_as_in(table, *plain_distance(table.points(), 12, 2, {}, workers));
}

TEST(Silhouette, AgreesWithClusterOnAMixedScorecard) {
  const test::ReferenceTable table("validity-scorecard40");
  Workers workers;
  expect_as_in(table, *gower(table.variables(), workers));
}

TEST(Silhouette, FollowsItsDefinitionForFewAndManyGroups) {
  for (const auto& [n, k] : {std::pair{2, 2}, {9, 8}, {70, 3}, {333, 7}, {333, 40}, {333, 65}, {700, 699}}) {
    const Dissimilarity dissimilarity = random_dissimilarity(n, 5);
    const Partition partition = random_partition(n, k, 6);
    Workers workers(2);
    const auto result = silhouette(dissimilarity, partition, workers);
    ASSERT_TRUE(result);
    for (std::size_t i = 0; i < dissimilarity.size(); ++i) {
      EXPECT_NEAR(result->width[i], width_by_definition(dissimilarity, partition, i), 1e-12) << n << ' ' << k;
    }
  }
}

TEST(Silhouette, HasEqualBytesForAnyNumberOfWorkers) {
  const Dissimilarity dissimilarity = random_dissimilarity(1500, 7);
  for (const int k : {2, 5, 30, 90}) {
    const Partition partition = random_partition(1500, k, 8);
    Workers one(1);
    Workers three(3);
    const auto a = silhouette(dissimilarity, partition, one);
    const auto b = silhouette(dissimilarity, partition, three);
    ASSERT_TRUE(a && b);
    EXPECT_EQ(a->width, b->width);
    EXPECT_EQ(a->neighbour, b->neighbour);
    EXPECT_EQ(a->group_mean, b->group_mean);
    EXPECT_EQ(a->mean, b->mean);
  }
}

TEST(GroupSums, HaveEqualBytesForEveryInstructionSet) {
  for (const std::size_t n : {17, 700}) {
    const Dissimilarity dissimilarity = random_dissimilarity(n, 9);
    for (const int k : {2, 9, 11}) {
      const Partition partition = random_partition(n, k, 10);
      Workers workers(2);
      const auto plain = group_sums(dissimilarity, partition, workers, detail::InstructionSet::Baseline);
      for (int set = 0; set <= static_cast<int>(detail::widest_instruction_set()); ++set) {
        EXPECT_EQ(plain, group_sums(dissimilarity, partition, workers, static_cast<detail::InstructionSet>(set)));
      }
    }
  }
}

TEST(Silhouette, NamesThePairWithoutAValue) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  const Dissimilarity dissimilarity(3, std::array{1.0, 2.0, kNone});
  Workers workers;
  const auto result = silhouette(dissimilarity, Partition{{1, 1, 2}, 2}, workers);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, "Units 2 and 3 have no dissimilarity.");
}

TEST(Silhouette, RefusesOneGroupAndAPartitionOfOtherSize) {
  const Dissimilarity dissimilarity(3, std::array{1.0, 2.0, 3.0});
  Workers workers;
  EXPECT_FALSE(silhouette(dissimilarity, Partition{{1, 1, 1}, 1}, workers));
  EXPECT_FALSE(silhouette(dissimilarity, Partition{{1, 2}, 2}, workers));
  EXPECT_FALSE(silhouette(Dissimilarity(1), Partition{{1}, 1}, workers));
}

}  // namespace
}  // namespace vallis::study
