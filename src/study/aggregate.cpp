#include "study/aggregate.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "study/detail/quasi_mean.hpp"

namespace vallis::study {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr double kTieTolerance = 1e-12;

}  // namespace

base::Result<std::vector<double>> aggregate(const IndicatorColumns& columns, std::span<const double> weights, Mean mean,
                                            double power) {
  if (auto checked = detail::check_weights(columns.size(), weights); !checked) return checked.error();
  if (mean == Mean::Generalised && (power == 0 || !std::isfinite(power))) {
    return base::invalid_argument(
        "The power of a generalised mean must be finite and not 0 (0 is the geometric mean).");
  }
  const std::size_t n = columns.front().size();
  std::vector<double> sums(n, 0.0);
  std::vector<double> totals(n, 0.0);
  for (std::size_t j = 0; j < columns.size(); ++j) {
    if (weights[j] == 0) continue;
    for (std::size_t i = 0; i < n; ++i) {
      const double x = columns[j][i];
      if (std::isnan(x)) continue;
      if (!detail::mean_takes(x, mean, power)) return detail::mean_refuses(i, j, x, mean);
      sums[i] += weights[j] * detail::to_sum_scale(x, mean, power);
      totals[i] += weights[j];
    }
  }
  for (std::size_t i = 0; i < n; ++i)
    sums[i] = totals[i] > 0 ? detail::from_sum_scale(sums[i] / totals[i], mean, power) : kUndefined;
  return sums;
}

base::Result<std::vector<double>> outranking(const IndicatorColumns& columns, std::span<const double> weights) {
  if (auto checked = detail::check_weights(columns.size(), weights); !checked) return checked.error();
  const std::size_t n = columns.front().size();
  std::vector<double> matrix(n * n, 0.0);
  for (std::size_t a = 0; a < n; ++a) {
    for (std::size_t b = a + 1; b < n; ++b) {
      double won = 0;
      double lost = 0;
      for (std::size_t j = 0; j < columns.size(); ++j) {
        const double x = columns[j][a];
        const double y = columns[j][b];
        if (std::isnan(x) || std::isnan(y)) continue;
        won += x > y ? weights[j] : x == y ? weights[j] / 2 : 0;
        lost += x < y ? weights[j] : x == y ? weights[j] / 2 : 0;
      }
      const double compared = won + lost > 0 ? won + lost : kUndefined;
      matrix[a * n + b] = won / compared;
      matrix[b * n + a] = lost / compared;
    }
  }
  return matrix;
}

std::vector<int> copeland(std::span<const double> outranking, std::size_t units) {
  std::vector<int> scores(units, 0);
  for (std::size_t a = 0; a < units; ++a) {
    for (std::size_t b = 0; b < units; ++b) {
      if (a == b) continue;
      const double share = outranking[a * units + b];
      scores[a] += share > 0.5 + kTieTolerance ? 1 : share < 0.5 - kTieTolerance ? -1 : 0;
    }
  }
  return scores;
}

std::vector<std::optional<int>> ranks_from_highest(std::span<const double> scores) {
  std::vector<double> sorted;
  double largest = 0;
  for (const double score : scores) {
    if (std::isnan(score)) continue;
    sorted.push_back(score);
    largest = std::max(largest, std::abs(score));
  }
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  std::vector<std::optional<int>> ranks(scores.size());
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (std::isnan(scores[i])) continue;
    const double bar = scores[i] + kTieTolerance * largest;
    const auto better = std::partition_point(sorted.begin(), sorted.end(), [&](double other) { return other > bar; });
    ranks[i] = static_cast<int>(better - sorted.begin()) + 1;
  }
  return ranks;
}

std::string_view word(Mean mean) {
  switch (mean) {
    case Mean::Arithmetic:
      return "arithmetic";
    case Mean::Geometric:
      return "geometric";
    case Mean::Harmonic:
      return "harmonic";
    case Mean::Generalised:
      return "generalised";
  }
  return "";
}

}  // namespace vallis::study
