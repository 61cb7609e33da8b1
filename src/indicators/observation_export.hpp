#pragma once

#include <span>
#include <string>

#include "indicators/observation.hpp"

namespace vallis::indicators {

enum class ObservationFormat { Csv, Json, Xlsx };
VALLIS_DESCRIBE_ENUM(ObservationFormat, Csv, Json, Xlsx)

/// Observations as a file that preview_observations reads back: brought in where they are, every line is unchanged.
/// Each has its source, period and origin beside its value. Ids of accounts and files are left out.
/// Errors: those of db and sheets::write_xlsx.
base::Result<std::string> export_observations(db::Reader& reader, std::span<const Observation> observations,
                                              ObservationFormat format);

}  // namespace vallis::indicators
