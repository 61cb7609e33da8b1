#include "study/gower_packed.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "study/gower_pair.hpp"

namespace vallis::study {
namespace {

using Terms = PackedVariables::Terms;
using Column = PackedVariables::Group::Column;

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kMostLevels = 16;  // a variable of more would need a table for itself

/// The different values in rising order, missing last; nothing when there are more than kMostLevels.
std::vector<double> levels_of(std::span<const double> values) {
  std::vector<double> levels;
  bool missing = false;
  for (const double x : values) {
    if (std::isnan(x)) {
      missing = true;
      continue;
    }
    const auto place = std::lower_bound(levels.begin(), levels.end(), x);
    if (place != levels.end() && *place == x) continue;
    if (levels.size() == kMostLevels) return {};
    levels.insert(place, x);
  }
  if (missing) levels.push_back(kMissing);
  return levels;
}

/// What two levels of a boolean or category bring, by the definition of the difference.
Column column_of_levels(const Variable& variable, const std::vector<double>& levels) {
  const Variable of_levels{.name = {}, .scale = variable.scale, .values = levels, .sets = {}, .range = {}, .weight = 1};
  Column column{levels.size(), {}};
  for (std::size_t a = 0; a < levels.size(); ++a) {
    for (std::size_t b = 0; b < levels.size(); ++b) {
      const double s = difference(of_levels, 1, a, b);
      column.terms.push_back(std::isnan(s) ? Terms{} : Terms{variable.weight * s, variable.weight});
    }
  }
  return column;
}

/// A denominator alone: level 0 is there, level 1 is missing.
Column column_of_presence(double weight, bool any_missing) {
  if (!any_missing) return {1, {{0, weight}}};
  return {2, {{0, weight}, {}, {}, {}}};
}

}  // namespace

PackedVariables::PackedVariables(std::size_t units)
    : units_(units), padded_units_((units + 2 * kPadding - 1) / kPadding * kPadding) {}

std::optional<PackedVariables> PackedVariables::from(std::span<const Variable> variables,
                                                     std::span<const double> spreads) {
  PackedVariables packed(unit_count(variables.front()));
  for (std::size_t v = 0; v < variables.size(); ++v) {
    if (variables[v].weight == 0) continue;
    if (!std::isnormal(variables[v].weight)) return std::nullopt;
    if (spreads[v] > 0 && !std::isnormal(variables[v].weight / spreads[v])) return std::nullopt;
    packed.add(variables[v], spreads[v]);
  }
  if (packed.groups_.empty()) packed.add_column({}, {1, {Terms{}}});  // no weight at all: every pair is without a value
  return packed;
}

void PackedVariables::add(const Variable& variable, double spread) {
  std::vector<std::uint8_t> level_of_unit(units_);
  if (variable.scale == Variable::Scale::Set) {
    add_set(variable);
    for (std::size_t i = 0; i < units_; ++i) level_of_unit[i] = variable.sets[i] ? 0 : 1;
  } else {
    const std::vector<double> levels =
        variable.scale == Variable::Scale::Interval ? std::vector<double>{} : levels_of(variable.values);
    if (!levels.empty()) {
      const auto known_end = levels.end() - (std::isnan(levels.back()) ? 1 : 0);
      for (std::size_t i = 0; i < units_; ++i) {
        const double x = variable.values[i];
        const auto level = std::isnan(x) ? known_end : std::lower_bound(levels.begin(), known_end, x);
        level_of_unit[i] = static_cast<std::uint8_t>(level - levels.begin());
      }
      add_column(level_of_unit, column_of_levels(variable, levels));
      return;
    }
    // Different category numbers are at least 1 apart: capped at the weight, their distance says equal or not.
    if (spread > 0) add_measure(variable, variable.weight / spread);
    for (std::size_t i = 0; i < units_; ++i) level_of_unit[i] = std::isnan(variable.values[i]) ? 1 : 0;
  }
  const bool any_missing = std::find(level_of_unit.begin(), level_of_unit.end(), 1) != level_of_unit.end();
  add_column(level_of_unit, column_of_presence(variable.weight, any_missing));
}

void PackedVariables::add_measure(const Variable& variable, double scale) {
  const bool capped = variable.range || variable.scale == Variable::Scale::Nominal;
  Measure measure{variable.values, scale, variable.weight, capped};
  measure.values.resize(padded_units_, kMissing);
  measures_.push_back(std::move(measure));
}

void PackedVariables::add_set(const Variable& variable) {
  SetColumn column;
  column.masks.resize(padded_units_, 0);
  column.sizes.resize(padded_units_, 0);
  std::size_t largest = 0;
  for (const auto& set : variable.sets) {
    if (set) largest = std::max(largest, static_cast<std::size_t>(std::popcount(*set)));
  }
  const std::size_t missing_size = 2 * largest + 1;
  for (std::size_t i = 0; i < units_; ++i) {
    const auto& set = variable.sets[i];
    column.masks[i] = set.value_or(0);
    column.sizes[i] = static_cast<std::uint32_t>(set ? static_cast<std::size_t>(std::popcount(*set)) : missing_size);
  }
  column.stride = 2 * missing_size + 1;
  column.numerators.assign((largest + 1) * column.stride, 0.0);
  for (std::size_t both = 0; both <= largest; ++both) {
    for (std::size_t either = std::max<std::size_t>(both, 1); either <= 2 * largest; ++either) {
      const double s = 1.0 - static_cast<double>(both) / static_cast<double>(either);
      column.numerators[both * column.stride + either] = variable.weight * s;
    }
  }
  sets_.push_back(std::move(column));
}

void PackedVariables::add_column(std::span<const std::uint8_t> level_of_unit, Group::Column column) {
  // A table is made for each unit, so that few units should have small ones.
  const std::size_t table_limit = std::clamp<std::size_t>(units_ / 8, 16, kTableSize);
  auto group = std::find_if(groups_.begin(), groups_.end(),
                            [&](const Group& g) { return g.table_size * column.levels <= table_limit; });
  if (group == groups_.end()) {
    groups_.emplace_back();
    group = groups_.end() - 1;
    group->codes.resize(padded_units_, 0);
  }
  for (std::size_t i = 0; i < level_of_unit.size(); ++i) {
    group->codes[i] = static_cast<std::uint8_t>(group->codes[i] + level_of_unit[i] * group->table_size);
  }
  group->table_size *= column.levels;
  group->columns.push_back(std::move(column));
}

void PackedVariables::make_table(const Group& group, std::size_t code, Terms* table) {
  table[0] = {};
  std::size_t size = 1;
  for (const Group::Column& column : group.columns) {
    const Terms* terms = column.terms.data() + code % column.levels * column.levels;
    code /= column.levels;
    for (std::size_t level = column.levels; level-- > 0;) {  // level 0 last: it overwrites what the others read
      for (std::size_t t = 0; t < size; ++t) {
        table[level * size + t] = {table[t].numerator + terms[level].numerator,
                                   table[t].denominator + terms[level].denominator};
      }
    }
    size *= column.levels;
  }
}

}  // namespace vallis::study
