#pragma once

#include <optional>
#include <span>
#include <vector>

#include "study/detail/instruction_set.hpp"
#include "study/detail/linkage_paths.hpp"

namespace vallis::study::detail {

// The two ways of linkage_paths.hpp for Ward's method from points; both in O(n p) memory.

/// The n−1 merges in order, by the tie rule of `link_points` to the letter.
std::vector<NamedMerge> greedy_ward(std::span<const double> points, std::size_t columns);

/// The same by reciprocal nearest neighbours. Nothing where a tie was met that the rule must decide.
std::optional<std::vector<NamedMerge>> reciprocal_ward(std::span<const double> points, std::size_t columns,
                                                       Workers& workers, InstructionSet instructions);

}  // namespace vallis::study::detail
