#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analyse/analyse.hpp"
#include "study/workers.hpp"

namespace vallis::analyse {

/// What a task is given.
struct Call {
  const base::CsvTable& input;
  base::JsonReader& reader;        ///< of params.json
  base::JsonReader::Place params;  ///< its root
  const TableReader& read_table;
  study::Workers& workers;
};

/// A task reads its params, closes them, reads the table, computes and answers.
using Task = base::Result<base::Json> (*)(const Call&);

/// Makes the remarks among an object's members known: a text with a blank in it, or an empty one, is a sentence to
/// people. Members that the reader asks for are read as what they are.
void pass_over_remarks(const base::JsonReader::Place& place);

/// Ends the reading of params: a member that nobody asked for and that is no remark is a fault. Errors: InvalidInput
/// with all faults of params.
base::Result<void> close(const Call& call);

/// The position of a column that params names, as "NAME" or "column NAME"; reports a name that the table lacks.
std::optional<std::size_t> read_column_name(const base::JsonReader::Place& place, const base::CsvTable& table);

/// One whole number or an array of them, each in [low, high]. Reports an empty array and repeated numbers.
std::vector<int> read_integers(const base::JsonReader::Place& place, int low, int high);

/// A table without rows is a fault of the table.
base::Result<void> require_rows(const base::CsvTable& table, std::size_t least);

/// NaN becomes null.
base::Json number_json(double value);
base::JsonArray numbers_json(std::span<const double> values);
/// Each value plus `offset`: 1 turns units into R's 1-based indices.
base::JsonArray integers_json(std::span<const int> values, int offset);

}  // namespace vallis::analyse
