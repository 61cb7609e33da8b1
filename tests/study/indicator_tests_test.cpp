#include "study/indicator_tests.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>

#include "study/detail/dealing_test.hpp"
#include "study/group_tests.hpp"
#include "study/indicator_tests_json.hpp"
#include "study/made_scorecard.hpp"
#include "study/random.hpp"
#include "study/run.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using detail::DealingTest;
using test::kMissing;
using test::MadeScorecard;

Recipe recipe_for(int k, const IndicatorTestsOptions& options) {
  Recipe recipe;
  recipe.id = "made";
  recipe.k_min = recipe.k_max = k;
  recipe.group_tests = options;
  return recipe;
}

base::Result<Findings> run_on(const Scorecard& scorecard, const Recipe& recipe, int threads = 1) {
  Workers workers(threads);
  Silent silent;
  return run(scorecard, recipe, {}, workers, silent);
}

Partition one_block_each(std::size_t units) {
  std::vector<int> labels(units);
  std::iota(labels.begin(), labels.end(), 0);
  return make_partition(labels);
}

/// Two groups of four on x, yes and s, with a number that has nothing to do with them. Synthetic.
MadeScorecard eight_units() {
  MadeScorecard made(8);
  made.numbers("x", {1, 2, 3, 4, 91, 92, 93, 94}, IndicatorType::Amount);
  made.numbers("yes", {1, 1, 1, 1, 0, 0, 0, 0}, IndicatorType::Boolean);
  made.sets("s", {"red", "blue"}, {1, 1, 1, 3, 2, 2, 2, 3}).block = "b";
  made.numbers("same", {5, 5, 5, 5, 5, 5, 5, 5}).block = "b";
  made.numbers("half", {1, 2, 3, 4, kMissing, kMissing, kMissing, kMissing}).block = "b";
  return made;
}

TEST(IndicatorTests, GiveEachTypeItsTest) {
  const auto findings = run_on(eight_units().get(), recipe_for(2, {}));
  ASSERT_TRUE(findings) << findings.error().message;
  const auto& tests = findings->group_tests->descriptive;
  ASSERT_EQ(tests.size(), 7U);
  EXPECT_EQ(tests[0].kind, IndicatorTestKind::KruskalWallis);
  // By hand: rank sums 10 and 26 of 8, so that H = 12/72 · (100 + 676)/4 − 27 = 16/3, and ε² = 16/3 / 7.
  EXPECT_NEAR(tests[0].statistic, 16.0 / 3, 1e-12);
  EXPECT_NEAR(tests[0].effect, 16.0 / 21, 1e-12);
  EXPECT_EQ(tests[1].kind, IndicatorTestKind::FisherExact);
  EXPECT_NEAR(tests[1].p, 2.0 / 70, 1e-12);  // two of the C(8, 4) ways to choose four units
  EXPECT_NEAR(tests[1].effect, 1, 1e-12);
  EXPECT_EQ(tests[2].member, "");
  EXPECT_EQ(tests[2].kind, IndicatorTestKind::KruskalWallis);
  EXPECT_EQ(tests[3].member, "red");
  EXPECT_EQ(tests[4].member, "blue");
}

TEST(IndicatorTests, CallWhatCannotBeComputedAStateWithAReason) {
  const auto findings = run_on(eight_units().get(), recipe_for(2, {}));
  ASSERT_TRUE(findings);
  const auto& tests = findings->group_tests->descriptive;
  EXPECT_EQ(tests[5].state, TestState::Constant);
  EXPECT_EQ(tests[6].state, TestState::OneGroup);
  for (const DescriptiveTest& test : {tests[5], tests[6]}) {
    EXPECT_TRUE(std::isnan(test.p) && std::isnan(test.adjusted_p) && std::isnan(test.effect));
    EXPECT_FALSE(reason(test.state).en.empty());
    EXPECT_FALSE(reason(test.state).ru.empty());
  }
}

