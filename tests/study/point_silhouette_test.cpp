#include "study/point_silhouette.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <limits>

#include "study/hierarchy_cases.hpp"
#include "study/random.hpp"
#include "study/reference_table.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

/// Every group from 1 to k occurs; beyond that by chance.
Partition random_partition(std::size_t n, int k) {
  std::vector<int> labels;
  Random random(4);
  for (std::size_t i = 0; i < n; ++i) {
    labels.push_back(i < static_cast<std::size_t>(k) ? static_cast<int>(i) : static_cast<int>(random.below(k)));
  }
  return make_partition(labels);
}

void expect_as_from_the_matrix(std::span<const double> points, std::size_t columns, const Partition& partition) {
  Workers workers(2);
  const auto distances = plain_distance(points, partition.group.size(), columns, {}, workers);
  const auto expected = silhouette(*distances, partition, workers);
  const auto result = point_silhouette(points, columns, partition, workers);
  ASSERT_TRUE(expected && result);
  for (std::size_t i = 0; i < partition.group.size(); ++i) EXPECT_NEAR(result->width[i], expected->width[i], 1e-9);
  for (std::size_t g = 0; g < expected->group_mean.size(); ++g) {
    EXPECT_NEAR(result->group_mean[g], expected->group_mean[g], 1e-9);
  }
  EXPECT_NEAR(result->mean, expected->mean, 1e-9);
  EXPECT_EQ(result->neighbour, expected->neighbour);
}

TEST(PointSilhouette, OfTwoTightPairs) {
  // By hand: mean of 1 − 1/10.5 and 1 − 1/9.5.
  Workers workers;
  const auto result = point_silhouette(std::array{0.0, 1.0, 10.0, 11.0}, 1, Partition{{1, 1, 2, 2}, 2}, workers);
  ASSERT_TRUE(result);
  EXPECT_NEAR(result->mean, 0.8997494, 1e-7);
  EXPECT_EQ(result->neighbour, (std::vector{2, 2, 1, 1}));
}

TEST(PointSilhouette, IsThatOfTheMatrixForFewAndManyGroups) {
  for (const std::size_t columns : {1, 3, 15}) {
    for (const auto& [n, k] :
         {std::pair{2, 2}, {9, 8}, {70, 3}, {257, 2}, {800, 7}, {1100, 64}, {333, 65}, {300, 299}}) {
      SCOPED_TRACE(n);
      const auto size = static_cast<std::size_t>(n);
      expect_as_from_the_matrix(test::uniform(size * columns, 3), columns, random_partition(size, k));
    }
  }
}

TEST(PointSilhouette, OfReferencePointsIsThatOfTheMatrix) {
  const test::ReferenceTable ruspini("validity-ruspini");
  expect_as_from_the_matrix(ruspini.points(), 2, ruspini.partition());
  const test::ReferenceTable with_one_alone("validity-singleton-cluster");
  expect_as_from_the_matrix(with_one_alone.points(), 2, with_one_alone.partition());
}

TEST(PointSilhouette, IsZeroWhereAllUnitsAreEqual) {
  Workers workers;
  const auto result = point_silhouette(std::array{7.0, 7.0, 7.0, 7.0}, 1, Partition{{1, 1, 2, 2}, 2}, workers);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->width, std::vector<double>(4, 0.0));
}

TEST(PointSilhouette, HasEqualBytesForAnyNumberOfWorkersAndEveryInstructionSet) {
  const auto points = test::uniform(1500 * 5, 6);
  for (const int k : {3, 70}) {
    const Partition partition = random_partition(1500, k);
    Workers one(1);
    Workers three(3);
    const auto expected = point_silhouette(points, 5, partition, one, detail::InstructionSet::Baseline);
    ASSERT_TRUE(expected);
    for (int set = 0; set <= static_cast<int>(detail::widest_instruction_set()); ++set) {
      const auto result = point_silhouette(points, 5, partition, three, static_cast<detail::InstructionSet>(set));
      ASSERT_TRUE(result);
      EXPECT_EQ(result->width, expected->width);
      EXPECT_EQ(result->neighbour, expected->neighbour);
      EXPECT_EQ(result->group_mean, expected->group_mean);
      EXPECT_EQ(result->mean, expected->mean);
    }
  }
}

TEST(PointSilhouette, NamesTheValueThatIsNotFinite) {
  Workers workers;
  const std::array points{0.0, 1.0, 2.0, std::numeric_limits<double>::quiet_NaN(), 4.0, 5.0};
  const auto result = point_silhouette(points, 2, Partition{{1, 1, 2}, 2}, workers);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().message, "Column 2 of point 2 is not a finite number. Fill it in, or leave it out.");
}

TEST(PointSilhouette, RefusesWhatItCannotJudge) {
  Workers workers;
  const std::array points{0.0, 1.0, 2.0};
  EXPECT_FALSE(point_silhouette(points, 1, Partition{{1, 1, 1}, 1}, workers));
  EXPECT_FALSE(point_silhouette(points, 2, Partition{{1, 1, 2}, 2}, workers));
  EXPECT_FALSE(point_silhouette(points, 0, Partition{{1, 1, 2}, 2}, workers));
  EXPECT_FALSE(point_silhouette(std::array{-1e200, -1.1e200, 1e200}, 1, Partition{{1, 1, 2}, 2}, workers));
}

}  // namespace
}  // namespace vallis::study
