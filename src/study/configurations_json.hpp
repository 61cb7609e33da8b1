#pragma once

#include "base/json.hpp"
#include "study/run.hpp"

namespace vallis::study {

/// The recipe's section `configurations`; faults by JSON pointer.
ConfigurationOptions read_configuration_options(const base::JsonReader::Place& place);
base::Json configuration_options_json(const ConfigurationOptions& options);

base::Json configurations_json(const Findings& findings, const Configurations& configurations);

}  // namespace vallis::study
