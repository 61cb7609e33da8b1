#pragma once

#include <cstddef>
#include <vector>

#include "analyse/task.hpp"
#include "study/geography.hpp"

namespace vallis::analyse {

/// A number above 0 that must be there, or may be if there is a usual value.
double positive(const base::JsonReader::Place& place, double usual);

/// Where a table has its places.
struct Coordinates {
  std::size_t longitude = 0;
  std::size_t latitude = 0;
};

/// The columns that params names as `lon` and `lat`, or else those called so, or longitude and latitude. Reports a
/// column that is not there.
Coordinates read_coordinates(const Call& call);

/// All places of the table. Errors: InvalidInput – every cell that is missing or no coordinate.
base::Result<std::vector<study::Place>> read_places(const base::CsvTable& table, const Coordinates& columns);

}  // namespace vallis::analyse
