#include "scorecards/study.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "activity/log.hpp"
#include "base/hash.hpp"
#include "db/sql.hpp"
#include "scorecards/prepared.hpp"
#include "scorecards/study_columns.hpp"

namespace vallis::scorecards {
namespace {

constexpr std::string_view kInsertVersion = R"sql(
    INSERT INTO scorecard_version (scorecard_version_id, title_en, title_ru, definition, cluster_id, content,
                                   content_hash, unit_count, indicator_count, measured_count, declared_count,
                                   imported_count, missing_count, is_publishable, note, frozen_by, frozen_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
)sql";

constexpr std::string_view kInsertDoneRun = R"sql(
    INSERT INTO scorecard_run (scorecard_run_id, scorecard_version_id, recipe, recipe_hash, seed, build, state,
                               findings, findings_hash, warnings, group_count, error, made_at, ended_at, version)
    VALUES ($1, $2, $3, $4, $5, $6, 'done', $7, $8, $9, $10, '', $11, $11, 1)
)sql";

constexpr std::string_view kInsertBuiltInStudy = R"sql(
    INSERT INTO study (study_id, code, scorecard_run_id, title_en, title_ru, citation, state, reason, inputs_hash,
                       proposed_at, published_at, updated_at, version)
    VALUES ($1, $2, $3, $4, $5, $6, 'published', '', $7, $8, $8, $8, 1)
)sql";

constexpr std::string_view kSupersedeBuiltIn = R"sql(
    UPDATE study SET state = 'superseded', superseded_by = $1, updated_at = $2, version = version + 1
    WHERE state = 'published' AND inputs_hash <> '' AND study_id <> $1
)sql";

/// The year of the newest source: equal data gets an equal code on every day.
std::string year_of(const MeasuredTable& table) {
  std::string newest;
  for (const auto& [id, source] : table.sources) newest = std::max(newest, source.accessed_on);
  return newest.substr(0, 4);
}

/// "biomedical-clusters-2026", or with "-2" and so on where that is taken.
base::Result<std::string> free_code(db::Reader& reader, const std::string& wanted) {
  std::string code = wanted;
  for (int n = 2;; ++n) {
    const auto taken = reader.maybe<std::string>("SELECT code FROM study WHERE code = $1", code);
    if (!taken) return taken.error();
    if (!*taken) return code;
    code = fmt::format("{}-{}", wanted, n);
  }
}

base::Result<StudyId> insert_built_in(db::Transaction& tx, const BuiltIn& built_in, const PreparedStudy& study,
                                      const base::Instant& now) {
  const base::LocalText& title = study.findings.recipe.label;
  const auto version = insert_version(tx, now, study.table, {title.en, title.ru, {}, true, study.table.catalogue}, {});
  if (!version) return version.error();
  const auto run = RunId::next();
  const std::string recipe = base::print_json(study::recipe_json(study.findings.recipe));
  if (auto added = tx.execute(kInsertDoneRun, run, *version, recipe, base::content_hash(recipe),
                              static_cast<std::int64_t>(study.findings.recipe.seed), built_in.build,
                              study.findings_text, study.findings_hash, warnings_json(study.findings.warnings),
                              study.findings.groups.partition.count, now);
      !added) {
    return added.error();
  }
  const std::string year = year_of(study.table);
  const auto code = free_code(tx, study.findings.recipe.id + (year.empty() ? "" : "-" + year));
  if (!code) return code.error();
  const auto id = StudyId::next();
  const std::string citation = make_citation(title.en, *code, now.date(), study.findings_hash);
  if (auto added =
          tx.execute(kInsertBuiltInStudy, id, *code, run, title.en, title.ru, citation, built_in.inputs_hash, now);
      !added) {
    return added.error();
  }
  if (auto done = tx.execute(kSupersedeBuiltIn, id, now); !done) return done.error();
  return id;
}

}  // namespace

std::string make_citation(const std::string& title, const std::string& code, const base::Date& on,
                          const std::string& findings_hash) {
  return fmt::format("{}. Vallis study {}, published on {}, findings {}.", title, code, on.text(), findings_hash);
}

