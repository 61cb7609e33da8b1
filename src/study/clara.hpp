#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "base/result.hpp"
#include "study/partition.hpp"

namespace vallis::study {

class Workers;

/// The dissimilarity of two units, asked for pair by pair; NaN where they have none. Called by several threads at once.
using PairMeasure = std::function<double(std::size_t i, std::size_t j)>;

struct ClaraOptions {
  int samples = 5;      ///< ≥ 1
  int sample_size = 0;  ///< units in a sample, k…n; 0 = 40 + 2k, or all units where there are fewer
  std::uint64_t seed = 1;
};

/// k medoids found on samples, and all units assigned to them.
struct Clara {
  std::vector<int> medoids;  ///< 0-based, ascending
  Partition partition;       ///< unit → nearest medoid; of equally near ones the smaller unit; a medoid to itself
  double total_cost = 0;     ///< Σ over all units
  double mean_cost = 0;      ///< total_cost / n
  int best_sample = 0;       ///< the sample, from 0, whose medoids these are
  std::vector<double> sample_mean_cost;  ///< over all units, with each sample's medoids
  bool proven_optimal = false;           ///< only where the sample is all units
};

/// CLARA: k-medoids of each of several samples, and those kept that cost all units least; of equally cheap ones those
/// of the first sample. Each sample after the first holds the best medoids so far, the rest is drawn without repeats,
/// from a stream of its own. A sample of all units is taken once. Units are assigned as `k_medoids` does; a unit
/// without a dissimilarity to some of the medoids goes to the nearest of the others.
///
/// Errors: InvalidArgument – k not in 1…n, an option out of its range, a pair in a sample, or a unit and all medoids,
/// without a value (names it). Cost: O(samples · (sample_size² + n k)) pairs; O(n + sample_size²) memory, never the
/// matrix. Equal bytes for any number of workers. Source: Kaufman and Rousseeuw (1990), ch. 3.
base::Result<Clara> clara(std::size_t n, const PairMeasure& dissimilarity, int k, const ClaraOptions& options,
                          Workers& workers);

}  // namespace vallis::study
