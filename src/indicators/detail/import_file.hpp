#pragma once

#include <string_view>
#include <vector>

#include "indicators/detail/lookup.hpp"
#include "indicators/observation_import.hpp"

namespace vallis::indicators::detail {

/// The lines of a file as forms; what a cell cannot be is a fault of its line. Errors: as preview_observations.
base::Result<std::vector<ObservationLine>> read_import_file(const Lookup& lookup, std::string_view file_name,
                                                            std::string_view bytes, std::string_view encoding);

}  // namespace vallis::indicators::detail
