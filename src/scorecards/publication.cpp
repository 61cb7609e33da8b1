#include "scorecards/publication.hpp"

#include <fmt/format.h>

#include "db/sql.hpp"
#include "scorecards/recipe_changes.hpp"
#include "scorecards/study_columns.hpp"
#include "scorecards/version.hpp"

namespace vallis::scorecards {
namespace {

constexpr std::string_view kRunFacts = R"sql(
    SELECT r.state, r.findings_hash, v.is_publishable, v.cluster_id
    FROM scorecard_run r JOIN scorecard_version v ON v.scorecard_version_id = r.scorecard_version_id
    WHERE r.scorecard_run_id = $1
)sql";
struct RunFacts {
  std::string state;
  std::string findings_hash;
  bool is_publishable = false;
  std::optional<base::Uuid> cluster_id;
};
VALLIS_DESCRIBE(RunFacts, state, findings_hash, is_publishable, cluster_id)

// What it supersedes is noted here until the board has said yes.
constexpr std::string_view kInsert = R"sql(
    INSERT INTO study (study_id, code, scorecard_run_id, cluster_id, title_en, title_ru, citation, state, supersedes,
                       reason, inputs_hash, proposed_by, proposed_at, updated_at, version)
    VALUES ($1, $2, $3, $4, $5, $6, '', 'proposed', $7, $8, '', $9, $10, $10, 1)
)sql";

constexpr std::string_view kPublish = R"sql(
    UPDATE study SET state = 'published', citation = $3, reason = $4, decided_by = $5, published_at = $6,
        updated_at = $6, version = version + 1
    WHERE study_id = $1 AND version = $2
)sql";
constexpr std::string_view kEnd = R"sql(
    UPDATE study SET state = $3, reason = $4, decided_by = $5, updated_at = $6, version = version + 1
    WHERE study_id = $1 AND version = $2
)sql";
constexpr std::string_view kSupersede = R"sql(
    UPDATE study SET state = 'superseded', superseded_by = $2, updated_at = $3, version = version + 1
    WHERE study_id = $1 AND state = 'published'
)sql";

/// What only the steps need to know of a study.
struct Behind {
  std::optional<base::Uuid> proposed_by;
  std::optional<StudyId> supersedes;
  std::string inputs_hash;
};
VALLIS_DESCRIBE(Behind, proposed_by, supersedes, inputs_hash)

base::Result<Study> stored(db::Reader& reader, StudyId id) {
  db::Sql sql(kSelectStudy);
  sql.add("WHERE s.study_id = ").value(id);
  auto found = reader.maybe_with<Study>(sql.text(), sql.arguments());
  if (!found) return found.error();
  if (!*found) return base::not_found("There is no such study.");
  return std::move(**found);
}

base::Result<Behind> behind(db::Reader& reader, StudyId id) {
  return reader.one<Behind>("SELECT proposed_by, supersedes, inputs_hash FROM study WHERE study_id = $1", id);
}

bool code_holds(std::string_view code) {
  return !code.empty() && code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos &&
         code.front() != '-' && code.back() != '-' && code != "current" && !base::Uuid::parse(code);
}

base::Result<Study> tell(db::Transaction& tx, const activity::Actor& by, std::string verb, StudyId id,
                         const std::string& reason) {
  auto study = stored(tx, id);
  if (!study) return study;
  activity::Entry entry{.by = by, .verb = std::move(verb), .object_kind = "study", .object_id = id.text()};
  if (study->cluster_id) entry.scope = study->cluster_id->text();
  entry.after = activity::snapshot(*study);
  entry.reason = reason;
  if (auto told = activity::record(tx, entry); !told) return told.error();
  return study;
}

/// A study at the version that a step is meant for.
base::Result<Study> at_version(db::Reader& reader, StudyId id, std::int64_t version, StudyState state,
                               std::string_view otherwise) {
  auto study = stored(reader, id);
  if (!study) return study;
  if (study->version != version) return base::stale("The study was changed since you read it; read it again.");
  if (study->state != state) return base::conflict(std::string(otherwise));
  return study;
}

base::Result<Study> end_as(db::Transaction& tx, const activity::Actor& by, const base::Instant& now, const Study& study,
                           StudyState state, const Decision& decision) {
  const std::string reason = decision.reason.value_or("");
  if (reason.empty()) return base::invalid_argument("Say why, for those who will look for it ('reason').");
  if (auto done = tx.execute(kEnd, study.study_id, study.version, state, reason, by.account_id, now); !done) {
    return done.error();
  }
  return tell(tx, by, std::string(base::enum_word(state)), study.study_id, reason);
}

}  // namespace

