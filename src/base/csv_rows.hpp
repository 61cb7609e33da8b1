#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "base/csv.hpp"
#include "base/described_json.hpp"
#include "base/text.hpp"

namespace vallis::base {

namespace detail {

/// Says in words what a cell should have been; empty when the value could be read.
template <class T>
std::string read_cell(const std::string& cell, T& value) {
  if constexpr (IsOptional<T>::value) {
    value.reset();
    return cell.empty() ? std::string() : read_cell(cell, value.emplace());
  } else if constexpr (std::is_same_v<T, std::string>) {
    value = cell;
    return {};
  } else if constexpr (std::is_same_v<T, bool>) {
    value = cell == "yes";
    return value || cell == "no" ? "" : "yes or no";
  } else if constexpr (std::is_arithmetic_v<T>) {
    const auto number = parse_number(cell);
    if (!number || (std::is_integral_v<T> && *number != static_cast<double>(static_cast<T>(*number)))) {
      return std::is_integral_v<T> ? "a whole number" : "a number";
    }
    value = static_cast<T>(*number);
    return {};
  } else if constexpr (DescribedEnum<T>) {
    const auto word = enum_of<T>(cell);
    if (word) value = *word;
    return word ? "" : "one of the column's words";
  } else if constexpr (IsVector<T>::value) {
    value.clear();
    if (!cell.empty()) value = split(cell, ' ');
    return {};
  } else {
    const auto parsed = T::parse(cell);
    if (parsed) value = *parsed;
    return parsed ? "" : std::string(form_of<T>());
  }
}

}  // namespace detail

/// Rows of a table as described structs. Each member has a column of its name: texts, numbers, "yes" or "no", dates,
/// words of an enumeration, lists of texts separated by blanks; an empty cell is an absent optional. Errors:
/// InvalidInput with every fault – a column too many or too few, a cell of another form.
template <Described T>
Result<std::vector<T>> read_csv_rows(const CsvTable& table) {
  std::vector<Fault> faults;
  std::vector<std::string> names;
  for_each_member_type<T>([&](std::string_view name, auto*) { names.emplace_back(name); });
  for (const std::string& name : names) {
    if (!table.column(name)) faults.push_back({.file = table.name, .field = name, .what = "This column is missing."});
  }
  for (const std::string& column : table.columns) {
    if (std::find(names.begin(), names.end(), column) == names.end()) {
      faults.push_back({.file = table.name, .field = column, .what = "This column is none that is known."});
    }
  }
  if (!faults.empty()) return invalid_input(std::move(faults));
  std::vector<T> rows(table.rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for_each_member(rows[r], [&](std::string_view name, auto& member) {
      const std::size_t column = *table.column(name);
      const std::string& cell = table.rows[r].cells[column];
      const std::string expected = detail::read_cell(cell, member);
      if (!expected.empty()) {
        faults.push_back(table.fault(r, column, "'" + shorten(cell, 60) + "' is not " + expected + "."));
      }
    });
  }
  if (!faults.empty()) return invalid_input(std::move(faults));
  return rows;
}

}  // namespace vallis::base
