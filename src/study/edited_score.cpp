#include "study/edited_score.hpp"

#include <algorithm>

#include "study/cell_words.hpp"
#include "study/progress.hpp"

namespace vallis::study {

base::Result<EditedScore> edit_score(const Findings& findings, std::size_t unit, std::span<const PlainEdit> edits,
                                     Workers& workers) {
  if (!findings.scores) return base::invalid_argument("The run has no scores; add the section 'scores' to its recipe.");
  // What scores are made from, and nothing of what is large: no dissimilarities, no hierarchy.
  Findings edited;
  edited.recipe = findings.recipe;
  edited.scorecard = findings.scorecard;
  edited.used = findings.used;
  edited.variables = findings.variables;
  for (const PlainEdit& edit : edits) {
    const auto used = std::find_if(edited.used.begin(), edited.used.end(),
                                   [&](const UsedIndicator& u) { return u.indicator == edit.indicator; });
    if (used == edited.used.end()) continue;
    Variable& variable = edited.variables[static_cast<std::size_t>(used - edited.used.begin())];
    const Cell scaled = scaled_cell(edited.scorecard.definition.indicators[edit.indicator], edit.value);
    if (variable.scale == Variable::Scale::Set) {
      variable.sets[unit] = scaled.set;
    } else {
      variable.values[unit] = scaled.number;
    }
  }
  Silent silent;
  const auto scores = compute_scores(edited, *findings.recipe.scores, workers, silent);
  if (!scores) return scores.error();
  EditedScore score;
  score.score_before = findings.scores->scores[unit];
  score.rank_before = findings.scores->ranks[unit];
  score.score_after = scores->scores[unit];
  score.rank_after = scores->ranks[unit];
  score.ranked = static_cast<int>(
      std::count_if(scores->ranks.begin(), scores->ranks.end(), [](const auto& rank) { return rank.has_value(); }));
  return score;
}

}  // namespace vallis::study
