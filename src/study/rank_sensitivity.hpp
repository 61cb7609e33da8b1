#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "study/sobol.hpp"
#include "study/uncertainty.hpp"

namespace vallis::study {

class Workers;

struct SensitivityOptions {
  std::size_t points = 4096;  ///< N, best a power of two; the composite is made N·(d + 2) times
  double spread = 0.25;       ///< of each weight, as WeightUncertainty::Kind::Noise
  std::uint64_t seed = 1;
  BootstrapOptions intervals;  ///< its seed is not used: it is derived from `seed`
};

/// Which uncertain choice moves the ranks.
struct RankSensitivity {
  double mean_shift = 0;  ///< mean over draws of the mean over units of |rank − reference rank|
  /// Of d factors: first the choices in their order, then the weight of each indicator. The answer whose variance is
  /// shared out is the mean over units of |rank − reference rank|; the reference is way 0 with the base weights.
  SobolIndices indices;
  SobolIntervals intervals;
};

/// Sobol indices of the choices behind a ranking, from shifted Sobol points.
/// @param ways    every combination of the choices, the last choice varying fastest (as `admissible_ways` gives them)
/// @param levels  number of alternatives of each choice; their product is the number of ways
/// Equal bytes for any number of workers. Errors: those of rank_uncertainty; InvalidArgument – levels that do not
/// multiply to the ways, no points, a unit that has no score in some way (its rank has no shift). Cost: N·(d + 2)
/// draws. Source: Saisana, Saltelli, Tarantola (2005), J. R. Stat. Soc. A 168, 307–323.
base::Result<RankSensitivity> rank_sensitivity(std::span<const CompositeWay> ways, std::span<const int> levels,
                                               std::span<const double> base_weights, const SensitivityOptions& options,
                                               Workers& workers);

}  // namespace vallis::study
