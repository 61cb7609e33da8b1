#include "study/model_counterfactual.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <tuple>

#include "study/cell_words.hpp"
#include "study/made_scorecard.hpp"
#include "study/random.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using test::kMissing;
using test::MadeScorecard;
using Kind = Check::Kind;

Check check(const std::string& indicator, Kind kind, double number, const std::string& value = {}) {
  return {indicator + std::to_string(static_cast<int>(kind)) + value, indicator, kind, value, number, {}, {}};
}

Findings run_on(const Scorecard& scorecard) {
  Recipe recipe;
  recipe.id = "made";
  recipe.k_min = recipe.k_max = 2;
  Workers workers(1);
  Silent silent;
  return *run(scorecard, recipe, {}, workers, silent);
}

/// Six synthetic units; all but `place` can be changed.
Scorecard six_units() {
  MadeScorecard made(6);
  made.numbers("size", {10, 20, 40, 80, 160, kMissing}, IndicatorType::Count).scale = ValueScale::Log;
  made.numbers("board", {1, 1, 0, 0, kMissing, 1}, IndicatorType::Boolean);
  made.numbers("label", {0, 1, 2, 1, 0, 0}, IndicatorType::Ordinal).levels = {"none", "bronze", "gold"};
  made.sets("field", {"care", "research", "making"}, {0b001, 0b010, 0b100, 0b110, 0b011, 0b111});
  made.numbers("place", {1, 2, 3, 4, 5, 6}, IndicatorType::Rank);
  for (Indicator& indicator : made.get().definition.indicators) indicator.changeable = indicator.id != "place";
  return made.get();
}

TEST(ModelCounterfactual, ChangesOnlyWhatTheModelAsksAndNoFarther) {
  const Findings findings = run_on(six_units());
  const AssessmentSubject model{
      "m",
      {},
      {check("size", Kind::AtLeast, 100), check("board", Kind::Is, 1), check("field", Kind::Contains, 0, "making")}};
  const auto found = reach_model(findings, 0, model);
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->reached);
  EXPECT_EQ(found->met_before, 1);
  ASSERT_EQ(found->changes.size(), 2U);
  const Indicator& size = findings.scorecard.definition.indicators[0];
  EXPECT_EQ(plain_cell(size, found->changes[0].to).number, 100) << "the bound of the check, nobody's value";
  EXPECT_NEAR(found->changes[0].cost, std::log(10.0) / std::log(16.0), 1e-12);
  EXPECT_EQ(found->changes[1].to.set, 0b101U) << "the member is added, none is taken away";
}

TEST(ModelCounterfactual, SaysWhyACheckStaysUnmet) {
  const Findings findings = run_on(six_units());
  const AssessmentSubject model{"m",
                                {},
                                {check("place", Kind::AtMost, 2), check("board", Kind::Is, 1),
                                 check("size", Kind::AtLeast, 100000), check("label", Kind::Is, 0, "none"),
                                 check("label", Kind::AtLeast, 1, "bronze"), check("label", Kind::Is, 0, "gold")}};
  const auto found = reach_model(findings, 4, model);
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->reached);
  EXPECT_EQ(found->obstacles, (std::vector{Obstacle::Unchangeable, Obstacle::Unknown, Obstacle::NoValue,
                                           Obstacle::Conflict, Obstacle::None, Obstacle::None}));
  EXPECT_EQ(found->unknown, 1);
  EXPECT_EQ(found->open, 1);
  ASSERT_EQ(found->changes.size(), 1U) << "gold meets two of the three checks on the label";
  EXPECT_EQ(found->changes[0].to.number, 2);
}

TEST(ModelCounterfactual, ChangesNothingWhereNothingHelps) {
  const Findings findings = run_on(six_units());
  const auto found = reach_model(findings, 2, {"m", {}, {check("label", Kind::AtLeast, 1, "bronze")}});
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->reached);
  EXPECT_TRUE(found->changes.empty());
  EXPECT_EQ(reach_model(findings, 6, {"m", {}, {}}).error().kind, base::ErrorKind::InvalidArgument);
  EXPECT_NE(reach_model(findings, 0, {"m", {}, {check("nowhere", Kind::Is, 1)}}).error().message.find("'nowhere'"),
            std::string::npos);
}

