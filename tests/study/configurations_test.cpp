#include "study/configurations.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "study/findings_json.hpp"
#include "study/made_scorecard.hpp"
#include "study/partition_comparison.hpp"
#include "study/random.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using test::kMissing;
using test::MadeScorecard;

/// Indicators of block a tell {1…6} from {7…12}; the one of block b tells odd from even units. Synthetic.
MadeScorecard two_blocks() {
  MadeScorecard made(12);
  std::vector<double> x;
  std::vector<double> y;
  std::vector<double> z;
  for (int u = 0; u < 12; ++u) {
    x.push_back(u < 6 ? 1 + u : 1000 + u);
    y.push_back(u < 6 ? 0 : 1);
    z.push_back(u % 2);
  }
  Indicator& amount = made.numbers("x", x, IndicatorType::Amount);
  amount.scale = ValueScale::Log;
  made.numbers("y", y, IndicatorType::Boolean);
  made.numbers("z", z, IndicatorType::Boolean).block = "b";
  return made;
}

Recipe asking() {
  Recipe recipe;
  recipe.id = "made";
  recipe.k_min = recipe.k_max = 2;
  recipe.configurations.emplace();
  recipe.configurations->k = {2, 3};
  return recipe;
}

base::Result<Findings> run_on(const Scorecard& scorecard, const Recipe& recipe, int threads = 1) {
  Workers workers(threads);
  Silent silent;
  return run(scorecard, recipe, {}, workers, silent);
}

TEST(Configurations, RunsTheWholeGrid) {
  const auto findings = run_on(two_blocks().get(), asking());
  ASSERT_TRUE(findings) << findings.error().message;
  const Configurations& configurations = *findings->configurations;
  // 2 ordinal ranges × 2 scales × (3 + 2 blocks) weightings × 5 algorithms × 2 k.
  EXPECT_EQ(configurations.runs.size(), 200U);
  EXPECT_EQ(configurations.computed, 200);
  EXPECT_EQ(configurations.impossible, 0);
  for (const Configurations::FactorEffect& effect : configurations.factors) {
    int counted = 0;
    double agreement = 0;
    for (const Configurations::Level& level : effect.levels) {
      counted += level.configurations;
      agreement += level.configurations * level.agreement;
    }
    EXPECT_EQ(counted, 200);
    EXPECT_NEAR(agreement / 200, configurations.mean_agreement, 1e-12);
  }
}

TEST(Configurations, NamesTheChoiceThatMattersMost) {
  const auto findings = run_on(two_blocks().get(), asking());
  ASSERT_TRUE(findings);
  const Configurations& configurations = *findings->configurations;
  EXPECT_EQ(configurations.factors.front().factor, Configurations::Factor::Weights);
  const auto& levels = configurations.factors.front().levels;
  const auto worst = std::min_element(levels.begin(), levels.end(),
                                      [](const auto& a, const auto& b) { return a.agreement < b.agreement; });
  EXPECT_EQ(worst->name, "without:a");
  EXPECT_TRUE(std::is_sorted(configurations.factors.begin(), configurations.factors.end(),
                             [](const auto& a, const auto& b) { return a.spread > b.spread; }));
}

TEST(Configurations, TheRunsOwnConfigurationAgreesWithItself) {
  Recipe recipe = asking();
  recipe.configurations =
      ConfigurationOptions{{OrdinalRange::Declared}, {AmountScale::Declared}, {WeightChoice::Given}, {{}}, {2}};
  const auto findings = run_on(two_blocks().get(), recipe);
  ASSERT_TRUE(findings) << findings.error().message;
  const Configurations& configurations = *findings->configurations;
  ASSERT_EQ(configurations.runs.size(), 1U);
  EXPECT_EQ(configurations.runs.front().agreement, 1);
  EXPECT_EQ(configurations.stays, std::vector<double>(12, 1.0));
  EXPECT_EQ(configurations.company, std::vector<double>(12, 1.0));
  EXPECT_EQ(configurations.factors.front().spread, 0);
}

TEST(Configurations, CountsWhatCannotBeComputed) {
  // Units 1 and 2 have only block b in common, so without it they cannot be compared.
  MadeScorecard made(6);
  made.numbers("x", {1, kMissing, 3, 4, 5, 6});
  made.numbers("y", {kMissing, 1, 1, 2, 2, 2});
  made.numbers("z", {1, 2, 3, 4, 5, 6}).block = "b";
  Recipe recipe = asking();
  recipe.configurations->k = {2, 6};
  const auto findings = run_on(made.get(), recipe);
  ASSERT_TRUE(findings) << findings.error().message;
  const Configurations& configurations = *findings->configurations;
  // Without block b nothing at all (4 readings × 5 algorithms × 2 k); and six groups of six units are none.
  EXPECT_EQ(configurations.runs.size(), 200U);
  EXPECT_EQ(configurations.impossible, 40 + 80);
  EXPECT_EQ(configurations.computed, 80);
}

TEST(Configurations, AreTheSameForAnyNumberOfThreads) {
  const auto one = run_on(two_blocks().get(), asking(), 1);
  const auto two = run_on(two_blocks().get(), asking(), 2);
  ASSERT_TRUE(one && two);
  EXPECT_EQ(base::print_json(findings_json(*one, {})), base::print_json(findings_json(*two, {})));
}

TEST(AdjustedRand, IsThatOfTheFullComparison) {
  Random random(3);
  for (int round = 0; round < 50; ++round) {
    std::vector<int> a;
    std::vector<int> b;
    for (int u = 0; u < 20; ++u) {
      a.push_back(static_cast<int>(random.below(3)));
      b.push_back(static_cast<int>(random.below(4)));
    }
    const auto full = compare_partitions(a, b);
    ASSERT_TRUE(full);
    EXPECT_EQ(adjusted_rand(make_partition(a), make_partition(b)), full->adjusted_rand);
  }
}

}  // namespace
}  // namespace vallis::study
