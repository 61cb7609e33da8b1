#include "study/weighting.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "study/benefit_of_doubt.hpp"
#include "study/random.hpp"

namespace vallis::study {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

IndicatorColumns random_columns(std::size_t p, std::size_t n, std::uint64_t seed) {
  Random random(seed);
  IndicatorColumns columns(p);
  for (auto& column : columns) {
    for (std::size_t i = 0; i < n; ++i) column.push_back(random.uniform());
  }
  return columns;
}

TEST(EntropyWeights, GoToTheIndicatorThatIsSpreadUnevenly) {
  // By hand: shares ½, ½, 0 have entropy ln 2 / ln 3; equal shares have 1.
  const auto weights = entropy_weights({{1, 1, 0}, {2, 2, 2}}).value();
  EXPECT_NEAR(weights.entropy[0], std::log(2) / std::log(3), 1e-15);
  EXPECT_EQ(weights.entropy[1], 1);
  EXPECT_EQ(weights.weights[0], 1);
  EXPECT_EQ(weights.weights[1], 0);
}

TEST(EntropyWeights, AreUndefinedWhenNothingDiffers) {
  EXPECT_TRUE(std::isnan(entropy_weights({{0.1, 0.1, 0.1}}).value().weights[0]));
}

TEST(EntropyWeights, RefuseWhatHasNoShares) {
  EXPECT_FALSE(entropy_weights({{1, -1}}));
  EXPECT_FALSE(entropy_weights({{0, 0}}));
  EXPECT_FALSE(entropy_weights({{1, kNone}}));
  EXPECT_FALSE(entropy_weights({{1}}));
  EXPECT_FALSE(entropy_weights({}));
}

TEST(PrincipalWeights, OfTwoIndicatorsAreEqual) {
  // A correlation matrix of two has the eigenvectors (1, ±1)/√2 and the eigenvalues 1 ± r.
  const auto result = principal_weights({{1, 2, 3, 4}, {1, 3, 2, 4}}).value();
  EXPECT_NEAR(result.weights[0], 0.5, 1e-12);
  EXPECT_NEAR(result.explained, 0.9, 1e-12);
  EXPECT_NEAR(result.second, 0.1, 1e-12);
}

TEST(PrincipalWeights, GiveAConstantNothing) {
  const auto result = principal_weights({{1, 2, 4}, {5, 5, 5}}).value();
  EXPECT_NEAR(result.weights[0], 1, 1e-12);
  EXPECT_EQ(result.weights[1], 0);
  EXPECT_FALSE(principal_weights({{5, 5, 5}}));
}

TEST(CronbachAlpha, OfAnIndicatorAndItsCopyIsOne) {
  EXPECT_NEAR(cronbach_alpha({{1, 2, 4}, {1, 2, 4}}), 1, 1e-12);
  EXPECT_TRUE(std::isnan(cronbach_alpha({{1, 2, 4}})));
  EXPECT_TRUE(std::isnan(cronbach_alpha({{1, 2}, {2, 1}})));
}

TEST(BenefitOfDoubt, OfThreeUnitsByHand) {
  // (4, 1) and (1, 4) set w·(4, 1) ≤ 1 and w·(1, 4) ≤ 1; for (2, 2) both bind at w = (0.2, 0.2).
  const auto result = benefit_of_doubt({{4, 1, 2}, {1, 4, 2}}).value();
  EXPECT_NEAR(result.scores[0], 1, 1e-12);
  EXPECT_NEAR(result.scores[1], 1, 1e-12);
  EXPECT_NEAR(result.scores[2], 0.8, 1e-12);
  EXPECT_NEAR(result.weights[4], 0.2, 1e-12);
  EXPECT_NEAR(result.weights[5], 0.2, 1e-12);
}

TEST(BenefitOfDoubt, OfOneIndicatorIsTheShareOfTheBest) {
  const auto result = benefit_of_doubt({{3, 0, 12, 12}}).value();
  EXPECT_NEAR(result.scores[0], 0.25, 1e-12);
  EXPECT_NEAR(result.scores[1], 0, 1e-12);
  EXPECT_NEAR(result.scores[3], 1, 1e-12);
}

TEST(BenefitOfDoubt, TakesIndicatorsOfZerosAndRepeatedUnits) {
  const auto result = benefit_of_doubt({{0, 0, 0}, {1, 1, 2}, {1, 1, 2}}).value();
  EXPECT_NEAR(result.scores[0], 0.5, 1e-12);
  EXPECT_NEAR(result.scores[1], 0.5, 1e-12);
  EXPECT_NEAR(result.scores[2], 1, 1e-12);
  EXPECT_NEAR(benefit_of_doubt({{0, 0}}).value().scores[0], 0, 1e-12);
}

TEST(BenefitOfDoubt, RefusesWhatIsMissingOrNegative) {
  EXPECT_FALSE(benefit_of_doubt({{1, kNone}}));
  EXPECT_FALSE(benefit_of_doubt({{1, -1}}));
  EXPECT_FALSE(benefit_of_doubt({}));
  EXPECT_FALSE(benefit_of_doubt({{}}));
}

TEST(BenefitOfDoubt, IsProvenOnTablesOfManyShapes) {
  for (const auto& [p, n] : {std::pair{2, 200}, {15, 40}, {6, 6}, {20, 5}}) {
    const auto columns = random_columns(static_cast<std::size_t>(p), static_cast<std::size_t>(n), 7);
    const auto result = benefit_of_doubt(columns).value();
    EXPECT_TRUE(std::all_of(result.proven.begin(), result.proven.end(), [](char proven) { return proven != 0; }))
        << p << " × " << n;
  }
}

RC_GTEST_PROP(BenefitOfDoubt, DoesNotSeeTheUnitsOfMeasure, (std::uint64_t seed)) {
  auto columns = random_columns(4, 12, seed);
  const auto before = benefit_of_doubt(columns).value();
  for (double& value : columns[1]) value *= 12345;
  const auto after = benefit_of_doubt(columns).value();
  for (std::size_t i = 0; i < 12; ++i) RC_ASSERT(std::abs(before.scores[i] - after.scores[i]) < 1e-9);
}

RC_GTEST_PROP(BenefitOfDoubt, IsNeverBelowTheScoreUnderAnyAllowedWeights, (std::uint64_t seed)) {
  const auto columns = random_columns(3, 10, seed);
  const auto result = benefit_of_doubt(columns).value();
  Random random(seed, 1);
  const double w[3] = {random.uniform(), random.uniform(), random.uniform()};
  double highest = 0;
  std::vector<double> scores(10);
  for (std::size_t i = 0; i < 10; ++i) {
    for (std::size_t j = 0; j < 3; ++j) scores[i] += w[j] * columns[j][i];
    highest = std::max(highest, scores[i]);
  }
  for (std::size_t i = 0; i < 10; ++i) {
    RC_ASSERT(result.scores[i] >= scores[i] / highest - 1e-9);
    RC_ASSERT(result.scores[i] <= 1.0);
  }
}

}  // namespace
}  // namespace vallis::study
