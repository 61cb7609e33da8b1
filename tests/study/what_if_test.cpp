#include "study/what_if.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

#include "study/mixed_table.hpp"
#include "study/random.hpp"
#include "study/silhouette.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// Every third unit in a group; the first three are the medoids.
Partition in_threes(std::size_t n) {
  std::vector<int> labels;
  for (std::size_t i = 0; i < n; ++i) labels.push_back(static_cast<int>(i % 3));
  return make_partition(labels);
}

const std::vector<int> kMedoids{0, 1, 2};

Variable line(std::vector<double> values) {
  return {.name = "x", .scale = Variable::Scale::Interval, .values = std::move(values), .sets = {}, .range = {}};
}

RC_GTEST_PROP(WhatIf, AgreesWithTheWholeStudyOnTheEditedTable, ()) {
  const std::size_t n = *rc::gen::inRange<std::size_t>(6, 12);
  const std::uint64_t seed = *rc::gen::arbitrary<std::uint64_t>();
  auto variables = test::mixed_table(n, seed);
  const auto fixed = spreads(variables);
  Random random(seed);
  const std::size_t unit = 3 + random.below(n - 3);  // no medoid, for those stay where they stood
  const Partition partition = in_threes(n);
  std::vector<Edit> edits;
  for (std::size_t v = 0; v < variables.size(); ++v) {
    if (random.below(2) == 0) edits.push_back({v, cell(variables[v], random.below(n))});
  }
  const auto after = what_if(variables, fixed, partition, kMedoids, unit, edits);
  RC_ASSERT(after.has_value());
  for (std::size_t v = 0; v < variables.size(); ++v) {
    if (variables[v].scale != Variable::Scale::Interval || variables[v].range || !(fixed[v] > 0)) continue;
    const double low = *std::min_element(variables[v].values.begin(), variables[v].values.end(),
                                         [](double a, double b) { return std::isnan(b) || a < b; });
    variables[v].range = {low, low + fixed[v]};
  }
  for (const Edit& edit : edits) {
    if (edit.cell.set || variables[edit.variable].scale == Variable::Scale::Set) {
      variables[edit.variable].sets[unit] = edit.cell.set;
    } else {
      variables[edit.variable].values[unit] = edit.cell.number;
    }
  }
  Workers workers;
  const auto d = gower(variables, workers);
  RC_ASSERT(d.has_value());
  const auto same = [](double a, double b) { return (std::isnan(a) && std::isnan(b)) || std::abs(a - b) < 1e-9; };
  for (std::size_t j = 0; j < n; ++j) RC_ASSERT(same(after->dissimilarity[j], (*d)(unit, j)));
  for (std::size_t g = 0; g < 3; ++g) RC_ASSERT(same(after->to_medoids[g], (*d)(unit, g)));
  if (after->group == 0 || d->first_undefined()) return;
  Partition moved = partition;
  moved.group[unit] = after->group;
  const auto widths = silhouette(*d, moved, workers);
  RC_ASSERT(widths.has_value());
  RC_ASSERT(same(after->silhouette, widths->width[unit]));
}

TEST(WhatIf, MovesAUnitOnALine) {
  // 0, 1, 9, 10 and a unit at 2: groups {0, 1, 2} and {9, 10}, medoids 0 and 10. Moved to 8 it is 0.8 and 0.2 from the
  // medoids; its means are 0.15 to its new group and 0.75 to the old.
  const std::vector<Variable> variables{line({0, 1, 9, 10, 2})};
  const Partition partition{.group = {1, 1, 2, 2, 1}, .count = 2};
  const auto after =
      what_if(variables, spreads(variables), partition, std::vector{0, 3}, 4, std::vector<Edit>{{0, {.number = 8}}});
  ASSERT_TRUE(after);
  EXPECT_THAT(after->dissimilarity, ElementsAre(0.8, 0.7, 0.1, 0.2, 0));
  EXPECT_THAT(after->to_medoids, ElementsAre(0.8, 0.2));
  EXPECT_EQ(after->group, 2);
  EXPECT_EQ(after->neighbour_group, 1);
  EXPECT_NEAR(after->silhouette, (0.75 - 0.15) / 0.75, 1e-12);
}

