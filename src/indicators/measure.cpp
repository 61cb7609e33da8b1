#include "indicators/measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "indicators/detail/store.hpp"

namespace vallis::indicators {
namespace {

// Measurements take turns: two of one cluster at once would each find nothing and propose the same.
constexpr std::string_view kTakeTurn = R"sql(
    INSERT INTO indicator_load (name, content_hash, loaded_at) VALUES ('measurement', '', $1)
    ON CONFLICT (name) DO UPDATE SET loaded_at = excluded.loaded_at
)sql";

/// A measurement as an observation: held to its indicator, and suppressed where it tells of too few.
base::Result<detail::NewObservation> observed(db::Reader& reader, const IndicatorSource& source,
                                              const detail::Unit& unit, const base::Period& period,
                                              const Measurement& measurement) {
  const auto indicator = find_indicator(reader, measurement.indicator);
  if (!indicator) return indicator.error().in(source.name());
  detail::NewObservation made;
  made.indicator = indicator->code;
  made.method_version = indicator->method_version;
  made.unit = unit;
  made.period = period;
  made.origin = Origin::Measured;
  made.source_code = source.name();
  made.source_title = source.title();
  made.confidence = Confidence::High;
  if (measurement.basis_count > 0 && measurement.basis_count < indicator->disclosure_threshold) {
    // Neither the value, nor how many there are, nor a note that could tell of them.
    made.absence = Absence::Suppressed;
    made.absence_reason = fmt::format("Fewer than {} organisations: the figure would tell of single ones.",
                                      indicator->disclosure_threshold);
    return made;
  }
  made.basis_count = measurement.basis_count;
  made.note = measurement.note;
  if (!measurement.value) {
    made.absence = Absence::NotAvailable;
    made.absence_reason = measurement.absence_reason;
    return made;
  }
  if (auto wrong = value_fault(*indicator, *measurement.value); !wrong.empty()) {
    return base::invalid_argument(
        fmt::format("{} measured a value of {} that it cannot have: {}", source.name(), indicator->code, wrong));
  }
  made.value = canonical_value(*indicator, *measurement.value);
  return made;
}

base::Result<void> keep(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                        const detail::NewObservation& made, Measured& outcome) {
  const std::string hash = detail::content_hash(made);
  const auto there = detail::standing(tx, made.unit.unit_key, made.indicator, made.period_text());
  if (!there) return there.error();
  // The newest that was measured is what a rerun is held against, be it published or not.
  std::optional<detail::Standing> last;
  for (const detail::Standing& one : *there) {
    if (one.origin == Origin::Measured) last = one;
  }
  if (last && last->content_hash == hash) {
    ++outcome.unchanged_count;
    outcome.observations.push_back(last->observation_id);
    return {};
  }
  if (last && last->state != ObservationState::Published) {
    const auto moved = detail::move_on(tx, by, now, last->observation_id, ObservationState::Superseded,
                                       "The records were measured again.");
    if (!moved) return moved;
  }
  // The records are again what they were when the figure was published: the proposal goes, and nothing takes its place.
  for (const detail::Standing& one : *there) {
    if (one.state != ObservationState::Published || one.content_hash != hash) continue;
    ++outcome.revised_count;
    outcome.observations.push_back(one.observation_id);
    return {};
  }
  const auto id = detail::add(tx, by, now, made, hash, ObservationState::Proposed,
                              last ? std::optional(last->observation_id) : std::nullopt);
  if (!id) return id.error();
  ++(last ? outcome.revised_count : outcome.new_count);
  outcome.observations.push_back(*id);
  return {};
}

}  // namespace

base::Result<Measured> measure(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                               const Sources& sources, base::Uuid cluster_id, const base::Period& period) {
  const auto unit = detail::unit_of_cluster(tx, cluster_id);
  if (!unit) return unit.error();
  if (!unit->operated) {
    return base::conflict(fmt::format("'{}' is not run here, so there are no records to measure.", unit->unit_code));
  }
  if (period.first > now.date()) {
    return base::invalid_argument(fmt::format("{} has not begun; measure a period that has.", period.text()));
  }
  if (auto turn = tx.execute(kTakeTurn, now); !turn) return turn.error();
  // What a person asks for is proposed by the program all the same: it is nobody's figure.
  const activity::Actor program{{}, {}, by.request_id};
  // Of a period that is still running, what is known today.
  const base::Period known{period.first, std::min(period.last, now.date())};
  Measured outcome;
  std::set<std::string, std::less<>> seen;
  for (const auto& source : sources.all()) {
    const auto found = source->measure(tx, cluster_id, known);
    if (!found) return found.error().in(source->name());
    for (const Measurement& measurement : *found) {
      if (!seen.insert(measurement.indicator).second) continue;
      const auto made = observed(tx, *source, *unit, period, measurement);
      if (!made) return made.error();
      outcome.suppressed_count += made->absence == Absence::Suppressed ? 1 : 0;
      outcome.absent_count += made->absence == Absence::NotAvailable ? 1 : 0;
      if (auto kept = keep(tx, program, now, *made, outcome); !kept) return kept.error();
    }
  }
  if (outcome.new_count + outcome.revised_count == 0) return outcome;
  const auto logged = activity::record(tx, {.by = by,
                                            .verb = "measured",
                                            .object_kind = "measurement",
                                            .object_id = cluster_id.text(),
                                            .scope = cluster_id.text(),
                                            .after = activity::snapshot(outcome),
                                            .reason = period.text()});
  if (!logged) return logged.error();
  return outcome;
}

}  // namespace vallis::indicators
