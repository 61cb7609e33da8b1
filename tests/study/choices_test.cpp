#include "study/choices.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/file.hpp"

namespace vallis::study {
namespace {

Recipe built_in() {
  const auto bytes = base::read_file(std::string(VALLIS_SOURCE_DIR) + "/data/recipes/biomedical-clusters.json");
  return read_recipe(base::parse_json(bytes.value(), "recipe").value(), "recipe").value();
}

void leaves(const base::Json& value, const std::string& pointer, const std::vector<std::string>& named,
            std::vector<std::string>& out) {
  const bool has_words = std::find(named.begin(), named.end(), pointer) != named.end();
  if (has_words || !value.is_object()) {
    out.push_back(pointer);
    return;
  }
  for (const auto& [key, member] : value.get_object()) leaves(member, pointer + "/" + std::string(key), named, out);
}

TEST(Choices, HaveWordsForEveryMemberOfARecipeWithAllSections) {
  std::vector<std::string> named;
  for (const StepChoices& step : recipe_choices(built_in())) {
    for (const Choice& choice : step.choices) {
      named.push_back(choice.pointer);
      EXPECT_FALSE(choice.what.en.empty() || choice.what.ru.empty()) << choice.pointer;
    }
  }
  std::vector<std::string> all;
  leaves(recipe_json(built_in()), "", named, all);
  for (const std::string& pointer : all) {
    const bool names = pointer == "/id" || pointer == "/version" || pointer == "/scorecard" ||
                       pointer.starts_with("/label") || pointer.starts_with("/units/note");
    EXPECT_TRUE(names || std::find(named.begin(), named.end(), pointer) != named.end()) << pointer;
  }
}

TEST(Choices, SayWhatDiffersFromTheUsual) {
  EXPECT_TRUE(unusual_choices(Recipe{}).empty());
  Recipe recipe;
  recipe.k_max = 12;
  recipe.linkage = LinkageMethod::WardD2;
  recipe.block_weights = {{"home", 1}};
  const auto choices = unusual_choices(recipe);
  ASSERT_EQ(choices.size(), 3U);
  EXPECT_EQ(choices[0].en, "Weights: weights of blocks – {\"home\":1} (usually {}).");
  EXPECT_EQ(choices[1].en, "Hierarchy: linkage – ward.D2 (usually average).");
  EXPECT_EQ(choices[2].ru, "Группы: наибольшее число групп — 12 (обычно 8).");
}

}  // namespace
}  // namespace vallis::study
