#include "study/edited_card.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "study/made_scorecard.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using test::kMissing;
using test::MadeScorecard;

/// Two plain groups, {1, 2, 3} and {4, 5, 6}, and an indicator that nobody knows.
Findings two_groups() {
  MadeScorecard made(6);
  made.numbers("x", {1, 2, 4, 64, 128, 256}, IndicatorType::Count).scale = ValueScale::Log;
  made.numbers("yes", {1, 1, 1, 0, 0, 0}, IndicatorType::Boolean);
  made.sets("s", {"red", "blue"}, {1, 1, 3, 2, 2, std::nullopt});
  made.numbers("nobody", std::vector<double>(6, kMissing));
  Recipe recipe;
  recipe.id = "made";
  recipe.k_min = recipe.k_max = 2;
  Workers workers(1);
  Silent silent;
  return *run(made.get(), recipe, {}, workers, silent);
}

EditedCard edited(const Findings& findings, std::size_t unit, const std::vector<std::string>& texts) {
  std::vector<PlainEdit> edits;
  for (const std::string& text : texts) edits.push_back(*read_edit(findings, text));
  return *edit_card(findings, unit, edits, 3);
}

TEST(EditedCard, FollowsAUnitIntoTheOtherGroup) {
  const Findings findings = two_groups();
  const EditedCard card = edited(findings, 0, {"x=200", "yes=no", "s=blue"});
  EXPECT_EQ(card.before.found.group, 1);
  EXPECT_EQ(card.after.found.group, 2);
  EXPECT_EQ(card.edits[0].from.number, 1);
  EXPECT_EQ(card.edits[0].to.number, 200);
  EXPECT_EQ(card.edits[0].before.rank, 6);
  EXPECT_EQ(card.edits[0].after.rank, 2);
  EXPECT_EQ(card.edits[0].after.known_units, 6);
  EXPECT_FALSE(card.edits[0].beyond_range);
  EXPECT_EQ(card.after.nearest.size(), 3U);
  EXPECT_GE(card.after.nearest[0].unit, 3U);
}

TEST(EditedCard, TakesEveryDistanceApart) {
  const Findings findings = two_groups();
  const EditedCard card = edited(findings, 2, {"x=missing", "s=none"});
  for (const EditedPlace* place : {&card.before, &card.after}) {
    for (const auto* neighbours : {&place->nearest, &place->medoids}) {
      for (const Neighbour& near : *neighbours) {
        double sum = 0;
        for (const Contribution& c : near.contributions) sum += c.part;
        EXPECT_NEAR(sum, near.dissimilarity, 1e-12);
      }
    }
  }
  EXPECT_FALSE(card.after.medoids[0].contributions[0].counted) << "x is missing after the edit";
}

TEST(EditedCard, WithoutAChangeOfValueLeavesAllAsItWas) {
  const Findings findings = two_groups();
  const EditedCard card = edited(findings, 4, {"x=128"});
  EXPECT_EQ(card.before.found.dissimilarity, card.after.found.dissimilarity);
  EXPECT_EQ(card.before.found.group, card.found_group);
  for (std::size_t u = 0; u < 6; ++u) {
    EXPECT_NEAR(card.before.found.dissimilarity[u], findings.dissimilarity(4, u), 1e-12);
  }
  EXPECT_DOUBLE_EQ(card.edits[0].before.percentile, card.edits[0].after.percentile);
}

TEST(EditedCard, SaysWhatLiesBeyondTheRange) {
  const Findings findings = two_groups();
  EXPECT_TRUE(edited(findings, 0, {"x=1000"}).edits[0].beyond_range);
  EXPECT_FALSE(edited(findings, 0, {"x=256"}).edits[0].beyond_range);
}

TEST(EditedCard, RefusesAnEditByItsReason) {
  const Findings findings = two_groups();
  EXPECT_EQ(read_edit(findings, "x").error().message, "'x' is no edit; write INDICATOR=VALUE, such as x=missing.");
  EXPECT_NE(read_edit(findings, "yse=no").error().message.find("did you mean 'yes'?"), std::string::npos);
  EXPECT_NE(read_edit(findings, "nobody=3").error().message.find("no unit has a value"), std::string::npos);
  EXPECT_EQ(edit_card(findings, 0, {}, 3).error().kind, base::ErrorKind::InvalidArgument);
  const std::vector<PlainEdit> twice{{1, {.number = 0}}, {1, {.number = 1}}};
  EXPECT_NE(edit_card(findings, 0, twice, 3).error().message.find("edited twice"), std::string::npos);
}

}  // namespace
}  // namespace vallis::study
