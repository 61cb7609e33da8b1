#include <array>

#include "indicators/detail/form_check.hpp"
#include "indicators/detail/store.hpp"
#include "indicators/observation.hpp"

namespace vallis::indicators {
namespace {

constexpr std::size_t kLongText = 4'000;

// Held until the end of the transaction, so that two who move it on at once take turns.
constexpr std::string_view kHold =
    "UPDATE observation SET version = version WHERE observation_id = $1 AND version = $2";

constexpr std::string_view kSupersedes = "UPDATE observation SET supersedes = $2 WHERE observation_id = $1";

std::string unit_key(const Observation& observation) {
  return observation.cluster_id ? "cluster:" + observation.cluster_id->text()
                                : "country:" + observation.country_code.value_or("");
}

base::Result<void> log(db::Transaction& tx, const activity::Actor& by, std::string verb, const Observation& before,
                       const Observation& after, const std::string& reason) {
  const auto recorded = activity::record(tx, {.by = by,
                                              .verb = std::move(verb),
                                              .object_kind = "observation",
                                              .object_id = after.observation_id.text(),
                                              .scope = after.cluster_id ? after.cluster_id->text() : std::string(),
                                              .before = activity::snapshot(before),
                                              .after = activity::snapshot(after),
                                              .reason = reason});
  if (!recorded) return recorded.error();
  return {};
}

/// The observation in the version that the person saw, held.
base::Result<Observation> hold(db::Transaction& tx, ObservationId id, std::int64_t version) {
  auto found = find_observation(tx, id);
  if (!found) return found;
  const auto held = tx.execute(kHold, id, version);
  if (!held) return held.error();
  if (*held == 0) return base::stale("Somebody else moved it on meanwhile; look at it first.");
  return found;
}

base::Error wrong_state(const Observation& observation, std::string_view wanted) {
  return base::conflict("It is " + std::string(base::enum_word(observation.state)) + "; " + std::string(wanted));
}

base::Result<Observation> finish(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                 const Observation& before, ObservationState state, std::string verb,
                                 const std::string& reason) {
  if (auto moved = detail::move_on(tx, by, now, before.observation_id, state, reason); !moved) return moved.error();
  auto after = find_observation(tx, before.observation_id);
  if (!after) return after;
  if (auto logged = log(tx, by, std::move(verb), before, *after, reason); !logged) return logged.error();
  return after;
}

}  // namespace

std::span<const base::FieldRule> field_rules(const ObservationForm*) {
  static const std::array rules = {
      base::FieldRule{.member = "indicator", .description = "Its code.", .min_length = 1, .max_length = 100},
      base::FieldRule{
          .member = "unit_code",
          .description = "Code of the cluster, or ISO 3166-1 alpha-2 of the country, as the indicator is of.",
          .min_length = 1,
          .max_length = 200},
      base::FieldRule{
          .member = "period", .description = "2026, 2026-Q1, 2026-01 …; empty: not known.", .max_length = 40},
      base::FieldRule{.member = "edition", .description = "Of a list that has editions: 2020-21.", .max_length = 40},
      base::FieldRule{
          .member = "value",
          .description = "A number, true or false, a word, or a list of words, as the indicator's kind says."},
      base::FieldRule{.member = "absence_reason", .description = "Why there is no value.", .max_length = kLongText},
      base::FieldRule{.member = "measure_unit", .description = "Where given, the indicator's.", .max_length = 100},
      base::FieldRule{.member = "source_code", .max_length = 200},
      base::FieldRule{.member = "source_title", .max_length = 500},
      base::FieldRule{.member = "source_publisher", .max_length = 500},
      base::FieldRule{.member = "source_address", .description = "https://…", .max_length = 2'000},
      base::FieldRule{.member = "retrieved_on", .description = "The day on which the source said so."},
      base::FieldRule{.member = "evidence_value", .description = "As the evidence says it.", .max_length = 500},
      base::FieldRule{.member = "note", .description = "How it was read or converted.", .max_length = kLongText},
      base::FieldRule{.member = "reason", .description = "Why it is entered.", .max_length = kLongText}};
  return rules;
}

base::Result<Observation> declare(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                  const ObservationForm& form) {
  const auto lookup = detail::Lookup::make(tx);
  if (!lookup) return lookup.error();
  auto checked = detail::check_form(tx, *lookup, by, now.date(), form);
  if (!checked) return checked.error();
  if (!checked->faults.empty()) {
    for (base::Fault& fault : checked->faults) fault.field.insert(0, "/");
    return base::invalid_input(std::move(checked->faults));
  }
  detail::NewObservation& made = checked->observation;
  made.origin = Origin::Declared;
  const std::string hash = detail::content_hash(made);
  const auto there = detail::standing(tx, made.unit.unit_key, made.indicator, made.period_text());
  if (!there) return there.error();
  for (const detail::Standing& one : *there) {
    if (one.content_hash == hash) {
      return base::conflict("The same is " + std::string(base::enum_word(one.state)) + " already.");
    }
  }
  const auto id = detail::add(tx, by, now, made, hash, ObservationState::Proposed, {});
  if (!id) return id.error();
  auto kept = find_observation(tx, *id);
  if (!kept) return kept;
  const auto logged =
      activity::record(tx, {.by = by,
                            .verb = "declared",
                            .object_kind = "observation",
                            .object_id = id->text(),
                            .scope = made.unit.cluster_id ? made.unit.cluster_id->text() : std::string(),
                            .after = activity::snapshot(*kept),
                            .reason = made.reason});
  if (!logged) return logged.error();
  return kept;
}

base::Result<Observation> check(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                ObservationId id, std::int64_t version, const std::string& reason) {
  const auto found = hold(tx, id, version);
  if (!found) return found;
  if (found->state != ObservationState::Proposed) return wrong_state(*found, "only what is proposed is checked.");
  // The person counts, not the organisation that they act for.
  if (found->proposed_by && (!by.account_id || *by.account_id == *found->proposed_by)) {
    return base::forbidden("Who entered a figure does not check it; ask somebody else.");
  }
  return finish(tx, by, now, *found, ObservationState::Checked, "checked", reason);
}

base::Result<Observation> publish(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                  ObservationId id, std::int64_t version, const std::string& reason) {
  const auto found = hold(tx, id, version);
  if (!found) return found;
  if (found->state != ObservationState::Checked) return wrong_state(*found, "only what was checked is published.");
  const auto before = detail::supersede_published(tx, by, now, unit_key(*found), found->indicator, found->period,
                                                  "Superseded by " + id.text() + ".");
  if (!before) return before.error();
  if (*before) {
    if (auto noted = tx.execute(kSupersedes, id, **before); !noted) return noted.error();
  }
  auto done = finish(tx, by, now, *found, ObservationState::Published, "published", reason);
  if (!done && done.error().constraint == "observation_published_key") {
    return base::conflict("Another figure of this cell was published at the same moment; look at it first.");
  }
  return done;
}

base::Result<Observation> refuse(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                 ObservationId id, std::int64_t version, const std::string& reason) {
  const auto found = hold(tx, id, version);
  if (!found) return found;
  if (found->state != ObservationState::Proposed && found->state != ObservationState::Checked) {
    return wrong_state(*found, "only what is on its way to being published is refused.");
  }
  if (reason.find_first_not_of(" \t\r\n") == std::string::npos) {
    base::Fault fault;
    fault.field = "/reason";
    fault.what = "Say why it is refused, so that who entered it can mend it.";
    return base::invalid_input({std::move(fault)});
  }
  return finish(tx, by, now, *found, ObservationState::Refused, "refused", reason);
}

}  // namespace vallis::indicators
