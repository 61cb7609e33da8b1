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

/// merged_recipe, within bounds: "parts" names the slow parts that are run all the same ("number_of_groups",
/// "group_tests", "stability", "configurations", "robustness"); others are left out, the stability is of 50 draws and
/// the ranks' intervals of 1,000. Errors: those of merged_recipe; InvalidInput – draws, replicates or groups beyond
/// bounds.
base::Result<study::Recipe> changed_recipe(const study::Recipe& recipe, const base::Json& changes);

/// Runs a study with another recipe: {findings, compared, warnings}. `compared` sets the groups and ranks beside those
/// published; warnings say in both languages where the result is not stable. Errors: those of changed_recipe and run;
/// TooMany – several run already; TooLarge – too many units, or the time was up.
base::Result<base::Json> recompute(const PreparedStudy& study, const base::Json& changes, const std::string& build,
                                   const RecomputeLimits& limits = {});

}  // namespace vallis::scorecards
