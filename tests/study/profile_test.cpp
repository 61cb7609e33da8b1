#include "study/profile.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "study/made_scorecard.hpp"

namespace vallis::study {
namespace {

using test::kMissing;
using test::MadeScorecard;

TEST(Quantile, FollowsRsTypeSeven) {
  // R: quantile(c(1, 3, 4, 10), c(.25, .5, .75)) gives 2.5, 3.5, 5.5.
  EXPECT_DOUBLE_EQ(quantile({10, 1, 4, 3}, 0.25), 2.5);
  EXPECT_DOUBLE_EQ(quantile({10, 1, 4, 3}, 0.5), 3.5);
  EXPECT_DOUBLE_EQ(quantile({10, 1, 4, 3}, 0.75), 5.5);
  EXPECT_TRUE(std::isnan(quantile({}, 0.5)));
}

TEST(Profile, CountsSharesOverKnownValuesOnly) {
  MadeScorecard made(5);
  made.numbers("yes", {1, 1, kMissing, 0, 0}, IndicatorType::Boolean);
  const auto rows = profile(made.get(), make_partition(std::vector{1, 1, 1, 2, 2}));
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].known, 2);
  EXPECT_EQ(rows[0].count, 2);
  EXPECT_EQ(rows[0].share, 1);
  EXPECT_EQ(rows[0].rest_share, 0);
  EXPECT_EQ(rows[0].effect, 1);
  EXPECT_EQ(rows[1].effect, -1);
}

TEST(Profile, GivesCliffsDeltaOfNumbers) {
  // Pairs of {1, 5} with {2, 3}: 1 loses twice, 5 wins twice, so δ = 0; of {2, 5} with {2, 3}: tie, lose, win, win:
  // 1/4.
  MadeScorecard made(4);
  made.numbers("x", {1, 5, 2, 3});
  made.numbers("y", {2, 5, 2, 3});
  const auto rows = profile(made.get(), make_partition(std::vector{1, 1, 2, 2}));
  EXPECT_EQ(rows[0].effect, 0);
  EXPECT_EQ(rows[1].effect, 0.25);
  EXPECT_EQ(rows[0].median, 3);
  EXPECT_EQ(rows[0].rest_median, 2.5);
}

TEST(Profile, GivesEachMemberOfASetARow) {
  MadeScorecard made(4);
  made.sets("s", {"red", "blue"}, {0b01, 0b11, 0b10, std::nullopt});
  const auto rows = profile(made.get(), make_partition(std::vector{1, 1, 2, 2}));
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(rows[0].member, "red");
  EXPECT_EQ(rows[0].share, 1);
  EXPECT_EQ(rows[1].member, "blue");
  EXPECT_EQ(rows[1].share, 0.5);
  EXPECT_EQ(rows[2].known, 1);
}

TEST(Profile, CountsTheLevelsOfAnOrdinal) {
  MadeScorecard made(4);
  made.numbers("label", {0, 2, 2, kMissing}, IndicatorType::Ordinal).levels = {"none", "bronze", "gold"};
  const auto rows = profile(made.get(), make_partition(std::vector{1, 1, 1, 2}));
  EXPECT_EQ(rows[0].level_counts, (std::vector{1, 0, 2}));
  EXPECT_EQ(rows[1].known, 0);
  EXPECT_TRUE(std::isnan(rows[1].effect));
}

TEST(Typical, KeepsMediumEffectsStrongestFirst) {
  MadeScorecard made(6);
  made.numbers("weak", {1, 2, 3, 1, 2, 3});
  made.numbers("strong", {4, 5, 6, 1, 2, 3});
  made.numbers("medium", {1, 5, 6, 1, 4, 2});
  const auto rows = typical(profile(made.get(), make_partition(std::vector{1, 1, 1, 2, 2, 2})), 1);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].indicator, 1U);
  EXPECT_EQ(rows[1].indicator, 2U);
}

TEST(EffectSize, FollowsRomanosThresholds) {
  EXPECT_EQ(effect_size(0.1), EffectSize::Negligible);
  EXPECT_EQ(effect_size(-0.2), EffectSize::Small);
  EXPECT_EQ(effect_size(0.33), EffectSize::Medium);
  EXPECT_EQ(effect_size(-0.9), EffectSize::Large);
  EXPECT_EQ(effect_size(kMissing), EffectSize::None);
}

RC_GTEST_PROP(Profile, TwoGroupsHaveOppositeEffects, ()) {
  const auto size = *rc::gen::inRange<std::size_t>(2, 12);
  const auto raw = *rc::gen::container<std::vector<int>>(size, rc::gen::inRange(0, 6));
  MadeScorecard made(size);
  made.numbers("x", {raw.begin(), raw.end()});
  std::vector<int> labels = *rc::gen::container<std::vector<int>>(size, rc::gen::inRange(1, 3));
  labels[0] = 1;
  labels[1] = 2;
  const auto rows = profile(made.get(), make_partition(labels));
  RC_ASSERT(rows[0].effect == -rows[1].effect);
}

}  // namespace
}  // namespace vallis::study
