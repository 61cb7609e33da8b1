#pragma once

#include <vector>

#include "base/result.hpp"
#include "study/dissimilarity.hpp"
#include "study/partition.hpp"

namespace vallis::study {

/// Indices of a partition that need only dissimilarities. Definitions and names follow R's fpc::cluster.stats.
struct Validity {
  double dunn = 0;             ///< smallest separation / largest diameter
  double dunn2 = 0;            ///< smallest mean between two groups / largest mean within one
  double average_between = 0;  ///< mean over pairs in different groups
  double average_within = 0;  ///< mean over units of their group's mean within dissimilarity (see the note in the .cpp)
  double wb_ratio = 0;        ///< average_within / average_between
  double pearson_gamma = 0;   ///< correlation of d with 0 (same group) / 1 (different groups)
  double within_ss = 0;       ///< Σ over groups of Σ d² over pairs / size
  double entropy = 0;         ///< of the group sizes, natural logarithm
  double max_diameter = 0;
  double min_separation = 0;
  std::vector<double> diameter;    ///< k; NaN for a group of one
  std::vector<double> separation;  ///< k: smallest dissimilarity to a unit of another group
  double widest_gap = 0;           ///< largest within-group gap: longest edge of the groups' minimum spanning trees
  double separation_index = 0;     ///< mean of the smallest 10 % (at least one) of the units' least distances to others
  double calinski_harabasz = 0;    ///< from dissimilarities: between/within sums of squares by Σ d² / n
};

/// Errors: InvalidArgument – sizes differ, k not in 2…n−1, a pair without a value. Cost: O(n²).
/// Source: Halkidi, Batistakis, Vazirgiannis (2001); Hennig (2013), fpc; Caliński and Harabasz (1974).
base::Result<Validity> validity(const Dissimilarity& dissimilarity, const Partition& partition);

}  // namespace vallis::study
