#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "study/detail/draw_scorer.hpp"
#include "study/robustness.hpp"
#include "study/run.hpp"

namespace vallis::study::detail {

/// Ranks by Copeland's scores under many weights: who is better on each indicator, pair by pair, is found once.
class CopelandDraws {
 public:
  struct Scratch {
    std::vector<double> lead;          ///< a pair: weight for the first less weight for the second
    std::vector<double> scores;        ///< −∞ for no score and for padding
    std::vector<std::int64_t> better;  ///< units that are better
  };

  explicit CopelandDraws(const IndicatorColumns& columns);
  Scratch scratch() const;
  void run(const IndicatorColumns& columns, std::span<const double> weights, Scratch& scratch) const;

 private:
  std::size_t n_ = 0;
  std::size_t stride_ = 0;     // of units
  std::size_t pairs_ = 0;      // padded
  std::vector<double> signs_;  // p × pairs: 1, 0 or −1
};

/// A ranking as a function of numbers in [0, 1): one for each choice, then one for the noise on each weight.
class RankModel {
 public:
  static constexpr std::size_t kChoices = 5;

  struct Scratch {
    DrawScorer::Scratch means;
    CopelandDraws::Scratch copeland;
    std::vector<double> weights;
    std::vector<int> ranks;  ///< n; 0 for no score
  };

  /// Makes every combination; those that do not go together end up in `refused`. Errors: as compute_robustness.
  static base::Result<RankModel> make(const Findings& findings, const ScoresOptions& scores,
                                      const RobustnessOptions& options, std::vector<RefusedWay>& refused);

  std::size_t units() const { return n_; }
  std::size_t dimensions() const { return kChoices + p_; }
  std::size_t ways() const { return ways_.size() - refused_; }
  /// Alternatives of each choice: imputation, normalisation, aggregation, weights, indicator left out.
  std::span<const std::size_t> alternatives() const { return alternatives_; }
  bool noisy() const { return spread_ > 0; }
  bool admitted(std::span<const double> x) const { return ways_[way_of(x)].kind != Kind::Refused; }

  Scratch scratch() const;
  /// The ranks at x, into scratch.ranks; x must be admitted.
  void run(std::span<const double> x, Scratch& scratch) const;

 private:
  enum class Kind { Mean, Copeland, Refused };
  struct Way {
    Kind kind = Kind::Refused;
    std::size_t index = 0;  // among the means, or the tables of Copeland
  };

  RankModel() = default;
  std::size_t way_of(std::span<const double> x) const;
  void weigh(std::span<const double> x, std::vector<double>& weights) const;

  std::size_t n_ = 0;
  std::size_t p_ = 0;
  double spread_ = 0;
  std::vector<std::size_t> alternatives_;
  std::vector<std::uint64_t> tables_;  // of each imputation
  std::vector<Way> ways_;              // table × normalisation × aggregation
  std::size_t refused_ = 0;
  std::vector<std::vector<double>> schemes_;
  std::optional<DrawScorer> means_;
  std::vector<CopelandDraws> copelands_;
  std::vector<IndicatorColumns> copeland_columns_;
};

}  // namespace vallis::study::detail
