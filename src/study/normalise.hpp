#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

namespace vallis::study {

/// How the values of an indicator are brought to a common scale on which more is better. x stands for a value, min and
/// max for the extremes of those known, n for their number; a ranking counts from 1 for the worst.
enum class Normalisation {
  MinMax,               ///< low + (high − low)·(x − min)/(max − min)
  ZScore,               ///< mean + deviation·(x − x̄)/s, s with n − 1
  Rank,                 ///< the number of worse values plus 1: ties share the lowest rank
  MeanRank,             ///< ties share the mean of their ranks
  PercentileRank,       ///< (Rank − 1)/(n − 1)
  Borda,                ///< Rank − 1
  DistanceToMax,        ///< 1 − (max − x)/(max − min)
  DistanceToReference,  ///< (x − min)/(value of the reference unit − min)
  DistanceToTarget,     ///< (x − min)/(target − min)
  FractionOfMax,        ///< x/max
  Goalposts,            ///< scale·(x − lower)/(upper − lower), cut to [0, scale]
};

/// The constants of the formulas, in the units of the indicator or of the result.
struct NormaliseOptions {
  /// Less is better: x is replaced by −x, and a target or goalposts with it. FractionOfMax then is min/x.
  bool lower_is_better = false;
  double low = 0;                                            ///< MinMax
  double high = 100;                                         ///< MinMax
  double mean = 0;                                           ///< ZScore
  double deviation = 1;                                      ///< ZScore
  double target = std::numeric_limits<double>::quiet_NaN();  ///< DistanceToTarget, as measured
  double lower = 0;                                          ///< Goalposts, the bad end, as measured
  double upper = 1;                                          ///< Goalposts, the good end, as measured
  double scale = 100;                                        ///< Goalposts
  std::size_t reference = 0;                                 ///< DistanceToReference, in [0, n)
};

/// The values of an indicator on a common scale. A missing value stays missing. Where a formula divides by 0 (a
/// constant indicator, a reference at the minimum) the value is undefined, NaN; goalposts alone cut the infinite, so
/// that with lower = upper only a value right there is undefined. Cost: O(n), O(n log n) for ranks. Source: OECD/JRC
/// (2008), Handbook on constructing composite indicators, ch. 5; Becker et al. (2022), COINr.
std::vector<double> normalise(std::span<const double> values, Normalisation how, const NormaliseOptions& options);

/// The shorts by which params and recipes name them ("minmax", "zscore", …).
std::string_view word(Normalisation how);

}  // namespace vallis::study
