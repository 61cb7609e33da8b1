#include "study/robustness.hpp"

#include <gtest/gtest.h>

#include "study/findings_json.hpp"
#include "study/robustness_json.hpp"
#include "study/scored_run.hpp"

namespace vallis::study {
namespace {

using test::fault_of;
using test::four_units;
using test::kMissing;
using test::MadeScorecard;
using test::scored;
using test::scoring_recipe;

/// Nothing varies until a test says so.
Recipe steady_recipe() {
  Recipe recipe = scoring_recipe();
  recipe.robustness = RobustnessOptions{};
  recipe.robustness->weight_spread = 0;
  recipe.robustness->leave_one_out = false;
  recipe.robustness->draws = 3000;
  recipe.robustness->points = 64;
  return recipe;
}

Robustness robustness_of(const Scorecard& scorecard, const Recipe& recipe) {
  const auto findings = scored(scorecard, recipe);
  EXPECT_TRUE(findings) << findings.error().message;
  return findings ? *findings->robustness : Robustness{};
}

/// Six units on four indicators, with gaps. Synthetic.
MadeScorecard six_units() {
  MadeScorecard made(6);
  made.numbers("a", {1, 4, 2, 8, 5, 7});
  made.numbers("b", {3, kMissing, 9, 2, 6, 5});
  made.numbers("c", {9, 2, 4, kMissing, 1, 7}, IndicatorType::Rank).block = "b";
  made.numbers("d", {1, 0, 0, 1, 1, 0}, IndicatorType::Boolean).block = "b";
  return made;
}

TEST(Robustness, WithoutChoicesIsTheRankItself) {
  for (const Aggregation how : {Aggregation::Arithmetic, Aggregation::Copeland}) {
    Recipe recipe = steady_recipe();
    recipe.scores->aggregation = how;
    const auto findings = scored(six_units().get(), recipe);
    ASSERT_TRUE(findings) << findings.error().message;
    for (std::size_t u = 0; u < 6; ++u) {
      const RankRange& range = findings->robustness->units[u];
      EXPECT_EQ(range.median, *findings->scores->ranks[u]);
      EXPECT_EQ(range.low, range.high);
      EXPECT_EQ(range.draws, 3000);
    }
    EXPECT_NE(findings->robustness->no_sensitivity->en.find("more than one alternative"), std::string::npos);
  }
}

TEST(Robustness, OfLeavingOutIndicatorsIsThatOfTheThreeRankings) {
  Recipe recipe = steady_recipe();
  recipe.robustness->leave_one_out = true;
  const Robustness robustness = robustness_of(four_units().get(), recipe);
  // All: unit 4 first. Without x: unit 2 first. Without y: unit 4 first. A third of the draws each.
  EXPECT_NEAR(robustness.units[3].best_probability, 2.0 / 3, 0.03);
  EXPECT_NEAR(robustness.units[1].best_probability, 1.0 / 3, 0.03);
  EXPECT_EQ(robustness.units[0].best_probability, 0);
  EXPECT_EQ(robustness.units[0].low, 4);
  ASSERT_EQ(robustness.factors.size(), 1U);
  EXPECT_EQ(word(robustness.factors[0].factor), "left_out");
  EXPECT_EQ(robustness.factors[0].alternatives, 3);
  EXPECT_NEAR(robustness.factors[0].total, 1, 0.2);
}

TEST(Robustness, OfAUnitWithoutAScoreCountsItsDraws) {
  MadeScorecard made = four_units();
  made.get().values[1].numbers[3] = kMissing;  // unit 4 knows x alone
  Recipe recipe = steady_recipe();
  recipe.robustness->leave_one_out = true;
  const Robustness robustness = robustness_of(made.get(), recipe);
  EXPECT_EQ(robustness.units[0].draws, 3000);
  EXPECT_NEAR(robustness.units[3].draws, 2000, 100);
}

TEST(Robustness, NamesChoicesThatDoNotGoTogether) {
  Recipe recipe = steady_recipe();
  recipe.robustness->normalisations = {Normalisation::MeanRank, Normalisation::ZScore};
  recipe.robustness->aggregations = {Aggregation::Arithmetic, Aggregation::Geometric};
  const Robustness robustness = robustness_of(six_units().get(), recipe);
  EXPECT_EQ(robustness.ways, 3U);
  ASSERT_EQ(robustness.refused.size(), 1U);
  EXPECT_EQ(robustness.refused[0].normalisation, Normalisation::ZScore);
  EXPECT_EQ(robustness.refused[0].aggregation, Aggregation::Geometric);
  EXPECT_FALSE(robustness.refused[0].reason.empty());
  EXPECT_TRUE(robustness.factors.empty());
  EXPECT_NE(robustness.no_sensitivity->en.find("do not go together"), std::string::npos);

  recipe.robustness->normalisations = {Normalisation::ZScore};
  recipe.robustness->aggregations = {Aggregation::Geometric};
  EXPECT_NE(fault_of(six_units().get(), recipe).find("No combination of the choices"), std::string::npos);
}

TEST(Robustness, FlagsAnIntervalThatIsTooWide) {
  Recipe recipe = steady_recipe();
  recipe.robustness->leave_one_out = true;
  recipe.robustness->weight_spread = 0.9;
  recipe.robustness->widest = 1e-6;
  for (const FactorShare& share : robustness_of(six_units().get(), recipe).factors) EXPECT_FALSE(share.settled);
  recipe.robustness->widest = 100;
  for (const FactorShare& share : robustness_of(six_units().get(), recipe).factors) EXPECT_TRUE(share.settled);
}

TEST(Robustness, GivesTheSameBytesForOneAndTwoThreads) {
  Recipe recipe = steady_recipe();
  recipe.scores->low = 1;
  recipe.robustness->leave_one_out = true;
  recipe.robustness->weight_spread = 0.25;
  recipe.robustness->imputations = {Imputation::None, Imputation::HotDeck};
  recipe.robustness->aggregations = {Aggregation::Geometric, Aggregation::Copeland};
  recipe.robustness->weights = {WeightScheme::Given, WeightScheme::EqualByBlock};
  const auto one = scored(six_units().get(), recipe, 1);
  const auto two = scored(six_units().get(), recipe, 2);
  ASSERT_TRUE(one) << one.error().message;
  EXPECT_EQ(one->robustness->factors.size(), 5U);
  EXPECT_EQ(base::print_json(findings_json(*one, {})), base::print_json(findings_json(*two, {})));
}

TEST(Robustness, IsReadFromARecipeAndPrintedBack) {
  const auto json = base::parse_json(
      R"({"imputations": ["none", "hot_deck"], "normalisations": ["minmax"], "aggregations": ["copeland"],
          "weights": ["equal"], "weight_spread": 0.5, "leave_one_out": false, "draws": 7, "top": 3, "points": 0,
          "replicates": 9, "widest": 0.1})",
      "robustness");
  ASSERT_TRUE(json);
  base::JsonReader reader(*json, "robustness");
  EXPECT_EQ(base::print_json(robustness_options_json(read_robustness_options(reader.root()))), base::print_json(*json));
  EXPECT_TRUE(reader.ok());

  const auto wrong =
      base::parse_json(R"({"weights": ["benefit_of_doubt", "equal", "equal"], "weight_spread": 1})", "r");
  base::JsonReader faulty(*wrong, "r");
  read_robustness_options(faulty.root());
  ASSERT_FALSE(faulty.ok());
  const std::string message = faulty.error().message;
  EXPECT_NE(message.find("cannot be varied"), std::string::npos);
  EXPECT_NE(message.find("named twice"), std::string::npos);
  EXPECT_NE(message.find("below 1"), std::string::npos);
}

}  // namespace
}  // namespace vallis::study