std::span<const base::FieldRule> field_rules(const StudyForm*) {
  static const std::vector<base::FieldRule> rules{{.member = "code",
                                                   .description = "Its address for ever: biomedical-clusters-2026.",
                                                   .min_length = 1,
                                                   .max_length = 80},
                                                  {.member = "title_en", .min_length = 1, .max_length = 300},
                                                  {.member = "title_ru", .max_length = 300},
                                                  {.member = "reason", .max_length = 5'000}};
  return rules;
}

base::Result<Study> propose_study(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                  const StudyForm& form) {
  if (!code_holds(form.code)) {
    return located("/code", "A code is of lower-case letters, digits and hyphens, such as north-sea-2026.");
  }
  const auto run = tx.maybe<RunFacts>(kRunFacts, form.scorecard_run_id);
  if (!run) return run.error();
  if (!*run) return base::not_found("There is no such run.");
  if ((*run)->state != "done") return base::conflict("The run has no findings yet.");
  if (!(*run)->is_publishable) {
    return base::conflict("Some of its values are not published; publish the observations and freeze the table again.");
  }
  std::optional<StudyId> supersedes;
  if (form.supersedes) {
    const auto other = find_published(tx, *form.supersedes);
    if (!other) return other.error();
    supersedes = other->study_id;
  }
  const auto taken = tx.maybe<std::string>("SELECT code FROM study WHERE code = $1", form.code);
  if (!taken) return taken.error();
  if (*taken) return base::conflict(fmt::format("The code '{}' is taken; codes hold for ever.", form.code));
  const auto id = StudyId::next();
  if (auto added =
          tx.execute(kInsert, id, form.code, form.scorecard_run_id, (*run)->cluster_id, form.title_en,
                     form.title_ru.value_or(form.title_en), supersedes, form.reason.value_or(""), by.account_id, now);
      !added) {
    return added.error();
  }
  return tell(tx, by, "proposed", id, form.reason.value_or(""));
}

base::Result<Study> publish_study(db::Transaction& tx, const activity::Actor& by, const base::Instant& now, StudyId id,
                                  std::int64_t version, const Decision& decision) {
  const auto study = at_version(tx, id, version, StudyState::Proposed, "Only a proposed study can be published.");
  if (!study) return study;
  const auto more = behind(tx, id);
  if (!more) return more.error();
  if (more->proposed_by && more->proposed_by == by.account_id) {
    return base::forbidden("You proposed this study; somebody else approves it.");
  }
  const std::string citation = make_citation(study->title_en, study->code, now.date(), study->findings_hash);
  if (auto done = tx.execute(kPublish, id, version, citation, decision.reason.value_or(""), by.account_id, now);
      !done) {
    return done.error();
  }
  if (more->supersedes) {
    if (auto done = tx.execute(kSupersede, *more->supersedes, id, now); !done) return done.error();
  }
  return tell(tx, by, "published", id, decision.reason.value_or(""));
}

base::Result<Study> refuse_study(db::Transaction& tx, const activity::Actor& by, const base::Instant& now, StudyId id,
                                 std::int64_t version, const Decision& decision) {
  const auto study = at_version(tx, id, version, StudyState::Proposed, "Only a proposed study can be refused.");
  if (!study) return study;
  return end_as(tx, by, now, *study, StudyState::Refused, decision);
}

base::Result<Study> withdraw_study(db::Transaction& tx, const activity::Actor& by, const base::Instant& now, StudyId id,
                                   std::int64_t version, const Decision& decision) {
  const auto study = at_version(tx, id, version, StudyState::Published, "Only a published study can be withdrawn.");
  if (!study) return study;
  const auto more = behind(tx, id);
  if (!more) return more.error();
  if (!more->inputs_hash.empty())
    return base::conflict("The study of the program stays; publish one that supersedes it.");
  return end_as(tx, by, now, *study, StudyState::Withdrawn, decision);
}

base::Result<std::vector<Study>> list_studies(db::Reader& reader, const auth::Caller& caller) {
  db::Sql sql(kSelectStudy);
  sql.add("ORDER BY s.updated_at DESC, s.study_id DESC");
  auto all = reader.many_with<Study>(sql.text(), sql.arguments());
  if (!all) return all.error();
  std::erase_if(*all, [&](const Study& study) { return !sees(caller, study.cluster_id); });
  return all;
}

base::Result<Study> find_study(db::Reader& reader, const auth::Caller& caller, StudyId id) {
  auto study = stored(reader, id);
  if (study && !sees(caller, study->cluster_id)) return base::not_found("There is no such study.");
  return study;
}

}  // namespace vallis::scorecards
