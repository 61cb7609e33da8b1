#include "analyse/task.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"

namespace vallis::analyse {

void pass_over_remarks(const base::JsonReader::Place& place) {
  const base::JsonObject* object = place.json() == nullptr ? nullptr : place.json()->if_object();
  if (object == nullptr) return;
  for (const auto& member : *object) {
    const auto* text = member.value().if_string();
    if (text != nullptr && (text->empty() || text->find(' ') != boost::json::string::npos)) {
      static_cast<void>(place.optional(std::string_view(member.key())));
    }
  }
}

base::Result<void> close(const Call& call) {
  pass_over_remarks(call.params);
  call.params.close();
  if (!call.reader.ok()) return call.reader.error();
  return {};
}

std::optional<std::size_t> read_column_name(const base::JsonReader::Place& place, const base::CsvTable& table) {
  if (!place.present()) return std::nullopt;
  const std::string text = place.text();
  if (text.empty()) return std::nullopt;
  if (const auto position = table.column(text)) return position;
  constexpr std::string_view kPrefix = "column ";
  const std::string name = text.starts_with(kPrefix) ? text.substr(kPrefix.size()) : text;
  if (const auto position = table.column(name)) return position;
  const auto near = base::nearest_word(name, table.columns);
  place.fault(near ? fmt::format("The table {} has no column '{}'; did you mean '{}'?", table.name, name, *near)
                   : fmt::format("The table {} has no column '{}'; it has: {}.", table.name, name,
                                 base::join(table.columns, ", ")));
  return std::nullopt;
}

std::vector<int> read_integers(const base::JsonReader::Place& place, int low, int high) {
  if (!place.present()) return {};
  if (!place.json()->is_array()) return {static_cast<int>(place.integer(low, high, low))};
  std::vector<int> numbers;
  for (const auto& item : place.items()) {
    const int number = static_cast<int>(item.integer(low, high, low - 1));
    if (number < low) {
      if (!item.present()) item.fault("This is null where a whole number is needed.");
      continue;
    }
    if (std::find(numbers.begin(), numbers.end(), number) != numbers.end()) {
      item.fault(fmt::format("The number {} stands here twice; leave one out.", number));
    }
    numbers.push_back(number);
  }
  if (place.json()->get_array().empty()) place.fault("The array is empty; give at least one number.");
  return numbers;
}

base::Result<void> require_rows(const base::CsvTable& table, std::size_t least) {
  if (table.rows.size() >= least) return {};
  return base::invalid_input(table.name,
                             fmt::format("The table has {} {} where at least {} {} needed.", table.rows.size(),
                                         table.rows.size() == 1 ? "row" : "rows", least, least == 1 ? "is" : "are"));
}

base::Json number_json(double value) { return std::isnan(value) ? base::Json(nullptr) : base::Json(value); }

base::JsonArray numbers_json(std::span<const double> values) {
  base::JsonArray array;
  array.reserve(values.size());
  for (const double value : values) array.push_back(number_json(value));
  return array;
}

base::JsonArray integers_json(std::span<const int> values, int offset) {
  base::JsonArray array;
  array.reserve(values.size());
  for (const int value : values) array.emplace_back(value + offset);
  return array;
}

}  // namespace vallis::analyse
