#include "study/aggregate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

namespace vallis::study {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

TEST(Aggregate, LeavesMissingValuesOutAndSpreadsTheirWeight) {
  const IndicatorColumns columns = {{1, kNone, kNone}, {4, 4, kNone}};
  const std::array weights{1.0, 3.0};
  const auto arithmetic = aggregate(columns, weights, Mean::Arithmetic).value();
  EXPECT_DOUBLE_EQ(arithmetic[0], 3.25);
  EXPECT_DOUBLE_EQ(arithmetic[1], 4);
  EXPECT_TRUE(std::isnan(arithmetic[2]));
  EXPECT_NEAR(aggregate(columns, weights, Mean::Geometric).value()[0], std::pow(64.0, 0.25), 1e-12);
  EXPECT_NEAR(aggregate(columns, weights, Mean::Harmonic).value()[0], 4 / 1.75, 1e-12);
  EXPECT_NEAR(aggregate(columns, weights, Mean::Generalised, 2).value()[0], 3.5, 1e-12);
}

TEST(Aggregate, NamesTheValueThatAMeanDoesNotTake) {
  const IndicatorColumns columns = {{1, 2}, {3, 0}};
  const std::array weights{1.0, 1.0};
  const auto refused = aggregate(columns, weights, Mean::Geometric);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message,
            "Unit 2 has the value 0 in indicator 2, and the geometric mean needs values above 0; shift the "
            "normalisation or take the arithmetic mean.");
  EXPECT_TRUE(aggregate(columns, std::array{1.0, 0.0}, Mean::Geometric));
  EXPECT_TRUE(aggregate(columns, weights, Mean::Generalised, 2));
  EXPECT_FALSE(aggregate(columns, weights, Mean::Generalised, -2));
  EXPECT_FALSE(aggregate(columns, weights, Mean::Generalised, 0));
}

TEST(Aggregate, RefusesWeightsThatAreNone) {
  const IndicatorColumns columns = {{1, 2}, {3, 4}};
  EXPECT_FALSE(aggregate(columns, std::array{1.0}, Mean::Arithmetic));
  EXPECT_FALSE(aggregate(columns, std::array{1.0, -1.0}, Mean::Arithmetic));
  EXPECT_FALSE(aggregate(columns, std::array{0.0, 0.0}, Mean::Arithmetic));
  EXPECT_FALSE(aggregate(columns, std::array{kNone, 1.0}, Mean::Arithmetic));
}

RC_GTEST_PROP(Aggregate, OrdersTheMeans, ()) {
  const auto whole = *rc::gen::container<std::vector<int>>(12, rc::gen::inRange(1, 100));
  IndicatorColumns columns(3);
  for (std::size_t k = 0; k < whole.size(); ++k) columns[k % 3].push_back(whole[k]);
  const std::array weights{2.0, 1.0, 0.5};
  const auto arithmetic = aggregate(columns, weights, Mean::Arithmetic).value();
  const auto geometric = aggregate(columns, weights, Mean::Geometric).value();
  const auto harmonic = aggregate(columns, weights, Mean::Harmonic).value();
  const auto inverse = aggregate(columns, weights, Mean::Generalised, -1).value();
  for (std::size_t i = 0; i < arithmetic.size(); ++i) {
    RC_ASSERT(harmonic[i] <= geometric[i] * (1 + 1e-12));
    RC_ASSERT(geometric[i] <= arithmetic[i] * (1 + 1e-12));
    RC_ASSERT(std::abs(inverse[i] - harmonic[i]) < 1e-9);
  }
}

TEST(Outranking, OfUnitsWithNothingInCommonIsUndefinedWhicheverStandsFirst) {
  // COINr gives the unit that stands first −1 and the other +1.
  const IndicatorColumns columns = {{1, kNone}, {kNone, 1}};
  const auto matrix = outranking(columns, std::array{1.0, 1.0}).value();
  EXPECT_TRUE(std::isnan(matrix[1]));
  EXPECT_TRUE(std::isnan(matrix[2]));
  EXPECT_THAT(copeland(matrix, 2), testing::ElementsAre(0, 0));
}

TEST(Outranking, DividesByTheWeightThatWasCompared) {
  const IndicatorColumns columns = {{2, 1}, {kNone, 9}, {5, 5}};
  const auto matrix = outranking(columns, std::array{1.0, 5.0, 2.0}).value();
  EXPECT_DOUBLE_EQ(matrix[1], 2.0 / 3);
  EXPECT_DOUBLE_EQ(matrix[2], 1.0 / 3);
  EXPECT_THAT(copeland(matrix, 2), testing::ElementsAre(1, -1));
}

TEST(Copeland, TakesADrawOnPaperForADraw) {
  // 0.1 + 0.2 against 0.3: not equal in doubles.
  const IndicatorColumns columns = {{2, 1}, {2, 1}, {1, 2}};
  const auto matrix = outranking(columns, std::array{0.1, 0.2, 0.3}).value();
  EXPECT_THAT(copeland(matrix, 2), testing::ElementsAre(0, 0));
}

RC_GTEST_PROP(Copeland, FollowsTheUnitsWhenTheyAreReordered, ()) {
  const auto whole = *rc::gen::container<std::vector<int>>(18, rc::gen::inRange(0, 5));
  IndicatorColumns columns(3);
  IndicatorColumns turned(3);
  for (std::size_t j = 0; j < 3; ++j) {
    for (std::size_t i = 0; i < 6; ++i) {
      const int value = whole[j * 6 + i];
      columns[j].push_back(value == 0 ? kNone : value);  // missing values are where COINr goes wrong
    }
    turned[j].assign(columns[j].rbegin(), columns[j].rend());
  }
  const std::array weights{1.0, 2.0, 0.5};
  auto scores = copeland(outranking(columns, weights).value(), 6);
  std::reverse(scores.begin(), scores.end());
  RC_ASSERT(scores == copeland(outranking(turned, weights).value(), 6));
  RC_ASSERT(std::accumulate(scores.begin(), scores.end(), 0) == 0);
}

TEST(RanksFromHighest, ShareTheBetterRankAndSkipWhatHasNoScore) {
  const std::vector<double> scores = {0.3, 0.1 + 0.2, kNone, 0.9, 0.2};
  const auto ranks = ranks_from_highest(scores);
  EXPECT_EQ(ranks[0], 2);
  EXPECT_EQ(ranks[1], 2);
  EXPECT_EQ(ranks[2], std::nullopt);
  EXPECT_EQ(ranks[3], 1);
  EXPECT_EQ(ranks[4], 4);
}

}  // namespace
}  // namespace vallis::study
