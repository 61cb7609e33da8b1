#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "study/indicator_statistics.hpp"

namespace vallis::study {

enum class Mean {
  Arithmetic,
  Geometric,    ///< needs values > 0
  Harmonic,     ///< needs values > 0
  Generalised,  ///< of a power p ≠ 0: (Σ w xᵖ / Σ w)^(1/p); needs values > 0 unless p is 1 or 2, where 0 will do
};

/// Composite scores: n weighted means over the p indicators. A unit's missing values are left out and its other weights
/// renormalised; a unit without a value of positive weight scores NaN.
/// @param columns  p normalised indicators, more is better
/// @param weights  p numbers ≥ 0, of any sum
/// @param power    for Generalised alone; finite and not 0
/// Errors: InvalidArgument – weights of another number, negative, or all 0; a power of 0; a value that the mean does
/// not take (names the unit and the indicator). Cost: O(n p). Source: OECD/JRC (2008), ch. 6.
base::Result<std::vector<double>> aggregate(const IndicatorColumns& columns, std::span<const double> weights, Mean mean,
                                            double power = 1);

/// How much of the compared weight speaks for unit i against unit j: n × n values in [0, 1], row by row, 0 on the
/// diagonal. An indicator that both know counts for the better one, or half for each when they are equal; one that
/// either lacks does not count, and the rest is divided by the weight compared, so that m(i, j) + m(j, i) = 1 always.
/// NaN where nothing could be compared. Errors: as aggregate's, on weights. Cost: O(n² p). Source: Munda and Nardo
/// (2009), Applied Economics 41, 1513–1523.
base::Result<std::vector<double>> outranking(const IndicatorColumns& columns, std::span<const double> weights);

/// Copeland's scores of an outranking matrix: units beaten less units lost to. Shares within 1e-12 of ½ are a draw; a
/// pair that could not be compared counts for neither. Source: Copeland (1951); Al-Sharrah (2010), J. Chem. Inf.
/// Model. 50.
std::vector<int> copeland(std::span<const double> outranking, std::size_t units);

/// Ranks of scores, 1 for the highest: 1 + the number of units that are better by more than 1e-12 · the largest
/// |score|. None where the score is NaN; such a unit does not count for others. Cost: O(n log n).
std::vector<std::optional<int>> ranks_from_highest(std::span<const double> scores);

std::string_view word(Mean mean);

}  // namespace vallis::study
