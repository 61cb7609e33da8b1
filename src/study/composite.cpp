#include "study/composite.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "study/detail/quasi_mean.hpp"

namespace vallis::study {
namespace {

base::Result<void> check_shapes(const MeasuredIndicators& indicators, const NormaliseOptions& options) {
  if (indicators.columns.empty() || indicators.columns.front().empty()) {
    return base::invalid_argument("A composite needs at least one indicator and one unit.");
  }
  const std::size_t n = indicators.columns.front().size();
  for (const auto& column : indicators.columns) {
    if (column.size() != n) return base::invalid_argument("The indicators differ in their number of units.");
  }
  if (!indicators.lower_is_better.empty() && indicators.lower_is_better.size() != indicators.columns.size()) {
    return base::invalid_argument(fmt::format("There are {} directions for {} indicators; give one each.",
                                              indicators.lower_is_better.size(), indicators.columns.size()));
  }
  if (options.reference >= n) {
    return base::invalid_argument(
        fmt::format("The reference unit {} is not among the {} units.", options.reference + 1, n));
  }
  return {};
}

IndicatorColumns normalise_all(const IndicatorColumns& columns, const MeasuredIndicators& indicators, Normalisation how,
                               NormaliseOptions options) {
  IndicatorColumns normalised;
  for (std::size_t j = 0; j < columns.size(); ++j) {
    options.lower_is_better = !indicators.lower_is_better.empty() && indicators.lower_is_better[j] != 0;
    normalised.push_back(normalise(columns[j], how, options));
  }
  return normalised;
}

std::vector<double> contributions_of(const IndicatorColumns& normalised, std::span<const double> weights, Mean mean,
                                     double power) {
  const std::size_t p = normalised.size();
  const std::size_t n = normalised.front().size();
  std::vector<double> contributions(n * p, std::numeric_limits<double>::quiet_NaN());
  for (std::size_t i = 0; i < n; ++i) {
    double total = 0;
    for (std::size_t j = 0; j < p; ++j) total += std::isnan(normalised[j][i]) ? 0 : weights[j];
    for (std::size_t j = 0; j < p; ++j) {
      const double x = normalised[j][i];
      if (std::isnan(x) || !(total > 0)) continue;
      contributions[i * p + j] = weights[j] == 0 ? 0 : weights[j] * detail::to_sum_scale(x, mean, power) / total;
    }
  }
  return contributions;
}

}  // namespace

base::Result<Composite> composite(const MeasuredIndicators& indicators, std::span<const double> weights,
                                  const CompositeChoices& choices) {
  if (auto checked = check_shapes(indicators, choices.normalise); !checked) return checked.error();
  auto filled = impute(indicators.columns, choices.imputation, choices.impute);
  if (!filled) return filled.error();
  Composite result;
  result.normalised = normalise_all(filled->columns, indicators, choices.normalisation, choices.normalise);
  result.imputed = std::move(filled->imputed);
  auto scores = aggregate(result.normalised, weights, choices.mean, choices.power);
  if (!scores) return scores.error();
  result.scores = std::move(*scores);
  result.ranks = ranks_from_highest(result.scores);
  result.contributions = contributions_of(result.normalised, weights, choices.mean, choices.power);
  return result;
}

base::Result<std::vector<CompositeWay>> admissible_ways(const MeasuredIndicators& indicators,
                                                        const AdmissibleChoices& admissible,
                                                        const CompositeChoices& rest) {
  if (auto checked = check_shapes(indicators, rest.normalise); !checked) return checked.error();
  if (admissible.imputations.empty() || admissible.normalisations.empty() || admissible.means.empty()) {
    return base::invalid_argument("Each choice needs at least one admissible alternative.");
  }
  std::vector<CompositeWay> ways;
  for (const Imputation imputation : admissible.imputations) {
    const auto filled = impute(indicators.columns, imputation, rest.impute);
    if (!filled) return filled.error();
    for (const Normalisation how : admissible.normalisations) {
      const auto normalised = normalise_all(filled->columns, indicators, how, rest.normalise);
      for (const Mean mean : admissible.means) ways.push_back({normalised, mean, rest.power});
    }
  }
  return ways;
}

}  // namespace vallis::study
