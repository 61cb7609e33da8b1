#include "study/scores.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <numeric>

#include "study/findings_json.hpp"
#include "study/scored_run.hpp"
#include "study/scores_json.hpp"

namespace vallis::study {
namespace {

using test::fault_of;
using test::four_units;
using test::kMissing;
using test::MadeScorecard;
using test::scored;
using test::scoring_recipe;

Scores scores_of(const Scorecard& scorecard, const Recipe& recipe) {
  const auto findings = scored(scorecard, recipe);
  EXPECT_TRUE(findings) << findings.error().message;
  return findings ? *findings->scores : Scores{};
}

std::vector<int> ranks_of(const Scores& scores) {
  std::vector<int> ranks;
  for (const auto& rank : scores.ranks) ranks.push_back(rank.value_or(0));
  return ranks;
}

TEST(Scores, AreMeansOfNormalisedValuesWithPolarityAppliedOnce) {
  const Scores scores = scores_of(four_units().get(), scoring_recipe());
  EXPECT_EQ(scores.normalised[0][1], (std::vector<double>{0, 100, 75, 50}));
  EXPECT_EQ(scores.scores, (std::vector<double>{0, 62.5, 62.5, 75}));
  EXPECT_EQ(ranks_of(scores), (std::vector{4, 2, 2, 1}));
  EXPECT_EQ(scores.blocks[0], (std::vector<double>{0, 25, 50, 100}));
  EXPECT_EQ(scores.blocks[1], (std::vector<double>{0, 100, 75, 50}));
}

TEST(Scores, LeaveAMissingValueOutAndSayHowMuchIsObserved) {
  MadeScorecard made = four_units();
  made.get().values[1].numbers[3] = kMissing;  // y is then 5, 1, 2: 0, 100, 75
  const Scores scores = scores_of(made.get(), scoring_recipe());
  EXPECT_EQ(scores.scores, (std::vector<double>{0, 62.5, 62.5, 100}));
  EXPECT_EQ(scores.observed_share, (std::vector<double>{1, 1, 1, 0.5}));
  EXPECT_TRUE(std::isnan(scores.blocks[1][3]));
}

TEST(Scores, MarkWhatWasFilledIn) {
  MadeScorecard made = four_units();
  made.get().values[1].numbers[3] = kMissing;
  Recipe recipe = scoring_recipe();
  recipe.scores->imputation = Imputation::Median;  // of 5, 1, 2: 2, which is 75 points
  const Scores scores = scores_of(made.get(), recipe);
  EXPECT_EQ(scores.scores[3], (100 + 75) / 2.0);
  EXPECT_EQ(scores.imputed[1], (std::vector<char>{0, 0, 0, 1}));
  EXPECT_EQ(scores.observed_share[3], 0.5);
  EXPECT_EQ(scores.correlated[1], 3);  // units that both are observed for
}

TEST(Scores, FillByTheValuesOfTheSameCountry) {
  MadeScorecard made = four_units();
  made.get().values[0].numbers[1] = kMissing;
  made.attribute(0, "country", {"AA"});
  made.attribute(1, "country", {"BB"});
  made.attribute(2, "country", {"BB"});
  made.attribute(3, "country", {"AA"});
  Recipe recipe = scoring_recipe();
  recipe.scores->imputation = Imputation::GroupMean;
  recipe.scores->group_by = "country";
  EXPECT_EQ(scores_of(made.get(), recipe).normalised[0][0], (std::vector<double>{0, 50, 50, 100}));
  recipe.scores->group_by = "planet";
  EXPECT_NE(fault_of(made.get(), recipe).find("no attribute 'planet' (/scores/group_by)"), std::string::npos);
}

TEST(Scores, AverageAMultipleImputationAndSayHowFarItSpreads) {
  MadeScorecard made = four_units();
  made.get().values[1].numbers[3] = kMissing;
  Recipe recipe = scoring_recipe();
  recipe.scores->imputation = Imputation::HotDeck;
  recipe.scores->imputations = 20;
  const Scores scores = scores_of(made.get(), recipe);
  ASSERT_EQ(scores.normalised.size(), 20U);
  double sum = 0;
  for (const auto& table : scores.normalised) sum += (table[0][3] + table[1][3]) / 2;
  EXPECT_NEAR(scores.scores[3], sum / 20, 1e-12);
  EXPECT_GT(scores.imputation_spread[3], 0);
  EXPECT_EQ(scores.imputation_spread[0], 0);
}

TEST(Scores, TakeLevelsMembersAndYesAsNumbersAndLogarithmsOnce) {
  MadeScorecard made(3);
  Indicator& label = made.numbers("label", {0, 2, 1}, IndicatorType::Ordinal);
  label.levels = {"none", "bronze", "silver"};
  made.sets("goals", {"a", "b", "c"}, {0b101, 0b111, 0});
  made.numbers("yes", {1, 0, 1}, IndicatorType::Boolean);
  made.numbers("size", {1, 10, 100}, IndicatorType::Count).scale = ValueScale::Log;
  const Scores scores = scores_of(made.get(), scoring_recipe());
  EXPECT_EQ(scores.treated[0], (std::vector<double>{0, 2, 1}));
  EXPECT_EQ(scores.treated[1], (std::vector<double>{2, 3, 0}));
  EXPECT_EQ(scores.treated[2], (std::vector<double>{1, 0, 1}));
  EXPECT_NEAR(scores.normalised[0][3][1], 50, 1e-12);
  EXPECT_EQ(word(scores.indicators[3].measure), "logarithm");
}

TEST(Scores, SayWhatCannotBeScored) {
  MadeScorecard made = four_units();
  made.numbers("kind", {0, 1, 0, 1}, IndicatorType::Nominal).levels = {"red", "blue"};
  made.numbers("same", {7, 7, 7, 7});
  made.numbers("age", {1, 2, 3, 4}).polarity = Polarity::Neutral;
  const Scores scores = scores_of(made.get(), scoring_recipe());
  EXPECT_EQ(scores.indicators.size(), 2U);
  ASSERT_EQ(scores.not_scored.size(), 3U);
  EXPECT_NE(scores.not_scored[0].reason.en.find("no order"), std::string::npos);
  EXPECT_NE(scores.not_scored[1].reason.en.find("the same"), std::string::npos);
  EXPECT_NE(scores.not_scored[2].reason.en.find("Neither more nor less"), std::string::npos);
}

TEST(Scores, PullInWhatIsFarOutAndReportIt) {
  MadeScorecard made(10);
  made.numbers("x", {1, 2, 3, 4, 5, 6, 7, 8, 9, 1000});
  Recipe recipe = scoring_recipe();
  recipe.scores->outliers.rule = OutlierOptions::Rule::Skewed;
  const Scores scores = scores_of(made.get(), recipe);
  ASSERT_EQ(scores.winsorised.size(), 1U);
  EXPECT_EQ(scores.winsorised[0].unit, 9U);
  EXPECT_EQ(scores.winsorised[0].from, 1000);
  EXPECT_EQ(scores.winsorised[0].to, 9);
  EXPECT_EQ(scores.scores[9], 100);
  EXPECT_EQ(scores.scores[8], 100);
  EXPECT_FALSE(scores.indicators[0].still_skewed);

  recipe.scores->outliers.most = 0;
  EXPECT_TRUE(scores_of(made.get(), recipe).indicators[0].still_skewed);

  recipe.scores->outliers = {.rule = OutlierOptions::Rule::Count, .high = 2, .low = 1};
  const Scores counted = scores_of(made.get(), recipe);
  EXPECT_EQ(counted.treated[0], (std::vector<double>{2, 2, 3, 4, 5, 6, 7, 8, 8, 8}));
  EXPECT_EQ(counted.winsorised.size(), 3U);
}

TEST(Scores, WeighByTheMeanOfTheExpertsBudgets) {
  Recipe recipe = scoring_recipe();
  recipe.scores->weights = WeightScheme::Budget;
  recipe.scores->budget = {{"A", {{"x", 60}, {"y", 40}}}, {"B", {{"x", 20}, {"y", 80}}}};
  const Scores scores = scores_of(four_units().get(), recipe);
  EXPECT_DOUBLE_EQ(scores.indicators[0].weight, 0.4);
  EXPECT_DOUBLE_EQ(scores.indicators[1].weight, 0.6);
  recipe.scores->budget[0].points["z"] = 1;
  EXPECT_NE(fault_of(four_units().get(), recipe).find("'z', which is no indicator"), std::string::npos);
}

TEST(Scores, WeighBlocksAlike) {
  MadeScorecard made = four_units();
  made.numbers("z", {1, 2, 3, 5});
  Recipe recipe = scoring_recipe();
  recipe.scores->weights = WeightScheme::EqualByBlock;
  const Scores scores = scores_of(made.get(), recipe);
  EXPECT_DOUBLE_EQ(scores.indicators[0].weight, 0.25);
  EXPECT_DOUBLE_EQ(scores.indicators[1].weight, 0.5);
  EXPECT_DOUBLE_EQ(scores.indicators[2].weight, 0.25);
}

TEST(Scores, GiveEachUnitTheBenefitOfTheDoubt) {
  Recipe recipe = scoring_recipe();
  recipe.scores->weights = WeightScheme::BenefitOfDoubt;
  const Scores scores = scores_of(four_units().get(), recipe);
  // (25, 100) and (100, 50) are on the frontier. Both at 1 give w = (50, 75)/8750, under which (50, 75) is measured.
  EXPECT_NEAR(scores.scores[1], 1, 1e-12);
  EXPECT_NEAR(scores.scores[3], 1, 1e-12);
  EXPECT_NEAR(scores.scores[2], (50 * 50 + 75 * 75) / (100.0 * 100 - 25 * 50), 1e-12);
  EXPECT_NEAR(scores.contributions[4] + scores.contributions[5], scores.scores[2], 1e-12);
}

TEST(Scores, TakeWeightsFromTheDataOfCompleteUnits) {
  for (const WeightScheme scheme : {WeightScheme::Entropy, WeightScheme::PrincipalComponents}) {
    Recipe recipe = scoring_recipe();
    recipe.scores->weights = scheme;
    const Scores scores = scores_of(four_units().get(), recipe);
    EXPECT_NEAR(scores.indicators[0].weight + scores.indicators[1].weight, 1, 1e-12);
    EXPECT_EQ(scores.weight_units, 4U);
    MadeScorecard holes = four_units();
    holes.numbers("z", {1, 2, 3, 4});
    holes.get().values[0].numbers[0] = holes.get().values[1].numbers[1] = kMissing;
    EXPECT_NE(fault_of(holes.get(), recipe).find("2 units have a value in every scored indicator"), std::string::npos);
  }
}

TEST(Scores, OfCopelandCountUnitsBeaten) {
  Recipe recipe = scoring_recipe();
  recipe.scores->aggregation = Aggregation::Copeland;
  // Weights alike, so that a pair with one win each is a draw: only unit 1 loses to all.
  EXPECT_EQ(scores_of(four_units().get(), recipe).scores, (std::vector<double>{-3, 1, 1, 1}));
}

TEST(Scores, RefuseAMeanThatDoesNotTakeTheValues) {
  Recipe recipe = scoring_recipe();
  recipe.scores->aggregation = Aggregation::Geometric;
  EXPECT_NE(fault_of(four_units().get(), recipe).find("aggregating (/scores/aggregation)"), std::string::npos);
  recipe.scores->low = 1;
  EXPECT_EQ(fault_of(four_units().get(), recipe), "");
}

TEST(Scores, MeasureAgainstTargetsGoalpostsAndAReference) {
  Recipe recipe = scoring_recipe();
  recipe.scores->normalisation = Normalisation::DistanceToTarget;
  EXPECT_NE(fault_of(four_units().get(), recipe).find("x has no target (/scores/targets)"), std::string::npos);
  recipe.scores->targets = {{"x", 20}, {"y", 1}};
  EXPECT_EQ(scores_of(four_units().get(), recipe).normalised[0][0], (std::vector<double>{0, 0.5, 1, 2}));
  recipe.scores->normalisation = Normalisation::Goalposts;
  recipe.scores->goalposts = {{"x", {10, 20}}, {"y", {5, 1}}};
  EXPECT_EQ(scores_of(four_units().get(), recipe).normalised[0][0], (std::vector<double>{0, 0, 100, 100}));
  EXPECT_EQ(scores_of(four_units().get(), recipe).normalised[0][1], (std::vector<double>{0, 100, 75, 50}));
  recipe.scores->normalisation = Normalisation::DistanceToReference;
  EXPECT_NE(fault_of(four_units().get(), recipe).find("(/scores/reference)"), std::string::npos);
  recipe.scores->reference = "unit-1";  // at the minimum of both: the formula divides by 0
  EXPECT_NE(fault_of(four_units().get(), recipe).find("cannot be normalised by 'dist2ref'"), std::string::npos);
  recipe.scores->reference = "unit-3";
  EXPECT_EQ(scores_of(four_units().get(), recipe).normalised[0][0], (std::vector<double>{0, 0.5, 1, 2}));
}

TEST(Scores, AreReadFromARecipeAndPrintedBack) {
  const auto json = base::parse_json(
      R"({"outliers": {"rule": "count", "high": 1, "low": 2}, "imputation": "group_mean", "group_by": "country",
          "normalisation": "goalposts", "goalposts": {"x": {"bad": 1, "good": 9}}, "weights": "budget",
          "budget": [{"expert": "A", "points": {"x": 100}}], "aggregation": "generalised", "power": 2})",
      "scores");
  ASSERT_TRUE(json);
  base::JsonReader reader(*json, "scores");
  const ScoresOptions options = read_scores_options(reader.root());
  EXPECT_TRUE(reader.ok());
  const base::Json printed = scores_options_json(options);
  base::JsonReader again(printed, "scores");
  EXPECT_EQ(base::print_json(scores_options_json(read_scores_options(again.root()))), base::print_json(printed));
  EXPECT_TRUE(again.ok());
  EXPECT_EQ(options.goalposts.at("x"), (std::pair{1.0, 9.0}));

