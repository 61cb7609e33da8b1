#include "scorecards/version.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "auth/permission.hpp"
#include "base/text.hpp"
#include "db/sql.hpp"
#include "directory/cluster_list.hpp"
#include "indicators/observation.hpp"
#include "scorecards/observed.hpp"

namespace vallis::scorecards {
namespace {

using auth::Permission;
using directory::Cluster;
using indicators::Observation;
using indicators::ObservationState;

constexpr std::string_view kDefinition = "biomedical-clusters";
constexpr std::size_t kFewestUnits = 3;  // fewer have no groups

constexpr std::string_view kSelect = R"sql(
    SELECT v.scorecard_version_id, v.title_en, v.title_ru, v.definition, v.cluster_id, v.content_hash, v.unit_count,
           v.indicator_count, v.measured_count, v.declared_count, v.imported_count, v.missing_count,
           (SELECT count(*) FROM scorecard_version_observation o
            WHERE o.scorecard_version_id = v.scorecard_version_id) AS observation_count,
           v.is_publishable, v.note, v.frozen_at
    FROM scorecard_version v
)sql";

class Faults {
 public:
  void add(std::string pointer, std::string what) {
    base::Fault fault;
    fault.field = std::move(pointer);
    fault.what = std::move(what);
    faults_.push_back(std::move(fault));
  }
  bool any() const { return !faults_.empty(); }
  base::Error error() const { return base::invalid_input(faults_); }

