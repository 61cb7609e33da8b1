#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "study/detail/lance_williams.hpp"
#include "study/dissimilarity.hpp"

namespace vallis::study::detail {

/// All dissimilarities of n units as full rows, on the scale that a method works on, +∞ on the diagonal; d has a value
/// for every pair. Memory: 8·n² bytes.
class SquareRows {
 public:
  SquareRows(const Dissimilarity& dissimilarity, const Recurrence& recurrence);
  const double* row(std::size_t unit) const { return values_.data() + unit * n_; }

 private:
  std::size_t n_;
  std::vector<double> values_;
};

/// Makes k groups of some of the units, each of them weighing as many units at one place; keeps its room from one time
/// to the next. The hierarchy is that of `link`, with ties decided by the order in which the units are given, but ends
/// when k groups are left. Any method but Flexible.
class GroupCutter {
 public:
  GroupCutter(const SquareRows& square, const Recurrence& recurrence) : square_(&square), recurrence_(recurrence) {}

  /// Writes group numbers from 1, in the order in which the units meet them, to label[unit]; other labels stay.
  /// `copies` ≥ 1, one a unit. Cost: O(m²) typically, O(m³) worst.
  void cut(std::span<const int> units, std::span<const int> copies, int k, std::span<std::uint16_t> label);

 private:
  void cut_small(std::span<const int> units, std::span<const int> copies, int k);
  void cut_large(std::span<const int> units, std::span<const int> copies, int k);
  /// Whether dissimilarities of groups of equal units depend on their sizes.
  bool weighs() const {
    return recurrence_.method == LinkageMethod::WardD || recurrence_.method == LinkageMethod::WardD2;
  }
  void gather(std::span<const int> units, std::span<const int> copies);
  void weigh(std::span<const int> copies);
  void search(std::size_t p);
  std::size_t smallest();
  std::size_t first_within(double threshold);
  void join(std::size_t a, std::size_t b);
  void compact();
  /// row(p)[q] is that of positions p < q.
  double* row(std::size_t p) { return values_.data() + p * (2 * size_.size() - p - 1) / 2; }

  const SquareRows* square_;
  Recurrence recurrence_;
  std::vector<double> values_;  // of few units full rows; else upper triangle with an unused diagonal; +∞ from and to
                                // groups that are gone
  std::vector<double> size_;    // 0 for the gone
  std::vector<double> lowest_;  // lower bound of a row's values at later positions
  std::vector<int> nearest_;    // where it stands, −1 when the bound may not be attained
  std::vector<double> kept_;    // full rows of two groups that are joined
  std::vector<double> dropped_;
  std::vector<std::size_t> name_;    // the place in the list of units of a group's first one
  std::vector<std::size_t> joined_;  // by name: that of the group it went to, or its own
};

}  // namespace vallis::study::detail
