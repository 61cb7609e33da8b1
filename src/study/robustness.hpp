#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/text.hpp"
#include "study/scores.hpp"
#include "study/sobol.hpp"

namespace vallis::study {

/// The choices that a study holds admissible beside those of its scores. An empty list stands for the scores' own
/// choice alone. All that is not varied is as ScoresOptions says.
struct RobustnessOptions {
  std::vector<Imputation> imputations;
  std::vector<Normalisation> normalisations;
  std::vector<Aggregation> aggregations;
  std::vector<WeightScheme> weights;  ///< not the benefit of the doubt, which has no weights to vary
  double weight_spread = 0.25;        ///< each weight is multiplied by 1 ± up to this share, in [0, 1)
  bool leave_one_out = true;          ///< every indicator may be left out, as likely as leaving out none
  int draws = 10'000;
  int top = 10;          ///< of the probability to be among the first
  int points = 512;      ///< Sobol's N, best a power of two; 0: no sensitivity
  int replicates = 200;  ///< bootstrap of the indices' intervals
  double widest = 0.2;   ///< an index whose 95 % interval is wider than this is not settled
};

/// Ranks of one unit over the draws in which it had a score; NaN where there was none.
struct RankRange {
  int draws = 0;
  double median = 0;
  double low = 0;   ///< 5 % quantile
  double high = 0;  ///< 95 % quantile
  double top_probability = 0;
  double best_probability = 0;
};

/// Choices that do not go together (a geometric mean of z-scores): no draw takes them.
struct RefusedWay {
  Imputation imputation = Imputation::None;
  Normalisation normalisation = Normalisation::MinMax;
  Aggregation aggregation = Aggregation::Arithmetic;
  std::string reason;
};

enum class RankFactor { Imputation, Normalisation, Aggregation, Weights, LeftOut, WeightNoise };

/// What one choice does to the ranking. Estimates are never cut to [0, 1].
struct FactorShare {
  RankFactor factor = RankFactor::Imputation;
  int alternatives = 0;  ///< 0 for the noise, which has no steps
  double first = 0;      ///< Jansen; NaN where the ranking does not move
  double total = 0;
  Interval first_interval;  ///< 95 %, by bootstrap
  Interval total_interval;
  bool settled = false;  ///< both intervals at most `widest` wide: enough points for what is said
};

struct Robustness {
  std::size_t ways = 0;  ///< imputations × normalisations × aggregations that go together
  std::vector<RefusedWay> refused;
  std::vector<RankRange> units;
  /// The answer whose variance is shared out: the mean over the units, as far as they have a score in both, of |rank −
  /// rank by the scores as published|. Here its mean over Sobol's points.
  double mean_shift = 0;
  std::vector<FactorShare> factors;               ///< those with more than one alternative
  std::optional<base::LocalText> no_sensitivity;  ///< why there are no factors
};

/// Ranks under every admissible choice. Each draw takes one of the ways that go together, a weight scheme, an indicator
/// to leave out or none, all equally likely, and noise on the weights. Weights from data, and who the reference is, are
/// those of findings.scores; leaving an indicator out sets its weight to 0. Sobol's indices need every combination, so
/// there are none where some were refused. Equal bytes for any number of workers.
///
/// Errors: InvalidArgument – a run without scores, no combination that goes together, a weight scheme as make_weights
/// has them; TooLarge – more than 8,192 units, with Copeland more than 1,024; Cancelled. Cost: (draws + points · (d +
/// 2)) · O(n (p + n)), with Copeland O(n² p). Source: Saisana, Saltelli, Tarantola (2005), J. R. Stat. Soc. A 168,
/// 307–323.
base::Result<Robustness> compute_robustness(const Findings& findings, const RobustnessOptions& options,
                                            Workers& workers, Progress& progress);

std::string_view word(RankFactor factor);

}  // namespace vallis::study
