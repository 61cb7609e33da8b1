#include <fmt/format.h>

#include <cmath>
#include <limits>

#include "study/gower_pair.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

}  // namespace

std::vector<Contribution> explain_cells(std::span<const Variable> variables, std::span<const double> spreads,
                                        std::span<const Cell> cells, std::size_t other) {
  std::vector<Contribution> contributions;
  double weight = 0;
  for (std::size_t v = 0; v < variables.size(); ++v) {
    const double s = difference(variables[v], spreads[v], cells[v], cell(variables[v], other));
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

base::Result<std::vector<Contribution>> explain(std::span<const Variable> variables, std::size_t i, std::size_t j) {
  if (auto checked = check_variables(variables); !checked) return checked.error();
  const std::size_t n = unit_count(variables.front());
  if (i >= n || j >= n) {
    return base::invalid_argument(fmt::format("Units {} and {} are not both among the {}.", i + 1, j + 1, n));
  }
  std::vector<Cell> cells;
  for (const Variable& variable : variables) cells.push_back(cell(variable, i));
  return explain_cells(variables, spreads(variables), cells, j);
}

base::Result<std::vector<double>> variable_shares(std::span<const Variable> variables, Workers& workers) {
  if (auto checked = check_variables(variables); !checked) return checked.error();
  const std::size_t n = unit_count(variables.front());
  const std::size_t p = variables.size();
  const std::vector<double> ranges = spreads(variables);
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
