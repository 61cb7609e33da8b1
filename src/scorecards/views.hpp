#pragma once

#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"
#include "scorecards/prepared.hpp"

namespace vallis::scorecards {

/// The measured table as it is shown: blocks, indicators with names, rules and sources, units with their place, group
/// and every value with its year, source, origin and confidence. A missing value is null and says so.
base::Json scorecard_json(const PreparedStudy& study);

/// The units that have a place as GeoJSON points (RFC 7946), with group, score and rank.
base::Json units_geojson(const PreparedStudy& study);

/// One row a unit and indicator with all that is known of the value, header first; missing values have rows too.
std::vector<std::vector<std::string>> scorecard_rows(const PreparedStudy& study);

/// A unit of the study as study::description_json has it, with its place and what its sources stand for. Errors: those
/// of description_json.
base::Json with_sources(const PreparedStudy& study, const std::string& unit, base::Json description);

/// What the sources of some values stand for: {id: {title, publisher, address, accessed_on}}.
base::JsonObject all_sources_json(const PreparedStudy& study);

}  // namespace vallis::scorecards
