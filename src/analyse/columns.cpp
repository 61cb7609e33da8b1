#include "analyse/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "analyse/task.hpp"
#include "base/text.hpp"

namespace vallis::analyse {
namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kSetWords = 64;  // study::Variable keeps a set as a mask of 64 bits

bool is_binary(ColumnType type) { return type == ColumnType::SymmetricBinary || type == ColumnType::AsymmetricBinary; }

bool has_levels(ColumnType type) {
  return is_binary(type) || type == ColumnType::Nominal || type == ColumnType::Ordinal ||
         type == ColumnType::OrdinalRatio;
}

/// Levels may be written as texts, numbers or booleans.
std::string level_text(const base::JsonReader::Place& place) {
  if (!place.present()) {
    place.fault("This is null where a level is needed.");
    return {};
  }
  if (place.json()->is_number()) return base::exact_number(place.number());
  if (place.json()->is_bool()) return place.boolean(false) ? "true" : "false";
  return place.text();
}

std::vector<std::string> read_levels(const base::JsonReader::Place& place, ColumnType type) {
  std::vector<std::string> levels;
  for (const auto& item : place.items()) {
    std::string level = level_text(item);
    if (LevelIndex(levels).find(level))
      item.fault(fmt::format("The level '{}' stands here twice; leave one out.", level));
    levels.push_back(std::move(level));
  }
  if (!place.present()) return levels;
  if (!has_levels(type)) place.fault("A column of this type has no levels; leave them out.");
  if (is_binary(type) && levels.size() != 2) {
    place.fault(fmt::format("A binary column has two levels, absent and present; here are {}.", levels.size()));
  }
  if (levels.empty() && place.json()->is_array()) {
    place.fault("The array is empty; name the levels, or leave them out to take the column's own.");
  }
  return levels;
}

void read_levelled(const base::CsvTable& table, const Column& column, study::Variable& variable,
                   std::vector<base::Fault>& faults) {
  const std::vector<std::string> levels =
      column.levels.empty() ? distinct_cells(table, column.position) : column.levels;
  const LevelIndex index(levels);
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const std::string& cell = table.rows[r].cells[column.position];
    double value = kMissing;
    if (!cell.empty()) {
      const auto level = index.find(cell);
      if (!level) {
        faults.push_back(table.fault(
            r, column.position, fmt::format("'{}' is not one of the levels: {}.", cell, base::join(levels, ", "))));
      } else if (is_binary(column.type) && *level > 1) {
        faults.push_back(table.fault(r, column.position,
                                     fmt::format("'{}' is a third value after '{}' and '{}'; a binary column has two.",
                                                 cell, levels[0], levels[1])));
      } else {
        value = static_cast<double>(*level);
      }
    }
    variable.values.push_back(value);
  }
}

void read_sets(const base::CsvTable& table, const Column& column, const SetNotation& notation,
               study::Variable& variable, std::vector<base::Fault>& faults) {
  std::map<std::string, unsigned, std::less<>> bits;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const std::string& cell = table.rows[r].cells[column.position];
    if (cell.empty()) {
      variable.sets.emplace_back();
      continue;
    }
    unsigned long long mask = 0;
    if (cell != notation.empty) {
      for (const std::string& word : base::split(cell, notation.separator)) {
        if (word.empty()) {
          faults.push_back(
              table.fault(r, column.position,
                          fmt::format("A word is missing between two separators '{}'; the empty set is written '{}'.",
                                      notation.separator, notation.empty)));
          continue;
        }
        if (!bits.contains(word) && bits.size() == kSetWords) {
          faults.push_back(
              table.fault(r, column.position,
                          fmt::format("'{}' is the {}th word of this column; a set column knows at most {}.", word,
                                      kSetWords + 1, kSetWords)));
          continue;
        }
        mask |= 1ULL << bits.emplace(word, static_cast<unsigned>(bits.size())).first->second;
      }
    }
    variable.sets.emplace_back(mask);
  }
}

study::Variable::Scale scale_of(ColumnType type) {
  switch (type) {
    case ColumnType::Nominal:
      return study::Variable::Scale::Nominal;
    case ColumnType::SymmetricBinary:
      return study::Variable::Scale::SymmetricBoolean;
    case ColumnType::AsymmetricBinary:
      return study::Variable::Scale::AsymmetricBoolean;
    case ColumnType::Set:
      return study::Variable::Scale::Set;
    default:
      return study::Variable::Scale::Interval;
  }
}

}  // namespace

ColumnType read_column_type(const base::JsonReader::Place& place) {
  static constexpr std::pair<std::string_view, ColumnType> kWords[] = {
      {"numeric", ColumnType::Numeric},
      {"ordinal", ColumnType::Ordinal},
      {"ordinal-ratio", ColumnType::OrdinalRatio},
      {"log-ratio", ColumnType::LogRatio},
      {"nominal", ColumnType::Nominal},
      {"symmetric-binary", ColumnType::SymmetricBinary},
      {"asymmetric-binary", ColumnType::AsymmetricBinary},
      {"set-jaccard", ColumnType::Set},
  };
  return place.choice<ColumnType>(kWords, ColumnType::Numeric);
}

