#include "study/run.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "study/card.hpp"
#include "study/findings_json.hpp"
#include "study/made_scorecard.hpp"
#include "study/pair_list.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using test::kMissing;
using test::MadeScorecard;

Recipe recipe_for(int k_min, int k_max, GroupMethod method = GroupMethod::KMedoids) {
  Recipe recipe;
  recipe.id = "made";
  recipe.k_min = k_min;
  recipe.k_max = k_max;
  recipe.method = method;
  return recipe;
}

base::Result<Findings> run_on(const Scorecard& scorecard, const Recipe& recipe,
                              const std::optional<Published>& published = {}, int threads = 1) {
  Workers workers(threads);
  Silent silent;
  return run(scorecard, recipe, published, workers, silent);
}

std::string message_of(const Scorecard& scorecard, const Recipe& recipe) {
  const auto findings = run_on(scorecard, recipe);
  return findings ? "" : findings.error().message;
}

/// Two plain groups, {1, 2, 3} and {4, 5, 6}, on a number, a boolean and a set.
MadeScorecard two_clear_groups() {
  MadeScorecard made(6);
  made.numbers("x", {1, 2, 3, 90, 95, 100}, IndicatorType::Amount);
  made.numbers("yes", {1, 1, 1, 0, 0, 0}, IndicatorType::Boolean).block = "b";
  made.sets("s", {"red", "blue"}, {1, 1, 3, 2, 2, 2}).block = "b";
  return made;
}

TEST(Run, FindsTwoClearGroupsByEitherMethod) {
  for (const GroupMethod method : {GroupMethod::KMedoids, GroupMethod::Linkage}) {
    const auto findings = run_on(two_clear_groups().get(), recipe_for(2, 4, method));
    ASSERT_TRUE(findings) << findings.error().message;
    EXPECT_EQ(findings->groups.partition.group, (std::vector{1, 1, 1, 2, 2, 2}));
    EXPECT_EQ(findings->candidates.size(), 3U);
    EXPECT_GT(findings->groups.silhouette.mean, 0.7);
    EXPECT_EQ(findings->groups.medoids.size(), 2U);
  }
}

TEST(Run, SharesOfIndicatorsAndBlocksAddUpToOne) {
  const auto findings = run_on(two_clear_groups().get(), recipe_for(2, 2));
  ASSERT_TRUE(findings);
  double weight = 0;
  double share = 0;
  for (const BlockShare& block : findings->blocks) {
    weight += block.weight;
    share += block.dissimilarity_share;
  }
  EXPECT_NEAR(weight, 1, 1e-12);
  EXPECT_NEAR(share, 1, 1e-12);
  EXPECT_NEAR(findings->blocks[0].weight, 1.0 / 3, 1e-12);
}

TEST(Run, GivesABlockTheWeightOfTheRecipe) {
  Recipe recipe = recipe_for(2, 2);
  recipe.block_weights = {{"a", 1}, {"b", 1}};
  const auto findings = run_on(two_clear_groups().get(), recipe);
  ASSERT_TRUE(findings);
  EXPECT_NEAR(findings->used[0].weight, 0.5, 1e-12);
  EXPECT_NEAR(findings->used[1].weight, 0.25, 1e-12);
}

TEST(Run, DropsAnIndicatorThatNobodyKnowsAndSaysSo) {
  MadeScorecard made = two_clear_groups();
  made.numbers("nobody", std::vector<double>(6, kMissing));
  const auto findings = run_on(made.get(), recipe_for(2, 2));
  ASSERT_TRUE(findings);
  EXPECT_EQ(findings->dropped, std::vector<std::size_t>{3});
  ASSERT_EQ(findings->warnings.size(), 1U);
  EXPECT_NE(findings->warnings[0].en.find("nobody"), std::string::npos);
  const std::string json = base::print_json(findings_json(*findings, {}));
  EXPECT_NE(json.find(R"("dropped_indicators": ["nobody"])"), std::string::npos);
  EXPECT_NE(json.find("No unit has a value for nobody"), std::string::npos);

  Recipe strict = recipe_for(2, 2);
  strict.strict = true;
  EXPECT_NE(message_of(made.get(), strict).find("The recipe is strict"), std::string::npos);
}

TEST(Run, FailsWhenNoIndicatorHasAValue) {
  MadeScorecard made(4);
  made.numbers("nobody", std::vector<double>(4, kMissing));
  EXPECT_NE(message_of(made.get(), recipe_for(2, 2)).find("No indicator has a value"), std::string::npos);
}

