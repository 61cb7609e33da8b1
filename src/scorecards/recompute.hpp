#pragma once

#include <chrono>
#include <string>

#include "base/json.hpp"
#include "base/result.hpp"
#include "scorecards/prepared.hpp"

namespace vallis::scorecards {

/// How much a recomputation for anybody may cost.
struct RecomputeLimits {
  std::chrono::milliseconds time = std::chrono::seconds(10);
  std::size_t units = 2'000;
};

/// The recipe with some of its members replaced: an object in the recipe's own shape (docs/reference/
/// recipe.schema.json), of which objects are merged and all else replaces. For short: "normalisation", "aggregation",
/// "imputation" of the scores, "linkage" of the hierarchy, "method" and "k" (a number, or {min, max}) of the groups.
/// "parts" names the slow parts that are run all the same: "number_of_groups", "group_tests", "stability",
/// "configurations", "robustness"; without it they are left out but for the ranks' intervals. Errors: InvalidInput by
/// JSON pointer – what the recipe's reader says; draws, permutations or replicates beyond what the study itself has.
base::Result<study::Recipe> changed_recipe(const study::Recipe& recipe, const base::Json& changes);

/// Runs a study with another recipe: {findings, compared, warnings}. `compared` sets the groups and ranks beside those
/// published; warnings say in both languages where the result is not stable. Errors: those of changed_recipe and run;
/// TooMany – several run already; TooLarge – too many units, or the time was up.
base::Result<base::Json> recompute(const PreparedStudy& study, const base::Json& changes, const std::string& build,
                                   const RecomputeLimits& limits = {});

}  // namespace vallis::scorecards
