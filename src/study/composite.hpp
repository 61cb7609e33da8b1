#pragma once

#include <optional>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "study/aggregate.hpp"
#include "study/imputation.hpp"
#include "study/normalise.hpp"
#include "study/uncertainty.hpp"

namespace vallis::study {

/// All choices behind a composite score but the weights.
struct CompositeChoices {
  Imputation imputation = Imputation::None;
  ImputeOptions impute;
  Normalisation normalisation = Normalisation::MinMax;
  NormaliseOptions normalise;  ///< `lower_is_better` is taken from the indicators
  Mean mean = Mean::Arithmetic;
  double power = 1;  ///< of Mean::Generalised
};

/// What is measured: p indicators of n units, as measured.
struct MeasuredIndicators {
  IndicatorColumns columns;           ///< NaN = missing
  std::vector<char> lower_is_better;  ///< p; empty = none
};

/// Composite scores and what they are made of.
struct Composite {
  IndicatorColumns normalised;
  std::vector<std::vector<char>> imputed;  ///< p × n, where a value was filled in
  std::vector<double> scores;              ///< n; NaN for a unit without a value of positive weight
  std::vector<std::optional<int>> ranks;   ///< 1 for the highest
  /// n × p, row by row: w f(x)/Σw over the values that the unit has, f being x, ln x, 1/x or xᵖ as the mean goes. The
  /// score is f⁻¹ of their sum, so for the arithmetic mean they add up to the score. NaN where a value is missing.
  std::vector<double> contributions;
};

/// Impute, normalise, weigh and aggregate, in this order. Errors: those of `impute` and `aggregate`; InvalidArgument –
/// no indicator, columns or directions of different lengths, a reference that is no unit. Cost: that of its steps.
base::Result<Composite> composite(const MeasuredIndicators& indicators, std::span<const double> weights,
                                  const CompositeChoices& choices);

/// The alternatives for each choice that a study holds admissible. Each list has at least one.
struct AdmissibleChoices {
  std::vector<Imputation> imputations = {Imputation::None};
  std::vector<Normalisation> normalisations = {Normalisation::MinMax};
  std::vector<Mean> means = {Mean::Arithmetic};
};

/// Every combination, the imputation varying slowest and the mean fastest; `rest` gives all that is not varied. Errors:
/// those of `composite` on the indicators; InvalidArgument – an empty list.
base::Result<std::vector<CompositeWay>> admissible_ways(const MeasuredIndicators& indicators,
                                                        const AdmissibleChoices& admissible,
                                                        const CompositeChoices& rest);

}  // namespace vallis::study
