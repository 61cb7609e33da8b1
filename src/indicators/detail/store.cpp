#include "indicators/detail/store.hpp"

#include "base/hash.hpp"

namespace vallis::indicators::detail {
namespace {

constexpr std::string_view kStanding = R"sql(
    SELECT observation_id, content_hash, origin, state FROM observation
    WHERE unit_key = $1 AND indicator = $2 AND period = $3 AND state IN ('proposed', 'checked', 'published')
    ORDER BY observation_id
)sql";

constexpr std::string_view kInsert = R"sql(
    INSERT INTO observation (observation_id, indicator, method_version, cluster_id, country_code, unit_key, period,
        from_on, to_on, edition, value, absence, absence_reason, basis_count, origin, source_code, source_title,
        source_publisher, source_address, retrieved_on, file_id, file_version, evidence_value, confidence, note, reason,
        supersedes, import_id, content_hash, state, proposed_by, proposed_at, published_at, updated_at, version)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23,
        $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $32, 1)
)sql";

constexpr std::string_view kAddStep = R"sql(
    INSERT INTO observation_state (observation_id, position, state, account_id, organisation_id, reason, recorded_at)
    SELECT $1, coalesce(max(position), 0) + 1, $2, $3, $4, $5, $6 FROM observation_state WHERE observation_id = $1
)sql";

constexpr std::string_view kMove = R"sql(
    UPDATE observation SET state = $2, updated_at = $3, version = version + 1,
        published_at = CASE WHEN $4 THEN $3 ELSE published_at END
    WHERE observation_id = $1
)sql";

constexpr std::string_view kPublished = R"sql(
    SELECT observation_id FROM observation
    WHERE unit_key = $1 AND indicator = $2 AND period = $3 AND state = 'published'
)sql";

/// What content_hash is made of, in an order that never changes.
struct Hashed {
  std::string indicator;
  std::int64_t method_version = 1;
  std::string unit;
  std::string period;
  std::string edition;
  std::optional<base::Json> value;
  std::optional<Absence> absence;
  std::string absence_reason;
  std::string source_code;
  std::string source_title;
  std::string source_publisher;
  std::string source_address;
  std::optional<base::Date> retrieved_on;
  std::string evidence_value;
  Confidence confidence = Confidence::Medium;
  std::string note;
};
VALLIS_DESCRIBE(Hashed, indicator, method_version, unit, period, edition, value, absence, absence_reason, source_code,
                source_title, source_publisher, source_address, retrieved_on, evidence_value, confidence, note)

base::Result<void> add_step(db::Transaction& tx, const activity::Actor& by, const base::Instant& now, ObservationId id,
                            ObservationState state, const std::string& reason) {
  const auto done = tx.execute(kAddStep, id, state, by.account_id, by.organisation_id, reason, now);
  if (!done) return done.error();
  return {};
}

}  // namespace

std::string content_hash(const NewObservation& o) {
  const Hashed hashed{
      o.indicator,     o.method_version,   std::string(base::enum_word(o.unit.unit_kind)) + ":" + o.unit.unit_code,
      o.period_text(), o.edition,          o.value,
      o.absence,       o.absence_reason,   o.source_code,
      o.source_title,  o.source_publisher, o.source_address,
      o.retrieved_on,  o.evidence_value,   o.confidence,
      o.note};
  return base::content_hash(activity::snapshot(hashed));
}

base::Result<std::vector<Standing>> standing(db::Reader& reader, const std::string& unit_key,
                                             const std::string& indicator, const std::string& period) {
  return reader.many<Standing>(kStanding, unit_key, indicator, period);
}

base::Result<ObservationId> add(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                const NewObservation& o, const std::string& hash, ObservationState state,
                                std::optional<ObservationId> supersedes) {
  const auto id = ObservationId::next();
  const auto first = o.period ? std::optional(o.period->first) : std::nullopt;
  const auto last = o.period ? std::optional(o.period->last) : std::nullopt;
  const auto published = state == ObservationState::Published ? std::optional(now) : std::nullopt;
  const auto added =
      tx.execute(kInsert, id, o.indicator, o.method_version, o.unit.cluster_id, o.unit.country_code, o.unit.unit_key,
                 o.period_text(), first, last, o.edition, o.value, o.absence, o.absence_reason, o.basis_count, o.origin,
                 o.source_code, o.source_title, o.source_publisher, o.source_address, o.retrieved_on, o.file_id,
                 o.file_version, o.evidence_value, o.confidence, o.note, o.reason, supersedes, o.import_id, hash, state,
                 by.account_id, now, published);
  if (!added) return added.error();
  if (auto step = add_step(tx, by, now, id, state, o.reason); !step) return step.error();
  return id;
}

base::Result<void> move_on(db::Transaction& tx, const activity::Actor& by, const base::Instant& now, ObservationId id,
                           ObservationState state, const std::string& reason) {
  const auto moved = tx.execute(kMove, id, state, now, state == ObservationState::Published);
  if (!moved) return moved.error();
  return add_step(tx, by, now, id, state, reason);
}

base::Result<std::optional<ObservationId>> supersede_published(db::Transaction& tx, const activity::Actor& by,
                                                               const base::Instant& now, const std::string& unit_key,
                                                               const std::string& indicator, const std::string& period,
                                                               const std::string& reason) {
  const auto found = tx.maybe<ObservationId>(kPublished, unit_key, indicator, period);
  if (!found) return found.error();
  if (*found) {
    if (auto moved = move_on(tx, by, now, **found, ObservationState::Superseded, reason); !moved) return moved.error();
  }
  return *found;
}

}  // namespace vallis::indicators::detail
