#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "study/card.hpp"
#include "study/run.hpp"
#include "study/what_if.hpp"

namespace vallis::study {

/// One indicator of a unit set to another value, as its table would have it (a plain cell of cell_words.hpp).
struct PlainEdit {
  std::size_t indicator = 0;
  Cell value{};
};

/// Reads "INDICATOR=VALUE". Errors: InvalidArgument – no "=", an unknown indicator (offers the nearest), one that takes
/// no part in the run, a value that read_cell refuses.
base::Result<PlainEdit> read_edit(const Findings& findings, std::string_view text);

/// An edited indicator, with the unit's place among the known values before and after.
struct EditedValue {
  std::size_t indicator = 0;
  Cell from{};  ///< plain
  Cell to{};
  CardValue before;
  CardValue after;
  bool beyond_range = false;  ///< outside the range that differences are measured by: no farther than its end
};

/// Where a unit stands, by the rule of the nearest medoid.
struct EditedPlace {
  WhatIf found;
  std::vector<Neighbour> nearest;  ///< ascending by dissimilarity, then by unit
  std::vector<Neighbour> medoids;  ///< group 1…k
  int published_group = 0;         ///< number of the matched published group, by the medoids of its cut; 0 without one
};

/// A unit's card before and after edits.
struct EditedCard {
  std::size_t unit = 0;
  std::vector<EditedValue> edits;  ///< as they were asked for
  EditedPlace before;              ///< without an edit, by the same rule, so that only the edits make a difference
  EditedPlace after;
  int found_group = 0;  ///< of the run; differs from before's where the run's groups are not of nearest medoids
  bool stands_for_group = false;  ///< the unit is a medoid; its old self goes on standing for the group
};

/// Recomputes one unit of a run after edits; all else stays as what_if says. Errors: InvalidArgument as what_if, no
/// edit, one of an indicator that takes no part. Cost: O(n p) beside n log n for the neighbours; nothing is run again.
base::Result<EditedCard> edit_card(const Findings& findings, std::size_t unit, std::span<const PlainEdit> edits,
                                   int nearest_count);

}  // namespace vallis::study
