#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace vallis::study {

/// p indicators of n values each, NaN = missing.
using IndicatorColumns = std::vector<std::vector<double>>;

/// What is said of one indicator's distribution. NaN stands for what too few values, or a constant, do not have.
struct Distribution {
  std::size_t count = 0;  ///< values that are not missing
  double minimum = 0;
  double maximum = 0;
  double mean = 0;
  double standard_deviation = 0;  ///< with n − 1; NaN for fewer than 2 values
  double skewness = 0;            ///< G₁, from 3 values on
  double excess_kurtosis = 0;     ///< G₂, from 4 values on
};

/// The distribution of the values that are not missing. Equal values count as constant, whatever rounding does to their
/// mean. Cost: O(n). Source: Joanes and Gill (1998), The Statistician 47, 183–189 (types G₁ and G₂).
Distribution distribution(std::span<const double> values);

/// The values that are not missing, in their order; what `quantile` (study/profile.hpp) takes.
std::vector<double> known_values(std::span<const double> values);

/// Units without a missing value in any column, ascending, 0-based.
std::vector<int> complete_units(const IndicatorColumns& columns);

/// The columns of the given units, in their order.
IndicatorColumns only_units(const IndicatorColumns& columns, std::span<const int> units);

/// Pearson's correlations of complete columns: p × p values, row by row, 1 on the diagonal, NaN beside a constant.
/// Cost: O(n p²).
std::vector<double> correlations(const IndicatorColumns& columns);

/// Cronbach's α of complete columns: p/(p − 1) · (1 − Σ variances / variance of the sum), at most 1 and without a lower
/// bound; NaN for fewer than 2 columns or 2 units, or a constant sum. Source: Cronbach (1951), Psychometrika 16,
/// 297–334.
double cronbach_alpha(const IndicatorColumns& columns);

}  // namespace vallis::study
