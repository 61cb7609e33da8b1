#include "study/strengths.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "study/scored_run.hpp"

namespace vallis::study {
namespace {

using test::four_units;
using test::kMissing;
using test::MadeScorecard;
using test::scored;
using test::scoring_recipe;

TEST(Strengths, AreWeightedPointsAheadOfThePeers) {
  MadeScorecard made = four_units();
  made.numbers("yes", {1, 0, 1, 1}, IndicatorType::Boolean);
  made.numbers("kind", {0, 1, 0, 0}, IndicatorType::Nominal).levels = {"red", "blue"};
  const auto findings = scored(made.get(), scoring_recipe());
  ASSERT_TRUE(findings) << findings.error().message;
  const std::vector<std::size_t> peers{0, 1, 2, 3};
  const auto found = strengths(*findings, 3, peers);
  ASSERT_TRUE(found);
  ASSERT_EQ(found->size(), 4U);
  // x: 100 points, the peers' 0, 25, 50; weights are a third each among the scored, kind having no order.
  const Strength& x = (*found)[0];
  EXPECT_EQ(x.indicator, 0U);
  EXPECT_EQ(x.peers_known, 3);
  EXPECT_EQ(x.peers_typical, 10);
  EXPECT_EQ(x.percentile, 1);
  EXPECT_DOUBLE_EQ(x.points, 75);
  EXPECT_DOUBLE_EQ(x.weighted, 25);
  const Strength& yes = (*found)[1];
  EXPECT_EQ(yes.indicator, 2U);
  EXPECT_DOUBLE_EQ(yes.peers_typical, 2.0 / 3);
  EXPECT_DOUBLE_EQ(yes.percentile, (1 + 0.5 + 0.5) / 3);
  const Strength& y = (*found)[2];
  EXPECT_DOUBLE_EQ(y.percentile, 1.0 / 3);  // place 3 is better than place 5 alone
  EXPECT_DOUBLE_EQ(y.points, 50 - 175.0 / 3);
  EXPECT_DOUBLE_EQ((*found)[3].peers_same_share, 2.0 / 3);
  EXPECT_TRUE(std::isnan((*found)[3].points));
}

TEST(Strengths, UseObservedValuesAlone) {
  MadeScorecard made = four_units();
  made.numbers("same", {1, 1, 1, 1});  // not scored, but known to all
  made.get().values[0].numbers[1] = kMissing;
  made.get().values[1].numbers[3] = kMissing;
  Recipe recipe = scoring_recipe();
  recipe.scores->imputation = Imputation::Mean;
  const auto findings = scored(made.get(), recipe);
  ASSERT_TRUE(findings) << findings.error().message;
  const std::vector<std::size_t> peers{0, 1, 2};
  const auto found = strengths(*findings, 3, peers);
  ASSERT_TRUE(found);
  EXPECT_EQ((*found)[0].peers_known, 2);
  EXPECT_DOUBLE_EQ((*found)[0].points, 100 - 25);  // unit 2's x is imputed and does not count
  EXPECT_FALSE((*found)[1].known);
  EXPECT_TRUE(std::isnan((*found)[1].points));
}

TEST(Strengths, FindPeersByIdAndByGroup) {
  const auto findings = scored(four_units().get(), scoring_recipe());
  ASSERT_TRUE(findings);
  const std::vector<std::string> ids{"unit-3", "unit-1", "unit-3"};
  EXPECT_EQ(*peers_by_id(*findings, ids), (std::vector<std::size_t>{0, 2}));
  const std::vector<std::string> nobody{"unit-9"};
  EXPECT_EQ(peers_by_id(*findings, nobody).error().kind, base::ErrorKind::NotFound);
  EXPECT_EQ(peers_in_group(*findings, 1)->size() + peers_in_group(*findings, 2)->size(), 4U);
  EXPECT_EQ(peers_in_group(*findings, 3).error().kind, base::ErrorKind::NotFound);
  EXPECT_EQ(peers_with_target(*findings, "any").error().kind, base::ErrorKind::NotFound);
}

TEST(Strengths, NeedPeersAndScores) {
  const auto findings = scored(four_units().get(), scoring_recipe());
  ASSERT_TRUE(findings);
  const std::vector<std::size_t> itself{1};
  EXPECT_NE(strengths(*findings, 1, itself).error().message.find("no other unit"), std::string::npos);
  EXPECT_FALSE(strengths(*findings, 9, itself));
  Recipe plain = scoring_recipe();
  plain.scores.reset();
  EXPECT_NE(strengths(*scored(four_units().get(), plain), 0, itself).error().message.find("/scores"),
            std::string::npos);
}

}  // namespace
}  // namespace vallis::study
