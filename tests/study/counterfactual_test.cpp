#include "study/counterfactual.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <tuple>

#include "study/mixed_table.hpp"
#include "study/random.hpp"
#include "study/what_if.hpp"

namespace vallis::study {
namespace {

using Scale = Variable::Scale;
using testing::HasSubstr;

Variable numbers(std::string name, Scale scale, std::vector<double> values, double weight = 1) {
  return {
      .name = std::move(name), .scale = scale, .values = std::move(values), .sets = {}, .range = {}, .weight = weight};
}

Alternatives all_alternatives(const std::vector<Variable>& variables, std::size_t unit, const Domain& domain = {}) {
  const auto ranges = spreads(variables);
  Alternatives result;
  for (std::size_t v = 0; v < variables.size(); ++v) {
    result.push_back(alternatives(variables[v], ranges[v], unit, domain));
  }
  return result;
}

/// d between a row of cells and a unit, from the definition.
double distance_to(const std::vector<Variable>& variables, const std::vector<Cell>& row, std::size_t unit) {
  const auto ranges = spreads(variables);
  double sum = 0;
  double weight = 0;
  for (std::size_t v = 0; v < variables.size(); ++v) {
    const double s = difference(variables[v], ranges[v], row[v], cell(variables[v], unit));
    if (std::isnan(s) || variables[v].weight == 0) continue;
    sum += variables[v].weight * s;
    weight += variables[v].weight;
  }
  return weight > 0 ? sum / weight : std::numeric_limits<double>::quiet_NaN();
}

int group_of(const std::vector<Variable>& variables, const std::vector<Cell>& row, const std::vector<int>& medoids) {
  std::vector<double> d;
  for (const int medoid : medoids) d.push_back(distance_to(variables, row, static_cast<std::size_t>(medoid)));
  return nearest_group(d);
}

std::vector<Cell> row_of(const std::vector<Variable>& variables, std::size_t unit) {
  std::vector<Cell> row;
  for (const Variable& variable : variables) row.push_back(cell(variable, unit));
  return row;
}

struct Pick {
  std::vector<std::size_t> variables;
  std::vector<std::size_t> alternatives;
  double cost = 0;
};

/// The best pick by the stated order, from looking at every one of at most `most` changes.
template <class Reached>
std::optional<Pick> by_looking_at_all(const Alternatives& alternatives, std::size_t most, const Reached& reached) {
  std::optional<Pick> best;
  const auto better = [&](const Pick& pick) {
    if (!best || pick.variables.size() != best->variables.size()) {
      return !best || pick.variables.size() < best->variables.size();
    }
    if (std::abs(pick.cost - best->cost) > 1e-12) return pick.cost < best->cost;
    return std::tie(pick.variables, pick.alternatives) < std::tie(best->variables, best->alternatives);
  };
  Pick pick;
  const auto look = [&](const auto& self, std::size_t v) -> void {
    if (v == alternatives.size()) {
      if (pick.variables.size() <= most && better(pick) && reached(pick)) best = pick;
      return;
    }
    self(self, v + 1);
    for (std::size_t a = 0; a < alternatives[v].size(); ++a) {
      const double before = pick.cost;
      pick.variables.push_back(v);
      pick.alternatives.push_back(a);
      pick.cost += alternatives[v][a].cost;
      self(self, v + 1);
      pick.variables.pop_back();
      pick.alternatives.pop_back();
      pick.cost = before;
    }
  };
  look(look, 0);
  return best;
}

void expect_same(const Counterfactual& found, const std::optional<Pick>& expected, const Alternatives& alternatives) {
  RC_ASSERT(found.proven);
  RC_ASSERT(found.found == expected.has_value());
  if (!expected) return;
  RC_ASSERT(found.changes.size() == expected->variables.size());
  RC_ASSERT(std::abs(found.cost - expected->cost) < 1e-12);
  for (std::size_t c = 0; c < found.changes.size(); ++c) {
    const std::size_t v = expected->variables[c];
    RC_ASSERT(found.changes[c].variable == v);
    const Cell& to = alternatives[v][expected->alternatives[c]].cell;
    RC_ASSERT(found.changes[c].to.set == to.set);
    RC_ASSERT(to.set.has_value() || found.changes[c].to.number == to.number);
  }
}

/// A small table: `most` variables of every scale from mixed_table, whole numbers among them, so that costs tie.
std::vector<Variable> small_table(std::size_t n, std::uint64_t seed, std::size_t most) {
  auto variables = test::mixed_table(n, seed, 0.2);
  variables.resize(std::min(variables.size(), most));
  for (Variable& variable : variables) {
    for (auto& set : variable.sets) {
      if (set) *set &= 7U;
    }
  }
  return variables;
}

RC_GTEST_PROP(MoveToGroup, FindsWhatLookingAtEverythingFinds, ()) {
  const std::size_t n = *rc::gen::inRange<std::size_t>(3, 7);
  const auto variables = small_table(n, *rc::gen::arbitrary<std::uint64_t>(), 5);
  const std::size_t unit = *rc::gen::inRange<std::size_t>(0, n);
  const std::vector<int> medoids{0, 1, 2};
  const int target = *rc::gen::inRange(1, 4);
  const int most = *rc::gen::inRange(0, 5);
  const Alternatives choices = all_alternatives(variables, unit, {.universe = *rc::gen::element(0ULL, 7ULL)});
  const auto found = move_to_group(variables, medoids, unit, target, choices, {.max_changes = most});
  RC_ASSERT(found.has_value());
  const auto expected = by_looking_at_all(choices, static_cast<std::size_t>(most), [&](const Pick& pick) {
    auto row = row_of(variables, unit);
    for (std::size_t c = 0; c < pick.variables.size(); ++c) {
      row[pick.variables[c]] = choices[pick.variables[c]][pick.alternatives[c]].cell;
    }
    return group_of(variables, row, medoids) == target;
  });
  expect_same(*found, expected, choices);
}

RC_GTEST_PROP(MoveToGroup, FindsTheSameWhereMissingCellsMayBeFilledIn, ()) {
  // Alternatives of a missing cell are the caller's to offer; what counts for a pair then depends on the value chosen.
  const auto variables = small_table(5, *rc::gen::arbitrary<std::uint64_t>(), 4);
  const std::size_t unit = *rc::gen::inRange<std::size_t>(0, 5);
  const std::vector<int> medoids{3, 4};
  Alternatives choices;
  for (const Variable& variable : variables) {
    auto& list = choices.emplace_back();
    for (std::size_t j = 0; j < 5; ++j) {
      if (cell(variable, j).known()) list.push_back({cell(variable, j), 0.25 * static_cast<double>(j)});
    }
  }
  for (const int target : {1, 2}) {
    const auto found = move_to_group(variables, medoids, unit, target, choices, {});
    RC_ASSERT(found.has_value());
    const auto expected = by_looking_at_all(choices, 4, [&](const Pick& pick) {
      auto row = row_of(variables, unit);
      for (std::size_t c = 0; c < pick.variables.size(); ++c) {
        row[pick.variables[c]] = choices[pick.variables[c]][pick.alternatives[c]].cell;
      }
      return group_of(variables, row, medoids) == target;
    });
    expect_same(*found, expected, choices);
  }
}

RC_GTEST_PROP(Climb, FindsWhatLookingAtEverythingFindsByEitherWay, ()) {
  const std::size_t n = *rc::gen::inRange<std::size_t>(3, 7);
  const std::uint64_t seed = *rc::gen::arbitrary<std::uint64_t>();
  const auto variables = small_table(n, seed, 5);
  Random random(seed);
  std::vector<double> composites(n);
  for (double& composite : composites) composite = static_cast<double>(random.below(6));
  const std::size_t unit = random.below(n);
  const auto higher = std::count_if(composites.begin(), composites.end(),
                                    [&](double composite) { return composite > composites[unit]; });
  RC_PRE(higher > 0);
  const int places = 1 + static_cast<int>(random.below(static_cast<std::uint64_t>(higher)));
  const Alternatives choices = all_alternatives(variables, unit);
  Gains gains;
  for (const auto& list : choices) {
    gains.emplace_back();
    for (std::size_t a = 0; a < list.size(); ++a) gains.back().push_back(static_cast<double>(random.below(9)) / 2 - 2);
  }
  const auto gain = [&](std::size_t v, const Cell& to) {
    for (std::size_t a = 0; a < choices[v].size(); ++a) {
      const Cell& other = choices[v][a].cell;
      if (other.set == to.set && (to.set || other.number == to.number)) return gains[v][a];
    }
    return std::numeric_limits<double>::quiet_NaN();
  };
  const auto expected = by_looking_at_all(choices, 3, [&](const Pick& pick) {
    double composite = composites[unit];
    for (std::size_t c = 0; c < pick.variables.size(); ++c) {
      composite += gains[pick.variables[c]][pick.alternatives[c]];
    }
    const auto above =
        std::count_if(composites.begin(), composites.end(), [&](double other) { return other > composite + 1e-9; }) -
        (composites[unit] > composite + 1e-9 ? 1 : 0);
    return above <= higher - places;
  });
  const auto linear = climb(variables, composites, unit, places, choices, gains, {.max_changes = 3});
  RC_ASSERT(linear.has_value());
  expect_same(*linear, expected, choices);
  const Rescored rescored = [&](std::span<const Change> changes) {
    double composite = composites[unit];
    for (const Change& change : changes) composite += gain(change.variable, change.to);
    return composite;
  };
  const auto called = climb(variables, composites, unit, places, choices, rescored, {.max_changes = 3});
  RC_ASSERT(called.has_value());
  expect_same(*called, expected, choices);
}

/// Units 1 and 2 are the medoids; unit 3 stands at 0.4 of the way on x and agrees with neither on y.
std::vector<Variable> two_medoids() {
  return {numbers("x", Scale::Interval, {0, 10, 4, 6, 9}), numbers("y", Scale::Nominal, {0, 1, 2, 2, 0})};
}

TEST(MoveToGroup, TakesTheCheapestOfOneChange) {
  const auto variables = two_medoids();
  // x to 6 costs 0.2; y to that of the second medoid costs 1; both would do.
  const auto found = move_to_group(variables, std::vector{0, 1}, 2, 2, all_alternatives(variables, 2), {});
  ASSERT_TRUE(found && found->found);
  ASSERT_EQ(found->changes.size(), 1U);
  EXPECT_EQ(found->changes[0].variable, 0U);
  EXPECT_EQ(found->changes[0].from.number, 4);
  EXPECT_EQ(found->changes[0].to.number, 6);
  EXPECT_NEAR(found->cost, 0.2, 1e-15);
  EXPECT_TRUE(found->proven);
}

TEST(MoveToGroup, ChangesOnlyWhatMayChange) {
  const auto variables = two_medoids();
  Alternatives choices = all_alternatives(variables, 2);
  choices[0].clear();
  const auto found = move_to_group(variables, std::vector{0, 1}, 2, 2, choices, {});
  ASSERT_TRUE(found && found->found);
  EXPECT_EQ(found->changes[0].variable, 1U);
  choices[1].clear();
  const auto none = move_to_group(variables, std::vector{0, 1}, 2, 2, choices, {});
  ASSERT_TRUE(none);
  EXPECT_FALSE(none->found);
  EXPECT_TRUE(none->proven);
}

TEST(MoveToGroup, NeedsNoChangeToStay) {
  const auto variables = two_medoids();
  const auto found = move_to_group(variables, std::vector{0, 1}, 2, 1, all_alternatives(variables, 2), {});
  ASSERT_TRUE(found);
  EXPECT_TRUE(found->found);
  EXPECT_TRUE(found->proven);
  EXPECT_TRUE(found->changes.empty());
}

TEST(MoveToGroup, LeavesAMedoidWhereItStoodWhenItsUnitMoves) {
  const auto variables = two_medoids();
  // The first medoid itself must come as near to the second as to its former self, and equal is not enough.
  const auto found = move_to_group(variables, std::vector{0, 1}, 0, 2, all_alternatives(variables, 0), {});
  ASSERT_TRUE(found && found->found);
  // x alone at 10: 1 / 2 to its former self, and 1 / 2 to the second medoid, which is a tie and stays; so both change.
  ASSERT_EQ(found->changes.size(), 2U);
  EXPECT_EQ(found->changes[0].to.number, 4);
  EXPECT_EQ(found->changes[1].to.number, 1);
}

TEST(MoveToGroup, CountsWhatAnAsymmetricBooleanBringsIn) {
  // To medoid 1 (0, 0) the booleans of unit 3 (0, 1) are 1 of 1, to medoid 2 (1, 0) they are 2 of 2; x is 0.4 and 0.6.
  const std::vector<Variable> variables{numbers("a", Scale::AsymmetricBoolean, {0, 1, 0}),
                                        numbers("b", Scale::AsymmetricBoolean, {0, 0, 1}),
                                        numbers("x", Scale::Interval, {0, 10, 4})};
  Alternatives choices = all_alternatives(variables, 2);
  choices[2].clear();
  // a to 1: (1 + 1 + 0.4) / 3 to the first, (0 + 1 + 0.6) / 3 to the second.
  const auto found = move_to_group(variables, std::vector{0, 1}, 2, 2, choices, {});
  ASSERT_TRUE(found && found->found);
  ASSERT_EQ(found->changes.size(), 1U);
  EXPECT_EQ(found->changes[0].variable, 0U);
}

TEST(MoveToGroup, IsProvenOnlyWhenTheSearchIsNotCutShort) {
  const auto variables = two_medoids();
  const auto choices = all_alternatives(variables, 0);
  const auto whole = move_to_group(variables, std::vector{0, 1}, 0, 2, choices, {});
  ASSERT_TRUE(whole && whole->found);
  EXPECT_TRUE(whole->proven);
  bool found_without_proof = false;
  for (long work = 0; work < whole->work; ++work) {
    const auto bounded = move_to_group(variables, std::vector{0, 1}, 0, 2, choices, {.work = work});
    ASSERT_TRUE(bounded);
    EXPECT_FALSE(bounded->proven) << work;
    EXPECT_LE(bounded->work, work + 3) << work;
    found_without_proof = found_without_proof || bounded->found;
  }
  EXPECT_TRUE(found_without_proof);
  EXPECT_FALSE(move_to_group(variables, std::vector{0, 1}, 0, 2, choices, {.work = 1})->found);
}

TEST(MoveToGroup, RefusesWhatIsNotThere) {
  const auto variables = two_medoids();
  const auto choices = all_alternatives(variables, 2);
  EXPECT_FALSE(move_to_group(variables, std::vector{0, 1}, 5, 2, choices, {}));
  EXPECT_FALSE(move_to_group(variables, std::vector{0, 1}, 2, 3, choices, {}));
  EXPECT_FALSE(move_to_group(variables, std::vector{0, 1}, 2, 0, choices, {}));
  EXPECT_FALSE(move_to_group(variables, std::vector{0, 9}, 2, 1, choices, {}));
  EXPECT_FALSE(move_to_group(variables, std::vector{0, 1}, 2, 1, {}, {}));
  Alternatives wrong = choices;
  wrong[1][0].cell.number = 0.5;
  const auto category = move_to_group(variables, std::vector{0, 1}, 2, 1, wrong, {});
  ASSERT_FALSE(category);
  EXPECT_THAT(category.error().message, HasSubstr("The category of 'y' for unit 3 is 0.5"));
  wrong = choices;
  wrong[0][0].cost = -1;
  EXPECT_FALSE(move_to_group(variables, std::vector{0, 1}, 2, 1, wrong, {}));
}

TEST(Climb, CountsATieAsThePlaceReached) {
  const auto variables = two_medoids();
  const std::vector<double> composites{5, 4, 1, 3, 2};
  // Each change adds 1: one draws level with unit 5, both with unit 4, and no more can be had.
  const Alternatives choices{
      {{{.number = 6}, 0.2}},
      {{{.number = 1}, 1}},
  };
  const Gains gains{{1}, {1}};
  const auto one = climb(variables, composites, 2, 1, choices, gains, {});
  ASSERT_TRUE(one && one->found);
  EXPECT_EQ(one->changes.size(), 1U);
  EXPECT_EQ(one->changes[0].variable, 0U);
  const auto two = climb(variables, composites, 2, 2, choices, gains, {});
  ASSERT_TRUE(two && two->found);
  EXPECT_EQ(two->changes.size(), 2U);
  const auto three = climb(variables, composites, 2, 3, choices, gains, {});
  ASSERT_TRUE(three);
  EXPECT_FALSE(three->found);
  EXPECT_TRUE(three->proven);
  const auto five = climb(variables, composites, 2, 5, choices, gains, {});
  ASSERT_FALSE(five);
  EXPECT_THAT(five.error().message, HasSubstr("Unit 3 is at rank 5; it can climb 1 to 4 places, not 5."));
  EXPECT_FALSE(climb(variables, composites, 2, 1, choices, Gains{{1}}, {}));
  EXPECT_FALSE(climb(variables, composites, 2, 1, choices, Gains{{1}, {std::nan("")}}, {}));
}

}  // namespace
}  // namespace vallis::study
