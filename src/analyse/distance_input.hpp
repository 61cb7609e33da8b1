#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analyse/columns.hpp"
#include "analyse/task.hpp"
#include "study/dissimilarity.hpp"

namespace vallis::analyse {

/// What params' `distance` asks for.
struct Distance {
  enum class Kind { Euclidean, Manhattan, Gower, Precomputed };
  Kind kind = Kind::Euclidean;
  std::vector<Column> columns;  ///< those listed (Gower), or those of the table that params names nowhere else
  bool scale_missing = false;   ///< Euclidean, Manhattan: "missing": "scale"
  bool standardise = false;     ///< Euclidean, Manhattan: "standardise": "z"
};

/// Reads {"kind", …}; `apart` are the positions of columns that params names for another purpose.
Distance read_distance(const base::JsonReader::Place& place, const base::CsvTable& table,
                       std::span<const std::size_t> apart);

/// The columns of a Gower distance as variables. Errors: InvalidInput – cells that cannot be read.
base::Result<std::vector<study::Variable>> gower_variables(const Distance& distance, const base::CsvTable& table);

/// The dissimilarity of all pairs of rows, NaN where a pair has none. Errors: InvalidInput – cells that cannot be read,
/// or, for Precomputed, no square symmetric matrix of values ≥ 0 with a zero diagonal; those of study::gower and
/// study::plain_distance.
base::Result<study::Dissimilarity> dissimilarity(const Distance& distance, const base::CsvTable& table,
                                                 study::Workers& workers);

/// The same for tasks that need every pair: a pair without a value is an error that names the rows and what each lacks.
base::Result<study::Dissimilarity> complete_dissimilarity(const Distance& distance, const base::CsvTable& table,
                                                          study::Workers& workers);

/// True where the table has an empty cell in a column of the distance.
bool has_missing(const Distance& distance, const base::CsvTable& table);

}  // namespace vallis::analyse
