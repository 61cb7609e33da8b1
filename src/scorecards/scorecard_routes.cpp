#include "scorecards/scorecard_routes.hpp"

#include "auth/call.hpp"
#include "http/problem_words.hpp"
#include "http/query.hpp"
#include "scorecards/publication.hpp"
#include "scorecards/run.hpp"
#include "scorecards/version.hpp"

namespace vallis::scorecards {
namespace {

using auth::Call;
using auth::Permission;

template <class T>
http::Page<T> whole(std::vector<T> items) {
  const auto count = static_cast<std::int64_t>(items.size());
  return {std::move(items), std::nullopt, count};
}

base::Result<void> require_editor(Call& call, const std::optional<base::Uuid>& cluster_id) {
  if (edits(call.caller(), cluster_id)) return {};
  return base::forbidden("You may look at this, but not change it.");
}

/// The board of the cluster, or of everything where no cluster's own values are in it.
base::Result<void> require_approver(Call& call, const std::optional<base::Uuid>& cluster_id) {
  if (approves(call.caller(), cluster_id)) return {};
  return base::forbidden("The board decides this.");
}

base::Result<http::Created<ScorecardVersion>> freeze_table(Call& call, const BuiltIn& built_in,
                                                           const FreezeForm& form) {
  if (auto may = require_editor(call, form.unpublished_of); !may) return may.error();
  auto version =
      call.transact([&](db::Transaction& tx) { return freeze(tx, call.actor(), call.now(), built_in, form); });
  if (!version) return version.error();
  std::string address = "/api/v1/scorecards/" + version->scorecard_version_id.text();
  return http::Created<ScorecardVersion>{std::move(*version), std::move(address)};
}

base::Result<VersionPreview> preview(Call& call, const BuiltIn& built_in, const FreezeForm& form) {
  if (auto may = require_editor(call, form.unpublished_of); !may) return may.error();
  return call.read([&](db::Reader& reader) { return preview_freeze(reader, call.now(), built_in, form); });
}

base::Result<http::Reply> content(Call& call) {
  const auto id = call.path<VersionId>("scorecard_version_id");
  const auto text = call.read([&](db::Reader& reader) -> base::Result<std::string> {
    const auto version = find_version(reader, call.caller(), id);
    if (!version) return version.error();
    return version_content(reader, id);
  });
  if (!text) return text.error();
  return http::json_reply(200, *text);
}

base::Result<http::Created<Run>> run_recipe(Call& call, const BuiltIn& built_in, const base::Json& changes) {
  const auto id = call.path<VersionId>("scorecard_version_id");
  auto run = call.transact([&](db::Transaction& tx) -> base::Result<Run> {
    const auto version = find_version(tx, call.caller(), id);
    if (!version) return version.error();
    if (auto may = require_editor(call, version->cluster_id); !may) return may.error();
    return start_run(tx, call.actor(), call.now(), built_in, id, changes);
  });
  if (!run) return run.error();
  std::string address = "/api/v1/scorecard-runs/" + run->scorecard_run_id.text();
  return http::Created<Run>{std::move(*run), std::move(address)};
}

base::Result<RunProgress> progress(Call& call) {
  return call.read([&](db::Reader& reader) -> base::Result<RunProgress> {
    const auto run = find_run(reader, call.caller(), call.path<RunId>("scorecard_run_id"));
    if (!run) return run.error();
    return progress_of(reader, *run);
  });
}

/// What a run makes, for who sees it.
template <class Make>
base::Result<http::Reply> of_run(Call& call, Make&& make) {
  const auto id = call.path<RunId>("scorecard_run_id");
  const auto text = call.read([&](db::Reader& reader) -> base::Result<std::string> {
    const auto run = find_run(reader, call.caller(), id);
    if (!run) return run.error();
    return make(reader, id);
  });
  if (!text) return text.error();
  return http::json_reply(200, *text);
}

base::Result<std::string> findings_of(db::Reader& reader, RunId id) {
  auto run = stored_run(reader, id);
  if (!run) return run.error();
  if (run->findings.empty()) return base::conflict("The run has no findings yet.");
  return std::move(run->findings);
}

base::Result<base::Json> compare(Call& call) {
  const auto with = http::query_as<base::Uuid>(call.request(), "with");
  if (!with) return with.error();
  if (!*with) return base::invalid_argument("Name the other run: ?with=ID.");
  return call.read([&](db::Reader& reader) -> base::Result<base::Json> {
    const RunId a = call.path<RunId>("scorecard_run_id");
    const RunId b{**with};
    for (const RunId id : {a, b}) {
      if (auto run = find_run(reader, call.caller(), id); !run) return run.error();
    }
    return compare_runs(reader, a, b);
  });
}

base::Result<http::NoContent> cancel(Call& call) {
  const auto id = call.path<RunId>("scorecard_run_id");
  const auto done = call.transact([&](db::Transaction& tx) -> base::Result<void> {
    const auto run = find_run(tx, call.caller(), id);
    if (!run) return run.error();
    if (auto may = require_editor(call, run->cluster_id); !may) return may.error();
    return cancel_run(tx, call.actor(), call.now(), id);
  });
  if (!done) return done.error();
  return http::NoContent{};
}

base::Result<http::Created<Study>> propose(Call& call, const StudyForm& form) {
  auto study = call.transact([&](db::Transaction& tx) -> base::Result<Study> {
    const auto run = find_run(tx, call.caller(), form.scorecard_run_id);
    if (!run) return run.error();
    if (auto may = require_editor(call, run->cluster_id); !may) return may.error();
    return propose_study(tx, call.actor(), call.now(), form);
  });
  if (!study) return study.error();
  std::string address = "/api/v1/study-proposals/" + study->study_id.text();
  return http::Created<Study>{std::move(*study), std::move(address)};
}

using Step = base::Result<Study> (*)(db::Transaction&, const activity::Actor&, const base::Instant&, StudyId,
                                     std::int64_t, const Decision&);

/// A step of the board. The version is that of If-Match, which the route asks for.
template <Step step>
base::Result<Study> decide(Call& call, const Decision& decision) {
  const auto id = call.path<StudyId>("study_id");
  return call.transact([&](db::Transaction& tx) -> base::Result<Study> {
    const auto study = find_study(tx, call.caller(), id);
    if (!study) return study;
    if (auto may = require_approver(call, study->cluster_id); !may) return may.error();
    return step(tx, call.actor(), call.now(), id, call.version(), decision);
  });
}

}  // namespace

void add_scorecard_routes(http::Router& router, db::Database& database, Studies& studies) {
  auth::Routes routes(router, database, "scorecards");
  const BuiltIn& built_in = studies.built_in();
  const std::string versions = "/api/v1/scorecards";
  const std::string runs = "/api/v1/scorecard-runs/{scorecard_run_id}";
  const std::string proposals = "/api/v1/study-proposals";
  const Permission look = Permission::ReadDirectory;  // the version's own rule says who sees it

  routes.get(versions, look, "Frozen tables that one may see, the newest first",
             [](Call& call) -> base::Result<http::Page<ScorecardVersion>> {
               auto all = call.read([&](db::Reader& reader) { return list_versions(reader, call.caller()); });
               if (!all) return all.error();
               return whole(std::move(*all));
             });
  routes.post(versions, Permission::EditBenchmark, "Freeze what was observed",
              [&built_in](Call& call, const FreezeForm& form) { return freeze_table(call, built_in, form); });
  routes.post(versions + "/preview", Permission::EditBenchmark, "What freezing would hold; writes nothing",
              [&built_in](Call& call, const FreezeForm& form) { return preview(call, built_in, form); });
  routes.get(versions + "/{scorecard_version_id}", look, "A frozen table",
             [](Call& call) -> base::Result<ScorecardVersion> {
               return call.read([&](db::Reader& reader) {
                 return find_version(reader, call.caller(), call.path<VersionId>("scorecard_version_id"));
               });
             });
  routes.get(versions + "/{scorecard_version_id}/content", look, "Its units, values and sources", content);
  routes.get(versions + "/{scorecard_version_id}/runs", look, "Runs on it, the newest first",
             [](Call& call) -> base::Result<http::Page<Run>> {
               auto all = call.read([&](db::Reader& reader) -> base::Result<std::vector<Run>> {
                 const auto id = call.path<VersionId>("scorecard_version_id");
                 if (auto version = find_version(reader, call.caller(), id); !version) return version.error();
                 return runs_of(reader, id);
               });
               if (!all) return all.error();
               for (Run& run : *all) run.error = http::said_to(call.request(), std::move(run.error));
               return whole(std::move(*all));
             });
  routes.post(versions + "/{scorecard_version_id}/runs", Permission::EditBenchmark,
              "Run the recipe on it, with members that differ",
              [&built_in](Call& call, const base::Json& changes) { return run_recipe(call, built_in, changes); });
  routes.get(runs, look, "A run; how far it is, its job says", [](Call& call) -> base::Result<Run> {
    auto run = call.read(
        [&](db::Reader& reader) { return find_run(reader, call.caller(), call.path<RunId>("scorecard_run_id")); });
    if (run) run->error = http::said_to(call.request(), std::move(run->error));
    return run;
  });
  routes.get(runs + "/progress", look, "How far a run is", progress);
  routes.get(runs + "/findings", look, "What it found, byte for byte",
             [](Call& call) { return of_run(call, findings_of); });
  routes.get(runs + "/bundle", look, "All of it in one file, for `vallis study rerun`",
             [](Call& call) { return of_run(call, run_bundle); });
  routes.get(runs + "/comparison", look, "What two runs differ by: data, method, seed or build, and the result",
             compare, {http::query_parameter<base::Uuid>("with", "the other run")});
  routes.post(runs + "/cancellation", Permission::EditBenchmark, "Stop a run", cancel);
  routes.get(proposals, look, "Studies that are proposed, published or ended, the latest change first",
             [](Call& call) -> base::Result<http::Page<Study>> {
               auto all = call.read([&](db::Reader& reader) { return list_studies(reader, call.caller()); });
               if (!all) return all.error();
               return whole(std::move(*all));
             });
  routes.post(proposals, Permission::EditBenchmark, "Ask the board to publish a run", propose);
  routes.get(proposals + "/{study_id}", look, "A study at any step", [](Call& call) -> base::Result<Study> {
    return call.read(
        [&](db::Reader& reader) { return find_study(reader, call.caller(), call.path<StudyId>("study_id")); });
  });
  routes.put(proposals + "/{study_id}/publication", look, "Publish it", decide<publish_study>);
  routes.put(proposals + "/{study_id}/refusal", look, "Refuse it", decide<refuse_study>);
  routes.put(proposals + "/{study_id}/withdrawal", look, "Withdraw it from the public", decide<withdraw_study>);
}

}  // namespace vallis::scorecards
