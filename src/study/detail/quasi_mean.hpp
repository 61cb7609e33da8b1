#pragma once

#include <cstddef>
#include <span>

#include "base/result.hpp"
#include "study/aggregate.hpp"

namespace vallis::study::detail {

/// Every mean here is f⁻¹(Σ w f(x) / Σ w): f is x, ln x, 1/x or xᵖ.
double to_sum_scale(double x, Mean mean, double power);
double from_sum_scale(double y, Mean mean, double power);

/// Whether the mean is defined for the value, and the sentence when it is not; unit and indicator are 0-based.
bool mean_takes(double x, Mean mean, double power);
base::Error mean_refuses(std::size_t unit, std::size_t indicator, double x, Mean mean);

/// Errors: InvalidArgument unless the weights are finite, ≥ 0, not all 0, and as many as there are indicators.
base::Result<void> check_weights(std::size_t indicators, std::span<const double> weights);

}  // namespace vallis::study::detail
