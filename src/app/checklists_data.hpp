#pragma once

#include <vector>

#include "indicators/checklist.hpp"

namespace vallis::app {

/// The lists of data/checklists. Errors: those of read_checklist, which a test keeps from happening.
base::Result<std::vector<indicators::Checklist>> built_in_checklists();

}  // namespace vallis::app
