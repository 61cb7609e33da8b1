#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "analyse/columns.hpp"
#include "analyse/distance_input.hpp"
#include "analyse/task.hpp"
#include "base/text.hpp"
#include "study/pair_memory.hpp"

namespace vallis::analyse {
namespace {

/// params' types, one a column of the table.
std::vector<Column> read_types(const base::JsonReader::Place& place, const base::CsvTable& table) {
  const auto items = place.items();
  if (place.present() && place.json()->is_array() && items.size() != table.columns.size()) {
    place.fault(fmt::format("There are {} types for {} columns; give one a column, in their order.", items.size(),
                            table.columns.size()));
    return {};
  }
  std::vector<Column> columns;
  for (std::size_t c = 0; c < items.size(); ++c) {
    if (!items[c].present()) items[c].fault("This is null where a column type is needed.");
    columns.push_back({.position = c, .type = read_column_type(items[c])});
  }
  return columns;
}

/// No levels are declared here, so the cells of a boolean speak for themselves: 0 and 1, false and true.
bool declare_booleans(const base::CsvTable& table, Column& column, std::vector<base::Fault>& faults) {
  static const std::vector<std::vector<std::string>> kSpellings = {
      {"0", "1"}, {"false", "true"}, {"FALSE", "TRUE"}, {"False", "True"}};
  for (const auto& spelling : kSpellings) {
    const LevelIndex index(spelling);
    std::size_t r = 0;
    while (r < table.rows.size() &&
           (table.rows[r].cells[column.position].empty() || index.find(table.rows[r].cells[column.position]))) {
      ++r;
    }
    if (r == table.rows.size()) {
      column.levels = spelling;
      return true;
    }
  }
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const std::string& cell = table.rows[r].cells[column.position];
    if (!cell.empty() && !LevelIndex(kSpellings.front()).find(cell)) {
      faults.push_back(
          table.fault(r, column.position,
                      fmt::format("'{}' is no boolean; write 0 or 1, or false or true, one way a column.", cell)));
    }
  }
  return false;
}

/// Jaccard's distance of all pairs of a set column alone.
base::Result<base::Json> jaccard(study::Variable variable, study::Workers& workers) {
  variable.weight = 1;
  const auto result = study::gower(std::span(&variable, 1), workers);
  if (!result) return result.error();
  return base::Json(numbers_json(result->values()));
}

}  // namespace

/// Gower's dissimilarity in which a set-valued column is one indicator, and the sets' own distances.
base::Result<base::Json> gower_with_sets_task(const Call& call) {
  const auto types = call.params.required("types");
  std::vector<Column> columns = read_types(types, call.input);
  read_weights(call.params.optional("weights"), columns);
  const SetNotation notation =
      read_set_notation(call.params.optional("set_separator"), call.params.optional("empty_set"));
  const auto is_set = [](const Column& column) { return column.type == ColumnType::Set; };
  if (!columns.empty() && std::none_of(columns.begin(), columns.end(), is_set)) {
    types.fault("No column is of type 'set-jaccard'; for a table without sets the task is 'gower'.");
  }
  if (auto closed = close(call); !closed) return closed.error();
  if (auto rows = require_rows(call.input, 1); !rows) return rows.error();

  std::vector<base::Fault> faults;
  std::vector<study::Variable> variables;
  for (Column& column : columns) {
    const bool binary = column.type == ColumnType::SymmetricBinary || column.type == ColumnType::AsymmetricBinary;
    if (binary && !declare_booleans(call.input, column, faults)) continue;
    variables.push_back(read_variable(call.input, column, notation, faults));
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));

  const double need = study::kCondensedBytes +
                      kListedBytes * (1.0 + static_cast<double>(std::count_if(columns.begin(), columns.end(), is_set)));
  if (auto fits = study::require_pair_memory(call.input.rows.size(), need, "The dissimilarities"); !fits) {
    return fits.error();
  }

  base::JsonObject sets;
  for (const study::Variable& variable : variables) {
    if (variable.scale != study::Variable::Scale::Set) continue;
    auto distances = jaccard(variable, call.workers);
    if (!distances) return distances.error();
    sets[variable.name] = std::move(*distances);
  }
  const auto result = study::gower(variables, call.workers);
  if (!result) return result.error();
  base::JsonObject answer;
  answer["jaccard"] = sets.size() == 1 ? sets.begin()->value() : base::Json(sets);
  answer["gower"] = numbers_json(result->values());
  return base::Json(std::move(answer));
}

}  // namespace vallis::analyse
