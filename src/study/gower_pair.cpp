#include "study/gower_pair.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
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

/// Whether check_cell has nothing to say about the number; where unsure, false. Spares a call for each number, which is
/// much of the time that few units take.
bool surely_fine(Variable::Scale scale, double x) {
  constexpr double kWholeBelow = 0x1p53;
  if (std::isnan(x)) return true;
  switch (scale) {
    case Variable::Scale::SymmetricBoolean:
    case Variable::Scale::AsymmetricBoolean:
      return x == 0 || x == 1;
    case Variable::Scale::Nominal:
      return x >= 0 && x < kWholeBelow && x == static_cast<double>(static_cast<std::int64_t>(x));
    default:
      return !std::isinf(x);
  }
}

}  // namespace

std::size_t unit_count(const Variable& variable) {
  return variable.scale == Variable::Scale::Set ? variable.sets.size() : variable.values.size();
}

Cell cell(const Variable& variable, std::size_t unit) {
  if (variable.scale == Variable::Scale::Set) return {.number = kMissing, .set = variable.sets[unit]};
  return {.number = variable.values[unit]};
}

base::Result<void> check_cell(const Variable& variable, const Cell& cell, std::size_t unit) {
  const double x = cell.number;
  const auto complaint = [&](std::string_view what) {
    return base::invalid_argument(fmt::format("The value of '{}' for unit {} is {}", variable.name, unit + 1, what));
  };
  if (!cell.known()) return {};
  if ((variable.scale == Variable::Scale::Set) != cell.set.has_value()) {
    return complaint(cell.set ? "a set where a number is needed." : "a number where a set is needed.");
  }
  if (std::isinf(x)) return complaint("infinite.");
  const bool boolean =
      variable.scale == Variable::Scale::SymmetricBoolean || variable.scale == Variable::Scale::AsymmetricBoolean;
  if (boolean && x != 0 && x != 1) return complaint(fmt::format("{}; a boolean is 0 or 1.", x));
  if (variable.scale == Variable::Scale::Nominal && (x < 0 || x != std::floor(x))) {
    return base::invalid_argument(
        fmt::format("The category of '{}' for unit {} is {}; categories are 0, 1, ….", variable.name, unit + 1, x));
  }
  return {};
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
      if (v.scale == Variable::Scale::Set) break;
      if (surely_fine(v.scale, v.values[i])) continue;
      if (auto checked = check_cell(v, {.number = v.values[i]}, i); !checked) return checked.error();
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

double difference(const Variable& variable, double spread, const Cell& a, const Cell& b) {
  if (variable.scale == Variable::Scale::Set) {
    if (!a.set || !b.set) return kMissing;
    const auto both = *a.set & *b.set;
    const auto either = *a.set | *b.set;
    if (either == 0) return 0;
    return 1.0 - static_cast<double>(std::popcount(both)) / static_cast<double>(std::popcount(either));
  }
  const double x = a.number;
  const double y = b.number;
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

double difference(const Variable& variable, double spread, std::size_t i, std::size_t j) {
  return difference(variable, spread, cell(variable, i), cell(variable, j));
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
