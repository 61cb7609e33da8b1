#include <fmt/format.h>

#include <bit>
#include <cmath>
#include <limits>

#include "study/dissimilarity.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

std::size_t unit_count(const Variable& variable) {
  return variable.scale == Variable::Scale::Set ? variable.sets.size() : variable.values.size();
}

base::Result<void> check(std::span<const Variable> variables) {
  if (variables.empty()) return base::invalid_argument("A dissimilarity needs at least one variable.");
  const std::size_t n = unit_count(variables.front());
  if (n == 0) return base::invalid_argument("A dissimilarity needs at least one unit.");
  for (const Variable& v : variables) {
    if (unit_count(v) != n) {
      return base::invalid_argument(
          fmt::format("The variable '{}' has {} values where the first has {}.", v.name, unit_count(v), n));
    }
    if (!std::isfinite(v.weight) || v.weight < 0) {
      return base::invalid_argument(fmt::format("The weight of '{}' is {}; it must be 0 or more.", v.name, v.weight));
    }
    for (std::size_t i = 0; i < v.values.size(); ++i) {
      const double x = v.values[i];
      if (std::isnan(x)) continue;
      const bool boolean =
          v.scale == Variable::Scale::SymmetricBoolean || v.scale == Variable::Scale::AsymmetricBoolean;
      if (std::isinf(x)) {
        return base::invalid_argument(fmt::format("The value of '{}' for unit {} is infinite.", v.name, i + 1));
      }
      if (boolean && x != 0 && x != 1) {
        return base::invalid_argument(
            fmt::format("The value of '{}' for unit {} is {}; a boolean is 0 or 1.", v.name, i + 1, x));
      }
      if (v.scale == Variable::Scale::Nominal && (x < 0 || x != std::floor(x))) {
        return base::invalid_argument(
            fmt::format("The category of '{}' for unit {} is {}; categories are 0, 1, ….", v.name, i + 1, x));
      }
    }
  }
  return {};
}

/// The span that an interval variable's differences are divided by; 0 when all values are equal.
double spread(const Variable& v) {
  if (v.range) return v.range->second - v.range->first;
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const double x : v.values) {
    if (std::isnan(x)) continue;
    low = std::min(low, x);
    high = std::max(high, x);
  }
  return high > low ? high - low : 0;
}

/// s(i, j), or NaN where the pair does not count.
double difference(const Variable& v, double range, std::size_t i, std::size_t j) {
  if (v.scale == Variable::Scale::Set) {
    if (!v.sets[i] || !v.sets[j]) return kMissing;
    const auto both = *v.sets[i] & *v.sets[j];
    const auto either = *v.sets[i] | *v.sets[j];
    if (either == 0) return 0;
    return 1.0 - static_cast<double>(std::popcount(both)) / static_cast<double>(std::popcount(either));
  }
  const double x = v.values[i];
  const double y = v.values[j];
  if (std::isnan(x) || std::isnan(y)) return kMissing;
  switch (v.scale) {
    case Variable::Scale::Interval:
      return range > 0 ? std::min(1.0, std::abs(x - y) / range) : 0.0;
    case Variable::Scale::AsymmetricBoolean:
      if (x == 0 && y == 0) return kMissing;
      return x == y ? 0 : 1;
    default:
      return x == y ? 0 : 1;
  }
}

}  // namespace

base::Result<Dissimilarity> gower(std::span<const Variable> variables, Workers& workers) {
  if (auto checked = check(variables); !checked) return checked.error();
  const std::size_t n = unit_count(variables.front());
  std::vector<double> ranges;
  for (const Variable& v : variables) ranges.push_back(v.scale == Variable::Scale::Interval ? spread(v) : 1);
  Dissimilarity result(n);
  workers.for_blocks(n, 16, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t j = i + 1; j < n; ++j) {
        double sum = 0;
        double weight = 0;
        for (std::size_t v = 0; v < variables.size(); ++v) {
          if (variables[v].weight == 0) continue;
          const double s = difference(variables[v], ranges[v], i, j);
          if (std::isnan(s)) continue;
          sum += variables[v].weight * s;
          weight += variables[v].weight;
        }
        result.values()[Dissimilarity::index(i, j, n)] = weight > 0 ? sum / weight : kMissing;
      }
    }
  });
  return result;
}

