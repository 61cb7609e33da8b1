#include "app/scorecards_command.hpp"

#include <fmt/format.h>

#include "app/catalogue_observations.hpp"
#include "app/current_database.hpp"
#include "app/directory_data.hpp"
#include "app/scorecards_data.hpp"
#include "app/version.hpp"
#include "base/file.hpp"
#include "scorecards/publication.hpp"
#include "scorecards/run.hpp"
#include "scorecards/version.hpp"

namespace vallis::app {
namespace {

using scorecards::Run;
using scorecards::RunId;
using scorecards::ScorecardVersion;
using scorecards::VersionId;

const activity::Actor kByCommand{.request_id = "command line"};

/// Who has access to the machine sees everything.
auth::Caller whole_caller() {
  auth::Caller caller;
  caller.account = auth::AccountId();  // nobody's: permissions are for whoever is signed in
  for (const auth::Role role : {auth::Role::ClusterStaff, auth::Role::Board}) {
    auth::RoleGrant grant;
    grant.role = role;
    grant.scope_kind = "cluster";
    caller.roles.push_back(grant);
  }
  return caller;
}

/// The database with all that the program brings along.
base::Result<std::unique_ptr<db::Database>> open_filled(const ServerSettings& settings) {
  auto database = open_current_database(settings);
  if (!database) return database;
  if (auto filled = fill_directory(**database); !filled) return filled.error();
  if (auto filled = fill_indicators(**database); !filled) return filled.error();
  return database;
}

base::Result<VersionId> version_named(db::Reader& reader, const std::string& name) {
  if (const auto id = VersionId::parse(name)) return *id;
  if (name != "latest") return base::invalid_argument(fmt::format("'{}' is no id of a version, nor 'latest'.", name));
  const auto found = scorecards::latest_version(reader);
  if (!found) return found.error();
  if (!*found) return base::not_found("No table is frozen yet; `vallis scorecards freeze` does that.");
  return **found;
}

base::Result<RunId> run_named(db::Reader& reader, const std::string& name) {
  if (const auto id = RunId::parse(name)) return *id;
  if (name != "latest") return base::invalid_argument(fmt::format("'{}' is no id of a run, nor 'latest'.", name));
  const auto found = scorecards::latest_run(reader);
  if (!found) return found.error();
  if (!*found) return base::not_found("Nothing was run yet; `vallis scorecards run` does that.");
  return **found;
}

std::string version_line(const ScorecardVersion& version) {
  return fmt::format("{}  {}: {} units × {} indicators; {} measured, {} declared, {} imported, {} missing{}\n",
                     version.scorecard_version_id.text(), version.title_en, version.unit_count, version.indicator_count,
                     version.measured_count, version.declared_count, version.imported_count, version.missing_count,
                     version.is_publishable ? "" : "; holds values that are not published");
}

}  // namespace

ExitCode list_scorecards(const ServerSettings& settings) {
  const auto database = open_filled(settings);
  if (!database) return report(database.error());
  const auto text = (*database)->read([](db::Reader& reader) -> base::Result<std::string> {
    std::string lines;
    const auto versions = scorecards::list_versions(reader, whole_caller());
    if (!versions) return versions.error();
    for (const ScorecardVersion& version : *versions) {
      lines += version_line(version);
      const auto runs = scorecards::runs_of(reader, version.scorecard_version_id);
      if (!runs) return runs.error();
      for (const Run& run : *runs) {
        lines += fmt::format("  run {}  {}, seed {}, {}\n", run.scorecard_run_id.text(), base::enum_word(run.state),
                             run.seed, run.findings_hash);
      }
    }
    const auto studies = scorecards::list_studies(reader, whole_caller());
    if (!studies) return studies.error();
    for (const scorecards::Study& study : *studies) {
      lines += fmt::format("study {}  {}: {}\n", study.code, base::enum_word(study.state), study.title_en);
    }
    return lines;
  });
  if (!text) return report(text.error());
  print(text->empty() ? "Nothing is frozen yet.\n" : *text);
  return kSuccess;
}

ExitCode freeze_scorecard(const ScorecardFreezeOptions& options) {
  const auto database = open_filled(options.server);
  if (!database) return report(database.error());
  const auto version = (*database)->transact([&](db::Transaction& tx) -> base::Result<ScorecardVersion> {
    scorecards::FreezeForm form;
    form.title_en = options.title;
    if (!options.title_ru.empty()) form.title_ru = options.title_ru;
    if (!options.clusters.empty()) form.clusters = options.clusters;
    if (!options.countries.empty()) form.countries = options.countries;
    if (!options.period.empty()) form.period = options.period;
    form.min_known = options.min_known;
    if (!options.unpublished_of.empty()) {
      const auto cluster =
          tx.maybe<base::Uuid>("SELECT cluster_id FROM cluster WHERE code = $1", options.unpublished_of);
      if (!cluster) return cluster.error();
      if (!*cluster) return base::not_found(fmt::format("There is no cluster '{}'.", options.unpublished_of));
      form.unpublished_of = **cluster;
    }
    return scorecards::freeze(tx, kByCommand, base::Instant::now(), built_in_study(), form);
  });
  if (!version) return report(version.error());
  print(version_line(*version));
  return kSuccess;
}

ExitCode run_scorecard(const ScorecardRunOptions& options) {
  base::Json changes = base::JsonObject();
  if (!options.recipe.empty()) {
    const auto bytes = base::read_file(options.recipe);
    if (!bytes) return report(bytes.error());
    auto json = base::parse_json(*bytes, options.recipe.filename().string());
    if (!json) return report(json.error());
    changes = std::move(*json);
  }
  const auto database = open_filled(options.server);
  if (!database) return report(database.error());
  const auto run = (*database)->transact([&](db::Transaction& tx) -> base::Result<Run> {
    const auto version = version_named(tx, options.version);
    if (!version) return version.error();
    return scorecards::start_run(tx, kByCommand, base::Instant::now(), built_in_study(), *version, changes);
  });
  if (!run) return report(run.error());
  {
    TerminalProgress progress;
    const scorecards::Transact transact = [&](const scorecards::Write& write) { return (*database)->transact(write); };
    const auto done = scorecards::do_run(**database, transact, progress, run->scorecard_run_id, kVersion);
    if (!done) return report(done.error());
  }
  const auto ended = (*database)->read(
      [&](db::Reader& reader) { return scorecards::find_run(reader, whole_caller(), run->scorecard_run_id); });
  if (!ended) return report(ended.error());
  if (ended->state != scorecards::RunState::Done) return report(base::invalid_argument(ended->error));
  print(fmt::format("{}  {} groups, seed {}, {}\n", ended->scorecard_run_id.text(), ended->group_count, ended->seed,
                    ended->findings_hash));
  return kSuccess;
}

ExitCode compare_scorecards(const ScorecardCompareOptions& options) {
  const auto database = open_filled(options.server);
  if (!database) return report(database.error());
  const auto json = (*database)->read([&](db::Reader& reader) -> base::Result<base::Json> {
    const auto a = run_named(reader, options.a);
    if (!a) return a.error();
    const auto b = run_named(reader, options.b);
    if (!b) return b.error();
    return scorecards::compare_runs(reader, *a, *b);
  });
  if (!json) return report(json.error());
  print(base::print_json(*json));
  return kSuccess;
}

ExitCode publish_scorecard(const ScorecardPublishOptions& options) {
  const auto database = open_filled(options.server);
  if (!database) return report(database.error());
  const auto study = (*database)->transact([&](db::Transaction& tx) -> base::Result<scorecards::Study> {
    const auto run = run_named(tx, options.run);
    if (!run) return run.error();
    scorecards::StudyForm form;
    form.scorecard_run_id = *run;
    form.code = options.code;
    form.title_en = options.title;
    if (!options.title_ru.empty()) form.title_ru = options.title_ru;
    if (!options.supersedes.empty()) form.supersedes = options.supersedes;
    const auto now = base::Instant::now();
    const auto proposed = scorecards::propose_study(tx, kByCommand, now, form);
    if (!proposed) return proposed;
    return scorecards::publish_study(tx, kByCommand, now, proposed->study_id, proposed->version, {});
  });
  if (!study) return report(study.error());
  print(fmt::format("{}\n{}\n", study->address, study->citation));
  return kSuccess;
}

ExitCode export_scorecard(const ScorecardExportOptions& options) {
  const auto database = open_filled(options.server);
  if (!database) return report(database.error());
  const auto bundle = (*database)->read([&](db::Reader& reader) -> base::Result<std::string> {
    const auto run = run_named(reader, options.run);
    if (!run) return run.error();
    return scorecards::run_bundle(reader, *run);
  });
  if (!bundle) return report(bundle.error());
  if (options.file.empty()) {
    print(*bundle);
    return kSuccess;
  }
  const auto written = base::write_file(options.file, *bundle);
  return written ? kSuccess : report(written.error());
}

}  // namespace vallis::app
