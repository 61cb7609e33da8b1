#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "study/run.hpp"
#include "study/scores.hpp"

namespace vallis::study::detail {

/// The steps of study::compute_scores, which the robustness run repeats with other choices.

/// Fills indicators, not_scored and treated. Errors: InvalidArgument – nothing can be scored.
base::Result<void> read_columns(const Findings& findings, Scores& scores);

/// Fills winsorised and changes treated. Errors: InvalidArgument – an indicator is the same for all afterwards.
base::Result<void> winsorise(const Findings& findings, const OutlierOptions& options, Scores& scores);

/// The number of tables that an imputation makes: that of the draws for HotDeck, else 1.
std::uint64_t table_count(Imputation how, const ScoresOptions& options);

/// The treated columns, filled. Errors: InvalidArgument – an unknown attribute.
base::Result<Imputed> fill(const Findings& findings, const ScoresOptions& options, const Scores& scores, Imputation how,
                           std::uint64_t stream);

/// The one place where polarity counts. Errors: InvalidArgument – as compute_scores, on normalisation.
base::Result<IndicatorColumns> normalise_columns(const Findings& findings, const ScoresOptions& options,
                                                 const Scores& scores, const IndicatorColumns& filled,
                                                 Normalisation how);

/// p weights that add up to 1. `units`: from how many complete units they were computed, 0 where from none. Errors:
/// InvalidArgument – as compute_scores, on weights; the benefit of the doubt, which has no weights for all.
struct Weights {
  std::vector<double> values;
  std::size_t units = 0;
};
base::Result<Weights> make_weights(const Findings& findings, const ScoresOptions& options, const Scores& scores,
                                   WeightScheme scheme);

/// n scores of columns, NaN for a unit without a value of positive weight. Errors: those of aggregate.
base::Result<std::vector<double>> aggregate_columns(const IndicatorColumns& columns, std::span<const double> weights,
                                                    Aggregation aggregation, double power);

/// Not of Copeland.
Mean mean_of(Aggregation aggregation);

/// Whether some value of positive weight is known, n answers.
std::vector<char> scored_units(const IndicatorColumns& columns, std::span<const double> weights);

}  // namespace vallis::study::detail