  const auto wrong = base::parse_json(R"({"budget": [{"expert": "A", "points": {"x": 60}}], "mean": 1})", "scores");
  base::JsonReader faulty(*wrong, "scores");
  read_scores_options(faulty.root());
  ASSERT_FALSE(faulty.ok());
  EXPECT_NE(faulty.error().message.find("add up to 60; each expert gives out 100"), std::string::npos);
  EXPECT_NE(faulty.error().message.find("'mean'"), std::string::npos) << faulty.error().message;
}

/// A synthetic table with gaps, of which every unit knows the first indicator.
MadeScorecard any_table(std::size_t units, std::size_t indicators) {
  MadeScorecard made(units);
  for (std::size_t j = 0; j < indicators; ++j) {
    std::vector<double> values;
    for (std::size_t u = 0; u < units; ++u) {
      const int value = *rc::gen::inRange(0, 50);
      values.push_back(j > 0 && value < 8 ? kMissing : value);
    }
    values[0] = 60;  // never constant
    values[1] = 70;
    made.numbers("i" + std::to_string(j), values).block = j % 2 == 0 ? "a" : "b";
  }
  return made;
}

void expect_same(const std::vector<double>& a, const std::vector<double>& b) {
  RC_ASSERT(a.size() == b.size());
  for (std::size_t u = 0; u < a.size(); ++u) RC_ASSERT(std::abs(a[u] - b[u]) <= 1e-9);
}

