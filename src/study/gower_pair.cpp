#include "study/gower_pair.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace vallis::study {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

double spread(const Variable& variable) {
  if (variable.scale != Variable::Scale::Interval) return 1;
  if (variable.range) return variable.range->second - variable.range->first;
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const double x : variable.values) {
    if (std::isnan(x)) continue;
    low = std::min(low, x);
    high = std::max(high, x);
  }
  return high > low ? high - low : 0;
}

base::Result<void> check_value(const Variable& variable, std::size_t i) {
  const double x = variable.values[i];
  if (std::isinf(x)) {
    return base::invalid_argument(fmt::format("The value of '{}' for unit {} is infinite.", variable.name, i + 1));
  }
  const bool boolean =
      variable.scale == Variable::Scale::SymmetricBoolean || variable.scale == Variable::Scale::AsymmetricBoolean;
  if (boolean && x != 0 && x != 1) {
    return base::invalid_argument(
        fmt::format("The value of '{}' for unit {} is {}; a boolean is 0 or 1.", variable.name, i + 1, x));
  }
  if (variable.scale == Variable::Scale::Nominal && (x < 0 || x != std::floor(x))) {
    return base::invalid_argument(
        fmt::format("The category of '{}' for unit {} is {}; categories are 0, 1, ….", variable.name, i + 1, x));
  }
  return {};
}

}  // namespace

std::size_t unit_count(const Variable& variable) {
  return variable.scale == Variable::Scale::Set ? variable.sets.size() : variable.values.size();
}

base::Result<void> check_variables(std::span<const Variable> variables) {
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
      if (std::isnan(v.values[i])) continue;
      if (auto checked = check_value(v, i); !checked) return checked.error();
    }
    const double width = spread(v);
    if (!std::isfinite(width) || width < 0) {
      return base::invalid_argument(fmt::format(
          "The range of '{}' must run from a lower to a higher number that differ by less than 1.8e308.", v.name));
    }
  }
  return {};
}

std::vector<double> spreads(std::span<const Variable> variables) {
  std::vector<double> result;
  for (const Variable& variable : variables) result.push_back(spread(variable));
  return result;
}

double difference(const Variable& variable, double spread, std::size_t i, std::size_t j) {
  if (variable.scale == Variable::Scale::Set) {
    if (!variable.sets[i] || !variable.sets[j]) return kMissing;
    const auto both = *variable.sets[i] & *variable.sets[j];
    const auto either = *variable.sets[i] | *variable.sets[j];
    if (either == 0) return 0;
    return 1.0 - static_cast<double>(std::popcount(both)) / static_cast<double>(std::popcount(either));
  }
  const double x = variable.values[i];
  const double y = variable.values[j];
  if (std::isnan(x) || std::isnan(y)) return kMissing;
  switch (variable.scale) {
    case Variable::Scale::Interval:
      return spread > 0 ? std::min(1.0, std::abs(x - y) / spread) : 0.0;
    case Variable::Scale::AsymmetricBoolean:
      if (x == 0 && y == 0) return kMissing;
      return x == y ? 0 : 1;
    default:
      return x == y ? 0 : 1;
  }
}

double gower_pair(std::span<const Variable> variables, std::span<const double> spreads, std::size_t i, std::size_t j) {
  double sum = 0;
  double weight = 0;
  for (std::size_t v = 0; v < variables.size(); ++v) {
    if (variables[v].weight == 0) continue;
    const double s = difference(variables[v], spreads[v], i, j);
    if (std::isnan(s)) continue;
    sum += variables[v].weight * s;
    weight += variables[v].weight;
  }
  return weight > 0 ? sum / weight : kMissing;
}

}  // namespace vallis::study