TEST(WhatIf, LeavesTheMedoidWhereItStoodAndCountsAnEmptiedGroupAsNone) {
  const std::vector<Variable> variables{line({0, 9, 10})};
  const Partition partition{.group = {1, 2, 2}, .count = 2};
  const auto after =
      what_if(variables, spreads(variables), partition, std::vector{0, 1}, 0, std::vector<Edit>{{0, {.number = 8}}});
  ASSERT_TRUE(after);
  EXPECT_THAT(after->to_medoids, ElementsAre(0.8, testing::DoubleNear(0.1, 1e-12)));
  EXPECT_EQ(after->group, 2);
  EXPECT_EQ(after->neighbour_group, 0);
  EXPECT_EQ(after->silhouette, 0);
}

TEST(WhatIf, HasNoGroupForAUnitWithNothingLeft) {
  const std::vector<Variable> variables{line({0, 9, 10})};
  const Partition partition{.group = {1, 2, 2}, .count = 2};
  const auto after =
      what_if(variables, spreads(variables), partition, std::vector{0, 1}, 2, std::vector<Edit>{{0, {}}});
  ASSERT_TRUE(after);
  EXPECT_EQ(after->group, 0);
  EXPECT_TRUE(std::isnan(after->silhouette));
}

TEST(WhatIf, RefusesEditsThatCannotBe) {
  const std::vector<Variable> variables{
      line({0, 9, 10}),
      {.name = "yes", .scale = Variable::Scale::SymmetricBoolean, .values = {0, 1, 1}, .sets = {}, .range = {}}};
  const Partition partition{.group = {1, 2, 2}, .count = 2};
  const auto message = [&](std::vector<Edit> edits) {
    const auto after = what_if(variables, spreads(variables), partition, std::vector{0, 1}, 2, edits);
    return after ? "" : after.error().message;
  };
  EXPECT_EQ(message({{1, {.number = 0.5}}}), "The value of 'yes' for unit 3 is 0.5; a boolean is 0 or 1.");
  EXPECT_EQ(message({{1, {.set = 3}}}), "The value of 'yes' for unit 3 is a set where a number is needed.");
  EXPECT_EQ(message({{0, {.number = std::numeric_limits<double>::infinity()}}}),
            "The value of 'x' for unit 3 is infinite.");
  EXPECT_EQ(message({{0, {.number = 1}}, {0, {.number = 2}}}), "'x' is edited twice; leave one out.");
  EXPECT_EQ(message({{2, {.number = 1}}}), "Variable 3 is edited, but there are 2.");
  EXPECT_FALSE(what_if(variables, spreads(variables), partition, std::vector{0}, 2, {}));
  EXPECT_FALSE(what_if(variables, spreads(variables), partition, std::vector{0, 7}, 2, {}));
  EXPECT_FALSE(what_if(variables, spreads(variables), partition, std::vector{0, 1}, 3, {}));
  EXPECT_FALSE(what_if(variables, {}, partition, std::vector{0, 1}, 2, {}));
}

TEST(NearestGroup, IsTheFirstOfEquallyNear) {
  EXPECT_EQ(nearest_group(std::vector{0.3, 0.1 + 0.2, 0.2}), 3);
  EXPECT_EQ(nearest_group(std::vector{0.1 + 0.2, 0.3}), 1);
  EXPECT_EQ(nearest_group(std::vector{std::nan(""), 0.3}), 2);
  EXPECT_EQ(nearest_group(std::vector{std::nan("")}), 0);
  EXPECT_EQ(nearest_group({}), 0);
}

}  // namespace
}  // namespace vallis::study
