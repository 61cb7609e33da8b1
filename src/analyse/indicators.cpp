#include "analyse/indicators.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analyse/columns.hpp"

namespace vallis::analyse {

base::Result<study::IndicatorColumns> read_indicators(const base::CsvTable& table) {
  if (auto rows = require_rows(table, 1); !rows) return rows.error();
  std::vector<base::Fault> faults;
  study::IndicatorColumns columns;
  for (std::size_t j = 0; j < table.columns.size(); ++j) columns.push_back(read_numbers(table, j, faults));
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  return columns;
}

std::vector<double> read_number_each(const base::JsonReader::Place& place, std::size_t indicators, double fallback,
                                     bool may_lack) {
  if (!place.present()) return std::vector<double>(indicators, fallback);
  std::vector<double> numbers;
  for (const auto& item : place.items()) {
    if (!item.present() && !may_lack) item.fault("This is null where a number is needed.");
    numbers.push_back(item.number());
  }
  if (numbers.size() != indicators) {
    place.fault(
        fmt::format("There must be one number for each of the {} columns, not {} in all.", indicators, numbers.size()));
    numbers.resize(indicators, fallback);
  }
  return numbers;
}

std::vector<double> read_indicator_weights(const base::JsonReader::Place& place, std::size_t indicators) {
  auto weights = read_number_each(place, indicators, 1, false);
  if (!place.present()) return weights;
  if (std::any_of(weights.begin(), weights.end(), [](double weight) { return weight < 0 || std::isinf(weight); })) {
    place.fault("A weight is a finite number of 0 or more.");
  } else if (std::all_of(weights.begin(), weights.end(), [](double weight) { return weight == 0; })) {
    place.fault("All weights are 0; give at least one column a weight.");
  }
  return weights;
}

std::vector<double> read_directions(const base::JsonReader::Place& place, std::size_t indicators) {
  auto directions = read_number_each(place, indicators, 1, false);
  if (std::any_of(directions.begin(), directions.end(), [](double d) { return d != 1 && d != -1; })) {
    place.fault("A direction is 1 (more is better) or -1 (less is better).");
  }
  return directions;
}

}  // namespace vallis::analyse
