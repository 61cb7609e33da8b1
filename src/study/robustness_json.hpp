#pragma once

#include "base/json.hpp"
#include "study/robustness.hpp"
#include "study/run.hpp"

namespace vallis::study {

/// The recipe's section /robustness, as docs/reference/recipe.schema.json describes it. Faults go to the place's
/// reader.
RobustnessOptions read_robustness_options(const base::JsonReader::Place& place);

/// Every choice written out; read_robustness_options reads it back to the same options.
base::Json robustness_options_json(const RobustnessOptions& options);

/// The section /robustness of the findings.
base::Json robustness_json(const Findings& findings, const Robustness& robustness);

}  // namespace vallis::study