 private:
  std::vector<base::Fault> faults_;
};

/// The clusters that the form leaves in.
std::vector<Cluster> chosen(std::vector<Cluster> all, const FreezeForm& form, Faults& faults) {
  std::set<std::string> codes;
  for (const Cluster& cluster : all) codes.insert(cluster.code);
  if (form.clusters) {
    const std::vector<std::string> known(codes.begin(), codes.end());
    for (std::size_t i = 0; i < form.clusters->size(); ++i) {
      const std::string& code = (*form.clusters)[i];
      if (codes.contains(code)) continue;
      const auto near = base::nearest_word(code, known);
      faults.add(fmt::format("/clusters/{}", i), fmt::format("There is no cluster '{}'{}.", code,
                                                             near ? fmt::format("; did you mean '{}'?", *near) : ""));
    }
  }
  const auto left_out = [&](const Cluster& cluster) {
    const auto holds = [](const std::vector<std::string>& list, const std::string& one) {
      return std::find(list.begin(), list.end(), one) != list.end();
    };
    if (form.clusters && !holds(*form.clusters, cluster.code)) return true;
    if (form.initiative && cluster.initiative != form.initiative) return true;
    return form.countries && std::none_of(cluster.countries.begin(), cluster.countries.end(),
                                          [&](const auto& country) { return holds(*form.countries, country); });
  };
  std::erase_if(all, left_out);
  return all;
}

/// What counts: published values, and of one cluster those that are on their way.
bool counts(const Observation& observation, const FreezeForm& form, const std::optional<base::Date>& oldest) {
  const bool published = observation.state == ObservationState::Published;
  if (!published && (!form.unpublished_of || observation.cluster_id != form.unpublished_of)) return false;
  return !oldest || !observation.to_on || *observation.to_on >= *oldest;
}

struct Taken {
  std::vector<Observation> observations;
};

base::Result<std::vector<Observation>> observed(db::Reader& reader, const FreezeForm& form,
                                                const std::optional<base::Period>& period, const base::Date& today) {
  indicators::ObservationQuery query;
  if (form.unpublished_of) {
    query.states = {ObservationState::Published, ObservationState::Checked, ObservationState::Proposed};
  }
  if (period) query.until_on = period->last;
  auto all = indicators::observations(reader, query);
  if (!all) return all.error();
  std::optional<base::Date> oldest;
  if (form.max_age_years) {
    const base::Date end = period ? period->last : today;
    oldest = base::Date::of(end.year() - static_cast<int>(*form.max_age_years), 1, 1);
  }
  std::erase_if(*all, [&](const Observation& one) { return !counts(one, form, oldest); });
  return all;
}

/// Takes the units out that know too little.
void drop_unknown(MeasuredTable& table, std::int64_t min_known) {
  study::Scorecard& scorecard = table.scorecard;
  for (std::size_t u = scorecard.units.size(); u-- > 0;) {
    const auto known = std::count_if(scorecard.values.begin(), scorecard.values.end(),
                                     [&](const study::IndicatorValues& values) { return values.known(u); });
    if (known >= min_known) continue;
    const auto at = static_cast<std::ptrdiff_t>(u);
    table.facts.erase(scorecard.units[u].id);
    table.places.erase(scorecard.units[u].id);
    scorecard.units.erase(scorecard.units.begin() + at);
    for (study::IndicatorValues& values : scorecard.values) {
      if (!values.numbers.empty()) values.numbers.erase(values.numbers.begin() + at);
      if (!values.sets.empty()) values.sets.erase(values.sets.begin() + at);
      if (!values.origins.empty()) values.origins.erase(values.origins.begin() + at);
    }
  }
}

/// What the published study says is asked of a table of the same scorecard.
base::Result<void> add_published(const BuiltIn& built_in, MeasuredTable& table) {
  auto study = built_in.study();
  if (!study) return study.error();
  if (study->table.scorecard.definition.id == table.scorecard.definition.id) {
    table.published = std::move(study->table.published);
  }
  return {};
}

/// The table that a form asks for, as things are.
base::Result<Observed> chosen_table(db::Reader& reader, const base::Instant& now, const BuiltIn& built_in,
                                    const FreezeForm& form) {
  Faults faults;
  std::optional<base::Period> period;
  if (form.period && !form.period->empty()) {
    period = base::Period::parse(*form.period);
    if (!period)
      faults.add("/period", "A period is a year (2026), a quarter, a month or two dates with a '/' between.");
  }
  auto definition = built_in.document("scorecards", form.definition.value_or(std::string(kDefinition)));
  if (!definition) faults.add("/definition", definition.error().message);
  auto all = directory::all_clusters(reader);
  if (!all) return all.error();
  const std::vector<Cluster> clusters = chosen(std::move(*all), form, faults);
  if (!faults.any() && clusters.size() < kFewestUnits) {
    faults.add("/clusters", fmt::format("A table has three clusters at least; {} are left.", clusters.size()));
  }
  if (faults.any()) return faults.error();

  const auto observations = observed(reader, form, period, now.date());
  if (!observations) return observations.error();
  auto catalogue = built_in.catalogue();
  if (!catalogue) return catalogue.error();
  auto made = table_of_observations(std::move(*catalogue), std::move(*definition), clusters, *observations);
  if (!made) return made.error();
  if (form.min_known) drop_unknown(made->table, *form.min_known);
  if (made->table.scorecard.units.size() < kFewestUnits) {
    faults.add("/min_known", "Fewer than three clusters know so many indicators; ask for fewer.");
    return faults.error();
  }
  if (auto added = add_published(built_in, made->table); !added) return added.error();
  return std::move(*made);
}

}  // namespace

