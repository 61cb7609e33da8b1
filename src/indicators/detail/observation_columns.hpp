#pragma once

#include <string_view>

namespace vallis::indicators::detail {

// Observations are read by one list of columns, from one join. Each has its unit; the join is an outer one, so that
// SQLite goes from observations to units and not the other way, which is a hundred times slower.
constexpr std::string_view kObservationFrom = "observation v LEFT JOIN directory_unit_v u ON u.unit_key = v.unit_key";

constexpr std::string_view kObservationColumns = R"sql(
    v.observation_id, v.indicator, v.method_version, u.unit_kind, u.unit_code, u.name_en AS unit_name_en,
    u.name_ru AS unit_name_ru, v.cluster_id, v.country_code, v.period, v.from_on, v.to_on, v.edition, v.value, v.absence,
    v.absence_reason, v.basis_count, v.origin, v.source_code, v.source_title, v.source_publisher, v.source_address,
    v.retrieved_on, v.file_id, v.file_version, v.evidence_value, v.confidence, v.note, v.reason, v.supersedes,
    v.content_hash, v.state, v.proposed_by, v.proposed_at, v.published_at, v.updated_at, v.version
)sql";

}  // namespace vallis::indicators::detail
