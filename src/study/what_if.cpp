#include "study/what_if.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace vallis::study {
namespace {

constexpr double kNone = std::numeric_limits<double>::infinity();
constexpr double kTie = 1e-12;

base::Result<std::vector<Cell>> edited_cells(std::span<const Variable> variables, std::size_t unit,
                                             std::span<const Edit> edits) {
  std::vector<Cell> cells;
  for (const Variable& variable : variables) cells.push_back(cell(variable, unit));
  std::vector<bool> edited(variables.size(), false);
  for (const Edit& edit : edits) {
    if (edit.variable >= variables.size()) {
      return base::invalid_argument(
          fmt::format("Variable {} is edited, but there are {}.", edit.variable + 1, variables.size()));
    }
    const Variable& variable = variables[edit.variable];
    if (edited[edit.variable]) {
      return base::invalid_argument(fmt::format("'{}' is edited twice; leave one out.", variable.name));
    }
    if (auto checked = check_cell(variable, edit.cell, unit); !checked) return checked.error();
    edited[edit.variable] = true;
    cells[edit.variable] = edit.cell;
  }
  return cells;
}

base::Result<void> check_shapes(std::span<const Variable> variables, std::span<const double> spreads,
                                const Partition& partition, std::span<const int> medoids, std::size_t unit) {
  if (variables.empty() || spreads.size() != variables.size()) {
    return base::invalid_argument(
        fmt::format("There are {} variables and {} spreads; give one each.", variables.size(), spreads.size()));
  }
  const std::size_t n = unit_count(variables.front());
  if (unit >= n) return base::invalid_argument(fmt::format("There is no unit {} among {}.", unit + 1, n));
  if (partition.group.size() != n || static_cast<int>(medoids.size()) != partition.count) {
    return base::invalid_argument(
        fmt::format("The partition has {} units in {} groups; the variables have {} units, and there are {} medoids.",
                    partition.group.size(), partition.count, n, medoids.size()));
  }
  for (const int medoid : medoids) {
    if (medoid < 0 || static_cast<std::size_t>(medoid) >= n) {
      return base::invalid_argument(fmt::format("The medoid {} is none of the {} units.", medoid + 1, n));
    }
  }
  return {};
}

/// d between the edited unit and another.
double dissimilarity_to(std::span<const Variable> variables, std::span<const double> spreads,
                        std::span<const Cell> cells, std::size_t other) {
  double sum = 0;
  double weight = 0;
  for (std::size_t v = 0; v < variables.size(); ++v) {
    if (variables[v].weight == 0) continue;
    const double s = difference(variables[v], spreads[v], cells[v], cell(variables[v], other));
    if (std::isnan(s)) continue;
    sum += variables[v].weight * s;
    weight += variables[v].weight;
  }
  return weight > 0 ? sum / weight : std::numeric_limits<double>::quiet_NaN();
}

/// The silhouette of the unit in result.group, from its dissimilarities to all others.
void put_silhouette(const Partition& partition, std::size_t unit, WhatIf& result) {
  std::vector<double> sums(static_cast<std::size_t>(partition.count), 0.0);
  std::vector<int> sizes(sums.size(), 0);
  for (std::size_t j = 0; j < partition.group.size(); ++j) {
    if (j == unit) continue;
    const auto group = static_cast<std::size_t>(partition.group[j] - 1);
    sums[group] += result.dissimilarity[j];
    ++sizes[group];
  }
  double nearest = kNone;
  bool known = true;
  for (std::size_t g = 0; g < sums.size(); ++g) {
    if (sizes[g] > 0 && std::isnan(sums[g])) known = false;
    if (static_cast<int>(g) + 1 == result.group || sizes[g] == 0) continue;
    const double mean = sums[g] / sizes[g];
    if (!(mean < nearest)) continue;
    nearest = mean;
    result.neighbour_group = static_cast<int>(g) + 1;
  }
  if (!known || result.group == 0) {
    result.silhouette = std::numeric_limits<double>::quiet_NaN();
    return;
  }
  const auto own = static_cast<std::size_t>(result.group - 1);
  if (sizes[own] == 0 || nearest == kNone) return;  // alone in its group, or no other group: 0
  const double within = sums[own] / sizes[own];
  const double larger = std::max(within, nearest);
  result.silhouette = larger > 0 ? (nearest - within) / larger : 0;
}

}  // namespace

int nearest_group(std::span<const double> to_medoids) {
  double lowest = kNone;
  for (const double d : to_medoids) {
    if (d < lowest) lowest = d;
  }
  for (std::size_t g = 0; g < to_medoids.size(); ++g) {
    if (to_medoids[g] <= lowest + kTie) return static_cast<int>(g) + 1;
  }
  return 0;
}

base::Result<WhatIf> what_if(std::span<const Variable> variables, std::span<const double> spreads,
                             const Partition& partition, std::span<const int> medoids, std::size_t unit,
                             std::span<const Edit> edits) {
  if (auto checked = check_shapes(variables, spreads, partition, medoids, unit); !checked) return checked.error();
  const auto cells = edited_cells(variables, unit, edits);
  if (!cells) return cells.error();
  WhatIf result;
  result.dissimilarity.resize(unit_count(variables.front()));
  for (std::size_t j = 0; j < result.dissimilarity.size(); ++j) {
    if (j != unit) result.dissimilarity[j] = dissimilarity_to(variables, spreads, *cells, j);
  }
  for (const int medoid : medoids) {
    result.to_medoids.push_back(dissimilarity_to(variables, spreads, *cells, static_cast<std::size_t>(medoid)));
  }
  result.group = nearest_group(result.to_medoids);
  put_silhouette(partition, unit, result);
  return result;
}

base::Result<WhatIf> what_if(const Findings& findings, std::size_t unit, std::span<const Edit> edits) {
  return what_if(findings.variables, spreads(findings.variables), findings.groups.partition, findings.groups.medoids,
                 unit, edits);
}

}  // namespace vallis::study
