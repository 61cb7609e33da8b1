#pragma once

#include <cstddef>
#include <span>

#include "base/result.hpp"
#include "study/partition.hpp"

namespace vallis::study {

/// Indices of a partition of points, from means and Euclidean distances; definitions of scikit-learn.
struct PointValidity {
  /// (B / (k − 1)) / (W / (n − k)), B and W the sums of squares between and within groups; larger is better. 1 where
  /// W = 0.
  double calinski_harabasz = 0;
  /// Mean over the groups of max over the others of (s_a + s_b) / d(a, b): s the mean distance to the group's mean, d
  /// that of the means; smaller is better. Two groups with one mean leave each other out; 0 where all s or all d
  /// are 0.
  double davies_bouldin = 0;
};

/// @param points  n rows × p columns, row by row, finite
/// Errors: InvalidArgument – lengths disagree, k not in 2…n−1. Cost: O(n p + k² p).
/// Source: Caliński and Harabasz (1974), Communications in Statistics 3, 1–27; Davies and Bouldin (1979), IEEE TPAMI 1,
/// 224–227.
base::Result<PointValidity> point_validity(std::span<const double> points, std::size_t columns,
                                           const Partition& partition);

}  // namespace vallis::study
