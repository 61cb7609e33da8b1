#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "study/run.hpp"

namespace vallis::study {

/// One indicator on a unit's card.
struct CardValue {
  std::size_t indicator = 0;  ///< position in the scorecard; 0 from `card_value`
  bool known = false;
  int rank = 0;  ///< 1 = best among those known, ties share the best place; 0 where there is no better or worse
  int known_units = 0;
  double percentile = 0;  ///< share of the other known units that are worse, ties counting half; in [0, 1]; NaN without
};

/// The place of a unit among the n values of one indicator. Better and worse as for `describe`. Cost: O(n).
CardValue card_value(const Indicator& indicator, const IndicatorValues& values, std::size_t unit);

/// Another unit, how far it is and what makes the difference.
struct Neighbour {
  std::size_t unit = 0;
  double dissimilarity = 0;
  std::vector<Contribution> contributions;  ///< by `findings.variables`
};

/// All that a run says about one unit.
struct Card {
  std::size_t unit = 0;
  std::vector<CardValue> values;  ///< one an indicator, in the scorecard's order
  int group = 0;
  double silhouette = 0;
  int neighbour_group = 0;
  int published_group = 0;         ///< number of the matched published group; 0 without one
  std::vector<Neighbour> nearest;  ///< ascending by dissimilarity, then by unit
  std::vector<Neighbour> medoids;  ///< to the unit that stands for each group, group 1…k
};

/// Position of a unit in the run. Errors: NotFound – no unit of that id (says why when it was left out; offers the
/// nearest).
base::Result<std::size_t> find_unit(const Findings& findings, const std::string& unit_id);

/// The published group that a group of the published cut was matched to; 0 without one.
int published_group(const Findings& findings, int group_of_cut);

/// Better and worse follow polarity; booleans, ordinals and numbers have it, sets are ordered by their size, nominals
/// not. Errors: NotFound – no unit of that id in the run (says why when it was left out; offers the nearest id). Cost:
/// O(n p log n).
base::Result<Card> describe(const Findings& findings, const std::string& unit_id, int nearest_count);

}  // namespace vallis::study