RC_GTEST_PROP(Scores, DoNotChangeWhenValuesAndPolarityAreTurnedRound, ()) {
  MadeScorecard made = any_table(8, 4);
  const Scores before = scores_of(made.get(), scoring_recipe());
  for (double& value : made.get().values[1].numbers) value = -value;
  made.get().definition.indicators[1].polarity = Polarity::Lower;
  expect_same(scores_of(made.get(), scoring_recipe()).scores, before.scores);
}

RC_GTEST_PROP(Scores, MoveWithTheUnits, ()) {
  MadeScorecard made = any_table(8, 4);
  for (const Aggregation how : {Aggregation::Arithmetic, Aggregation::Copeland}) {
    Recipe recipe = scoring_recipe();
    recipe.scores->aggregation = how;
    auto expected = scores_of(made.get(), recipe).scores;
    Scorecard turned = made.get();
    for (auto& values : turned.values) std::reverse(values.numbers.begin(), values.numbers.end());
    std::reverse(expected.begin(), expected.end());
    expect_same(scores_of(turned, recipe).scores, expected);
  }
}

RC_GTEST_PROP(Scores, DoNotDependOnTheSumOfTheWeights, ()) {
  MadeScorecard made = any_table(8, 4);
  const double factor = *rc::gen::inRange(1, 100) / 10.0;
  Recipe recipe = scoring_recipe();
  recipe.indicator_weights = {{"i0", 1}, {"i1", 2}, {"i2", 3}, {"i3", 4}};
  const auto expected = scores_of(made.get(), recipe).scores;
  for (auto& entry : recipe.indicator_weights) entry.second *= factor;
  expect_same(scores_of(made.get(), recipe).scores, expected);
}

RC_GTEST_PROP(Scores, AreTheSumOfTheirContributionsAndVarianceSharesAddUpToOne, ()) {
  MadeScorecard made = any_table(8, 4);
  const Scores scores = scores_of(made.get(), scoring_recipe());
  double shares = 0;
  for (const ScoredIndicator& scored : scores.indicators) shares += scored.variance_share;
  RC_ASSERT(std::isnan(shares) || std::abs(shares - 1) <= 1e-9);
  for (std::size_t u = 0; u < 8; ++u) {
    double sum = 0;
    for (std::size_t j = 0; j < 4; ++j) sum += scores.contributions[u * 4 + j];
    RC_ASSERT(std::abs(sum - scores.scores[u]) <= 1e-9);
  }
}

}  // namespace
}  // namespace vallis::study
