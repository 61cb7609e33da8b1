#include "scorecards/progress.hpp"

#include <algorithm>
#include <map>

#include "indicators/observation_rights.hpp"

namespace vallis::scorecards {
namespace {

using indicators::Observation;
using indicators::ObservationState;

/// The element of a list of objects with that id, or nothing.
const base::Json* with_id(const base::Json* list, std::string_view id) {
  if (list == nullptr || !list->is_array()) return nullptr;
  for (const base::Json& one : list->as_array()) {
    const auto* name = one.is_object() ? one.as_object().if_contains("id") : nullptr;
    if (name != nullptr && name->is_string() && name->as_string() == id) return &one;
  }
  return nullptr;
}

/// The unit's entry in the list "units" of a part of the findings.
const base::Json* unit_in(const base::Json& findings, std::string_view part, std::string_view unit) {
  const auto* section = findings.as_object().if_contains(part);
  if (section == nullptr || !section->is_object()) return nullptr;
  return with_id(section->as_object().if_contains("units"), unit);
}

template <class T>
std::optional<T> number_in(const base::Json* object, std::string_view member) {
  const auto* found = object == nullptr ? nullptr : object->as_object().if_contains(member);
  if (found == nullptr || !found->is_number()) return std::nullopt;
  return found->to_number<T>();
}

Revision revision_of(const Observation& one) {
  return {one.observation_id, one.state,        one.value,          one.absence,      one.absence_reason,
          one.origin,         one.confidence,   one.method_version, one.source_title, one.source_publisher,
          one.source_address, one.retrieved_on, one.note,           one.proposed_at,  one.published_at};
}

void add_revision(IndicatorProgress& progress, const Observation& one) {
  auto& periods = progress.periods;
  // Observations come by unit and period, so those of one cell stand together.
  if (periods.empty() || periods.back().unit_code != one.unit_code || periods.back().period != one.period) {
    periods.push_back({one.unit_code, one.period, one.from_on, one.to_on, {}, {}});
  }
  periods.back().revisions.push_back(revision_of(one));
  if (one.state == ObservationState::Published) periods.back().value = one.value;
}

bool is_seen(const auth::Caller& caller, const Observation& one) {
  return one.published_at.has_value() || indicators::oversees(caller, one.cluster_id);
}

base::Result<StudyStanding> standing_in(db::Reader& reader, const Study& study, const std::string& unit, bool& there) {
  const auto run = stored_run(reader, study.scorecard_run_id);
  if (!run) return run.error();
  const auto findings = base::parse_json(run->findings, study.code);
  if (!findings) return findings.error();
  StudyStanding made{study.study_id,
                     study.code,
                     study.address,
                     study.state,
                     study.title_en,
                     study.title_ru,
                     study.published_at,
                     study.unit_count,
                     study.group_count,
                     0,
                     {},
                     {},
                     {},
                     {}};
  const auto group = number_in<std::int64_t>(unit_in(*findings, "groups", unit), "group");
  there = group.has_value();
  made.group = group.value_or(0);
  const auto* score = unit_in(*findings, "scores", unit);
  made.score = number_in<double>(score, "score");
  made.rank = number_in<std::int64_t>(score, "rank");
  const auto* robust = unit_in(*findings, "robustness", unit);
  const auto* interval = robust == nullptr ? nullptr : robust->as_object().if_contains("rank_interval");
  if (interval != nullptr && interval->is_array() && interval->as_array().size() == 2) {
    made.rank_low = interval->as_array()[0].to_number<std::int64_t>();
    made.rank_high = interval->as_array()[1].to_number<std::int64_t>();
  }
  return made;
}

}  // namespace

base::Result<std::vector<StudyStanding>> standings_of(db::Reader& reader, const std::string& unit, std::size_t most) {
  const auto studies = published_studies(reader);
  if (!studies) return studies.error();
  std::vector<StudyStanding> all;
  for (const Study& study : *studies) {
    if (all.size() == most) break;
    bool there = false;
    auto one = standing_in(reader, study, unit, there);
    if (!one) return one.error();
    if (there) all.push_back(std::move(*one));
  }
  std::reverse(all.begin(), all.end());
  return all;
}

base::Result<ClusterProgress> cluster_progress(db::Reader& reader, const auth::Caller& caller,
                                               directory::ClusterId id) {
  const auto cluster = directory::find_cluster(reader, id);
  if (!cluster) return cluster.error();
  const auto methods = indicators::indicators(reader);
  if (!methods) return methods.error();
  indicators::ObservationQuery query;
  query.states = {};
  query.clusters = {id.uuid};
  query.countries = cluster->countries;
  const auto all = indicators::observations(reader, query);
  if (!all) return all.error();
  ClusterProgress made{id.uuid, cluster->code, cluster->name_en, cluster->name_ru, {}, {}};
  for (const indicators::Indicator& method : *methods) {
    IndicatorProgress progress{
        method.code, method.name_en,      method.name_ru,         method.block,    method.unit_kind,
        method.kind, method.measure_unit, method.measure_unit_ru, method.polarity, {}};
    for (const Observation& one : *all) {
      if (one.indicator == method.code && is_seen(caller, one)) add_revision(progress, one);
    }
    if (!progress.periods.empty()) made.indicators.push_back(std::move(progress));
  }
  auto studies = standings_of(reader, cluster->code, kMostStudies);
  if (!studies) return studies.error();
  made.studies = std::move(*studies);
  return made;
}

}  // namespace vallis::scorecards
