#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "study/uncertainty.hpp"

namespace vallis::study::detail {

/// Ways made ready for many draws: each table on the scale on which its mean is a sum, higher always better, padded to
/// whole vectors.
class DrawScorer {
 public:
  /// Room that one worker needs.
  struct Scratch {
    std::vector<double> scores;        ///< on the scale of sums; −∞ for no score and for padding
    std::vector<double> totals;        ///< weights found, where a table has gaps
    std::vector<std::int64_t> better;  ///< units that are better
    std::vector<double> sorted;
  };

  /// Errors: those that score_draws has on ways.
  static base::Result<DrawScorer> make(std::span<const CompositeWay> ways);

  std::size_t ways() const { return ways_.size(); }
  std::size_t units() const { return n_; }
  std::size_t indicators() const { return p_; }
  Scratch scratch() const;

  /// Sums and ranks of one draw: the rank of unit i is better[i] + 1 unless its score is −∞.
  void run(std::size_t way, const double* weights, Scratch& scratch) const;

  /// The composite score of unit i after `run`, NaN for none.
  double score(std::size_t way, std::span<const double> weights, std::size_t i, const Scratch& scratch) const;

 private:
  struct Way {
    std::vector<double> values;  ///< p × stride; 0 where missing
    std::vector<double> known;   ///< p × stride of 0 and 1; empty when nothing is missing
    Mean mean = Mean::Arithmetic;
    double power = 1;
  };

  DrawScorer() = default;
  void rank(Scratch& scratch) const;

  std::vector<Way> ways_;
  std::size_t n_ = 0;
  std::size_t p_ = 0;
  std::size_t stride_ = 0;
};

}  // namespace vallis::study::detail
