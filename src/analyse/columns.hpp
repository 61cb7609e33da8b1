#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/csv.hpp"
#include "base/json.hpp"
#include "study/dissimilarity.hpp"

namespace vallis::analyse {

/// The column types of R's daisy, and sets.
enum class ColumnType {
  Numeric,           ///< numbers as they are
  Ordinal,           ///< level numbers, spread by those observed
  OrdinalRatio,      ///< numbers of which only the order counts: their ranks among the distinct ones, see pool_ranks
  LogRatio,          ///< log10 of positive numbers
  Nominal,           ///< categories
  SymmetricBinary,   ///< two levels, equal in standing
  AsymmetricBinary,  ///< two levels; the second means present, and two absences say nothing
  Set,               ///< words between separators, compared by Jaccard's distance
};

/// A column of a table and how a dissimilarity reads it.
struct Column {
  std::size_t position = 0;  ///< in the table
  ColumnType type = ColumnType::Numeric;
  std::vector<std::string> levels{};  ///< declared, lowest first; empty = the distinct cells, sorted
  double weight = 1;
};

/// How the sets of a table are written.
struct SetNotation {
  char separator = '|';
  std::string empty = "{}";
};

/// The word that params uses for a type; reports an unknown one.
ColumnType read_column_type(const base::JsonReader::Place& place);

/// params' array of {name, type, levels}: columns that the table has, each once.
std::vector<Column> read_columns(const base::JsonReader::Place& place, const base::CsvTable& table);

/// params' array of weights, one a column, each finite and ≥ 0; absent = all 1.
void read_weights(const base::JsonReader::Place& place, std::vector<Column>& columns);

/// params' notation of sets: a separator of one character and the word for the empty set.
SetNotation read_set_notation(const base::JsonReader::Place& separator, const base::JsonReader::Place& empty);

/// All cells of a column as numbers, NaN where empty. Adds a fault for each cell that is neither.
std::vector<double> read_numbers(const base::CsvTable& table, std::size_t column, std::vector<base::Fault>& faults);

/// The different non-empty cells of a column: in the order of numbers when all are numbers ("1" and "1.0" are then one
/// cell, as first written), else in the order of their bytes.
std::vector<std::string> distinct_cells(const base::CsvTable& table, std::size_t column);

/// Finds a cell among levels: the same text, or else the same number.
class LevelIndex {
 public:
  explicit LevelIndex(std::span<const std::string> levels);
  std::optional<std::size_t> find(const std::string& cell) const;

 private:
  std::map<std::string, std::size_t> texts_;
  std::map<double, std::size_t> numbers_;
};

/// Gives several ordinal-ratio columns without levels one scale: the distinct numbers of all of them, as daisy ranks
/// them. Leaves them alone where a cell is no number, which read_variable reports.
void pool_ranks(const base::CsvTable& table, std::vector<Column>& columns);

/// A column as the dissimilarity takes it. Adds a fault for each cell that the type cannot read: a text in a number, a
/// number ≤ 0 under a logarithm, an unknown level, a third value of a binary column.
study::Variable read_variable(const base::CsvTable& table, const Column& column, const SetNotation& notation,
                              std::vector<base::Fault>& faults);

}  // namespace vallis::analyse