base::Result<std::vector<Study>> published_studies(db::Reader& reader) {
  db::Sql sql(kSelectStudy);
  sql.add("WHERE s.state IN ('published', 'superseded') ORDER BY s.published_at DESC, s.study_id DESC");
  return reader.many_with<Study>(sql.text(), sql.arguments());
}

base::Result<Study> find_published(db::Reader& reader, std::string_view name) {
  db::Sql sql(kSelectStudy);
  if (name == "current") {
    sql.add("WHERE s.state = 'published' ORDER BY s.published_at DESC, s.study_id DESC LIMIT 1");
  } else if (const auto id = StudyId::parse(name)) {
    sql.add("WHERE s.study_id = ").value(*id);
  } else {
    sql.add("WHERE s.code = ").value(name);
  }
  auto found = reader.maybe_with<Study>(sql.text(), sql.arguments());
  if (!found) return found.error();
  if (*found && (*found)->state == StudyState::Withdrawn) {
    return base::not_found(fmt::format("The study {} was withdrawn: {}", (*found)->code, (*found)->reason));
  }
  const bool open = *found && ((*found)->state == StudyState::Published || (*found)->state == StudyState::Superseded);
  if (!open) return base::not_found("There is no published study of that name; GET /api/v1/studies lists all.");
  return std::move(**found);
}

base::Result<StoredRun> stored_run(db::Reader& reader, RunId id) {
  return reader.one<StoredRun>(R"sql(
      SELECT v.content, r.recipe, r.findings, r.build
      FROM scorecard_run r JOIN scorecard_version v ON v.scorecard_version_id = r.scorecard_version_id
      WHERE r.scorecard_run_id = $1
  )sql",
                               id);
}

base::Result<VersionId> insert_version(db::Transaction& tx, const base::Instant& now, const MeasuredTable& table,
                                       const NewVersion& version, std::optional<base::Uuid> by) {
  const auto id = VersionId::next();
  const std::string content = base::print_json(table_json(table));
  const OriginCounts counts = count_origins(table);
  if (auto added =
          tx.execute(kInsertVersion, id, version.title_en, version.title_ru, table.scorecard.definition.id,
                     version.cluster_id, content, base::content_hash(content), table.scorecard.units.size(),
                     table.scorecard.values.size(), counts.measured_count, counts.declared_count, counts.imported_count,
                     counts.missing_count, version.is_publishable, version.note, by, now);
      !added) {
    return added.error();
  }
  for (const base::Uuid& observation : version.observations) {
    if (auto added = tx.execute("INSERT INTO scorecard_version_observation (scorecard_version_id, observation_id) "
                                "VALUES ($1, $2)",
                                id, observation);
        !added) {
      return added.error();
    }
  }
  return id;
}

base::Result<bool> has_built_in(db::Reader& reader, const BuiltIn& built_in) {
  const auto found = reader.maybe<std::string>("SELECT code FROM study WHERE inputs_hash = $1", built_in.inputs_hash);
  if (!found) return found.error();
  return found->has_value();
}

base::Result<bool> bring_in_built_in(db::Database& database, const BuiltIn& built_in, const base::Instant& now) {
  const auto there = database.read([&](db::Reader& reader) { return has_built_in(reader, built_in); });
  if (!there || *there) return there ? base::Result<bool>(false) : there.error();
  auto inputs = built_in.study();
  if (!inputs) return inputs.error();
  const auto study = prepare(std::move(inputs->table), inputs->recipe, built_in.build);
  if (!study) return study.error();
  return database.transact([&](db::Transaction& tx) -> base::Result<bool> {
    const auto done = has_built_in(tx, built_in);  // another server may have been faster
    if (!done || *done) return done ? base::Result<bool>(false) : done.error();
    const auto id = insert_built_in(tx, built_in, **study, now);
    if (!id) return id.error();
    activity::Entry entry;
    entry.verb = "published";
    entry.object_kind = "study";
    entry.object_id = id->text();
    if (auto recorded = activity::record(tx, entry); !recorded) return recorded.error();
    return true;
  });
}

}  // namespace vallis::scorecards
