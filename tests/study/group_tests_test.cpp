#include "study/group_tests.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "study/random.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

TEST(KruskalWallis, OfThreeLowAndThreeHighValuesWithOneTie) {
  // Ranks 1, 2.5, 2.5 | 4, 5, 6: H = (12/42·(12 + 75) − 21) / (1 − 6/210) = 27/7 / (204/210) = 135/34.
  const std::array values{1.0, 2.0, 2.0, 4.0, 7.0, 8.0};
  const std::array groups{1, 1, 1, 2, 2, 2};
  const auto test = kruskal_wallis(values, groups);
  ASSERT_TRUE(test);
  EXPECT_NEAR(test->h, 135.0 / 34, 1e-12);
  EXPECT_EQ(test->df, 1);
  EXPECT_NEAR(test->epsilon_squared, 135.0 / 34 / 5, 1e-12);
  EXPECT_NEAR(test->eta_squared, (135.0 / 34 - 1) / 4, 1e-12);
}

TEST(KruskalWallis, LeavesOutUnitsWithoutAValueOrAGroup) {
  const std::array values{1.0, kNone, 2.0, 2.0, 4.0, 9.0, 7.0, 8.0};
  const std::array groups{1, 2, 1, 1, 2, 0, 2, 2};
  const auto test = kruskal_wallis(values, groups);
  ASSERT_TRUE(test);
  EXPECT_EQ(test->units, 6);
  EXPECT_NEAR(test->h, 135.0 / 34, 1e-12);
}

TEST(KruskalWallis, DoesNotExistForEqualValuesOneGroupOrNoUnit) {
  const std::array equal{3.0, 3.0, 3.0};
  const std::array missing{kNone, kNone, kNone};
  const std::array rising{1.0, 2.0, 3.0};
  const std::array two{1, 2, 2};
  const std::array one{5, 5, 5};
  EXPECT_TRUE(std::isnan(kruskal_wallis(equal, two)->p));
  EXPECT_TRUE(std::isnan(kruskal_wallis(missing, two)->p));
  EXPECT_TRUE(std::isnan(kruskal_wallis(rising, one)->p));
  EXPECT_FALSE(kruskal_wallis(rising, std::array{1, 2}));
}

TEST(ChiSquare, OfATwoByTwoTable) {
  // 20·(8·7 − 2·3)² / (10·10·11·9) = 50/9.9.
  const auto test = chi_square({{8, 2}, {3, 7}});
  ASSERT_TRUE(test);
  EXPECT_NEAR(test->statistic, 50 / 9.9, 1e-12);
  EXPECT_EQ(test->df, 1);
  EXPECT_NEAR(test->cramers_v, std::sqrt(50 / 9.9 / 20), 1e-12);
}

TEST(ChiSquare, PassesOverACategoryAndAGroupThatNobodyIsIn) {
  // R 4.2.2: x <- c("c", "a", "c", NA, "b", "c"); g <- c(1, 3, 1, 4, 1, 2); chisq.test(x, g, correct = FALSE)
  const auto test = chi_square({{0, 0, 1, 0}, {0, 0, 0, 0}, {1, 0, 0, 0}, {2, 1, 0, 0}});
  ASSERT_TRUE(test);
  EXPECT_NEAR(test->statistic, 5.555555555555556, 1e-14);
  EXPECT_EQ(test->df, 4);
  EXPECT_NEAR(test->p, 0.23488909075021713, 1e-14);
  EXPECT_NEAR(test->cramers_v, 0.7453559924999299, 1e-14);
}

TEST(ChiSquare, DoesNotExistWithOneFilledRowOrColumn) {
  EXPECT_TRUE(std::isnan(chi_square({{1, 0}, {2, 0}})->p));
  EXPECT_TRUE(std::isnan(chi_square({{1, 2}})->cramers_v));
  EXPECT_TRUE(std::isnan(chi_square({})->statistic));
  EXPECT_FALSE(chi_square({{1, 2}, {3}}));
  EXPECT_FALSE(chi_square({{1, -2}, {3, 4}}));
}

TEST(PermutationTest, ComesNearTheShareOfAllDealings) {
  // Of the 20 ways to choose 3 of 6 units, two set the three highest apart: p = 0.1.
  Workers workers(2);
  const std::array values{1.0, 2.0, 3.0, 4.0, 5.0, 6.0};
  const std::array groups{1, 1, 1, 2, 2, 2};
  const auto numbers = permutation_test(values, groups, PermutedScale::Numbers, 20'000, 1, workers);
  ASSERT_TRUE(numbers);
  EXPECT_NEAR(numbers->p, 0.1, 0.01);
  const std::array categories{0.0, 0.0, 0.0, 1.0, 1.0, 1.0};
  const auto shares = permutation_test(categories, groups, PermutedScale::Categories, 20'000, 1, workers);
  ASSERT_TRUE(shares);
  EXPECT_NEAR(shares->statistic, 6, 1e-12);
  EXPECT_NEAR(shares->p, 0.1, 0.01);
}

TEST(PermutationTest, GivesTheSameForAnyNumberOfWorkersAndAnotherForAnotherSeed) {
  Random random(3);
  std::vector<double> values;
  std::vector<int> groups;
  for (int i = 0; i < 50; ++i) {
    values.push_back(random.uniform());
    groups.push_back(1 + i % 3);
  }
  Workers one(1);
  Workers four(4);
  const auto p = [&](std::uint64_t seed, Workers& workers) {
    return permutation_test(values, groups, PermutedScale::Numbers, 999, seed, workers)->p;
  };
  EXPECT_EQ(p(1, one), p(1, four));
  EXPECT_NE(p(1, one), p(2, one));
}

TEST(PermutationTest, RefusesWhatIsNoCategoryAndNoPermutation) {
  Workers workers(1);
  const std::array values{0.0, 1.5};
  const std::array groups{1, 2};
  EXPECT_FALSE(permutation_test(values, groups, PermutedScale::Categories, 10, 1, workers));
  EXPECT_FALSE(permutation_test(values, groups, PermutedScale::Numbers, 0, 1, workers));
  EXPECT_TRUE(std::isnan(permutation_test(values, std::array{1, 1}, PermutedScale::Numbers, 10, 1, workers)->p));
}

}  // namespace
}  // namespace vallis::study
