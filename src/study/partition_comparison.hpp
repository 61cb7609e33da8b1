#pragma once

#include <array>
#include <vector>

#include "base/result.hpp"
#include "study/partition.hpp"

namespace vallis::study {

/// Agreement of two partitions a and b of the same n units; logarithms are natural.
struct PartitionComparison {
  std::vector<std::vector<long>> contingency;  ///< groups of a × groups of b, in order of their labels
  double rand = 0;
  double adjusted_rand = 0;
  double mutual_information = 0;
  double nmi_arithmetic = 0, nmi_geometric = 0, nmi_min = 0, nmi_max = 0;
  double ami_arithmetic = 0;
  double fowlkes_mallows = 0;
  double homogeneity = 0, completeness = 0, v_measure = 0;  ///< a is the reference, b the answer
  std::array<std::array<long, 2>, 2> pair_confusion{};      ///< ordered pairs: apart/together in a × in b
  double jaccard_pairs = 0;
  double variation_of_information = 0;
};

/// Labels may be any integers. Errors: InvalidArgument – lengths differ or are 0. Cost: O(n log n + groups of a × of
/// b), and O(groups × n) for the expected mutual information. Where both partitions are trivial (one group each, or all
/// single), the adjusted and normalised scores are 1. Source: Hubert and Arabie (1985); Vinh, Epps, Bailey (2010), JMLR
/// 11; Rosenberg and Hirschberg (2007); Meilă (2007); conventions of scikit-learn 1.2.
base::Result<PartitionComparison> compare_partitions(const std::vector<int>& a, const std::vector<int>& b);

/// The adjusted Rand index alone, of partitions of equally many units, at least one. Cost: O(n + groups of a × of b).
double adjusted_rand(const Partition& a, const Partition& b);

}  // namespace vallis::study