Check random_check(Random& random, int number) {
  Check made;
  const std::uint64_t which = random.below(9);
  const std::vector<std::string> members{"care", "research", "making"};
  const std::vector<std::string> levels{"none", "bronze", "gold"};
  if (which == 0) made = check("size", Kind::AtLeast, 20.0 * static_cast<double>(1 + random.below(10)));
  if (which == 1) made = check("size", Kind::AtMost, 15.0 * static_cast<double>(1 + random.below(10)));
  if (which == 2) made = check("board", Kind::Is, static_cast<double>(random.below(2)));
  if (which == 3) made = check("label", Kind::AtLeast, static_cast<double>(random.below(3)));
  if (which == 4) made = check("label", Kind::Is, 0, levels[random.below(3)]);
  if (which == 5 || which == 6) made = check("field", Kind::Contains, 0, members[random.below(3)]);
  if (which == 7) made = check("field", Kind::ContainsCount, static_cast<double>(1 + random.below(3)));
  if (which == 8) made = check("place", Kind::AtMost, static_cast<double>(1 + random.below(6)));
  made.id = std::to_string(number);
  return made;
}

/// Every combination of values of every indicator that can be changed: most checks met, then fewest changes, then the
/// smallest cost.
std::tuple<int, int, double> brute_force(const Findings& findings, std::size_t unit, const AssessmentSubject& model) {
  Alternatives choices = alternatives(findings, unit);
  const std::vector<double> ranges = spreads(findings.variables);
  for (std::size_t v = 0; v < choices.size(); ++v) {
    const Cell own = cell(findings.variables[v], unit);
    const Indicator& indicator = findings.scorecard.definition.indicators[findings.used[v].indicator];
    if (indicator.id == "size" && own.known()) {
      for (const Check& asked : model.checks) {
        if (asked.indicator != "size" || asked.number < 10 || asked.number > 160) continue;
        choices[v].push_back(
            {{.number = std::log(asked.number)}, std::abs(std::log(asked.number) - own.number) / ranges[v]});
      }
    }
    choices[v].insert(choices[v].begin(), {own, 0});
  }
  std::tuple<int, int, double> best{-1, 0, 0};
  std::vector<std::size_t> taken(choices.size(), 0);
  while (true) {
    Scorecard changed = findings.scorecard;
    int count = 0;
    double cost = 0;
    for (std::size_t v = 0; v < choices.size(); ++v) {
      const std::size_t i = findings.used[v].indicator;
      const Alternative& chosen = choices[v][taken[v]];
      const Cell plain = plain_cell(changed.definition.indicators[i], chosen.cell);
      if (changed.values[i].sets.empty()) {
        changed.values[i].numbers[unit] = plain.number;
      } else {
        changed.values[i].sets[unit] = plain.set;
      }
      count += taken[v] > 0 ? 1 : 0;
      cost += chosen.cost;
    }
    const Assessment one{"a", "1", {}, "", {model}};
    const int met = assess(changed, unit, one)[0].met;
    const auto& [most, fewest, cheapest] = best;
    if (met > most || (met == most && (count < fewest || (count == fewest && cost < cheapest - 1e-12)))) {
      best = {met, count, cost};
    }
    std::size_t v = 0;
    while (v < taken.size() && ++taken[v] == choices[v].size()) taken[v++] = 0;
    if (v == taken.size()) return best;
  }
}

RC_GTEST_PROP(ModelCounterfactual, IsAsGoodAsEveryCombinationOfChanges, ()) {
  static const Findings findings = run_on(six_units());
  Random random(*rc::gen::arbitrary<std::uint64_t>());
  AssessmentSubject model{"m", {}, {}};
  const int checks = *rc::gen::inRange(1, 6);
  for (int c = 0; c < checks; ++c) model.checks.push_back(random_check(random, c));
  const std::size_t unit = random.below(6);
  const auto found = reach_model(findings, unit, model);
  RC_ASSERT(found.has_value());
  const auto [met, count, cost] = brute_force(findings, unit, model);
  RC_ASSERT(found->met_after == met);
  RC_ASSERT(static_cast<int>(found->changes.size()) == count);
  RC_ASSERT(std::abs(found->cost - cost) < 1e-9);
}

}  // namespace
}  // namespace vallis::study
