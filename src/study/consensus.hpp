#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace vallis::study {

class Workers;

/// How often two units fall into one group, over many partitions of parts of the units.
struct Consensus {
  std::size_t units = 0;
  /// Condensed like a Dissimilarity: of the partitions that hold both units, the share in which they share a group, in
  /// [0, 1]; NaN for a pair that none holds.
  std::vector<double> shares;
  std::vector<int> held;  ///< n numbers of partitions that hold the unit

  /// Σ over the full matrix with its diagonal (1 for each unit that is held at all), pairs never held left out.
  double sum() const;
  /// The share of a pair, i = j included; NaN where none holds it.
  double operator()(std::size_t i, std::size_t j) const;
};

/// `labels`: replicates × units, row by row: group numbers from 1, 0 = not held. Cost: O(n² · replicates / 64 · log k)
/// time, O(n · replicates / 64 · log k) memory beside the answer. Equal bytes for any number of workers. Source: Monti,
/// Tamayo, Mesirov, Golub (2003), Machine Learning 52, 91–118.
Consensus consensus(std::span<const std::uint16_t> labels, std::size_t replicates, std::size_t units, Workers& workers);

}  // namespace vallis::study
