#pragma once

#include <optional>
#include <vector>

#include "study/detail/group_rows.hpp"
#include "study/linkage.hpp"

namespace vallis::study {
class Workers;
}

namespace vallis::study::detail {

/// Dissimilarities within this share of the smallest are ties.
constexpr double kTieTolerance = 1e-12;

/// The largest value that ties with `lowest`.
inline double tie_threshold(double lowest) { return lowest + kTieTolerance * (lowest < 0 ? -lowest : lowest); }

/// A merge of the groups named by their smallest units, on the scale that the recurrence works on.
struct NamedMerge {
  int first = 0;  ///< < second
  int second = 0;
  double height = 0;
};

/// The n−1 merges in order, by the tie rule of `link` to the letter. Cost: O(n²) typically, O(n³) worst.
std::vector<NamedMerge> greedy_merges(GroupRows& rows, Workers& workers);

/// The same for a reducible method, where reciprocal nearest neighbours may be merged in any order: many at once while
/// there are many, then along a chain of nearest neighbours. Nothing where a tie was met that the rule must decide.
/// Cost: O(n²).
std::optional<std::vector<NamedMerge>> reciprocal_merges(GroupRows& rows, Workers& workers);

/// Merges of a hierarchy, operands before the groups made of them, in the order in which the greedy way would do them.
/// None of them may have had a rival for one of its groups. Cost: O(n log n).
std::vector<NamedMerge> in_greedy_order(const std::vector<NamedMerge>& merges, int units);

/// Merges in their order as a Linkage: operands numbered, sizes added, heights as they are.
Linkage number_operands(LinkageMethod method, int units, const std::vector<NamedMerge>& merges);

}  // namespace vallis::study::detail
