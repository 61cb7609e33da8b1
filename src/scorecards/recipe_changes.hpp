#pragma once

#include <set>
#include <string>

#include "base/json.hpp"
#include "base/result.hpp"
#include "study/recipe.hpp"

namespace vallis::scorecards {

/// A complaint about one place of what was sent.
base::Error located(std::string pointer, std::string what);

/// The recipe with some of its members replaced: an object in the recipe's own shape (docs/reference/
/// recipe.schema.json), of which objects are merged and all else replaces. For short: "normalisation", "aggregation",
/// "imputation" of the scores, "linkage" of the hierarchy, "method" and "k" (a number, or {min, max}) of the groups.
/// The scorecard, the published study beside it and strictness stay. Errors: InvalidInput by JSON pointer – what the
/// recipe's reader says.
base::Result<study::Recipe> merged_recipe(const study::Recipe& recipe, const base::Json& changes);

}  // namespace vallis::scorecards
