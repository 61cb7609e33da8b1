#pragma once

#include <string>

#include "base/json.hpp"
#include "study/run.hpp"

namespace vallis::study {

/// The recipe's section `configurations`; faults by JSON pointer.
ConfigurationOptions read_configuration_options(const base::JsonReader::Place& place);
base::Json configuration_options_json(const ConfigurationOptions& options);

base::Json configurations_json(const Findings& findings, const Configurations& configurations);

/// A row for each configuration: its levels, agreement with the run, and share of units that stay; empty cells where it
/// could not be computed. A header alone where the grid was not run.
std::string configurations_csv(const Findings& findings);

}  // namespace vallis::study