TEST(Run, RefusesTooFewUnits) {
  MadeScorecard one(1);
  one.numbers("x", {1});
  EXPECT_EQ(message_of(one.get(), recipe_for(2, 2)), "A study needs at least three units to compare; there is 1.");
  MadeScorecard two(2);
  two.numbers("x", {1, 1});
  EXPECT_EQ(message_of(two.get(), recipe_for(2, 2)), "A study needs at least three units to compare; there are 2.");
}

TEST(Run, RefusesMoreGroupsThanUnitsCanMake) {
  EXPECT_NE(
      message_of(two_clear_groups().get(), recipe_for(2, 9)).find("asks for up to 9 groups (/groups/k), but 6 units"),
      std::string::npos);
}

TEST(Run, NamesUnitsThatAreAlike) {
  MadeScorecard made(4);
  made.numbers("x", {1, 1, 5, 9});
  const auto findings = run_on(made.get(), recipe_for(2, 2));
  ASSERT_TRUE(findings);
  ASSERT_EQ(findings->warnings.size(), 1U);
  EXPECT_NE(findings->warnings[0].en.find("unit-1 = unit-2"), std::string::npos);
  EXPECT_TRUE(run_on(made.get(), recipe_for(2, 3)));

  MadeScorecard all(3);
  all.numbers("x", {4, 4, 4});
  EXPECT_NE(message_of(all.get(), recipe_for(2, 2)).find("alike in every indicator"), std::string::npos);
}

TEST(Run, NamesAPairWithNothingInCommonAndOffersWaysOut) {
  MadeScorecard made(5);
  made.numbers("x", {1, 2, 3, 4, kMissing});
  made.numbers("y", {kMissing, 2, 3, 4, 5});
  const std::string message = message_of(made.get(), recipe_for(2, 2));
  EXPECT_NE(message.find("'unit-1' and 'unit-5' share no known indicator"), std::string::npos);
  EXPECT_NE(message.find("'unit-5' lacks x"), std::string::npos);
  EXPECT_NE(message.find("/units/exclude"), std::string::npos);

  Recipe lenient = recipe_for(2, 2);
  lenient.no_overlap = NoOverlap::Exclude;
  const auto findings = run_on(made.get(), lenient);
  ASSERT_TRUE(findings) << findings.error().message;
  EXPECT_EQ(findings->left_out, std::vector<std::string>{"unit-5"});
  EXPECT_EQ(findings->scorecard.units.size(), 4U);
}

TEST(Run, LeavesOutUnitsThatKnowTooLittle) {
  MadeScorecard made(5);
  made.numbers("x", {1, 2, 3, 4, 5});
  made.numbers("y", {1, 2, 3, 4, kMissing});
  Recipe recipe = recipe_for(2, 2);
  recipe.units.min_known = 2;
  const auto findings = run_on(made.get(), recipe);
  ASSERT_TRUE(findings);
  EXPECT_EQ(findings->left_out, std::vector<std::string>{"unit-5"});
}

TEST(Run, RefusesWeightsOfWhatIsNotThere) {
  Recipe recipe = recipe_for(2, 2);
  recipe.indicator_weights = {{"z", 1}};
  EXPECT_NE(message_of(two_clear_groups().get(), recipe).find("/weights/indicators"), std::string::npos);
  recipe.indicator_weights = {};
  recipe.block_weights = {{"z", 1}};
  EXPECT_NE(message_of(two_clear_groups().get(), recipe).find("/weights/blocks"), std::string::npos);
  recipe.block_weights = {{"a", 0}};
  EXPECT_NE(message_of(two_clear_groups().get(), recipe).find("All weights are 0"), std::string::npos);
}

TEST(Run, RefusesTheLogarithmOfZeroByNamingTheUnit) {
  MadeScorecard made = two_clear_groups();
  made.get().definition.indicators[0].scale = ValueScale::Log;
  made.get().values[0].numbers[3] = 0;
  EXPECT_NE(message_of(made.get(), recipe_for(2, 2)).find("x of unit 'unit-4' is 0"), std::string::npos);
}

