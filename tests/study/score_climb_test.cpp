#include "study/score_climb.hpp"

#include <gtest/gtest.h>

#include <bit>

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
  label.levels = {"none", "bronze", "silver", "gold"};  // nobody has gold
  label.changeable = true;
  made.numbers("yes", {1, 0, 1, 1, 0}, IndicatorType::Boolean).changeable = true;
  made.sets("goals", {"a", "b"}, {1, 0, 3, 1, 0}).changeable = true;
  return made;
}

/// The scorecard with the changes made.
Scorecard changed(Scorecard scorecard, const Findings& findings, std::size_t unit, const Counterfactual& result) {
  for (const Change& change : result.changes) {
    IndicatorValues& values = scorecard.values[findings.used[change.variable].indicator];
    if (change.to.set) {
      values.sets[unit] = change.to.set;
    } else {
      values.numbers[unit] = change.to.number;
    }
  }
  return scorecard;
}

TEST(ClimbRanks, ReachesThePlaceWhenTheChangesAreMade) {
  for (const Aggregation how : {Aggregation::Arithmetic, Aggregation::Geometric, Aggregation::Harmonic}) {
    for (const Normalisation normalisation : {Normalisation::MinMax, Normalisation::MeanRank}) {
      Recipe recipe = scoring_recipe();
      recipe.scores->low = 1;
      recipe.scores->aggregation = how;
      recipe.scores->normalisation = normalisation;
      const auto findings = scored(five_units().get(), recipe);
      ASSERT_TRUE(findings) << findings.error().message;
      ASSERT_EQ(findings->scores->ranks[4], 5);
      const auto result = climb_ranks(*findings, 4, 2, {});
      ASSERT_TRUE(result) << result.error().message;
      ASSERT_TRUE(result->found);
      EXPECT_TRUE(result->proven);
      if (normalisation != Normalisation::MinMax) continue;
      const auto after = scored(changed(five_units().get(), *findings, 4, *result), recipe);
      ASSERT_TRUE(after);
      bool gold = false;  // widens the range that all are measured by
      for (const Change& change : result->changes) gold |= change.to.number == 3;
      EXPECT_TRUE(gold || *after->scores->ranks[4] <= 3);
    }
  }
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
