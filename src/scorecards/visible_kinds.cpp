#include "scorecards/visible_kinds.hpp"

#include "db/sql.hpp"
#include "scorecards/version.hpp"

namespace vallis::scorecards {
namespace {

using Ids = std::vector<std::string>;

struct Row {
  base::Uuid id;
  std::optional<base::Uuid> cluster_id;
  bool is_public = false;
};
VALLIS_DESCRIBE(Row, id, cluster_id, is_public)

constexpr std::string_view kVersions =
    "SELECT scorecard_version_id AS id, cluster_id, FALSE AS is_public FROM scorecard_version "
    "WHERE scorecard_version_id";
constexpr std::string_view kRuns =
    "SELECT r.scorecard_run_id AS id, v.cluster_id, FALSE AS is_public FROM scorecard_run r "
    "JOIN scorecard_version v ON v.scorecard_version_id = r.scorecard_version_id WHERE r.scorecard_run_id";
constexpr std::string_view kStudies =
    "SELECT study_id AS id, cluster_id, state IN ('published', 'superseded') AS is_public FROM study WHERE study_id";

/// `select` ends before the list of ids.
auth::VisibleKinds::Filter seen(std::string_view select) {
  return [select](db::Reader& reader, const auth::Caller& caller, const auth::Sight&,
                  std::span<const std::string> ids) -> base::Result<Ids> {
    std::vector<base::Uuid> parsed;
    for (const std::string& text : ids) {
      if (const auto id = base::Uuid::parse(text)) parsed.push_back(*id);
    }
    db::Sql sql(select);
    sql.add(" IN (").values(parsed).add(")");
    const auto rows = reader.many_with<Row>(sql.text(), sql.arguments());
    if (!rows) return rows.error();
    Ids visible;
    for (const Row& row : *rows) {
      if (row.is_public || sees(caller, row.cluster_id)) visible.push_back(row.id.text());
    }
    return visible;
  };
}

}  // namespace

void add_scorecard_kinds(auth::VisibleKinds& kinds) {
  kinds.add("scorecard_version", seen(kVersions));
  kinds.add("scorecard_run", seen(kRuns));
  kinds.add("study", seen(kStudies));
}

}  // namespace vallis::scorecards