TEST(Run, ScalesOrdinalsByDeclaredLevelsUnlessAskedForTheObservedOnes) {
  MadeScorecard made(3);
  made.numbers("label", {0, 1, 1}, IndicatorType::Ordinal).levels = {"none", "bronze", "silver", "gold"};
  made.numbers("x", {1, 2, 3});
  Recipe recipe = recipe_for(2, 2);
  recipe.indicator_weights = {{"x", 0}};
  const auto declared = run_on(made.get(), recipe);
  ASSERT_TRUE(declared);
  EXPECT_NEAR(declared->dissimilarity(0, 1), 1.0 / 3, 1e-15);
  recipe.ordinal_range = OrdinalRange::Observed;
  const auto observed = run_on(made.get(), recipe);
  ASSERT_TRUE(observed);
  EXPECT_EQ(observed->dissimilarity(0, 1), 1);
}

TEST(Run, StopsWhenAsked) {
  class Stop final : public Progress {
   public:
    void report(std::string_view, double) override {}
    bool cancelled() const override { return true; }
  };
  Workers workers(1);
  Stop stop;
  const auto findings = run(two_clear_groups().get(), recipe_for(2, 2), {}, workers, stop);
  ASSERT_FALSE(findings);
  EXPECT_EQ(findings.error().kind, base::ErrorKind::Cancelled);
}

/// Counts how often it is asked in each stage, and stops at one of these asks.
class Counted final : public Progress {
 public:
  explicit Counted(long stop_at = -1) : stop_at_(stop_at) {}
  void report(std::string_view stage, double done) override {
    stage_ = stage;
    EXPECT_GE(done, 0);
    EXPECT_LE(done, 1);
    ++reports[stage_];
  }
  bool cancelled() const override {
    ++asks[stage_];
    return stop_at_ >= 0 && ++asked > stop_at_;
  }
  mutable std::map<std::string, long> asks;
  mutable long asked = 0;
  std::map<std::string, long> reports;

 private:
  long stop_at_;
  std::string stage_;
};

/// Units scattered over two numbers.
MadeScorecard many(std::size_t n) {
  std::vector<double> x;
  std::vector<double> y;
  for (std::size_t u = 0; u < n; ++u) {
    x.push_back(std::fmod(static_cast<double>(u) * 0.7548776662, 1.0));
    y.push_back(std::fmod(static_cast<double>(u) * 0.5698402910, 1.0));
  }
  MadeScorecard made(n);
  made.numbers("x", x);
  made.numbers("y", y);
  return made;
}

TEST(Run, AsksOftenWhetherToStopWithinEachLongStep) {
  constexpr std::size_t kUnits = 600;
  for (const int threads : {1, 3}) {
    Workers workers(threads);
    Counted counted;
    const auto findings = run(many(kUnits).get(), recipe_for(2, 4), {}, workers, counted);
    ASSERT_TRUE(findings) << findings.error().message;
    // A block of dissimilarities is of some 2^16 pairs at most, and each merge and each leaf asks.
    EXPECT_GE(counted.asks["dissimilarity"], 2) << threads;
    EXPECT_GE(counted.asks["dendrogram"], static_cast<long>(kUnits)) << threads;
    EXPECT_GE(counted.asks["groups"], 20) << threads;
    EXPECT_GE(counted.reports["dendrogram"], 3) << "and says how far it is";
  }
}

TEST(Run, EndsAtTheFirstAskThatIsAnsweredWithYesWhereverThatIs) {
  MadeScorecard made = many(200);
  Workers workers(2);
  Counted whole;
  ASSERT_TRUE(run(made.get(), recipe_for(2, 3), {}, workers, whole));
  long all = 0;
  for (const auto& [stage, count] : whole.asks) all += count;
  for (const long at : {0L, 1L, all / 10, all / 4, all / 2, all * 3 / 4}) {
    Counted stopped(at);
    const auto findings = run(made.get(), recipe_for(2, 3), {}, workers, stopped);
    ASSERT_FALSE(findings) << at;
    EXPECT_EQ(findings.error().kind, base::ErrorKind::Cancelled);
    EXPECT_LE(stopped.asked, at + 2) << "nothing goes on after the answer";
    Silent silent;
    EXPECT_TRUE(run(made.get(), recipe_for(2, 3), {}, workers, silent)) << "the threads serve the next run";
  }
}

