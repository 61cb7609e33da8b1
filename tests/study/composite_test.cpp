#include "study/composite.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numeric>

namespace vallis::study {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Revenue, of which more is better, and a rank, of which less is.
const MeasuredIndicators kMeasured = {{{10, 30, 20, kNone}, {3, 1, 2, 4}}, {0, 1}};
const std::vector<double> kWeights = {3, 1};

TEST(Composite, IsTheSumOfItsContributions) {
  const auto result = composite(kMeasured, kWeights, {}).value();
  for (std::size_t i = 0; i < 4; ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < 2; ++j) {
      if (!std::isnan(result.contributions[i * 2 + j])) sum += result.contributions[i * 2 + j];
    }
    EXPECT_NEAR(sum, result.scores[i], 1e-12);
  }
  EXPECT_NEAR(result.scores[0], 0.25 * 100.0 / 3, 1e-12);
  EXPECT_EQ(result.scores[1], 100);
  EXPECT_EQ(result.ranks[1], 1);
}

TEST(Composite, OfAUnitWithGapsStandsOnTheRest) {
  const auto result = composite(kMeasured, kWeights, {}).value();
  EXPECT_EQ(result.scores[3], 0);  // the worst rank is all that is known of it
  EXPECT_TRUE(std::isnan(result.contributions[6]));
}

TEST(Composite, TellsWhatWasImputed) {
  CompositeChoices choices;
  choices.imputation = Imputation::Mean;
  const auto result = composite(kMeasured, kWeights, choices).value();
  EXPECT_EQ(result.imputed[0][3], 1);
  EXPECT_EQ(result.imputed[0][0], 0);
  EXPECT_EQ(result.scores[3], 37.5);
}

TEST(Composite, RefusesShapesThatDisagree) {
  EXPECT_FALSE(composite({}, kWeights, {}));
  EXPECT_FALSE(composite({{{1, 2}, {1}}, {}}, kWeights, {}));
  EXPECT_FALSE(composite({{{1, 2}, {1, 2}}, {0}}, kWeights, {}));
  CompositeChoices choices;
  choices.normalise.reference = 4;
  EXPECT_FALSE(composite(kMeasured, kWeights, choices));
}

TEST(AdmissibleWays, AreEveryCombinationWithTheMeanVaryingFastest) {
  AdmissibleChoices admissible;
  admissible.imputations = {Imputation::None, Imputation::Median};
  admissible.normalisations = {Normalisation::MinMax, Normalisation::Rank, Normalisation::Borda};
  admissible.means = {Mean::Arithmetic, Mean::Geometric};
  const auto ways = admissible_ways(kMeasured, admissible, {}).value();
  ASSERT_EQ(ways.size(), 12U);
  EXPECT_EQ(ways[1].mean, Mean::Geometric);
  EXPECT_EQ(ways[2].columns[0][1], 3);
  EXPECT_TRUE(std::isnan(ways[5].columns[0][3]));
  EXPECT_EQ(ways[6].columns[0][3], 50);
  admissible.means.clear();
  EXPECT_FALSE(admissible_ways(kMeasured, admissible, {}));
}

}  // namespace
}  // namespace vallis::study
