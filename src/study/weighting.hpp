#pragma once

#include <vector>

#include "base/result.hpp"
#include "study/indicator_statistics.hpp"

namespace vallis::study {

/// Weights that Shannon's entropy gives to p indicators.
struct EntropyWeights {
  std::vector<double> entropy;  ///< in [0, 1]; 1 for an indicator that is the same everywhere
  std::vector<double> weights;  ///< (1 − entropy)/Σ, sum 1; NaN when no indicator differs
};

/// e = −Σ q ln q / ln n of the shares q = x/Σx, so that an indicator weighs more the more unevenly it is spread. Which
/// scale the values have matters: say it with the result. Errors: InvalidArgument – fewer than 2 units, a missing or
/// negative value, a column of zeros. Cost: O(n p). Source: Zeleny (1982), Multiple Criteria Decision Making, ch. 7.
base::Result<EntropyWeights> entropy_weights(const IndicatorColumns& columns);

/// Weights that the first principal component gives.
struct PrincipalWeights {
  std::vector<double> weights;  ///< squared loadings, sum 1
  double explained = 0;         ///< share of the variance on the first component, in (0, 1]
  double second = 0;            ///< that on the second; nearly equal shares make the weights arbitrary
};

/// Squared loadings on the first principal component of the correlation matrix. A constant indicator weighs 0. Errors:
/// InvalidArgument – fewer than 2 units, no indicator that differs between units, a missing value. Cost: O(n p² + p³).
/// Source: OECD/JRC (2008), ch. 6; Nicoletti, Scarpetta, Boylaud (2000), OECD Economics Working Paper 226.
base::Result<PrincipalWeights> principal_weights(const IndicatorColumns& columns);

}  // namespace vallis::study
