#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "study/detail/lloyd.hpp"

namespace vallis::study::detail {

/// Moves single units as long as that lowers the sum of squares: from a group of n units at distance d to one of m
/// units at distance e where m/(m+1) e² < n/(n−1) d². An empty group takes a unit at no cost; a group keeps its last
/// unit. Of equally good groups the smaller number. `converged` when a whole pass moved none; adds its passes to
/// `iterations`. Source: Hartigan and Wong (1979).
void exchange(std::span<const double> points, std::size_t columns, int max_passes, Lloyd::Outcome& outcome);

/// MacQueen's k-means from the given centres. Source: MacQueen (1967), as in R's kmeans.
Lloyd::Outcome macqueen(std::span<const double> points, std::size_t columns, std::span<const double> start,
                        int max_passes);

}  // namespace vallis::study::detail
