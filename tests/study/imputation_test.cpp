#include "study/imputation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>

namespace vallis::study {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

TEST(Impute, ByTheMiddleOfAnIndicator) {
  const IndicatorColumns columns = {{1, 2, 9, kNone}};
  EXPECT_EQ(impute(columns, Imputation::Mean, {}).value().columns[0][3], 4);
  EXPECT_EQ(impute(columns, Imputation::Median, {}).value().columns[0][3], 2);
}

TEST(Impute, MarksWhatItFilledAndCountsWhatItCouldNot) {
  const auto result = impute({{1, kNone}, {kNone, kNone}}, Imputation::Mean, {}).value();
  EXPECT_EQ(result.filled, 1U);
  EXPECT_EQ(result.left, 2U);
  EXPECT_THAT(result.imputed[0], testing::ElementsAre(0, 1));
  EXPECT_TRUE(std::isnan(result.columns[1][0]));
  EXPECT_EQ(impute({{1, kNone}}, Imputation::None, {}).value().left, 1U);
}

TEST(Impute, ByTheGroupDoesNotBorrowFromOtherGroups) {
  ImputeOptions options;
  options.groups = {7, 7, 7, 2};
  const auto result = impute({{1, 3, kNone, kNone}}, Imputation::GroupMean, options).value();
  EXPECT_EQ(result.columns[0][2], 2);
  EXPECT_TRUE(std::isnan(result.columns[0][3]));
  options.groups = {7};
  EXPECT_FALSE(impute({{1, 3, kNone, kNone}}, Imputation::GroupMedian, options));
}

TEST(Impute, ByNeighboursTakesThoseThatAreAlike) {
  ImputeOptions options;
  options.neighbours = 2;
  // Unit 4 is like units 0 and 1 in the second indicator.
  const IndicatorColumns columns = {{10, 20, 90, 91, kNone}, {1, 2, 50, 60, 1.5}};
  EXPECT_EQ(impute(columns, Imputation::NearestMean, options).value().columns[0][4], 15);
}

TEST(Impute, ByNeighboursLeavesAUnitThatSharesNothing) {
  const auto result = impute({{1, kNone}, {kNone, 2}}, Imputation::NearestMean, {}).value();
  EXPECT_EQ(result.left, 2U);
  EXPECT_EQ(result.filled, 0U);
}

TEST(Impute, FromConstantNeighboursWorks) {
  EXPECT_EQ(impute({{5, 5, 5}, {3, kNone, 3}}, Imputation::NearestMean, {}).value().columns[1][1], 3);
}

TEST(Impute, ByHotDeckDrawsKnownValuesAndRepeatsItself) {
  const IndicatorColumns columns = {{10, 20, 30, kNone}, {1, 2, 3, 2}};
  std::set<double> drawn;
  for (std::uint64_t stream = 0; stream < 50; ++stream) {
    ImputeOptions options;
    options.stream = stream;
    const double value = impute(columns, Imputation::HotDeck, options).value().columns[0][3];
    EXPECT_EQ(value, impute(columns, Imputation::HotDeck, options).value().columns[0][3]);
    drawn.insert(value);
  }
  EXPECT_EQ(drawn, (std::set<double>{10, 20, 30}));
}

TEST(Impute, NeedsANeighbour) {
  ImputeOptions options;
  options.neighbours = 0;
  EXPECT_FALSE(impute({{1, kNone}}, Imputation::NearestMean, options));
}

}  // namespace
}  // namespace vallis::study