TEST(Run, FindsTheSameBytesWhetherAskedOrNot) {
  MadeScorecard made = many(150);
  const auto bytes = [&](Progress& progress, int threads) {
    Workers workers(threads);
    return base::print_json(findings_json(run(made.get(), recipe_for(2, 4), {}, workers, progress).value(), {}));
  };
  Silent silent;
  Counted counted;
  const std::string alone = bytes(silent, 1);
  EXPECT_EQ(bytes(counted, 1), alone);
  EXPECT_EQ(bytes(counted, 3), alone);
}

TEST(Run, ListsThePairsOfAThousandUnitsAndHashesThoseOfMore) {
  Workers workers(2);
  Silent silent;
  const auto json_of = [&](std::size_t n, double last) {
    MadeScorecard made = many(n - 1);
    Scorecard card = made.get();
    card.units.push_back({"last", "last", {}});
    for (IndicatorValues& values : card.values) values.numbers.push_back(last);
    const auto findings = run(card, recipe_for(2, 3), {}, workers, silent);
    EXPECT_TRUE(findings);
    EXPECT_EQ(dissimilarity_csv(*findings).empty(), n > kListedUnits);
    return findings_json(*findings, {});
  };
  const base::Json listed = json_of(kListedUnits, 0.5);
  EXPECT_EQ(listed.at("dissimilarity").as_array().size(), kListedUnits * (kListedUnits - 1) / 2);
  EXPECT_FALSE(listed.as_object().contains("dissimilarity_hash"));
  const base::Json hashed = json_of(kListedUnits + 1, 0.5);
  EXPECT_TRUE(hashed.at("dissimilarity").is_null());
  EXPECT_EQ(hashed.at("dissimilarity_hash"), json_of(kListedUnits + 1, 0.5).at("dissimilarity_hash"));
  EXPECT_NE(hashed.at("dissimilarity_hash"), json_of(kListedUnits + 1, 0.6).at("dissimilarity_hash"));
  EXPECT_LT(base::print_json(hashed).size(), base::print_json(listed).size() / 5);
}

/// A whole number in [0, 1,000,000) that differs between units without a pattern.
double scattered(std::size_t unit, double turn = 0.7548776662) {
  const double x = static_cast<double>(unit + 1);
  const double turned = x * turn + x * x * 0.5698402910;
  return std::floor(1e6 * (turned - std::floor(turned)));
}

/// A scorecard of all types with missing values. Small cases of the generator repeat its numbers; what is scattered
/// over them keeps dissimilarities from tying, for a tie is broken by the order of the units. One number would not do:
/// on a line, means of differences tie whatever the numbers are.
MadeScorecard any_scorecard(std::size_t n) {
  const auto whole = [&](int bound) { return *rc::gen::container<std::vector<int>>(n, rc::gen::inRange(0, bound)); };
  MadeScorecard made(n);
  std::vector<double> x;
  for (const int v : whole(1'000'000)) x.push_back(1 + v + scattered(x.size()));
  made.numbers("x", x, IndicatorType::Amount);
  for (const auto& [name, turn] : {std::pair("y", 0.8191725134), std::pair("z", 0.6710436067)}) {
    std::vector<double> numbers;
    for (std::size_t u = 0; u < n; ++u) numbers.push_back(scattered(u, turn));
    made.numbers(name, numbers);
  }
  std::vector<double> yes;
  for (const int v : whole(3)) yes.push_back(v == 2 ? kMissing : v);
  made.numbers("yes", yes, IndicatorType::Boolean);
  std::vector<std::optional<unsigned long long>> sets;
  for (const int v : whole(9))
    sets.push_back(v == 8 ? std::optional<unsigned long long>{} : static_cast<unsigned long long>(v));
  made.sets("s", {"a", "b", "c"}, sets).block = "b";
  std::vector<double> score;
  for (const int v : whole(1'000'000)) score.push_back(v % 7 == 0 ? kMissing : v);
  made.numbers("score", score).block = "b";
  return made;
}

RC_GTEST_PROP(Run, RescalingANumberChangesNothing, ()) {
  MadeScorecard made = any_scorecard(12);
  const auto before = run_on(made.get(), recipe_for(2, 5));
  RC_PRE(before.has_value());
  for (double& x : made.get().values[0].numbers) x = 8 * x + 1024;  // exact in binary, so ties stay ties
  const auto after = run_on(made.get(), recipe_for(2, 5));
  RC_ASSERT(after.has_value());
  for (std::size_t p = 0; p < before->dissimilarity.pair_count(); ++p) {
    RC_ASSERT(std::abs(before->dissimilarity.values()[p] - after->dissimilarity.values()[p]) < 1e-12);
  }
  RC_ASSERT(before->groups.partition.group == after->groups.partition.group);
}

