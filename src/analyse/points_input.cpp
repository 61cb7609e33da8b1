#include "analyse/points_input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analyse/columns.hpp"
#include "analyse/task.hpp"

namespace vallis::analyse {
namespace {

constexpr double kLargest = 1e150;

}  // namespace

base::Result<Points> read_points(const base::CsvTable& table, std::span<const std::size_t> apart, std::size_t least) {
  std::vector<std::size_t> positions;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (std::find(apart.begin(), apart.end(), c) == apart.end()) positions.push_back(c);
  }
  if (positions.empty()) {
    return base::invalid_input(table.name, fmt::format("The table {} has no column left to be data.", table.name));
  }
  if (auto rows = require_rows(table, least); !rows) return rows.error();
  Points points{.values = {}, .rows = table.rows.size(), .columns = positions.size()};
  points.values.resize(points.rows * points.columns);
  std::vector<base::Fault> faults;
  for (std::size_t c = 0; c < positions.size(); ++c) {
    const auto numbers = read_numbers(table, positions[c], faults);
    for (std::size_t r = 0; r < points.rows; ++r) {
      if (table.rows[r].cells[positions[c]].empty()) {
        faults.push_back(table.fault(
            r, positions[c], "This cell is empty, and a mean needs all cells; fill it in or leave the row out."));
      } else if (std::abs(numbers[r]) > kLargest) {
        faults.push_back(
            table.fault(r, positions[c], "This number is too large to be squared; give the column in a larger unit."));
      }
      points.values[r * points.columns + c] = numbers[r];
    }
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  return points;
}

}  // namespace vallis::analyse
