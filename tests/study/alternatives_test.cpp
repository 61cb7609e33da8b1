#include <gtest/gtest.h>

#include <cmath>

#include "study/counterfactual.hpp"
#include "study/made_scorecard.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using Scale = Variable::Scale;

TEST(Alternatives, AreObservedAndDeclaredValuesButTheOwn) {
  const Variable ordinal = {.name = "o",
                            .scale = Scale::Interval,
                            .values = {0, 2, 2, std::nan("")},
                            .sets = {},
                            .range = std::pair{0.0, 4.0}};
  const auto list = alternatives(ordinal, 4, 0, {.declared = {0, 1, 2, 3, 4}});
  ASSERT_EQ(list.size(), 4U);
  EXPECT_EQ(list[0].cell.number, 1);
  EXPECT_EQ(list[3].cost, 1);
  EXPECT_EQ(alternatives(ordinal, 4, 0, {}).size(), 1U);
  EXPECT_TRUE(alternatives(ordinal, 4, 3, {}).empty());
  EXPECT_TRUE(alternatives(ordinal, 0, 0, {}).empty());
  EXPECT_TRUE(alternatives(ordinal, 4, 0, {.changeable = false}).empty());
}

TEST(Alternatives, AreSubsetsWhereTheyAreFewAndNearSetsWhereTheyAreMany) {
  const Variable set = {
      .name = "s", .scale = Scale::Set, .values = {}, .sets = {0b011, 0b100, std::nullopt}, .range = {}};
  const auto all = alternatives(set, 1, 0, {.universe = 0b111});
  EXPECT_EQ(all.size(), 7U);
  EXPECT_EQ(all[0].cell.set, 0U);
  EXPECT_EQ(all[0].cost, 1);
  EXPECT_EQ(all[6].cell.set, 7U);
  EXPECT_NEAR(all[6].cost, 1.0 / 3, 1e-15);
  // One member less or more, and what the second unit has.
  const auto near = alternatives(set, 1, 0, {.universe = 0b111, .subset_limit = 4});
  std::vector<unsigned long long> masks;
  for (const auto& alternative : near) masks.push_back(*alternative.cell.set);
  EXPECT_EQ(masks, (std::vector<unsigned long long>{0b001, 0b010, 0b100, 0b111}));
  EXPECT_EQ(alternatives(set, 1, 0, {.universe = ~0ULL}).size(), 65U);
}

TEST(Alternatives, OfAUnitAreThoseOfChangeableIndicators) {
  test::MadeScorecard made(6);
  made.numbers("x", {1, 2, 3, 90, 95, 100}, IndicatorType::Amount);
  made.numbers("yes", {1, 1, 1, 1, 1, 1}, IndicatorType::Boolean).changeable = true;
  auto& level = made.numbers("level", {0, 0, 0, 1, 1, 1}, IndicatorType::Ordinal);
  level.levels = {"none", "some", "all"};
  level.changeable = true;
  made.sets("s", {"red", "blue"}, {1, 1, 3, 2, 2, 2}).changeable = true;
  Recipe recipe;
  recipe.k_min = recipe.k_max = 2;
  Workers workers;
  Silent silent;
  const auto findings = run(made.get(), recipe, {}, workers, silent);
  ASSERT_TRUE(findings) << findings.error().message;
  const Alternatives lists = alternatives(*findings, 0);
  ASSERT_EQ(lists.size(), 4U);
  EXPECT_TRUE(lists[0].empty());
  EXPECT_EQ(lists[1].size(), 1U);
  EXPECT_EQ(lists[2].size(), 2U);
  EXPECT_EQ(lists[3].size(), 3U);
}

}  // namespace
}  // namespace vallis::study