RC_GTEST_PROP(Run, WeightZeroIsTheSameAsAbsent, ()) {
  MadeScorecard made = any_scorecard(10);
  Recipe recipe = recipe_for(2, 4);
  recipe.indicator_weights = {{"score", 0}};
  const auto zero = run_on(made.get(), recipe);
  made.get().definition.indicators.pop_back();
  made.get().values.pop_back();
  const auto absent = run_on(made.get(), recipe_for(2, 4));
  RC_ASSERT(zero.has_value() == absent.has_value());
  RC_PRE(zero.has_value());
  const auto a = zero->dissimilarity.values();
  const auto b = absent->dissimilarity.values();
  RC_ASSERT(std::equal(a.begin(), a.end(), b.begin(), b.end()));
  RC_ASSERT(zero->groups.partition.group == absent->groups.partition.group);
}

RC_GTEST_PROP(Run, TheOrderOfUnitsPermutesTheResult, ()) {
  const std::size_t n = 11;
  MadeScorecard made = any_scorecard(n);
  const GroupMethod method = *rc::gen::element(GroupMethod::KMedoids, GroupMethod::Linkage);
  const auto before = run_on(made.get(), recipe_for(2, 5, method));
  RC_PRE(before.has_value());
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto keys = *rc::gen::container<std::vector<int>>(n, rc::gen::arbitrary<int>());
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
  Scorecard moved = made.get();
  for (std::size_t u = 0; u < n; ++u) {
    moved.units[u] = made.get().units[order[u]];
    for (std::size_t i = 0; i < moved.values.size(); ++i) {
      if (!moved.values[i].numbers.empty()) moved.values[i].numbers[u] = made.get().values[i].numbers[order[u]];
      if (!moved.values[i].sets.empty()) moved.values[i].sets[u] = made.get().values[i].sets[order[u]];
    }
  }
  const auto after = run_on(moved, recipe_for(2, 5, method));
  RC_ASSERT(after.has_value());
  std::vector<int> expected;
  for (std::size_t u = 0; u < n; ++u) expected.push_back(before->groups.partition.group[order[u]]);
  RC_ASSERT(after->groups.partition.group == make_partition(expected).group);
}

RC_GTEST_PROP(Run, GivesTheSameBytesForOneAndTwoThreads, ()) {
  MadeScorecard made = any_scorecard(14);
  const auto one = run_on(made.get(), recipe_for(2, 6), {}, 1);
  const auto two = run_on(made.get(), recipe_for(2, 6), {}, 2);
  RC_PRE(one.has_value());
  RC_ASSERT(base::print_json(findings_json(*one, {})) == base::print_json(findings_json(*two, {})));
}

TEST(Card, RanksByPolarityAndExplainsTheNearest) {
  MadeScorecard made = two_clear_groups();
  made.numbers("place", {3, 1, 2, 6, 5, kMissing}, IndicatorType::Rank);
  const auto findings = run_on(made.get(), recipe_for(2, 2));
  ASSERT_TRUE(findings);
  const auto card = describe(*findings, "unit-2", 2);
  ASSERT_TRUE(card);
  EXPECT_EQ(card->values[3].rank, 1);
  EXPECT_EQ(card->values[3].percentile, 1);
  EXPECT_EQ(card->values[3].known_units, 5);
  EXPECT_EQ(card->values[0].rank, 5);
  EXPECT_EQ(card->nearest.size(), 2U);
  for (const Neighbour& near : card->nearest) {
    double sum = 0;
    for (const Contribution& c : near.contributions) sum += c.part;
    EXPECT_NEAR(sum, near.dissimilarity, 1e-12);
  }
  EXPECT_LE(card->nearest[0].dissimilarity, card->nearest[1].dissimilarity);
  EXPECT_EQ(card->medoids.size(), 2U);
}

TEST(Card, OffersTheNearestIdForAnUnknownUnit) {
  const auto findings = run_on(two_clear_groups().get(), recipe_for(2, 2));
  ASSERT_TRUE(findings);
  const auto card = describe(*findings, "unti-2", 2);
  ASSERT_FALSE(card);
  EXPECT_NE(card.error().message.find("did you mean 'unit-2'"), std::string::npos);
}

}  // namespace
}  // namespace vallis::study
