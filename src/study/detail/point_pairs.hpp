#pragma once

#include <cstddef>

#include "study/detail/instruction_set.hpp"

namespace vallis::study::detail {

constexpr std::size_t kLaneUnits = 8;  ///< units that stand side by side, a lane each

/// Rows against blocks of units. A block holds columns × kLaneUnits values, column by column.
struct PairRun {
  const double* const* rows;  ///< `row_count` pointers to the coordinates of a unit
  std::size_t row_count;
  const double* blocks;
  std::size_t block_count;
  std::size_t columns;
};

/// Loops over Euclidean distances that are never stored, compiled for the processor at hand; all variants give the same
/// bits.
struct PointPairKernels {
  /// Adds the distance of every row to every unit of the blocks to row_sums[row] and to unit_sums[unit]. Units whose
  /// `live` is 0 fill up a block and count for nothing.
  void (*add_distances)(const PairRun& run, const double* live, double* row_sums, double* unit_sums);
  /// out[unit] = the distance of the first row to a unit of the blocks.
  void (*distances)(const PairRun& run, double* out);
};

const PointPairKernels& point_pair_kernels(InstructionSet instructions = widest_instruction_set());

}  // namespace vallis::study::detail
