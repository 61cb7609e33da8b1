#pragma once

#include <string>

#include "base/json.hpp"
#include "study/unit_map.hpp"

namespace vallis::study {

/// Reads the recipe's section `map`; faults go to the reader.
UnitMapOptions read_map_options(const base::JsonReader::Place& place);

/// The section with every choice written out; read_map_options reads it back to the same options.
base::JsonObject map_options_json(const UnitMapOptions& options);

/// The findings' section `map`.
base::JsonObject map_json(const Findings& findings, const UnitMap& map);

/// One row a unit, with its points by both methods; the header alone for findings without a map.
std::string map_csv(const Findings& findings);

}  // namespace vallis::study
