#include "study/unit_map.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "study/made_scorecard.hpp"
#include "study/run.hpp"
#include "study/unit_map_json.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using test::kMissing;
using test::MadeScorecard;

base::Result<Findings> run_on(const Scorecard& scorecard, const UnitMapOptions& options, int threads = 1) {
  Recipe recipe;
  recipe.id = "made";
  recipe.k_min = recipe.k_max = 2;
  recipe.map = options;
  Workers workers(threads);
  Silent silent;
  return run(scorecard, recipe, {}, workers, silent);
}

TEST(UnitMap, OfUnitsOnALineKeepsEveryDissimilarity) {
  MadeScorecard made(4);
  made.numbers("x", {0, 1, 4, 10});
  const auto findings = run_on(made.get(), {});
  ASSERT_TRUE(findings) << findings.error().message;
  const UnitMap& map = *findings->map;
  EXPECT_EQ(map.scaling.dimensions, 1);
  EXPECT_NEAR(map.scaling.fit_to_all, 1, 1e-12);
  EXPECT_NEAR(map.distance_correlation, 1, 1e-12);
  // x has mean 3.75 and range 10; the unit farthest from the mean is on the positive side.
  EXPECT_NEAR(map.points[6], 0.625, 1e-12);
  EXPECT_NEAR(map.points[0], -0.375, 1e-12);
  for (std::size_t u = 0; u < 4; ++u) EXPECT_EQ(map.points[2 * u + 1], 0);
  EXPECT_EQ(map.components.state, MapState::TooFew);
  EXPECT_FALSE(reason(map.components.state).en.empty());
}

MadeScorecard table() {
  MadeScorecard made(5);
  made.numbers("up", {1, 2, 3, 4, 5});
  made.numbers("down", {5, 4, 3, 2, 1}, IndicatorType::Rank);
  made.numbers("yes", {0, 0, 1, 1, 1}, IndicatorType::Boolean);
  made.numbers("holes", {1, kMissing, 2, 4, 3});
  made.numbers("same", {7, 7, 7, 7, 7});
  return made;
}

TEST(UnitMap, TurnsIndicatorsSoThatMoreIsBetter) {
  const auto findings = run_on(table().get(), {});
  ASSERT_TRUE(findings) << findings.error().message;
  const ComponentMap& map = findings->map->components;
  // The boolean is no number, and the constant cannot be standardised.
  EXPECT_EQ(map.indicators, (std::vector<std::size_t>{0, 1, 3}));
  EXPECT_NEAR(map.loadings[0], map.loadings[2], 1e-12);
  EXPECT_GT(map.loadings[0], 0);
  EXPECT_EQ(map.known, (std::vector{5, 5, 4}));
  double total = 0;
  for (const double share : map.explained) total += share;
  EXPECT_NEAR(total, 1, 1e-12);
}

TEST(UnitMap, CountsWhatTheMeanStandsInFor) {
  const auto findings = run_on(table().get(), {});
  ASSERT_TRUE(findings);
  EXPECT_EQ(findings->map->components.filled, (std::vector{0, 1, 0, 0, 0}));
  EXPECT_EQ(findings->map->components.units, 5);
}

TEST(UnitMap, GivesUnitsThatLackAValueNoPlaceWhenTold) {
  const auto findings = run_on(table().get(), {MapMethod::PrincipalComponents, MapMissing::Complete});
  ASSERT_TRUE(findings);
  const ComponentMap& map = findings->map->components;
  EXPECT_EQ(map.units, 4);
  EXPECT_TRUE(std::isnan(map.points[2]));
  EXPECT_FALSE(std::isnan(map.points[0]));
  EXPECT_EQ(&findings->map->drawn(MapMethod::PrincipalComponents), &map.points);
}

TEST(UnitMap, IsTheSameForAnyNumberOfWorkers) {
  const auto one = run_on(table().get(), {}, 1);
  const auto two = run_on(table().get(), {}, 2);
  ASSERT_TRUE(one && two);
  EXPECT_EQ(map_csv(*one), map_csv(*two));
}

}  // namespace
}  // namespace vallis::study
