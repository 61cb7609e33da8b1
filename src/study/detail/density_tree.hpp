#pragma once

#include <span>
#include <vector>

#include "base/result.hpp"
#include "study/hdbscan.hpp"

namespace vallis::study::detail {

/// A step of Prim's walk: the unit that joined, the one that joined before it, and how far it was from all that had.
/// Single linkage of the walk, taken as a path, is that of the data: whatever a level connects is walked at a stretch.
struct Step {
  int joined;
  int before;
  double length;
};

/// Errors: InvalidArgument – min_points not in 2…n.
base::Result<void> check_min_points(std::size_t n, int min_points);

/// What the steps of a walk over mutual reachability, sorted by length, make of its units: HDBSCAN*'s groups and
/// scores. `core_distance` becomes that of the result. Cost: O(n log n).
Hdbscan hdbscan_of_walk(std::span<const Step> steps, std::vector<double> core_distance, int min_points);

}  // namespace vallis::study::detail