TEST(IndicatorTests, AdjustForTheTestsThatWereMade) {
  IndicatorTestsOptions options;
  options.adjustment = Adjustment::Bonferroni;
  const auto findings = run_on(eight_units().get(), recipe_for(2, options));
  ASSERT_TRUE(findings);
  const auto& tests = findings->group_tests->descriptive;
  const auto made = std::count_if(tests.begin(), tests.end(),
                                  [](const DescriptiveTest& test) { return test.state == TestState::Computed; });
  for (const DescriptiveTest& test : tests) {
    if (test.state != TestState::Computed) continue;
    EXPECT_NEAR(test.adjusted_p, std::min(1.0, test.p * static_cast<double>(made)), 1e-12);
  }
}

TEST(IndicatorTests, GroupAgainWithoutWhatIsTested) {
  // x alone makes the groups; without it the others, which go together, make different ones.
  MadeScorecard made(8);
  made.numbers("x", {0, 0, 0, 0, 1, 1, 1, 1}).weight = 10;
  made.numbers("y", {0, 1, 0, 1, 0, 1, 0, 1});
  made.numbers("z", {0, 1, 0, 1, 0, 1, 0, 1});
  const auto findings = run_on(made.get(), recipe_for(2, {}));
  ASSERT_TRUE(findings);
  EXPECT_EQ(findings->groups.partition.group, (std::vector{1, 1, 1, 1, 2, 2, 2, 2}));
  const auto& tests = findings->group_tests->left_out;
  ASSERT_EQ(tests.size(), 3U);
  EXPECT_EQ(tests[0].left_out, std::vector<std::size_t>{0});
  EXPECT_NEAR(tests[0].statistic, 0, 1e-12);
  EXPECT_EQ(tests[0].p, 1);
  EXPECT_LT(tests[0].adjusted_rand, 0);
  EXPECT_NEAR(tests[1].adjusted_rand, 1, 1e-12);
}