std::span<const base::FieldRule> field_rules(const FreezeForm*) {
  static const std::vector<base::FieldRule> rules{
      {.member = "title_en", .description = "What the table is called.", .min_length = 1, .max_length = 300},
      {.member = "title_ru", .max_length = 300},
      {.member = "clusters", .description = "Codes of the units; all clusters where absent.", .max_length = 100'000},
      {.member = "max_age_years", .minimum = 0, .maximum = 200},
      {.member = "min_known", .minimum = 1, .maximum = 1'000},
      {.member = "note", .max_length = 5'000}};
  return rules;
}

bool edits(const auth::Caller& caller, const std::optional<base::Uuid>& cluster_id) {
  if (!cluster_id) return caller.may(Permission::EditBenchmark);
  return caller.may(Permission::EditBenchmark, {"cluster", cluster_id});
}

bool approves(const auth::Caller& caller, const std::optional<base::Uuid>& cluster_id) {
  if (!caller.may(Permission::ReadDirectory)) return false;  // a token may be limited to less than the role
  return std::any_of(caller.roles.begin(), caller.roles.end(), [&](const auth::RoleGrant& grant) {
    return grant.role == auth::Role::Board && grant.scope_kind == auth::kEverywhere.kind &&
           (!cluster_id || auth::covers(grant, {"cluster", cluster_id}));
  });
}

bool sees(const auth::Caller& caller, const std::optional<base::Uuid>& cluster_id) {
  return edits(caller, cluster_id) || approves(caller, cluster_id);
}

base::Result<std::optional<VersionId>> latest_version(db::Reader& reader) {
  return reader.maybe<VersionId>(
      "SELECT scorecard_version_id FROM scorecard_version ORDER BY frozen_at DESC, scorecard_version_id DESC LIMIT 1");
}

base::Result<ScorecardVersion> freeze(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                      const BuiltIn& built_in, const FreezeForm& form) {
  const auto made = chosen_table(tx, now, built_in, form);
  if (!made) return made.error();
  NewVersion version{form.title_en, form.title_ru.value_or(form.title_en), {}, made->published, form.note.value_or("")};
  // A table without unpublished values is nobody's secret, whatever was asked for.
  if (!made->published) version.cluster_id = form.unpublished_of;
  for (const auto& id : made->used) version.observations.push_back(id.uuid);
  const auto id = insert_version(tx, now, made->table, version, by.account_id);
  if (!id) return id.error();
  db::Sql sql(kSelect);
  sql.add("WHERE v.scorecard_version_id = ").value(*id);
  auto stored = tx.maybe_with<ScorecardVersion>(sql.text(), sql.arguments());
  if (!stored) return stored.error();
  activity::Entry entry{.by = by, .verb = "frozen", .object_kind = "scorecard_version", .object_id = id->text()};
  if (version.cluster_id) entry.scope = version.cluster_id->text();
  entry.after = activity::snapshot(**stored);
  if (auto told = activity::record(tx, entry); !told) return told.error();
  return std::move(**stored);
}

base::Result<VersionPreview> preview_freeze(db::Reader& reader, const base::Instant& now, const BuiltIn& built_in,
                                            const FreezeForm& form) {
  const auto made = chosen_table(reader, now, built_in, form);
  if (!made) return made.error();
  const OriginCounts counts = count_origins(made->table);
  VersionPreview preview{static_cast<std::int64_t>(made->table.scorecard.units.size()),
                         static_cast<std::int64_t>(made->table.scorecard.values.size()),
                         counts.measured_count,
                         counts.declared_count,
                         counts.imported_count,
                         counts.missing_count,
                         static_cast<std::int64_t>(made->used.size()),
                         made->published,
                         {}};
  for (const study::Unit& unit : made->table.scorecard.units) preview.units.push_back(unit.name);
  return preview;
}

base::Result<std::vector<ScorecardVersion>> list_versions(db::Reader& reader, const auth::Caller& caller) {
  db::Sql sql(kSelect);
  sql.add("ORDER BY v.frozen_at DESC, v.scorecard_version_id DESC");
  auto all = reader.many_with<ScorecardVersion>(sql.text(), sql.arguments());
  if (!all) return all.error();
  std::erase_if(*all, [&](const ScorecardVersion& version) { return !sees(caller, version.cluster_id); });
  return all;
}

base::Result<ScorecardVersion> find_version(db::Reader& reader, const auth::Caller& caller, VersionId id) {
  db::Sql sql(kSelect);
  sql.add("WHERE v.scorecard_version_id = ").value(id);
  auto found = reader.maybe_with<ScorecardVersion>(sql.text(), sql.arguments());
  if (!found) return found.error();
  if (!*found || !sees(caller, (*found)->cluster_id)) return base::not_found("There is no such version.");
  return std::move(**found);
}

base::Result<std::string> version_content(db::Reader& reader, VersionId id) {
  return reader.one<std::string>("SELECT content FROM scorecard_version WHERE scorecard_version_id = $1", id);
}

}  // namespace vallis::scorecards
