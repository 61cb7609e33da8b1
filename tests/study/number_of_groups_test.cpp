#include "study/number_of_groups.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "study/findings_json.hpp"
#include "study/made_scorecard.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using test::MadeScorecard;

/// Three groups of eight units far apart on two indicators. Synthetic.
MadeScorecard three_groups() {
  MadeScorecard made(24);
  std::vector<double> x;
  std::vector<double> y;
  for (int u = 0; u < 24; ++u) {
    const int g = u / 8;
    x.push_back(100.0 * g + u % 8);
    y.push_back(g == 1 ? 300.0 + u % 5 : u % 5);
  }
  made.numbers("x", x);
  made.numbers("y", y);
  return made;
}

Recipe asking(GroupMethod method) {
  Recipe recipe;
  recipe.id = "made";
  recipe.k_min = 2;
  recipe.k_max = 5;
  recipe.method = method;
  recipe.number_of_groups.emplace();
  return recipe;
}

base::Result<Findings> run_on(const Scorecard& scorecard, const Recipe& recipe, int threads = 1) {
  Workers workers(threads);
  Silent silent;
  return run(scorecard, recipe, {}, workers, silent);
}

TEST(NumberOfGroups, EveryIndexSpeaksForThreePlainGroups) {
  for (const GroupMethod method : {GroupMethod::KMedoids, GroupMethod::Linkage}) {
    const auto findings = run_on(three_groups().get(), asking(method));
    ASSERT_TRUE(findings) << findings.error().message;
    ASSERT_TRUE(findings->number_of_groups);
    const NumberOfGroups& number = *findings->number_of_groups;
    ASSERT_EQ(number.rows.size(), 6U);
    for (const NumberOfGroups::Row& row : number.rows) EXPECT_EQ(row.vote, 3) << name(row.index);
    EXPECT_EQ(number.votes, (std::vector{0, 0, 6, 0, 0}));
    EXPECT_EQ(number.winner, 3);
  }
}

TEST(NumberOfGroups, DaviesBouldinFromMedoidsByHand) {
  // On a line 0, 1, 2 and 9, 10, 11 over a range of 11: medoids 1 and 10, each mean dissimilarity to the medoid
  // (1 + 0 + 1)/3/11, the medoids 9/11 apart: (2/3 + 2/3)/9.
  MadeScorecard made(6);
  made.numbers("x", {0, 1, 2, 9, 10, 11});
  Recipe recipe = asking(GroupMethod::KMedoids);
  recipe.k_max = 2;
  const auto findings = run_on(made.get(), recipe);
  ASSERT_TRUE(findings) << findings.error().message;
  for (const NumberOfGroups::Row& row : findings->number_of_groups->rows) {
    if (row.index != KIndex::DaviesBouldin) continue;
    EXPECT_TRUE(std::isnan(row.values[0]));
    EXPECT_NEAR(row.values[1], 4.0 / 27, 1e-12);
  }
}

TEST(NumberOfGroups, LeavesAnIndexUndefinedWhereItIs) {
  // Two places only: at k = 3 two medoids lie at one place, and at k = 2 all diameters are 0.
  MadeScorecard made(6);
  made.numbers("x", {0, 0, 0, 5, 5, 5});
  Recipe recipe = asking(GroupMethod::KMedoids);
  recipe.k_max = 3;
  const auto findings = run_on(made.get(), recipe);
  ASSERT_TRUE(findings) << findings.error().message;
  for (const NumberOfGroups::Row& row : findings->number_of_groups->rows) {
    if (row.index == KIndex::DaviesBouldin) {
      EXPECT_TRUE(std::isnan(row.values[2]));
      EXPECT_EQ(row.vote, 2);
    }
    if (row.index == KIndex::Dunn) {
      EXPECT_TRUE(std::isnan(row.values[1]));
    }
  }
  EXPECT_NE(base::print_json(findings_json(*findings, {})).find("null"), std::string::npos);
}

TEST(NumberOfGroups, TheVoteDecidesWhereTheRecipeSaysSo) {
  // Two groups that each fall into two, and a second indicator that cuts across. Synthetic.
  Recipe recipe = asking(GroupMethod::KMedoids);
  recipe.choose = ChoiceOfK::Vote;
  MadeScorecard made(16);
  std::vector<double> x;
  std::vector<double> y;
  for (int u = 0; u < 16; ++u) {
    x.push_back((u / 8) * 50.0 + (u / 4 % 2) * 12.0 + u % 4);
    y.push_back((u * 7) % 5);
  }
  made.numbers("x", x);
  made.numbers("y", y);
  const auto findings = run_on(made.get(), recipe);
  ASSERT_TRUE(findings) << findings.error().message;
  ASSERT_TRUE(findings->number_of_groups->winner);
  EXPECT_EQ(findings->groups.partition.count, *findings->number_of_groups->winner);
  const auto& votes = findings->number_of_groups->votes;
  for (std::size_t at = 1; at < votes.size(); ++at) {
    const int winner = *findings->number_of_groups->winner;
    EXPECT_LE(votes[at], votes[static_cast<std::size_t>(winner - 1)]);
    if (static_cast<int>(at) + 1 < winner) {
      EXPECT_LT(votes[at], votes[static_cast<std::size_t>(winner - 1)]);
    }
  }
}

TEST(NumberOfGroups, IsTheSameForAnyNumberOfThreads) {
  const Recipe recipe = asking(GroupMethod::KMedoids);
  const auto one = run_on(three_groups().get(), recipe, 1);
  const auto two = run_on(three_groups().get(), recipe, 2);
  ASSERT_TRUE(one && two);
  EXPECT_EQ(base::print_json(findings_json(*one, {})), base::print_json(findings_json(*two, {})));
}

}  // namespace
}  // namespace vallis::study