TEST(IndicatorTests, LeaveOutWholeBlocks) {
  IndicatorTestsOptions options;
  options.left_out = LeftOutBy::Block;
  const auto findings = run_on(eight_units().get(), recipe_for(2, options));
  ASSERT_TRUE(findings);
  const auto& tests = findings->group_tests->left_out;
  ASSERT_EQ(tests.size(), 5U);
  EXPECT_EQ(tests[0].left_out, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(tests[4].left_out, (std::vector<std::size_t>{2, 3, 4}));
  options.left_out = LeftOutBy::Nothing;
  const auto without = run_on(eight_units().get(), recipe_for(2, options));
  ASSERT_TRUE(without);
  EXPECT_TRUE(without->group_tests->left_out.empty());
}

TEST(IndicatorTests, SayWhyUnitsCannotBeGroupedWithoutAnIndicator) {
  MadeScorecard made(4);
  made.numbers("x", {1, 2, 9, 10});
  made.numbers("y", {kMissing, 1, 4, 5});
  const auto findings = run_on(made.get(), recipe_for(2, {}));
  ASSERT_TRUE(findings) << findings.error().message;
  const LeftOutTest& test = findings->group_tests->left_out[0];
  EXPECT_EQ(test.state, TestState::NotRegrouped);
  EXPECT_EQ(test.reason.en, "Units 'unit-1' and 'unit-2' share no other known indicator.");
  EXPECT_TRUE(std::isnan(test.p));
}

/// Six countries of two units each; x is looked up by country. Synthetic.
MadeScorecard by_country() {
  MadeScorecard made(12);
  made.get().definition.attributes.push_back({"country", "", {"", "countries", "", "", Combine::Only, {}}});
  for (std::size_t u = 0; u < 12; ++u) made.attribute(u, "country", {std::string(1, static_cast<char>('A' + u / 2))});
  made.numbers("x", {1, 1, 2, 2, 3, 3, 7, 7, 8, 8, 9, 9}).derive.via = "countries";
  made.numbers("y", {1, 2, 1, 2, 1, 2, 8, 9, 8, 9, 8, 9});
  made.numbers("z", {1, 1, 2, 2, 1, 1, 9, 9, 8, 8, 9, 9});
  return made;
}

TEST(IndicatorTests, DealWholeCountriesForAnIndicatorOfTheCountry) {
  IndicatorTestsOptions options;
  options.blocks = "country";
  const auto findings = run_on(by_country().get(), recipe_for(2, options));
  ASSERT_TRUE(findings) << findings.error().message;
  const auto& tests = findings->group_tests->left_out;
  EXPECT_EQ(tests[0].dealing, Dealing::WholeBlocks);
  EXPECT_EQ(tests[1].dealing, Dealing::Units);
  // Two of the C(6, 3) = 20 ways to deal three countries into a group tell the halves apart as well.
  EXPECT_NEAR(tests[0].p, 0.1, 0.04);
  EXPECT_LT(tests[1].p, 0.02);
}

TEST(IndicatorTests, FindNothingToDealWithinCountriesThatAgree) {
  IndicatorTestsOptions options;
  options.blocks = "country";
  options.own = Dealing::WithinBlocks;
  const auto findings = run_on(by_country().get(), recipe_for(2, options));
  ASSERT_TRUE(findings);
  const auto& tests = findings->group_tests->left_out;
  EXPECT_EQ(tests[1].state, TestState::Computed);
  EXPECT_EQ(tests[1].p, 1);  // within a country all units are in one group, so no dealing changes H
  EXPECT_EQ(tests[2].state, TestState::NothingToDeal);
}

TEST(IndicatorTests, RefuseBlocksOfAnUnknownAttribute) {
  IndicatorTestsOptions options;
  options.blocks = "planet";
  const auto findings = run_on(eight_units().get(), recipe_for(2, options));
  ASSERT_FALSE(findings);
  EXPECT_NE(findings.error().message.find("'planet'"), std::string::npos);
}

TEST(IndicatorTests, AreTheSameForAnyNumberOfWorkers) {
  IndicatorTestsOptions options;
  options.blocks = "country";
  const auto one = run_on(by_country().get(), recipe_for(2, options), 1);
  const auto two = run_on(by_country().get(), recipe_for(2, options), 2);
  ASSERT_TRUE(one && two);
  EXPECT_EQ(group_tests_csv(*one), group_tests_csv(*two));
}

TEST(IndicatorTests, StopOnRequest) {
  class Stopped final : public Progress {
   public:
    void report(std::string_view stage, double) override { stopped_ = stage == "indicators left out"; }
    bool cancelled() const override { return stopped_; }

   private:
    bool stopped_ = false;
  };
  Workers workers;
  Stopped stopped;
  const auto findings = run(eight_units().get(), recipe_for(2, {}), {}, workers, stopped);
  ASSERT_FALSE(findings);
  EXPECT_EQ(findings.error().kind, base::ErrorKind::Cancelled);
}

TEST(DealingTest, ComesNearTheExactShareOfDealings) {
  // By hand: three of six units have it, all in one group of three; 2 of the C(6, 3) = 20 dealings do as well.
  const std::vector<std::vector<double>> columns{{1, 1, 1, 0, 0, 0}};
  const DealingTest test(columns, DealingTest::Scores::Members, make_partition(std::vector{1, 1, 1, 2, 2, 2}),
                         one_block_each(6), Dealing::Units);
  Workers workers;
  EXPECT_NEAR(test.statistic(), 6, 1e-12);
  EXPECT_NEAR(test.effect(), 1, 1e-12);
  EXPECT_NEAR(test.p(50'000, 1, 0, workers), 0.1, 0.005);
}

RC_GTEST_PROP(DealingTest, HasTheStatisticsOfTheNamedTests, ()) {
  const auto n = *rc::gen::inRange<std::size_t>(6, 20);
  // The first two units differ in both, so that neither is constant.
  std::vector<double> values{0, 3};
  std::vector<int> labels{1, 2};
  for (std::size_t i = 2; i < n; ++i) {
    values.push_back(*rc::gen::inRange(0, 4));
    labels.push_back(*rc::gen::inRange(1, 4));
  }
  const Partition partition = make_partition(labels);
  const std::vector<std::vector<double>> columns{values};
  const DealingTest ranks(columns, DealingTest::Scores::Ranks, partition, one_block_each(n), Dealing::Units);
  const auto expected = kruskal_wallis(values, partition.group);
  RC_ASSERT(std::abs(ranks.statistic() - expected->h) < 1e-9);
  RC_ASSERT(std::abs(ranks.effect() - expected->epsilon_squared) < 1e-9);

  std::set<double> levels(values.begin(), values.end());
  ContingencyTable table(levels.size(), std::vector<long>(static_cast<std::size_t>(partition.count), 0));
  for (std::size_t i = 0; i < n; ++i) {
    const auto row = static_cast<std::size_t>(std::distance(levels.begin(), levels.find(values[i])));
    ++table[row][static_cast<std::size_t>(partition.group[i] - 1)];
  }
  const DealingTest nominal(columns, DealingTest::Scores::Levels, partition, one_block_each(n), Dealing::Units);
  const auto counted = chi_square(table);
  RC_ASSERT(std::abs(nominal.statistic() - counted->statistic) < 1e-9);
  RC_ASSERT(std::abs(nominal.effect() - counted->cramers_v) < 1e-9);
}

TEST(DealingTest, IsAsOftenBelowATenthAsItShould) {
  // Values drawn apart from the groups; of 400 tests, 40 ± 6 fall to 0.1 or below.
  const std::vector<int> labels{1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3};
  const Partition pairs = make_partition(std::vector{1, 2, 3, 1, 2, 3, 4, 5, 6, 4, 5, 6, 7, 8, 9, 7, 8, 9});
  Workers workers;
  for (const Dealing dealing : {Dealing::Units, Dealing::WholeBlocks}) {
    int below = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
      Random random(seed);
      std::vector<std::vector<double>> columns(1);
      std::vector<double> of_block(9);
      for (double& x : of_block) x = random.uniform();
      for (std::size_t u = 0; u < labels.size(); ++u) {
        const double shared = of_block[static_cast<std::size_t>(pairs.group[u] - 1)];
        columns[0].push_back(dealing == Dealing::Units ? random.uniform() : shared);
      }
      const DealingTest test(columns, DealingTest::Scores::Ranks, make_partition(labels), pairs, dealing);
      below += test.p(99, seed, 0, workers) <= 0.1 ? 1 : 0;
    }
    EXPECT_NEAR(below, 40, 20);
  }
}

TEST(DealingTest, FindsTooMuchWhenWhatABlockSharesIsDealtToSingleUnits) {
  // Pairs of units that share a value and a group: dealt out singly, chance seems to do worse than it does.
  std::vector<int> labels;
  std::vector<int> pairs;
  for (int u = 0; u < 24; ++u) {
    pairs.push_back(u / 2);
    labels.push_back(1 + u / 2 % 2);
  }
  Workers workers;
  std::array<int, 2> below{};
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    Random random(seed);
    std::vector<std::vector<double>> columns(1);
    for (int pair = 0; pair < 12; ++pair) columns[0].insert(columns[0].end(), 2, random.uniform());
    for (const Dealing dealing : {Dealing::Units, Dealing::WholeBlocks}) {
      const DealingTest test(columns, DealingTest::Scores::Ranks, make_partition(labels), make_partition(pairs),
                             dealing);
      below[dealing == Dealing::Units ? 0 : 1] += test.p(99, seed, 0, workers) <= 0.05 ? 1 : 0;
    }
  }
  EXPECT_GT(below[0], 20);
  EXPECT_LT(below[1], 20);
}

}  // namespace
}  // namespace vallis::study