std::vector<Column> read_columns(const base::JsonReader::Place& place, const base::CsvTable& table) {
  std::vector<Column> columns;
  for (const auto& item : place.items()) {
    Column column;
    const auto name = item.required("name");
    const auto position = read_column_name(name, table);
    column.type = read_column_type(item.required("type"));
    column.levels = read_levels(item.optional("levels"), column.type);
    item.close();
    if (position) {
      column.position = *position;
      const auto same = [&](const Column& c) { return c.position == *position; };
      if (std::any_of(columns.begin(), columns.end(), same)) {
        name.fault(fmt::format("The column '{}' is listed twice; leave one out.", table.columns[*position]));
      }
    }
    columns.push_back(std::move(column));
  }
  if (columns.empty() && place.present() && place.json()->is_array()) {
    place.fault("The array is empty; list the columns that the dissimilarity is made of.");
  }
  return columns;
}

void read_weights(const base::JsonReader::Place& place, std::vector<Column>& columns) {
  if (!place.present()) return;
  const auto items = place.items();
  if (place.json()->is_array() && items.size() != columns.size()) {
    place.fault(fmt::format("There are {} weights for {} columns; give one a column, in their order.", items.size(),
                            columns.size()));
  }
  for (std::size_t c = 0; c < items.size(); ++c) {
    const double weight = items[c].number(-1);
    if (!items[c].present() || (items[c].json()->is_number() && !(weight >= 0 && std::isfinite(weight)))) {
      items[c].fault("A weight is a number that is 0 or more.");
    } else if (c < columns.size()) {
      columns[c].weight = weight;
    }
  }
}

SetNotation read_set_notation(const base::JsonReader::Place& separator, const base::JsonReader::Place& empty) {
  SetNotation notation;
  const std::string text = separator.text("|");
  if (text.size() == 1) {
    notation.separator = text.front();
  } else {
    separator.fault("A separator is a single character, such as '|'.");
  }
  notation.empty = empty.text(notation.empty);
  return notation;
}

std::vector<double> read_numbers(const base::CsvTable& table, std::size_t column, std::vector<base::Fault>& faults) {
  std::vector<double> numbers;
  numbers.reserve(table.rows.size());
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const std::string& cell = table.rows[r].cells[column];
    const auto number = base::parse_number(cell);
    if (!number && !cell.empty()) {
      faults.push_back(table.fault(
          r, column, fmt::format("'{}' is not a number; write a decimal number, or nothing where unknown.", cell)));
    }
    numbers.push_back(number.value_or(kMissing));
  }
  return numbers;
}

std::vector<std::string> distinct_cells(const base::CsvTable& table, std::size_t column) {
  std::map<std::string, double> cells;  // text → number; NaN for a text that is none
  bool all_numbers = true;
  for (const auto& row : table.rows) {
    const std::string& cell = row.cells[column];
    if (cell.empty() || cells.contains(cell)) continue;
    const auto number = base::parse_number(cell);
    all_numbers = all_numbers && number;
    cells.emplace(cell, number.value_or(kMissing));
  }
  std::vector<std::string> distinct;
  if (!all_numbers) {
    for (const auto& cell : cells) distinct.push_back(cell.first);
    return distinct;
  }
  std::map<double, std::string> numbers;
  for (const auto& [text, number] : cells) numbers.emplace(number, text);
  for (const auto& number : numbers) distinct.push_back(number.second);
  return distinct;
}

LevelIndex::LevelIndex(std::span<const std::string> levels) {
  for (std::size_t l = 0; l < levels.size(); ++l) {
    texts_.emplace(levels[l], l);
    if (const auto number = base::parse_number(levels[l])) numbers_.emplace(*number, l);
  }
}

std::optional<std::size_t> LevelIndex::find(const std::string& cell) const {
  if (const auto same = texts_.find(cell); same != texts_.end()) return same->second;
  const auto number = base::parse_number(cell);
  const auto equal = number ? numbers_.find(*number) : numbers_.end();
  if (equal == numbers_.end()) return std::nullopt;
  return equal->second;
}

void pool_ranks(const base::CsvTable& table, std::vector<Column>& columns) {
  const auto ranked = [](const Column& column) {
    return column.type == ColumnType::OrdinalRatio && column.levels.empty();
  };
  std::map<double, std::string> pool;
  for (const Column& column : columns) {
    if (!ranked(column)) continue;
    for (const std::string& cell : distinct_cells(table, column.position)) {
      const auto number = base::parse_number(cell);
      if (!number) return;
      pool.emplace(*number, cell);
    }
  }
  std::vector<std::string> levels;
  for (const auto& [number, text] : pool) levels.push_back(text);
  for (Column& column : columns) {
    if (ranked(column)) column.levels = levels;
  }
}

study::Variable read_variable(const base::CsvTable& table, const Column& column, const SetNotation& notation,
                              std::vector<base::Fault>& faults) {
  study::Variable variable;
  variable.name = table.columns[column.position];
  variable.scale = scale_of(column.type);
  variable.weight = column.weight;
  if (column.type == ColumnType::Set) {
    read_sets(table, column, notation, variable, faults);
  } else if (has_levels(column.type)) {
    if (column.type == ColumnType::OrdinalRatio && column.levels.empty()) {
      // Its order is that of numbers, so that a text among them is a fault and not a level.
      static_cast<void>(read_numbers(table, column.position, faults));
    }
    read_levelled(table, column, variable, faults);
  } else {
    variable.values = read_numbers(table, column.position, faults);
    if (column.type == ColumnType::LogRatio) {
      for (std::size_t r = 0; r < variable.values.size(); ++r) {
        if (variable.values[r] <= 0) {
          faults.push_back(
              table.fault(r, column.position, "A log-ratio column takes numbers above 0; this one has no logarithm."));
          variable.values[r] = kMissing;
        } else {
          variable.values[r] = std::log10(variable.values[r]);
        }
      }
    }
  }
  return variable;
}

}  // namespace vallis::analyse
