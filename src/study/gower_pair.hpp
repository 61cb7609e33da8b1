#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "study/dissimilarity.hpp"

namespace vallis::study {

/// Gower's definition, pair by pair, for what needs few pairs and as the measure of the fast kernel. Units and
/// variables are those of one call of `gower`.

/// n of one variable.
std::size_t unit_count(const Variable& variable);

/// Errors: InvalidArgument, as `gower` states them.
base::Result<void> check_variables(std::span<const Variable> variables);

/// What the differences of each variable are divided by: of Interval the declared or observed high − low, 0 where they
/// are equal; of the other scales 1. Cost: O(n p).
std::vector<double> spreads(std::span<const Variable> variables);

/// What one unit has of one variable: a number, or for Set a bit mask; neither where it is missing.
struct Cell {
  double number = std::numeric_limits<double>::quiet_NaN();
  std::optional<unsigned long long> set{};

  bool known() const { return set.has_value() || !std::isnan(number); }
};
Cell cell(const Variable& variable, std::size_t unit);

/// Errors: InvalidArgument – an infinite number, a boolean that is neither 0 nor 1, a category that is not a whole
/// number ≥ 0, a set where the variable has numbers or the other way round; the message names the unit.
base::Result<void> check_cell(const Variable& variable, const Cell& cell, std::size_t unit);

/// s between two cells of a variable, or NaN where the pair does not count for it.
double difference(const Variable& variable, double spread, const Cell& x, const Cell& y);

/// s(i, j), or NaN where the pair does not count for this variable.
double difference(const Variable& variable, double spread, std::size_t i, std::size_t j);

/// d(i, j), or NaN where no variable counts. `spreads` has p values.
double gower_pair(std::span<const Variable> variables, std::span<const double> spreads, std::size_t i, std::size_t j);

/// d between a unit that has `cells`, p of them, and unit `other`, taken apart as `explain` does. The variables are
/// taken as checked. Cost: O(p).
std::vector<Contribution> explain_cells(std::span<const Variable> variables, std::span<const double> spreads,
                                        std::span<const Cell> cells, std::size_t other);

}  // namespace vallis::study
