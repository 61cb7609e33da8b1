#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "study/indicator_tests.hpp"
#include "study/partition.hpp"

namespace vallis::study::detail {

/// A permutation test of one indicator, of one or more columns, against groups, with values that change places between
/// units, within blocks, or for whole blocks.
class DealingTest {
 public:
  enum class Scores {
    Ranks,    ///< one column of numbers; the statistic is H
    Members,  ///< columns of 0 and 1; the sum of their χ², constant columns left out
    Levels    ///< one column of category numbers; χ²
  };

  /// `columns`: of n values each, NaN = missing, in the same units for all. Needs two known values that differ, and two
  /// groups that know one.
  DealingTest(std::span<const std::vector<double>> columns, Scores scores, const Partition& partition,
              const Partition& blocks, Dealing dealing);

  /// Whether any dealing out may change what stands where.
  bool deals_anything() const;
  double statistic() const { return seen_; }
  double effect() const;  ///< ε², or Cramér's V; of several columns the root of its mean square
  /// (1 + dealings that reach the statistic, but for 1e-9 of it) / (1 + permutations). Cost: O(n · columns) a
  /// permutation. Equal bytes for any number of workers.
  double p(int permutations, std::uint64_t seed, std::uint64_t stream, Workers& workers) const;

 private:
  struct Room {
    std::vector<int> source;
    std::vector<int> order;
    std::vector<double> sums;
  };
  double statistic_of(std::span<const int> source, std::vector<double>& sums) const;
  void deal(std::uint64_t seed, std::uint64_t stream, Room& room) const;

  Dealing dealing_;
  Scores scores_;
  std::vector<std::vector<double>> scores_of_;  // a column's scores of the known units
  std::vector<int> group_;                      // of the known units, from 0
  std::vector<double> size_;                    // of each group
  std::vector<std::vector<int>> members_;       // known units of each block
  double seen_ = 0;
};

}  // namespace vallis::study::detail
