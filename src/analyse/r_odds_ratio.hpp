#pragma once

#include "study/group_tests.hpp"

namespace vallis::analyse {

/// The conditional maximum-likelihood estimate of the odds ratio of a table of two rows and two columns, as R's
/// fisher.test prints it: found by Brent's method with R's default tolerance of 2^-13, so that it is R's figure to
/// some twelve digits but the true estimate only to about four. 0 and ∞ where the first cell is the smallest and the
/// largest that the margins allow. Errors: none; `table` is 2 × 2 with at least one unit. Cost: O(units) an iteration.
/// Source: Brent (1973), Algorithms for Minimization without Derivatives, ch. 4.
double r_odds_ratio(const study::ContingencyTable& table);

}  // namespace vallis::analyse
