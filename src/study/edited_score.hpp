#pragma once

#include <optional>
#include <span>

#include "base/result.hpp"
#include "study/edited_card.hpp"
#include "study/run.hpp"

namespace vallis::study {

class Workers;

/// A unit's composite before and after edits.
struct EditedScore {
  double score_before = 0;  ///< NaN where the unit has none
  double score_after = 0;
  std::optional<int> rank_before;  ///< 1 for the highest
  std::optional<int> rank_after;
  int ranked = 0;  ///< units with a score after the edits
};

/// Scores all units anew with one unit's indicators edited, by the recipe's own steps: what an edit does to the
/// extremes of an indicator moves the scores of others too. Errors: InvalidArgument – a run without scores; those of
/// compute_scores on the edited values. Cost: that of compute_scores, and a copy of the run's values.
base::Result<EditedScore> edit_score(const Findings& findings, std::size_t unit, std::span<const PlainEdit> edits,
                                     Workers& workers);

}  // namespace vallis::study
