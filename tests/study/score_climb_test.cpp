#include "study/score_climb.hpp"

#include <gtest/gtest.h>

#include "study/scored_run.hpp"

namespace vallis::study {
namespace {

using test::MadeScorecard;
using test::scored;
using test::scoring_recipe;

/// Five units on what they cannot change, a label, a yes and a set; unit 5 is behind. Synthetic.
MadeScorecard five_units() {
  MadeScorecard made(5);
  made.numbers("given", {10, 20, 30, 40, 0});
  Indicator& label = made.numbers("label", {0, 1, 2, 1, 0}, IndicatorType::Ordinal);
  label.levels = {"none", "bronze", "silver"};
  label.changeable = true;
  made.numbers("yes", {1, 0, 1, 1, 0}, IndicatorType::Boolean).changeable = true;
  made.sets("goals", {"a", "b"}, {1, 0, 3, 1, 0}).changeable = true;
  return made;
}

/// The fewest changes of unit 5 after which a new run puts it at `rank` or better, by trying all; −1 where none do.
int fewest_by_trying(const Recipe& recipe, int rank) {
  int fewest = -1;
  for (int label = 0; label < 3; ++label) {
    for (int yes = 0; yes < 2; ++yes) {
      for (unsigned goals = 0; goals < 4; ++goals) {
        Scorecard scorecard = five_units().get();
        scorecard.values[1].numbers[4] = label;
        scorecard.values[2].numbers[4] = yes;
        scorecard.values[3].sets[4] = goals;
        const int changes = (label != 0 ? 1 : 0) + (yes != 0 ? 1 : 0) + (goals != 0 ? 1 : 0);
        const auto findings = scored(scorecard, recipe);
        EXPECT_TRUE(findings) << findings.error().message;
        if (*findings->scores->ranks[4] > rank) continue;
        if (fewest < 0 || changes < fewest) fewest = changes;
      }
    }
  }
  return fewest;
}

TEST(ClimbRanks, NeedsAsFewChangesAsTryingAllShows) {
  for (const Aggregation how : {Aggregation::Arithmetic, Aggregation::Geometric, Aggregation::Harmonic}) {
    Recipe recipe = scoring_recipe();
    recipe.scores->low = 1;
    recipe.scores->aggregation = how;
    const auto findings = scored(five_units().get(), recipe);
    ASSERT_TRUE(findings) << findings.error().message;
    const int rank = *findings->scores->ranks[4];
    for (int places = 1; places < rank; ++places) {
      const auto result = climb_ranks(*findings, 4, places, {});
      ASSERT_TRUE(result) << result.error().message;
      EXPECT_TRUE(result->proven);
      const int fewest = fewest_by_trying(recipe, rank - places);
      ASSERT_EQ(result->found, fewest >= 0) << word(how) << places;
      if (fewest >= 0) {
        EXPECT_EQ(result->changes.size(), static_cast<std::size_t>(fewest));
      }
    }
  }
}

TEST(ClimbRanks, CountsRanksOnAnIndicatorAfreshForTheUnit) {
  Recipe recipe = scoring_recipe();
  recipe.scores->normalisation = Normalisation::MeanRank;
  const auto findings = scored(five_units().get(), recipe);
  ASSERT_TRUE(findings);
  // Sums of ranks, 1 for the worst: unit 5 has 1 + 1½ + 1½ + 1½ and unit 2, next above it, 3 + 3½ + 1½ + 1½. Of single
  // changes silver, tied with one, adds most: 4½ instead of 1½, a unit short of drawing level.
  const auto result = climb_ranks(*findings, 4, 1, {});
  ASSERT_TRUE(result) << result.error().message;
  ASSERT_TRUE(result->found);
  EXPECT_EQ(result->changes.size(), 2U);
}

TEST(ClimbRanks, BySumIsTheSameAsByRescoring) {
  // The generalised mean of power 1 is the arithmetic mean, on the path that scores each set of changes.
  Recipe sum = scoring_recipe();
  Recipe rescored = scoring_recipe();
  rescored.scores->aggregation = Aggregation::Generalised;
  for (int places = 1; places <= 4; ++places) {
    const auto a = climb_ranks(*scored(five_units().get(), sum), 4, places, {});
    const auto b = climb_ranks(*scored(five_units().get(), rescored), 4, places, {});
    ASSERT_TRUE(a);
    ASSERT_TRUE(b);
    EXPECT_EQ(a->found, b->found);
    ASSERT_EQ(a->changes.size(), b->changes.size());
    EXPECT_NEAR(a->cost, b->cost, 1e-12);
    for (std::size_t c = 0; c < a->changes.size(); ++c) EXPECT_EQ(a->changes[c].variable, b->changes[c].variable);
  }
}

TEST(ClimbRanks, ProposesALevelThatNobodyHas) {
  MadeScorecard made(3);
  made.numbers("given", {0, 100, 60});
  Indicator& label = made.numbers("label", {0, 1, 2}, IndicatorType::Ordinal);
  label.levels = {"none", "bronze", "silver", "gold"};
  label.changeable = true;
  // Points of label: 0, 50, 100 and by the same line 150. Unit 1 has 0, the others 75 and 80: only gold draws level.
  const auto findings = scored(made.get(), scoring_recipe());
  ASSERT_TRUE(findings);
  const auto result = climb_ranks(*findings, 0, 1, {});
  ASSERT_TRUE(result) << result.error().message;
  ASSERT_EQ(result->changes.size(), 1U);
  EXPECT_EQ(result->changes[0].to.number, 3);
  EXPECT_FALSE(climb_ranks(*findings, 0, 2, {})->found);
}

TEST(ClimbRanks, CountsUnitsBeatenUnderCopeland) {
  Recipe recipe = scoring_recipe();
  recipe.scores->aggregation = Aggregation::Copeland;
  const auto result = climb_ranks(*scored(five_units().get(), recipe), 4, 1, {});
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_TRUE(result->found);
  EXPECT_TRUE(result->proven);
  EXPECT_EQ(result->changes.size(), 2U);  // one win of four is not enough to beat a unit
}

TEST(ClimbRanks, NeedsScoresWithWeightsThatStay) {
  Recipe recipe = scoring_recipe();
  recipe.scores->weights = WeightScheme::BenefitOfDoubt;
  EXPECT_NE(climb_ranks(*scored(five_units().get(), recipe), 4, 1, {}).error().message.find("weights that stay"),
            std::string::npos);
  recipe.scores.reset();
  EXPECT_NE(climb_ranks(*scored(five_units().get(), recipe), 4, 1, {}).error().message.find("/scores"),
            std::string::npos);
}

}  // namespace
}  // namespace vallis::study
