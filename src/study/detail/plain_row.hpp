#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "study/detail/instruction_set.hpp"
#include "study/dissimilarity.hpp"

namespace vallis::study::detail {

/// Points without a missing value, column by column, so that one point is held against many at a time.
class PointColumns {
 public:
  /// Finite values alone; p ≥ 1 columns, row by row.
  PointColumns(std::span<const double> points, std::size_t columns);

  /// Writes the distances of point i to those after it, with the bits of PlainPoints. The same bits for all instruction
  /// sets. Cost: O(n p).
  void row(std::size_t i, PlainMetric metric, double* out,
           InstructionSet instructions = widest_instruction_set()) const;

 private:
  std::size_t count_;
  std::size_t columns_;
  std::size_t stride_;  // of a column; whole vectors are read past its end
  std::vector<double> values_;
};

}  // namespace vallis::study::detail
