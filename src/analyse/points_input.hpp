#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/csv.hpp"
#include "base/result.hpp"

namespace vallis::analyse {

/// Rows as points of a space: n rows × p columns, row by row.
struct Points {
  std::vector<double> values;
  std::size_t rows = 0;
  std::size_t columns = 0;
};

/// The columns of a table but those at `apart` as points. Errors: InvalidInput – no column left, fewer rows than
/// `least`, a cell that is empty, no number, or further than 1e150 from 0 (its square would not be finite), with every
/// such cell.
base::Result<Points> read_points(const base::CsvTable& table, std::span<const std::size_t> apart, std::size_t least);

}  // namespace vallis::analyse
