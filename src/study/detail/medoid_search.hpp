#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "study/dissimilarity.hpp"

namespace vallis::study {

class Workers;

namespace detail {

/// Candidates are evaluated this many at a time, and arrays over units are padded to a multiple of it.
inline constexpr std::size_t kWidth = 16;
constexpr std::size_t padded(std::size_t n) { return (n + kWidth - 1) / kWidth * kWidth; }

/// All n × n dissimilarities of some units, for columns that are read as rows. Rows are padded with +∞, which no
/// search ever chooses. Memory: 8·n² bytes.
class SquareMatrix {
 public:
  /// Of the units given, which ascend.
  SquareMatrix(const Dissimilarity& dissimilarity, std::span<const int> units);
  /// Of `n` full rows that lie `stride` apart.
  SquareMatrix(const double* rows, std::size_t n, std::size_t stride);

  std::size_t size() const { return n_; }
  std::size_t stride() const { return stride_; }  ///< padded(n)
  const double* row(std::size_t i) const { return &values_[i * stride_]; }

 private:
  std::size_t n_;
  std::size_t stride_;
  std::unique_ptr<double[]> values_;
};

/// A choice of medoids and Σ over units of the dissimilarity to the nearest, added in the order of the units, so that
/// equal choices have equal costs.
struct MedoidChoice {
  std::vector<int> medoids;  ///< ascending
  double cost = 0;

  /// Cheaper, or as cheap and lexicographically smaller.
  bool better_than(const MedoidChoice& other) const {
    return cost < other.cost || (cost == other.cost && medoids < other.medoids);
  }
};

/// A swap has to save this share of the cost: less may be rounding, and could go in circles.
inline constexpr double kLeastSaving = 1e-12;

/// Each unit's nearest and second nearest medoid. Arrays are padded by units that cost nothing.
struct NearestTwo {
  std::vector<double> near;
  std::vector<double> second;
  std::vector<int> label;       ///< position of the nearest medoid in the list of medoids
  std::vector<double> removal;  ///< per medoid: Σ (second − near) over its units
  double cost = 0;

  /// From the n dissimilarities to each medoid. Cost: O(n k).
  void refresh(std::span<const double* const> columns, std::size_t n);
};

/// The choice of these medoids and its cost. Cost: O(n k).
MedoidChoice choice_of(const Dissimilarity& dissimilarity, std::vector<int> medoids);

/// PAM on all units: BUILD, and SWAP by steepest descent. Makes one pass at once. Reads the condensed values row by
/// row, each pair once a pass.
class PamSearch {
 public:
  PamSearch(const Dissimilarity& dissimilarity, Workers& workers);

  /// Whether every pair has a value. Known from the first pass, which sums all rows.
  bool defined() const;

  /// Medoids one by one, each lowering the cost most. Cost: k − 1 passes. Source: Kaufman and Rousseeuw (1990), ch. 2.
  MedoidChoice build(int k);

  /// Swaps of a medoid and another unit until none lowers the cost, all of them weighed in one pass a round. Steepest
  /// makes the best one, as PAM does; Eager makes the best of each medoid, as long as it still saves. Needs k ≥ 2.
  /// Source: Schubert and Rousseeuw (2021), FastPAM1 and FastPAM2.
  enum class Descent { Steepest, Eager };
  MedoidChoice descend(MedoidChoice from, Descent descent);

 private:
  /// Totals: Σ d. Savings: what each unit saves as one more medoid. Swaps: that, and per medoid what falls back on the
  /// unit when the medoid goes. Sums are left in the first rows of sums_.
  enum class Pass { Totals, Savings, Swaps };
  void run(Pass pass, const NearestTwo& nearest, std::size_t k);

  struct Swap {
    double change = 0;
    std::size_t slot = 0;
    int candidate = -1;
  };
  /// Of each medoid the swap that saves most, sorted by that.
  std::vector<Swap> best_swaps(const std::vector<int>& medoids, const NearestTwo& nearest);

  const Dissimilarity& dissimilarity_;
  Workers& workers_;
  std::vector<std::size_t> block_begin_;  // first rows of blocks with about equally many pairs; depends on n alone
  std::vector<double> sums_;              // blocks × rows of sums × padded(n)
  std::vector<double> totals_;            // Σ d of each unit
};

/// FasterPAM: any swap that lowers the cost is made as soon as it is met, candidates being evaluated kWidth at a time.
/// `medoids` are positions in the matrix and end at a local optimum. Needs k ≥ 2. Cost: O(n²) a round over all
/// candidates. Source: Schubert and Rousseeuw (2021), algorithm 3.
void swap_eagerly(const SquareMatrix& square, std::vector<int>& medoids);

/// k of n units, each set equally likely.
std::vector<int> random_units(std::size_t n, std::size_t k, std::uint64_t seed, std::uint64_t stream);

}  // namespace detail
}  // namespace vallis::study
