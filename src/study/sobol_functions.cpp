#include <cmath>
#include <numbers>

#include "study/sobol.hpp"

namespace vallis::study {

double ishigami(std::span<const double> x, double a, double b) {
  const double s = std::sin(x[1]);
  const double square = x[2] * x[2];
  return std::sin(x[0]) + a * s * s + b * square * square * std::sin(x[0]);
}

KnownSobol ishigami_indices(double a, double b) {
  const double pi4 = std::numbers::pi * std::numbers::pi * std::numbers::pi * std::numbers::pi;
  const double first = (1 + b * pi4 / 5) * (1 + b * pi4 / 5) / 2;
  const double second = a * a / 8;
  const double together = 8 * b * b * pi4 * pi4 / 225;  // inputs 1 and 3
  const double variance = first + second + together;
  return {{first / variance, second / variance, 0 / variance},
          {(first + together) / variance, second / variance, together / variance},
          variance,
          a / 2};
}

double g_function(std::span<const double> x, std::span<const double> a) {
  double product = 1;
  for (std::size_t i = 0; i < a.size(); ++i) product *= (std::abs(4 * x[i] - 2) + a[i]) / (1 + a[i]);
  return product;
}

KnownSobol g_function_indices(std::span<const double> a) {
  KnownSobol known;
  known.mean = 1;
  double product = 1;
  std::vector<double> alone;
  for (const double coefficient : a) {
    alone.push_back(1 / (3 * (1 + coefficient) * (1 + coefficient)));
    product *= 1 + alone.back();
  }
  known.variance = product - 1;
  for (const double v : alone) {
    known.first.push_back(v / known.variance);
    known.total.push_back(v * (product / (1 + v)) / known.variance);
  }
  return known;
}

}  // namespace vallis::study
