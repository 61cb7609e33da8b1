#pragma once

#include <vector>

#include "study/detail/instruction_set.hpp"
#include "study/dissimilarity.hpp"
#include "study/partition.hpp"

namespace vallis::study {

class Workers;

/// Sum of the dissimilarities of every unit to the units of every group: n × k values, row by row. A unit with a pair
/// that has no value has NaN for that pair's group.
///
/// Each value of the triangle is read once and counts for both its units: for the row's unit by the column's group, and
/// for the column's unit by the row's group. Rows of one group are taken together in chunks that depend on the
/// partition alone; chunks are added in their order. Equal bytes for any number of workers and for every instruction
/// set. Cost: O(n²) time, O(n k) memory; meant for few groups.
std::vector<double> group_sums(const Dissimilarity& dissimilarity, const Partition& partition, Workers& workers,
                               detail::InstructionSet instructions = detail::widest_instruction_set());

}  // namespace vallis::study
