#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/text.hpp"
#include "study/recipe.hpp"

namespace vallis::study {

/// One choice of a recipe, in words.
struct Choice {
  std::string pointer;   ///< its place in the recipe: "/groups/k/max"
  base::LocalText what;  ///< "largest number of groups"
  base::Json value;
  base::Json usual;      ///< what it is in a recipe that does not say; null where such a recipe has no such member
  bool differs = false;  ///< from the usual, where there is one
};

/// A step of a run with its choices.
struct StepChoices {
  std::string step;      ///< the recipe's section: "groups"
  base::LocalText name;  ///< "Groups"
  std::vector<Choice> choices;
};

/// Every choice of a recipe by step, in the order in which they are made. What names the recipe or says which data it
/// is for is no choice. Sections that the recipe lacks are steps that are not taken, and not listed.
std::vector<StepChoices> recipe_choices(const Recipe& recipe);

/// "Groups: largest number of groups is 12 (usually 8)." for each that differs from the usual.
std::vector<base::LocalText> unusual_choices(const Recipe& recipe);

}  // namespace vallis::study
