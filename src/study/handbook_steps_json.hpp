#pragma once

#include "base/json.hpp"
#include "study/handbook_steps.hpp"

namespace vallis::study {

/// The findings' section `handbook_steps`: ten objects.
base::JsonArray handbook_steps_json(const Findings& findings);

}  // namespace vallis::study
