#pragma once

#include <span>
#include <string>
#include <vector>

#include "analyse/task.hpp"
#include "study/indicator_statistics.hpp"

namespace vallis::analyse {

/// All columns of the table as numbers, NaN where empty. Errors: InvalidInput – no row, or cells that are no numbers.
base::Result<study::IndicatorColumns> read_indicators(const base::CsvTable& table);

/// params' array of numbers, one an indicator; absent = `fallback` for each. Null is NaN where `may_lack`.
std::vector<double> read_number_each(const base::JsonReader::Place& place, std::size_t indicators, double fallback,
                                     bool may_lack);

/// params' weights, each finite and ≥ 0 and not all 0; absent = all 1.
std::vector<double> read_indicator_weights(const base::JsonReader::Place& place, std::size_t indicators);

/// params' directions, each 1 (more is better) or −1 (less is better); absent = all 1.
std::vector<double> read_directions(const base::JsonReader::Place& place, std::size_t indicators);

}  // namespace vallis::analyse
