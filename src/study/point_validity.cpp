#include "study/point_validity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace vallis::study {
namespace {

// What NumPy's allclose calls zero; scikit-learn asks it whether there is anything to compare.
constexpr double kZero = 1e-8;

double squared_distance(const double* a, const double* b, std::size_t columns) {
  double sum = 0;
  for (std::size_t c = 0; c < columns; ++c) sum += (a[c] - b[c]) * (a[c] - b[c]);
  return sum;
}

bool all_zero(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(), [](double value) { return std::abs(value) <= kZero; });
}

double davies_bouldin(const std::vector<double>& means, const std::vector<double>& spread, std::size_t columns) {
  const std::size_t k = spread.size();
  std::vector<double> apart(k * k, 0);
  for (std::size_t a = 0; a < k; ++a) {
    for (std::size_t b = 0; b < k; ++b) {
      apart[a * k + b] = std::sqrt(squared_distance(&means[a * columns], &means[b * columns], columns));
    }
  }
  if (all_zero(spread) || all_zero(apart)) return 0;
  double sum = 0;
  for (std::size_t a = 0; a < k; ++a) {
    double worst = 0;
    for (std::size_t b = 0; b < k; ++b) {
      if (apart[a * k + b] > 0) worst = std::max(worst, (spread[a] + spread[b]) / apart[a * k + b]);
    }
    sum += worst;
  }
  return sum / static_cast<double>(k);
}

}  // namespace

base::Result<PointValidity> point_validity(std::span<const double> points, std::size_t columns,
                                           const Partition& partition) {
  const std::size_t n = partition.group.size();
  const auto k = static_cast<std::size_t>(std::max(0, partition.count));
  if (columns == 0 || points.size() != n * columns) {
    return base::invalid_argument(
        fmt::format("{} values do not make {} points of {} columns.", points.size(), n, columns));
  }
  if (k < 2 || k >= n) {
    return base::invalid_argument(
        fmt::format("{} groups of {} units cannot be judged; there are from 2 groups to one fewer than units.", k, n));
  }
  const std::vector<int> sizes = partition.sizes();
  std::vector<double> means(k * columns, 0);
  std::vector<double> mean(columns, 0);
  for (std::size_t i = 0; i < n; ++i) {
    double* own = &means[static_cast<std::size_t>(partition.group[i] - 1) * columns];
    for (std::size_t c = 0; c < columns; ++c) {
      own[c] += points[i * columns + c];
      mean[c] += points[i * columns + c];
    }
  }
  for (double& m : mean) m /= static_cast<double>(n);
  for (std::size_t g = 0; g < k; ++g) {
    for (std::size_t c = 0; c < columns; ++c) means[g * columns + c] /= sizes[g];
  }

  double between = 0;
  for (std::size_t g = 0; g < k; ++g) {
    between += sizes[g] * squared_distance(&means[g * columns], mean.data(), columns);
  }
  double within = 0;
  std::vector<double> spread(k, 0);
  for (std::size_t i = 0; i < n; ++i) {
    const auto g = static_cast<std::size_t>(partition.group[i] - 1);
    const double squared = squared_distance(&points[i * columns], &means[g * columns], columns);
    within += squared;
    spread[g] += std::sqrt(squared);
  }
  for (std::size_t g = 0; g < k; ++g) spread[g] /= sizes[g];

  PointValidity result;
  result.calinski_harabasz =
      within == 0 ? 1 : between * static_cast<double>(n - k) / (within * (static_cast<double>(k) - 1));
  result.davies_bouldin = davies_bouldin(means, spread, columns);
  return result;
}

}  // namespace vallis::study
