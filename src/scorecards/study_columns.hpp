#pragma once

#include <string_view>

namespace vallis::scorecards {

/// A Study; a condition on the alias s comes behind.
inline constexpr std::string_view kSelectStudy = R"sql(
    SELECT s.study_id, s.code, '/api/v1/studies/' || s.code AS address, s.state, s.title_en, s.title_ru, s.citation, s.cluster_id, s.scorecard_run_id,
           r.scorecard_version_id, v.content_hash, r.recipe_hash, r.findings_hash, r.seed, r.build, v.unit_count,
           v.indicator_count, r.group_count, v.measured_count, v.declared_count, v.imported_count, v.missing_count,
           r.warnings, s.superseded_by, s.reason, s.published_at, s.updated_at, s.version
    FROM study s
    JOIN scorecard_run r ON r.scorecard_run_id = s.scorecard_run_id
    JOIN scorecard_version v ON v.scorecard_version_id = r.scorecard_version_id
)sql";

}  // namespace vallis::scorecards
