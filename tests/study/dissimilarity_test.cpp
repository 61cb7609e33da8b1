#include "study/dissimilarity.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>
#include <vector>

#include "study/detail/plain_row.hpp"
#include "study/plain_points.hpp"
#include "study/random.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

TEST(Dissimilarity, StandsInTheOrderOfRsDist) {
  const Dissimilarity d(4, std::array{1.0, 2.0, 3.0, 4.0, 5.0, 6.0});
  EXPECT_EQ(d(0, 1), 1);
  EXPECT_EQ(d(3, 0), 3);
  EXPECT_EQ(d(1, 2), 4);
  EXPECT_EQ(d(2, 3), 6);
  EXPECT_EQ(d(2, 2), 0);
  EXPECT_EQ(d.row(1).size(), 2U);
  EXPECT_EQ(d.row(1)[1], 5);
}

TEST(Dissimilarity, OfNoneAndOfOneHasNoPairs) {
  EXPECT_TRUE(Dissimilarity().values().empty());
  EXPECT_TRUE(Dissimilarity(1).values().empty());
}

TEST(Dissimilarity, IsCopiedWhetherSmallOrOnLargePages) {
  for (const std::size_t n : {3, 3000}) {  // 3,000 units need 36 MB
    Dissimilarity d(n);
    std::iota(d.values().begin(), d.values().end(), 0.0);
    Dissimilarity copy(2);
    copy = d;
    d.values()[1] = -1;
    EXPECT_EQ(copy.size(), n);
    EXPECT_EQ(copy.values()[1], 1);
    EXPECT_EQ(copy.values().back(), static_cast<double>(d.pair_count() - 1));
  }
}

TEST(Dissimilarity, IsEmptyOnceMovedFrom) {
  Dissimilarity d(3, std::array{1.0, 2.0, 3.0});
  const Dissimilarity taken = std::move(d);
  EXPECT_EQ(taken(1, 2), 3);
  EXPECT_EQ(d.size(), 0U);  // NOLINT(bugprone-use-after-move): that state is what is tested
  d = Dissimilarity(2, std::array{7.0});
  EXPECT_EQ(d(0, 1), 7);
}

TEST(Dissimilarity, NamesTheFirstPairWithoutAValue) {
  Dissimilarity d(4, std::array{1.0, 2.0, 3.0, 4.0, kMissing, kMissing});
  EXPECT_EQ(d.first_undefined(), (std::pair<std::size_t, std::size_t>{1, 3}));
  std::fill(d.values().begin(), d.values().end(), 0.0);
  EXPECT_FALSE(d.first_undefined());
}

TEST(PlainDistance, OfThePythagoreanTriangle) {
  Workers workers;
  const std::array points{0.0, 0.0, 3.0, 4.0};
  EXPECT_EQ(plain_distance(points, 2, 2, {}, workers)->values()[0], 5);
  EXPECT_EQ(plain_distance(points, 2, 2, {.metric = PlainMetric::SquaredEuclidean}, workers)->values()[0], 25);
  EXPECT_EQ(plain_distance(points, 2, 2, {.metric = PlainMetric::Manhattan}, workers)->values()[0], 7);
}

TEST(PlainDistance, ScalesUpForMissingCoordinatesWhenAskedTo) {
  Workers workers;
  const std::array points{0.0, 0.0, 3.0, kMissing};
  EXPECT_TRUE(std::isnan(plain_distance(points, 2, 2, {}, workers)->values()[0]));
  EXPECT_NEAR(plain_distance(points, 2, 2, {.scale_missing = true}, workers)->values()[0], std::sqrt(18), 1e-15);
  const std::array nothing_shared{0.0, kMissing, kMissing, 1.0};
  EXPECT_TRUE(std::isnan(plain_distance(nothing_shared, 2, 2, {.scale_missing = true}, workers)->values()[0]));
}

TEST(PlainDistance, StandardisesByTheSampleDeviation) {
  // 0, 2, 4 have mean 2 and sample standard deviation 2.
  Workers workers;
  const std::array points{0.0, 2.0, 4.0};
  const auto d = plain_distance(points, 3, 1, {.standardise = true}, workers);
  EXPECT_EQ((*d)(0, 1), 1);
  EXPECT_EQ((*d)(0, 2), 2);
}

TEST(PlainDistance, RefusesAConstantColumnAndAWrongShape) {
  Workers workers;
  const std::array points{1.0, 1.0};
  EXPECT_FALSE(plain_distance(points, 2, 1, {.standardise = true}, workers));
  EXPECT_FALSE(plain_distance(points, 3, 1, {}, workers));
}

TEST(PlainDistance, OfCompletePointsHasTheBitsOfEachPairAlone) {
  using detail::InstructionSet;
  constexpr std::size_t kRows = 21;
  Random random(4);
  for (const std::size_t columns : {1, 3, 15}) {
    std::vector<double> values(kRows * columns);
    for (double& value : values) value = random.uniform() - 0.5;
    for (const auto metric : {PlainMetric::Euclidean, PlainMetric::SquaredEuclidean, PlainMetric::Manhattan}) {
      const auto pairs = PlainPoints::from(values, kRows, columns, {.metric = metric});
      ASSERT_TRUE(pairs);
      const detail::PointColumns points(values, columns);
      for (const auto set : {InstructionSet::Baseline, InstructionSet::Avx2, InstructionSet::Avx512}) {
        if (set > detail::widest_instruction_set()) continue;
        for (std::size_t i = 0; i + 1 < kRows; ++i) {
          std::vector<double> found(kRows - i, -1.0);  // one more than there are
          points.row(i, metric, found.data(), set);
          for (std::size_t j = i + 1; j < kRows; ++j) EXPECT_EQ(found[j - i - 1], (*pairs)(i, j));
          EXPECT_EQ(found.back(), -1);
        }
      }
    }
  }
}

}  // namespace
}  // namespace vallis::study
