#pragma once

#include <string>
#include <type_traits>
#include <vector>

#include "base/csv.hpp"
#include "base/described_json.hpp"

namespace vallis::base {

/// What stands in a cell: texts, dates, ids and words as they are; numbers and booleans as in JSON; nothing for what is
/// absent; lists and structs as JSON.
template <class T>
std::string csv_value(const T& value) {
  if constexpr (detail::IsOptional<T>::value) {
    return value ? csv_value(*value) : std::string();
  } else if constexpr (std::is_convertible_v<T, std::string>) {
    return value;
  } else if constexpr (detail::kFormed<T>) {
    return value.text();
  } else if constexpr (DescribedEnum<T>) {
    return std::string(enum_word(value));
  } else {
    std::string json;
    write_json(json, value);
    return json;
  }
}

/// Rows of a described struct as CSV: a header of the members' names, then a line each. A text that a spreadsheet would
/// take for a formula is given an apostrophe in front. Source: OWASP, CSV Injection.
template <Described T>
std::string write_csv(const std::vector<T>& rows) {
  std::vector<std::string> cells;
  for_each_member_type<T>([&](std::string_view name, auto*) { cells.emplace_back(name); });
  std::string csv = csv_row(cells);
  for (const T& row : rows) {
    cells.clear();
    for_each_member(row, [&](std::string_view, const auto& member) {
      std::string cell = csv_value(member);
      using Member = std::remove_cvref_t<decltype(member)>;
      constexpr bool text = std::is_same_v<Member, std::string> || std::is_same_v<Member, std::optional<std::string>>;
      if (text && !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos) {
        cell.insert(cell.begin(), '\'');
      }
      cells.push_back(std::move(cell));
    });
    csv += csv_row(cells);
  }
  return csv;
}

}  // namespace vallis::base
