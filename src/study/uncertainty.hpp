#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "study/aggregate.hpp"
#include "study/rank_distribution.hpp"

namespace vallis::study {

class Workers;

/// One admissible way to make a composite: normalised (and, where wished, imputed) indicators and the mean over them.
struct CompositeWay {
  IndicatorColumns columns;  ///< p indicators of n values, more is better, NaN = missing
  Mean mean = Mean::Arithmetic;
  double power = 1;  ///< of Mean::Generalised
};

/// One draw, all choices made.
struct ExplicitDraw {
  std::size_t way = 0;          ///< in [0, number of ways)
  std::vector<double> weights;  ///< p numbers ≥ 0, of any sum but 0
};

/// What the draws gave, draw by draw.
struct DrawScores {
  std::size_t units = 0;
  std::vector<double> scores;  ///< draws × n; NaN for a unit without a value of positive weight
  std::vector<int> ranks;      ///< draws × n; 1 for the highest, 0 where there is no score
};

/// Scores and ranks of given draws. Missing values are left out and the other weights renormalised. Ranks: 1 + the
/// number of units better by more than 1e-12 of the largest magnitude, on the scale on which the mean is a sum
/// (logarithms for the geometric mean). Equal bytes for any number of workers. Errors: InvalidArgument – no way, tables
/// of different shapes, a value that the mean does not take, weights as of `aggregate`, a way that does not exist.
/// Cost: O(draws · n (p + n)) for n ≤ 256, then O(draws · n (p + log n)).
base::Result<DrawScores> score_draws(std::span<const CompositeWay> ways, std::span<const ExplicitDraw> draws,
                                     Workers& workers);

/// What is uncertain about the weights.
struct WeightUncertainty {
  enum class Kind {
    None,     ///< the base weights in every draw
    Noise,    ///< each base weight times 1 + spread · u, u uniform in [−1, 1]
    Simplex,  ///< any weights: uniform over all that are ≥ 0 and sum to 1, whatever the base
  };
  Kind kind = Kind::Noise;
  double spread = 0.25;  ///< in [0, 1]
};

struct MonteCarloOptions {
  int draws = 10'000;
  std::uint64_t seed = 1;
  WeightUncertainty weights;
};

/// Ranks under admissible choices: each draw takes one of the ways, all equally likely, and weights as said. The same
/// seed gives the same draws for any number of workers; draw number d has the random stream d. Errors: those of
/// score_draws; InvalidArgument – fewer than 1 draw, a spread outside [0, 1]; TooLarge – more than 8,192 units, whose
/// n² counts would not fit. Cost: as score_draws', about 0.4 µs a draw for 40 units of 15 indicators on a processor
/// with 512-bit vectors, and 4·n² bytes a worker. Source: Saisana, Saltelli, Tarantola (2005), J. R. Stat. Soc. A 168,
/// 307–323.
base::Result<RankDistribution> rank_uncertainty(std::span<const CompositeWay> ways,
                                                std::span<const double> base_weights, const MonteCarloOptions& options,
                                                Workers& workers);

}  // namespace vallis::study
