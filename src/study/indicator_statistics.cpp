#include "study/indicator_statistics.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vallis::study {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  const double first = sum / static_cast<double>(values.size());
  // A second pass takes back what rounding lost where values are large and close to one another.
  double rest = 0;
  for (const double value : values) rest += value - first;
  return first + rest / static_cast<double>(values.size());
}

double sample_variance(std::span<const double> values) {
  const double mean = mean_of(values);
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return squares / (static_cast<double>(values.size()) - 1);
}

bool constant(std::span<const double> values) {
  return std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>()) == values.end();
}

}  // namespace

std::vector<double> known_values(std::span<const double> values) {
  std::vector<double> kept;
  kept.reserve(values.size());
  for (const double value : values) {
    if (!std::isnan(value)) kept.push_back(value);
  }
  return kept;
}

Distribution distribution(std::span<const double> values) {
  const auto kept = known_values(values);
  Distribution result{kept.size(), kUndefined, kUndefined, kUndefined, kUndefined, kUndefined, kUndefined};
  if (kept.empty()) return result;
  const auto [low, high] = std::minmax_element(kept.begin(), kept.end());
  result.minimum = *low;
  result.maximum = *high;
  const bool same = *low == *high;
  result.mean = same ? *low : mean_of(kept);
  const auto n = static_cast<double>(kept.size());
  if (kept.size() < 2) return result;
  double second = 0;
  double third = 0;
  double fourth = 0;
  for (const double value : kept) {
    const double gap = value - result.mean;
    second += gap * gap;
    third += gap * gap * gap;
    fourth += gap * gap * gap * gap;
  }
  result.standard_deviation = std::sqrt(second / (n - 1));
  if (same) return result;
  const double variance = second / n;
  if (kept.size() >= 3) {
    const double g1 = third / n / (variance * std::sqrt(variance));
    result.skewness = g1 * std::sqrt(n * (n - 1)) / (n - 2);
  }
  if (kept.size() >= 4) {
    const double g2 = fourth / n / (variance * variance) - 3;
    result.excess_kurtosis = ((n + 1) * g2 + 6) * (n - 1) / ((n - 2) * (n - 3));
  }
  return result;
}

std::vector<int> complete_units(const IndicatorColumns& columns) {
  std::vector<int> units;
  const std::size_t n = columns.empty() ? 0 : columns.front().size();
  for (std::size_t i = 0; i < n; ++i) {
    const auto lacks = [&](const std::vector<double>& column) { return std::isnan(column[i]); };
    if (std::none_of(columns.begin(), columns.end(), lacks)) units.push_back(static_cast<int>(i));
  }
  return units;
}

IndicatorColumns only_units(const IndicatorColumns& columns, std::span<const int> units) {
  IndicatorColumns kept(columns.size());
  for (std::size_t j = 0; j < columns.size(); ++j) {
    for (const int unit : units) kept[j].push_back(columns[j][static_cast<std::size_t>(unit)]);
  }
  return kept;
}

std::vector<double> correlations(const IndicatorColumns& columns) {
  const std::size_t p = columns.size();
  IndicatorColumns unit_length;
  for (const auto& column : columns) {
    const bool same = constant(column);
    const double mean = same ? 0 : mean_of(column);
    double squares = 0;
    for (const double value : column) squares += (value - mean) * (value - mean);
    const double length = same ? kUndefined : std::sqrt(squares);
    unit_length.emplace_back();
    for (const double value : column) unit_length.back().push_back((value - mean) / length);
  }
  std::vector<double> matrix(p * p, 1.0);
  for (std::size_t a = 0; a < p; ++a) {
    for (std::size_t b = a + 1; b < p; ++b) {
      double sum = columns[a].empty() ? kUndefined : 0;
      for (std::size_t i = 0; i < columns[a].size(); ++i) sum += unit_length[a][i] * unit_length[b][i];
      matrix[a * p + b] = matrix[b * p + a] = std::isnan(sum) ? sum : std::clamp(sum, -1.0, 1.0);
    }
  }
  return matrix;
}

double cronbach_alpha(const IndicatorColumns& columns) {
  if (columns.size() < 2 || columns.front().size() < 2) return kUndefined;
  const auto p = static_cast<double>(columns.size());
  std::vector<double> sum(columns.front().size(), 0.0);
  double variances = 0;
  for (const auto& column : columns) {
    variances += sample_variance(column);
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += column[i];
  }
  if (constant(sum)) return kUndefined;
  return p / (p - 1) * (1 - variances / sample_variance(sum));
}

}  // namespace vallis::study
