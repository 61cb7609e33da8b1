#include "study/structure.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace vallis::study {
namespace {

using enum Presence;

const std::vector<DefinitionFeature> kFeatures{
    {"place", "In one place", {{"cluster", Yes}, {"park", Yes}, {"union", Partly}}},
    {"members", "Many kinds of members", {{"cluster", Yes}, {"park", No}, {"union", No}}},
    {"lasting", "Lasts", {{"cluster", Yes}, {"park", Yes}, {"union", Yes}}},
};

TEST(Structure, RanksKindsByMeanAgreement) {
  const auto fits = classify_structure(kFeatures, {{"place", Yes}, {"members", Partly}, {"lasting", Yes}});
  ASSERT_TRUE(fits);
  // cluster and park: (1 + ½ + 1) / 3; union: (½ + ½ + 1) / 3. Equal fits stand in alphabetical order.
  EXPECT_EQ((*fits)[0].kind, "cluster");
  EXPECT_EQ((*fits)[1].kind, "park");
  EXPECT_DOUBLE_EQ((*fits)[0].fit, 2.5 / 3);
  EXPECT_DOUBLE_EQ((*fits)[2].fit, 2.0 / 3);
  EXPECT_EQ((*fits)[0].missing, std::vector<std::string>{"members"});
  EXPECT_EQ((*fits)[1].surplus, std::vector<std::string>{"members"});
  EXPECT_EQ((*fits)[2].agreeing, std::vector<std::string>{"lasting"});
}

TEST(Structure, LeavesUnknownFeaturesOut) {
  const auto fits = classify_structure(kFeatures, {{"members", Yes}});
  ASSERT_TRUE(fits);
  EXPECT_EQ((*fits)[0].kind, "cluster");
  EXPECT_EQ((*fits)[0].fit, 1);
  EXPECT_EQ((*fits)[1].fit, 0);
}

TEST(Structure, SaysWhetherAStructureIsOfAKind) {
  const auto verdict_of = [](const std::map<std::string, Presence>& answers, const std::string& kind) {
    const auto fits = classify_structure(kFeatures, answers);
    const auto fit = std::find_if(fits->begin(), fits->end(), [&](const KindFit& f) { return f.kind == kind; });
    return verdict(*fit, kFeatures.size());
  };
  EXPECT_EQ(verdict_of({{"place", Yes}, {"members", Yes}, {"lasting", Yes}}, "cluster"), KindVerdict::Is);
  EXPECT_EQ(verdict_of({{"place", Yes}, {"members", Yes}, {"lasting", Yes}}, "park"), KindVerdict::IsNot);
  EXPECT_EQ(verdict_of({{"place", Yes}}, "cluster"), KindVerdict::MayBe);
}

TEST(Structure, NamesTheQuestionsThatTellTheNearestKindsApart) {
  const std::map<std::string, Presence> answers{{"place", Yes}};
  const auto fits = classify_structure(kFeatures, answers);
  EXPECT_EQ(telling_features(kFeatures, answers, *fits), std::vector<std::string>{"members"})
      << "cluster and park both last, so that answer tells nothing";
}

TEST(Structure, RefusesNoAnswerAndUnknownFeatures) {
  EXPECT_FALSE(classify_structure(kFeatures, {}));
  const auto fits = classify_structure(kFeatures, {{"membres", Yes}});
  ASSERT_FALSE(fits);
  EXPECT_EQ(fits.error().message, "There is no feature 'membres'; did you mean 'members'?");
}

}  // namespace
}  // namespace vallis::study
