#include "study/comparison.hpp"

#include <gtest/gtest.h>

#include "study/made_scorecard.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using test::kMissing;
using test::MadeScorecard;

Findings six_units() {
  MadeScorecard made(6);
  made.numbers("x", {1, 1, 1, 90, 95, kMissing}, IndicatorType::Amount);
  made.numbers("yes", {1, 1, 1, 0, 0, 1}, IndicatorType::Boolean).block = "b";
  made.sets("s", {"red", "blue", "green"}, {0b001, 0b011, 0b101, 0b010, 0b010, 0b001}).block = "b";
  Recipe recipe;
  recipe.id = "made";
  recipe.k_min = recipe.k_max = 2;
  Workers workers(1);
  Silent silent;
  return *run(made.get(), recipe, {}, workers, silent);
}

Comparison of(const Findings& findings, const std::vector<std::string>& ids) { return *compare(findings, ids); }

TEST(Comparison, TakesEveryPairApartByIndicatorAndBlock) {
  const Findings findings = six_units();
  const Comparison comparison = of(findings, {"unit-1", "unit-4", "unit-6"});
  ASSERT_EQ(comparison.pairs.size(), 3U);
  for (const ComparedPair& pair : comparison.pairs) {
    double by_indicator = 0;
    double by_block = 0;
    for (const Contribution& c : pair.contributions) by_indicator += c.part;
    for (const double part : pair.block_parts) by_block += part;
    EXPECT_NEAR(by_indicator, pair.dissimilarity, 1e-12);
    EXPECT_NEAR(by_block, pair.dissimilarity, 1e-12);
  }
}

TEST(Comparison, NamesWhatAllHaveAndHowManyOthersDo) {
  const Comparison comparison = of(six_units(), {"unit-1", "unit-2", "unit-3"});
  ASSERT_EQ(comparison.common.size(), 3U);
  EXPECT_TRUE(comparison.common[0].whole);
  EXPECT_EQ(comparison.common[0].others, 0);
  EXPECT_EQ(comparison.common[0].others_known, 2) << "one of the others has no value";
  EXPECT_EQ(comparison.common[1].others, 1) << "the sixth says yes too";
  EXPECT_FALSE(comparison.common[2].whole);
  EXPECT_EQ(comparison.common[2].value.set, 0b001U);
  EXPECT_EQ(comparison.common[2].others, 1);
}

TEST(Comparison, NamesWhatTellsThemApartAndWhoStandsAlone) {
  const Comparison comparison = of(six_units(), {"unit-1", "unit-2", "unit-4"});
  double shares = 0;
  for (const DistinguishingFeature& feature : comparison.distinguishing) {
    shares += feature.share;
    if (feature.indicator < 2) {
      EXPECT_EQ(feature.apart, 2);
    }
    if (feature.indicator == 2) {
      EXPECT_EQ(feature.apart, -1) << "all three differ";
    }
  }
  EXPECT_NEAR(shares, 1, 1e-12);
  for (std::size_t f = 1; f < comparison.distinguishing.size(); ++f) {
    EXPECT_GE(comparison.distinguishing[f - 1].share, comparison.distinguishing[f].share);
  }
}

TEST(Comparison, HasNothingInCommonWhereAValueIsMissing) {
  const Comparison comparison = of(six_units(), {"unit-1", "unit-6"});
  for (const CommonFeature& feature : comparison.common) EXPECT_NE(feature.indicator, 0U);
}

TEST(Comparison, RefusesTooFewTooManyOrTheSame) {
  const Findings findings = six_units();
  const auto message = [&](const std::vector<std::string>& ids) { return compare(findings, ids).error().message; };
  EXPECT_EQ(message({"unit-1"}), "1 units are named; name from 2 to 10 to compare.");
  EXPECT_EQ(message(std::vector<std::string>(11, "unit-1")), "11 units are named; name from 2 to 10 to compare.");
  EXPECT_EQ(message({"unit-1", "unit-1"}), "'unit-1' is named twice; leave one out.");
  EXPECT_NE(message({"unit-1", "unti-2"}).find("did you mean 'unit-2'?"), std::string::npos);
}

}  // namespace
}  // namespace vallis::study
