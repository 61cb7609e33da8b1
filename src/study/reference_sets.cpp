#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "study/gap.hpp"
#include "study/random.hpp"

namespace vallis::study {
namespace {

/// The axes of a symmetric p × p matrix as the columns of a p × p matrix, by Jacobi's rotations. Source: Golub and Van
/// Loan (2013), Matrix Computations, section 8.5.
std::vector<double> axes_of(std::vector<double> matrix, std::size_t p) {
  constexpr int kSweeps = 60;  // ten do for any matrix met; the rest is for those never met
  std::vector<double> axes(p * p, 0);
  for (std::size_t a = 0; a < p; ++a) axes[a * p + a] = 1;
  for (int sweep = 0; sweep < kSweeps; ++sweep) {
    bool turned = false;
    for (std::size_t a = 0; a < p; ++a) {
      for (std::size_t b = a + 1; b < p; ++b) {
        const double off = matrix[a * p + b];
        const double least = 1e-16 * std::sqrt(std::abs(matrix[a * p + a])) * std::sqrt(std::abs(matrix[b * p + b]));
        if (!(std::abs(off) > least)) continue;
        turned = true;
        const double theta = (matrix[b * p + b] - matrix[a * p + a]) / (2 * off);
        const double tangent = std::copysign(1.0, theta) / (std::abs(theta) + std::hypot(theta, 1.0));
        const double cosine = 1 / std::hypot(tangent, 1.0);
        const double sine = tangent * cosine;
        const auto rotate = [&](double& x, double& y) {
          const double kept = cosine * x - sine * y;
          y = sine * x + cosine * y;
          x = kept;
        };
        for (std::size_t c = 0; c < p; ++c) rotate(matrix[c * p + a], matrix[c * p + b]);
        for (std::size_t c = 0; c < p; ++c) rotate(matrix[a * p + c], matrix[b * p + c]);
        matrix[a * p + b] = matrix[b * p + a] = 0;
        for (std::size_t c = 0; c < p; ++c) rotate(axes[c * p + a], axes[c * p + b]);
      }
    }
    if (!turned) break;
  }
  return axes;
}

/// Σ x x' of centred points.
std::vector<double> scatter(const std::vector<double>& points, std::size_t p) {
  std::vector<double> sums(p * p, 0);
  for (std::size_t first = 0; first < points.size(); first += p) {
    for (std::size_t a = 0; a < p; ++a) {
      for (std::size_t b = 0; b < p; ++b) sums[a * p + b] += points[first + a] * points[first + b];
    }
  }
  return sums;
}

}  // namespace

base::Result<std::vector<std::vector<double>>> reference_sets(std::span<const double> points, std::size_t columns,
                                                              ReferenceSpace space, int count, std::uint64_t seed) {
  if (columns == 0 || points.empty() || points.size() % columns != 0) {
    return base::invalid_argument(fmt::format("{} values do not make points of {} columns.", points.size(), columns));
  }
  const std::size_t p = columns;
  const std::size_t n = points.size() / p;
  std::vector<double> mean(p, 0);
  for (std::size_t v = 0; v < points.size(); ++v) mean[v % p] += points[v];
  for (double& m : mean) m /= static_cast<double>(n);
  std::vector<double> centred(points.begin(), points.end());
  for (std::size_t v = 0; v < centred.size(); ++v) centred[v] -= mean[v % p];

  std::vector<double> axes(p * p, 0);
  for (std::size_t a = 0; a < p; ++a) axes[a * p + a] = 1;
  if (space == ReferenceSpace::ScaledPca) axes = axes_of(scatter(centred, p), p);
  std::vector<double> low(p, std::numeric_limits<double>::infinity());
  std::vector<double> high(p, -std::numeric_limits<double>::infinity());
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t a = 0; a < p; ++a) {
      double along = 0;
      for (std::size_t c = 0; c < p; ++c) along += centred[i * p + c] * axes[c * p + a];
      low[a] = std::min(low[a], along);
      high[a] = std::max(high[a], along);
    }
  }

  std::vector<std::vector<double>> sets(static_cast<std::size_t>(std::max(0, count)));
  for (std::size_t b = 0; b < sets.size(); ++b) {
    Random random(seed, b);
    sets[b].resize(n * p);
    std::vector<double> drawn(p);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t a = 0; a < p; ++a) drawn[a] = low[a] + random.uniform() * (high[a] - low[a]);
      for (std::size_t c = 0; c < p; ++c) {
        double value = 0;
        for (std::size_t a = 0; a < p; ++a) value += drawn[a] * axes[c * p + a];
        sets[b][i * p + c] = value + mean[c];
      }
    }
  }
  return sets;
}

}  // namespace vallis::study
