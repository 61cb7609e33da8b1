#pragma once

#include <cstddef>
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

/// s(i, j), or NaN where the pair does not count for this variable.
double difference(const Variable& variable, double spread, std::size_t i, std::size_t j);

/// d(i, j), or NaN where no variable counts. `spreads` has p values.
double gower_pair(std::span<const Variable> variables, std::span<const double> spreads, std::size_t i, std::size_t j);

}  // namespace vallis::study
