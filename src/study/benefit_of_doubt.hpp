#pragma once

#include <vector>

#include "base/result.hpp"
#include "study/indicator_statistics.hpp"

namespace vallis::study {

/// Each unit under the weights that are kindest to it.
struct BenefitOfDoubt {
  std::vector<double> scores;   ///< n, in [0, 1]; 1 = no unit does better under weights that this one may choose
  std::vector<double> weights;  ///< n × p, row by row, of the columns as given; not unique where units score 1
  /// n; whether weights and peers that prove one another were found, to 1e-9. Else the score is the solver's best.
  std::vector<char> proven;
};

/// The benefit of the doubt: for each unit i the largest w·yᵢ with w ≥ 0 and w·yₖ ≤ 1 for every unit k, a linear
/// programme (Clp). Clp names the optimal basis; weights and scores are then solved from it in doubles, so that its
/// tolerances do not show. Rescaling an indicator changes the weights and not the scores.
/// @param columns  p complete indicators ≥ 0 on which more is better
/// Errors: InvalidArgument – no indicator or unit, a missing or negative value. Cost: about p simplex steps of O(n p) a
/// unit, O(n p) memory. Source: Melyn and Moesen (1991); Cherchye et al. (2007), Social Indicators Research 82,
/// 111–145.
base::Result<BenefitOfDoubt> benefit_of_doubt(const IndicatorColumns& columns);

}  // namespace vallis::study
