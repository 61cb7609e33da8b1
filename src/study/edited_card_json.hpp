#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/json.hpp"
#include "study/edited_card.hpp"
#include "study/edited_score.hpp"

namespace vallis::study {

/// An indicator's part of the distance to one unit, before and after.
struct ChangedPart {
  std::size_t variable = 0;
  double before = 0;
  double after = 0;
};

/// The parts that changed, largest change first.
std::vector<ChangedPart> changed_parts(const Neighbour& before, const Neighbour& after);

/// A unit before and after edits: its card, and its composite where the run has scores.
struct EditedUnit {
  EditedCard card;
  std::optional<EditedScore> score;
};

/// Errors: those of edit_card and edit_score.
base::Result<EditedUnit> edit_unit(const Findings& findings, std::size_t unit, std::span<const PlainEdit> edits,
                                   int nearest_count);

/// As `vallis study what-if --json` prints it.
base::Json what_if_json(const Findings& findings, const EditedUnit& edited);

}  // namespace vallis::study
