#include "study/recipe.hpp"

#include <gtest/gtest.h>

namespace vallis::study {
namespace {

constexpr std::string_view kSmall = R"({
  "id": "r", "version": "1", "label": {"en": "R", "ru": "Р"}, "scorecard": "s",
  "groups": {"method": "linkage", "k": {"fixed": 3}}, "seed": 7
})";

base::Result<Recipe> read(std::string_view text) {
  const auto json = base::parse_json(text, "r.json");
  return json ? read_recipe(*json, "r.json") : base::Result<Recipe>(json.error());
}

std::string with(std::string_view from, std::string_view to) {
  std::string text(kSmall);
  text.replace(text.find(from), from.size(), to);
  return text;
}

TEST(Recipe, FillsInWhatIsNotSaid) {
  const auto recipe = read(kSmall);
  ASSERT_TRUE(recipe) << recipe.error().message;
  EXPECT_EQ(recipe->k_min, 3);
  EXPECT_EQ(recipe->k_max, 3);
  EXPECT_EQ(recipe->method, GroupMethod::Linkage);
  EXPECT_EQ(recipe->linkage, LinkageMethod::Average);
  EXPECT_EQ(recipe->ordinal_range, OrdinalRange::Declared);
  EXPECT_EQ(recipe->seed, 7U);
}

TEST(Recipe, WritesEveryChoiceAndReadsItBack) {
  const auto recipe = read(with(R"("seed": 7)", R"("seed": 9, "strict": true,
      "units": {"exclude": ["x"], "where": {"initiative": ["public"]}, "min_known": 4},
      "weights": {"indicators": {"H1": 2}, "blocks": {"home": 1}},
      "dissimilarity": {"ordinal_range": "observed", "no_overlap": "exclude"},
      "hierarchy": {"linkage": "mcquitty", "flexible_alpha": 0.6},
      "group_tests": {"adjustment": "BY", "left_out": "block", "blocks": "country", "own": "within_blocks"},
      "map": {"draw": "principal_components", "missing": "complete"},
      "published": {"profiles": "p", "share_tolerance": 0.2},
      "number_of_groups": {"gap_rule": "globalmax", "divisions": 7},
      "stability": {"replicates": 50, "block_by": "c", "schemes": [{"draw": "blocks", "resample": "distinct"}]},
      "configurations": {"weights": ["equal"], "algorithm": ["k-medoids", "single"], "k": [3, 5]})"));
  ASSERT_TRUE(recipe) << recipe.error().message;
  const base::Json json = recipe_json(*recipe);
  const auto again = read_recipe(json, "again.json");
  ASSERT_TRUE(again) << again.error().message;
  EXPECT_EQ(base::print_json(recipe_json(*again)), base::print_json(json));
  EXPECT_EQ(again->units.where.at("initiative"), std::vector<std::string>{"public"});
  EXPECT_EQ(again->number_of_groups->gap_rule, GapRule::GlobalMax);
  ASSERT_EQ(again->stability->schemes.size(), 1U);
  EXPECT_EQ(again->stability->schemes.front().draw, Draw::Blocks);
  EXPECT_EQ(again->configurations->algorithms.back().linkage, LinkageMethod::Single);
  EXPECT_EQ(again->configurations->k, (std::vector{3, 5}));
}

TEST(Recipe, RunsNoPartThatItDoesNotName) {
  const auto recipe = read(kSmall);
  ASSERT_TRUE(recipe);
  EXPECT_FALSE(recipe->number_of_groups);
  EXPECT_FALSE(recipe->stability);
  EXPECT_FALSE(recipe->configurations);
}

TEST(Recipe, AVoteBringsItsIndices) {
  const auto recipe = read(with(R"({"fixed": 3})", R"({"min": 2, "max": 3, "choose": "vote"})"));
  ASSERT_TRUE(recipe) << recipe.error().message;
  EXPECT_EQ(recipe->choose, ChoiceOfK::Vote);
  EXPECT_TRUE(recipe->number_of_groups);
}

TEST(Recipe, NamesAnUnknownMemberAndOffersTheNearest) {
  const auto recipe = read(with(R"("seed": 7)", R"("seed": 7, "weihgts": {})"));
  ASSERT_FALSE(recipe);
  EXPECT_EQ(recipe.error().message, "r.json, /: There is no member 'weihgts' here; did you mean 'weights'?");
}

TEST(Recipe, LocatesEveryFault) {
  for (const auto& [from, to, place] : std::vector<std::tuple<std::string, std::string, std::string>>{
           {R"("linkage", "k")", R"("linkages", "k")", "/groups/method"},
           {R"({"fixed": 3})", R"({"fixed": 1})", "/groups/k/fixed"},
           {R"({"fixed": 3})", R"({"min": 5, "max": 3, "choose": "silhouette"})", "/groups/k"},
           {R"({"fixed": 3})", R"({"min": 2, "max": 3, "choose": "luck"})", "/groups/k/choose"},
           {R"("seed": 7)", R"("seed": -1)", "/seed"},
           {R"("seed": 7)", R"("seed": 7, "weights": {"blocks": {"a": -1}})", "/weights/blocks/a"},
           {R"("seed": 7)", R"("seed": 7, "hierarchy": {"linkage": "averag"})", "/hierarchy/linkage"},
           {R"("seed": 7)", R"("seed": 7, "group_tests": {"own": "within_blocks"})", "/group_tests/own"},
           {R"("seed": 7)", R"("seed": 7, "group_tests": {"permutations": 0})", "/group_tests/permutations"},
           {R"("seed": 7)", R"("seed": 7, "map": {"draw": "globe"})", "/map/draw"},
           {R"("ru": "Р")", R"("de": "R")", "/label/ru"},
           {R"("seed": 7)", R"("seed": 7, "number_of_groups": {"gap_factor": -1})", "/number_of_groups/gap_factor"},
           {R"("seed": 7)", R"("seed": 7, "stability": {"schemes": [{"draw": "luck", "resample": "distinct"}]})",
            "/stability/schemes/0/draw"},
           {R"("seed": 7)", R"("seed": 7, "stability": {})", "/stability"},
           {R"("seed": 7)", R"("seed": 7, "hierarchy": {"linkage": "flexible"}, "stability": {"block_by": "c"})",
            "/stability"},
           {R"("seed": 7)", R"("seed": 7, "configurations": {"k": [2, 2]})", "/configurations/k/1"},
           {R"("seed": 7)", R"("seed": 7, "configurations": {"algorithm": ["luck"]})", "/configurations/algorithm/0"},
       }) {
    const auto recipe = read(with(from, to));
    ASSERT_FALSE(recipe) << to;
    const auto& faults = recipe.error().faults;
    EXPECT_TRUE(
        std::any_of(faults.begin(), faults.end(),
                    [&, p = place](const base::Fault& f) { return f.field == p || p.starts_with(f.field + "/ru"); }))
        << to << "\n"
        << recipe.error().message;
  }
}

}  // namespace
}  // namespace vallis::study
