#include "study/detail/quasi_mean.hpp"

#include <fmt/format.h>

#include <cmath>

namespace vallis::study::detail {

base::Result<void> check_weights(std::size_t indicators, std::span<const double> weights) {
  if (weights.size() != indicators) {
    return base::invalid_argument(
        fmt::format("There are {} weights for {} indicators; give one each.", weights.size(), indicators));
  }
  double sum = 0;
  for (const double weight : weights) {
    if (!(weight >= 0) || std::isinf(weight)) {
      return base::invalid_argument("A weight is negative or no number; weights are finite and 0 or more.");
    }
    sum += weight;
  }
  if (!(sum > 0)) return base::invalid_argument("All weights are 0; give at least one indicator a weight.");
  return {};
}

double to_sum_scale(double x, Mean mean, double power) {
  switch (mean) {
    case Mean::Arithmetic:
      return x;
    case Mean::Geometric:
      return std::log(x);
    case Mean::Harmonic:
      return 1 / x;
    case Mean::Generalised:
      return std::pow(x, power);
  }
  return x;
}

double from_sum_scale(double y, Mean mean, double power) {
  switch (mean) {
    case Mean::Arithmetic:
      return y;
    case Mean::Geometric:
      return std::exp(y);
    case Mean::Harmonic:
      return 1 / y;
    case Mean::Generalised:
      return std::pow(y, 1 / power);
  }
  return y;
}

bool mean_takes(double x, Mean mean, double power) {
  if (mean == Mean::Arithmetic || (mean == Mean::Generalised && power == 1)) return true;
  return x > 0 || (mean == Mean::Generalised && power > 0 && x == 0);
}

base::Error mean_refuses(std::size_t unit, std::size_t indicator, double x, Mean mean) {
  return base::invalid_argument(
      fmt::format("Unit {} has the value {} in indicator {}, and the {} mean needs values above 0; shift the "
                  "normalisation or take the arithmetic mean.",
                  unit + 1, x, indicator + 1, word(mean)));
}

}  // namespace vallis::study::detail
