#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "activity/log.hpp"
#include "auth/permission.hpp"
#include "base/described_json.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "db/database.hpp"
#include "directory/cluster.hpp"
#include "scorecards/built_in.hpp"
#include "scorecards/study.hpp"

namespace vallis::scorecards {

/// Which units and values become a version. What is not given does not restrict.
struct FreezeForm {
  std::string title_en;
  std::optional<std::string> title_ru;
  std::optional<std::string> definition;             ///< a scorecard of the program; "biomedical-clusters" where absent
  std::optional<std::vector<std::string>> clusters;  ///< codes
  std::optional<std::vector<std::string>> countries;
  std::optional<directory::Initiative> initiative;
  std::optional<std::string> period;          ///< "2026": values of later ones are left out
  std::optional<std::int64_t> max_age_years;  ///< older values count as missing; an unknown year is no old one
  std::optional<std::int64_t> min_known;      ///< clusters with fewer known indicators are left out
  std::optional<base::Uuid> unpublished_of;   ///< cluster whose proposed and checked values count too
  std::optional<std::string> note;
};
VALLIS_DESCRIBE(FreezeForm, title_en, title_ru, definition, clusters, countries, initiative, period, max_age_years,
                min_known, unpublished_of, note)
std::span<const base::FieldRule> field_rules(const FreezeForm*);

/// A frozen table, without its content.
struct ScorecardVersion {
  VersionId scorecard_version_id;
  std::string title_en;
  std::string title_ru;
  std::string definition;
  std::optional<base::Uuid> cluster_id;  ///< whose unpublished values are in it
  std::string content_hash;
  std::int64_t unit_count = 0;
  std::int64_t indicator_count = 0;
  std::int64_t measured_count = 0;
  std::int64_t declared_count = 0;
  std::int64_t imported_count = 0;
  std::int64_t missing_count = 0;
  std::int64_t observation_count = 0;
  bool is_publishable = false;  ///< every value is published
  std::string note;
  base::Instant frozen_at;
};
VALLIS_DESCRIBE(ScorecardVersion, scorecard_version_id, title_en, title_ru, definition, cluster_id, content_hash,
                unit_count, indicator_count, measured_count, declared_count, imported_count, missing_count,
                observation_count, is_publishable, note, frozen_at)

/// Who may see and run versions, and who decides what is published: staff and analysts edit, the board approves, both
/// see. Where unpublished values are in a version, of that cluster alone; guests see published studies alone.
bool sees(const auth::Caller& caller, const std::optional<base::Uuid>& cluster_id);
bool approves(const auth::Caller& caller, const std::optional<base::Uuid>& cluster_id);
bool edits(const auth::Caller& caller, const std::optional<base::Uuid>& cluster_id);

/// What a version would hold.
struct VersionPreview {
  std::int64_t unit_count = 0;
  std::int64_t indicator_count = 0;
  std::int64_t measured_count = 0;
  std::int64_t declared_count = 0;
  std::int64_t imported_count = 0;
  std::int64_t missing_count = 0;
  std::int64_t observation_count = 0;
  bool is_publishable = false;
  std::vector<std::string> units;  ///< names, in the order of the table
};
VALLIS_DESCRIBE(VersionPreview, unit_count, indicator_count, measured_count, declared_count, imported_count,
                missing_count, observation_count, is_publishable, units)

/// The one that was frozen last, whoever may see it: for the command line.
base::Result<std::optional<VersionId>> latest_version(db::Reader& reader);

/// Freezes what was observed. Errors: InvalidInput, by JSON pointer – an unknown cluster, country, scorecard or period,
/// fewer than three units; those of table_of_observations.
base::Result<ScorecardVersion> freeze(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                      const BuiltIn& built_in, const FreezeForm& form);

/// What freeze would make of the form now; writes nothing. Errors: those of freeze.
base::Result<VersionPreview> preview_freeze(db::Reader& reader, const base::Instant& now, const BuiltIn& built_in,
                                            const FreezeForm& form);

/// Those that the caller sees, the newest first.
base::Result<std::vector<ScorecardVersion>> list_versions(db::Reader& reader, const auth::Caller& caller);

/// Errors: NotFound – also where the caller may not see it.
base::Result<ScorecardVersion> find_version(db::Reader& reader, const auth::Caller& caller, VersionId id);

/// Its table as JSON, byte for byte. Errors: NotFound.
base::Result<std::string> version_content(db::Reader& reader, VersionId id);

}  // namespace vallis::scorecards
