#include "study/handbook_steps.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "study/made_scorecard.hpp"
#include "study/run.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

std::vector<HandbookStep> steps_of(const Recipe& recipe) {
  test::MadeScorecard made(6);
  made.numbers("x", {1, 2, 3, 90, 95, 100}, IndicatorType::Amount);
  made.numbers("y", {1, 1, 1, 0, 0, 0}, IndicatorType::Boolean);
  Workers workers;
  Silent silent;
  const auto findings = run(made.get(), recipe, {}, workers, silent);
  EXPECT_TRUE(findings) << findings.error().message;
  return handbook_steps(*findings);
}

Recipe small_recipe() {
  Recipe recipe;
  recipe.id = "made";
  recipe.k_min = recipe.k_max = 2;
  return recipe;
}

bool says(const std::vector<base::LocalText>& texts, const std::string& part) {
  return std::any_of(texts.begin(), texts.end(),
                     [&](const base::LocalText& text) { return text.en.find(part) != std::string::npos; });
}

TEST(HandbookSteps, AreTenByNameAndInOrder) {
  const auto steps = steps_of(small_recipe());
  ASSERT_EQ(steps.size(), 10U);
  for (std::size_t i = 0; i < steps.size(); ++i) EXPECT_EQ(steps[i].number, static_cast<int>(i) + 1);
  EXPECT_EQ(steps[0].name.en, "Theoretical framework");
  EXPECT_EQ(steps[9].id, "visualisation");
}

TEST(HandbookSteps, SayWhatIsMissing) {
  // The made scorecard has neither definitions nor sources.
  const auto steps = steps_of(small_recipe());
  EXPECT_EQ(steps[0].state, StepState::NotDone);
  EXPECT_TRUE(says(steps[0].missing, "a definition of every indicator"));
  EXPECT_EQ(steps[1].state, StepState::Partly);
  EXPECT_TRUE(says(steps[1].missing, "a source for every value"));
  EXPECT_EQ(steps[7].state, StepState::Done);
  for (const HandbookStep& step : steps) {
    EXPECT_EQ(step.state == StepState::Done, step.missing.empty()) << step.id;
    EXPECT_EQ(step.state == StepState::NotDone, step.by.empty()) << step.id;
  }
}

TEST(HandbookSteps, FollowTheSectionsOfTheRecipe) {
  Recipe recipe = small_recipe();
  const auto before = steps_of(recipe);
  EXPECT_FALSE(says(before[3].by, "classical scaling"));
  EXPECT_EQ(before[6].state, StepState::NotDone);
  EXPECT_EQ(before[9].state, StepState::Partly);
  recipe.map.emplace();
  recipe.group_tests.emplace();
  const auto after = steps_of(recipe);
  EXPECT_TRUE(says(after[3].by, "classical scaling"));
  EXPECT_EQ(after[6].state, StepState::Partly);
  EXPECT_TRUE(says(after[8].by, "999 permutations"));
  EXPECT_EQ(after[9].state, StepState::Done);
}

}  // namespace
}  // namespace vallis::study
