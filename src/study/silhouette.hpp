#pragma once

#include <vector>

#include "base/result.hpp"
#include "study/dissimilarity.hpp"
#include "study/partition.hpp"

namespace vallis::study {

class Workers;

/// How well each unit lies in its group: (b − a) / max(a, b), a = mean dissimilarity to the others of its group, b =
/// the smallest mean dissimilarity to another group.
struct Silhouette {
  std::vector<double> width;       ///< n values in [−1, 1]; 0 for a unit alone in its group
  std::vector<int> neighbour;      ///< the nearest other group, 1…k; of equally near ones the smaller number
  std::vector<double> group_mean;  ///< k values
  double mean = 0;
};

/// Errors: InvalidArgument – sizes differ, k not in 2…n, a pair without a value.
/// Cost: O(n²) time, O(n k) memory up to 64 groups and O(k) a worker beyond; equal bytes for any number of workers.
/// Source: Rousseeuw (1987), J. Comput. Appl. Math. 20, 53–65.
base::Result<Silhouette> silhouette(const Dissimilarity& dissimilarity, const Partition& partition, Workers& workers);

}  // namespace vallis::study
