#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "analyse/columns.hpp"
#include "analyse/task.hpp"
#include "study/clara.hpp"
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

/// What one pair of rows takes where the answer lists it: a JSON value, and its text twice while that grows.
constexpr double kListedBytes = 64;

/// The dissimilarity of all pairs of rows, NaN where a pair has none. `beside` are the bytes a pair that the task needs
/// at the same time. Errors: TooLarge – the memory is not there; InvalidInput – cells that cannot be read,
/// or, for Precomputed, no square symmetric matrix of values ≥ 0 with a zero diagonal; those of study::gower and
/// study::plain_distance.
base::Result<study::Dissimilarity> dissimilarity(const Distance& distance, const base::CsvTable& table,
                                                 study::Workers& workers, double beside = 0);

/// The same for tasks that need every pair: a pair without a value is an error that names the rows and what each lacks.
base::Result<study::Dissimilarity> complete_dissimilarity(const Distance& distance, const base::CsvTable& table,
                                                          study::Workers& workers, double beside = 0);

/// The dissimilarity of any two rows, for work that asks for few of them; it keeps what it needs of the table. Not for
/// Precomputed. Errors: InvalidInput – cells that cannot be read; those of study::gower and study::plain_distance.
base::Result<study::PairMeasure> pair_measure(const Distance& distance, const base::CsvTable& table);

/// True where the table has an empty cell in a column of the distance.
bool has_missing(const Distance& distance, const base::CsvTable& table);

}  // namespace vallis::analyse