base::Result<Dissimilarity> plain_distance(std::span<const double> values, std::size_t rows, std::size_t columns,
                                           const PlainOptions& options, Workers& workers) {
  if (values.size() != rows * columns || rows == 0 || columns == 0) {
    return base::invalid_argument(
        fmt::format("{} values do not make {} rows of {} columns.", values.size(), rows, columns));
  }
  std::vector<double> points(values.begin(), values.end());
  if (options.standardise) {
    for (std::size_t c = 0; c < columns; ++c) {
      double mean = 0;
      double count = 0;
      for (std::size_t r = 0; r < rows; ++r) {
        if (std::isnan(points[r * columns + c])) continue;
        mean += points[r * columns + c];
        ++count;
      }
      mean /= count;
      double squares = 0;
      for (std::size_t r = 0; r < rows; ++r) {
        const double x = points[r * columns + c];
        if (!std::isnan(x)) squares += (x - mean) * (x - mean);
      }
      const double deviation = std::sqrt(squares / (count - 1));
      if (!(deviation > 0)) {
        return base::invalid_argument(
            fmt::format("Column {} is constant and cannot be standardised; leave it out.", c + 1));
      }
      for (std::size_t r = 0; r < rows; ++r) points[r * columns + c] = (points[r * columns + c] - mean) / deviation;
    }
  }
  Dissimilarity result(rows);
  workers.for_blocks(rows, 16, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t j = i + 1; j < rows; ++j) {
        double sum = 0;
        std::size_t known = 0;
        for (std::size_t c = 0; c < columns; ++c) {
          const double gap = points[i * columns + c] - points[j * columns + c];
          if (std::isnan(gap)) continue;
          sum += options.metric == PlainMetric::Manhattan ? std::abs(gap) : gap * gap;
          ++known;
        }
        if (known < columns) {
          sum = options.scale_missing && known > 0 ? sum / (static_cast<double>(known) / static_cast<double>(columns))
                                                   : kMissing;
        }
        result.values()[Dissimilarity::index(i, j, rows)] =
            options.metric == PlainMetric::Euclidean ? std::sqrt(sum) : sum;
      }
    }
  });
  return result;
}

base::Result<std::vector<Contribution>> explain(std::span<const Variable> variables, std::size_t i, std::size_t j) {
  if (auto checked = check(variables); !checked) return checked.error();
  const std::size_t n = unit_count(variables.front());
  if (i >= n || j >= n)
    return base::invalid_argument(fmt::format("Units {} and {} are not both among the {}.", i + 1, j + 1, n));
  std::vector<Contribution> contributions;
  double weight = 0;
  for (std::size_t v = 0; v < variables.size(); ++v) {
    const double range = variables[v].scale == Variable::Scale::Interval ? spread(variables[v]) : 1;
    const double s = difference(variables[v], range, i, j);
    const bool counted = variables[v].weight > 0 && !std::isnan(s);
    if (counted) weight += variables[v].weight;
    contributions.push_back({v, counted, counted ? s : kMissing, 0, 0});
  }
  for (Contribution& c : contributions) {
    if (!c.counted) continue;
    c.weight_share = variables[c.variable].weight / weight;
    c.part = c.difference * c.weight_share;
  }
  return contributions;
}

base::Result<std::vector<double>> variable_shares(std::span<const Variable> variables, Workers& workers) {
  if (auto checked = check(variables); !checked) return checked.error();
  const std::size_t n = unit_count(variables.front());
  const std::size_t p = variables.size();
  std::vector<double> ranges;
  for (const Variable& v : variables) ranges.push_back(v.scale == Variable::Scale::Interval ? spread(v) : 1);
  std::vector<double> parts(n * p, 0.0);  // a row's own places, added in row order below
  workers.for_blocks(n, 16, [&](std::size_t begin, std::size_t end, int) {
    std::vector<double> pair(p);
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t j = i + 1; j < n; ++j) {
        double weight = 0;
        for (std::size_t v = 0; v < p; ++v) {
          const double s = variables[v].weight > 0 ? difference(variables[v], ranges[v], i, j) : kMissing;
          pair[v] = std::isnan(s) ? 0 : s * variables[v].weight;
          if (!std::isnan(s)) weight += variables[v].weight;
        }
        if (weight == 0) continue;
        for (std::size_t v = 0; v < p; ++v) parts[i * p + v] += pair[v] / weight;
      }
    }
  });
  std::vector<double> shares(p, 0.0);
  double total = 0;
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t v = 0; v < p; ++v) shares[v] += parts[i * p + v];
  }
  for (const double share : shares) total += share;
  if (total > 0) {
    for (double& share : shares) share /= total;
  }
  return shares;
}

}  // namespace vallis::study
