#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/described_json.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "base/uuid.hpp"
#include "db/database.hpp"
#include "scorecards/built_in.hpp"
#include "scorecards/table.hpp"

namespace vallis::scorecards {

using VersionId = base::Id<struct ScorecardVersionTag>;
using RunId = base::Id<struct ScorecardRunTag>;
using StudyId = base::Id<struct StudyTag>;

/// Proposed → published or refused; published → superseded or withdrawn.
enum class StudyState { Proposed, Published, Superseded, Withdrawn, Refused };
VALLIS_DESCRIBE_ENUM(StudyState, Proposed, Published, Superseded, Withdrawn, Refused)

/// A run of a recipe on a version of a scorecard that has an address for ever.
struct Study {
  StudyId study_id;
  std::string code;     ///< "biomedical-clusters-2026"
  std::string address;  ///< "/api/v1/studies/biomedical-clusters-2026"; holds for ever
  StudyState state = StudyState::Published;
  std::string title_en;
  std::string title_ru;
  std::string citation;
  std::optional<base::Uuid> cluster_id;  ///< whose it is; none: it came with the program
  RunId scorecard_run_id;
  VersionId scorecard_version_id;
  std::string content_hash;  ///< of the measured table
  std::string recipe_hash;
  std::string findings_hash;
  std::int64_t seed = 1;
  std::string build;  ///< version of the program that ran it
  std::int64_t unit_count = 0;
  std::int64_t indicator_count = 0;
  std::int64_t group_count = 0;
  std::int64_t measured_count = 0;  ///< values by origin
  std::int64_t declared_count = 0;
  std::int64_t imported_count = 0;
  std::int64_t missing_count = 0;
  base::Json warnings;                   ///< [{en, ru}]
  std::optional<StudyId> superseded_by;  ///< where a later one took its place
  std::string reason;                    ///< of the last step
  std::optional<base::Instant> published_at;
  base::Instant updated_at;
  std::int64_t version = 1;
};
VALLIS_DESCRIBE(Study, study_id, code, address, state, title_en, title_ru, citation, cluster_id, scorecard_run_id,
                scorecard_version_id, content_hash, recipe_hash, findings_hash, seed, build, unit_count,
                indicator_count, group_count, measured_count, declared_count, imported_count, missing_count, warnings,
                superseded_by, reason, published_at, updated_at, version)

/// Those that anybody may read: published, and superseded ones, whose address holds; the newest first.
base::Result<std::vector<Study>> published_studies(db::Reader& reader);

/// One of them by its id, its code, or "current": the newest that is published. Errors: NotFound – none of that name,
/// or one that nobody has published; a withdrawn one says that it was withdrawn, and why.
base::Result<Study> find_published(db::Reader& reader, std::string_view name);

/// What a run is made of and found, byte for byte.
struct StoredRun {
  std::string content;  ///< the measured table
  std::string recipe;
  std::string findings;
  std::string build;
};
VALLIS_DESCRIBE(StoredRun, content, recipe, findings, build)
base::Result<StoredRun> stored_run(db::Reader& reader, RunId id);

/// A version, run or study as the statements of this package write them.
struct NewVersion {
  std::string title_en;
  std::string title_ru;
  std::optional<base::Uuid> cluster_id;
  bool is_publishable = false;
  std::string note;
  std::vector<base::Uuid> observations{};
};
base::Result<VersionId> insert_version(db::Transaction& tx, const base::Instant& now, const MeasuredTable& table,
                                       const NewVersion& version, std::optional<base::Uuid> by);

/// Whether the study that the program brings along is there as it brings it.
base::Result<bool> has_built_in(db::Reader& reader, const BuiltIn& built_in);

/// Runs it and publishes it, once for each content and build; the one that came before is superseded. Gives whether
/// there was anything to do. Cost: a run, some 50 ms, outside of the transaction.
base::Result<bool> bring_in_built_in(db::Database& database, const BuiltIn& built_in, const base::Instant& now);

/// "Title. Vallis study biomedical-clusters-2026, 2026-11-22, version sha256:…" – how a study is cited.
std::string make_citation(const std::string& title, const std::string& code, const base::Date& on,
                          const std::string& findings_hash);

}  // namespace vallis::scorecards
