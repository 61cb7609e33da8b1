#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "study/dissimilarity.hpp"

namespace vallis::study::detail {

/// Groups some of the units around k medoids, each unit weighing as many as it has copies: PAM's BUILD, and SWAP by
/// steepest descent to a local optimum. Keeps its room from one time to the next, for many small sets of units one
/// after another. A saving counts from 1e-12 of the cost on, and of equal ones the first in the units' order is taken,
/// so that round-off never decides. Source: Kaufman and Rousseeuw (1990), ch. 2; Schubert and Rousseeuw (2021),
/// Information Systems 101, 101804 (FastPAM1).
class MedoidCutter {
 public:
  /// Takes up m ≥ 1 units of a dissimilarity that has all values; `copies` ≥ 1, one a unit. Cost: O(m²).
  void load(const Dissimilarity& dissimilarity, std::span<const int> units, std::span<const int> copies);

  /// Makes k groups, 1 ≤ k; of fewer than k units each is a group. BUILD goes on from the largest k asked so far. Cost:
  /// O(m²) a medoid built and a swap.
  void cut(int k);

  /// Puts the cheapest choice of so many medoids in place of the last cut's, by branch and bound. False where `work`
  /// (as prove_medoids counts it) ran out: the best choice met may not be the cheapest then. Cost: exponential at
  /// worst.
  bool prove(long work);

  /// The units that stand for the groups of the last cut, as positions in the list that was loaded.
  const std::vector<std::size_t>& medoids() const { return medoids_; }

  /// Writes group numbers from 1, in the order in which the units meet them, to label[unit]; other labels stay. A unit
  /// belongs to its nearest medoid, of equally near ones to the first in the units' order, and a medoid to itself.
  void write_labels(std::span<std::uint16_t> label) const;

 private:
  void take(std::vector<std::size_t> medoids);
  void build(std::size_t k);
  void swap();
  void refresh();
  const double* row(std::size_t p) const { return values_.data() + p * stride_; }

  std::vector<int> units_;
  std::size_t stride_ = 0;      // of rows, padded
  std::vector<double> values_;  // m full rows; the padding is never chosen
  std::vector<double> copies_;
  std::vector<std::size_t> built_;  // BUILD's medoids in the order of their choice
  std::vector<double> reach_;       // of each unit: to the nearest of built_
  std::vector<std::size_t> medoids_;
  std::vector<char> is_medoid_;
  std::vector<double> near_;
  std::vector<double> second_;
  std::vector<std::size_t> slot_;  // of each unit: the nearest medoid's place in medoids_
  std::vector<double> sums_;       // candidates beside all medoids, then one row for each medoid that goes
  double cost_ = 0;
};

}  // namespace vallis::study::detail
