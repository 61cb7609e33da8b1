#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "activity/log.hpp"
#include "base/described_json.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "base/uuid.hpp"
#include "db/database.hpp"
#include "indicators/indicator.hpp"

namespace vallis::indicators {

using ObservationId = base::Id<struct ObservationTag>;

/// Measured: by the program, from records kept here. Declared: by a person. Imported: from a catalogue or file.
enum class Origin { Measured, Declared, Imported };
VALLIS_DESCRIBE_ENUM(Origin, Measured, Declared, Imported)

/// Why there is no value: nobody has one, or it would tell of single organisations.
enum class Absence { NotAvailable, Suppressed };
VALLIS_DESCRIBE_ENUM(Absence, NotAvailable, Suppressed)

enum class Confidence { High, Medium, Low };
VALLIS_DESCRIBE_ENUM(Confidence, High, Medium, Low)

/// Proposed → checked → published → superseded; a proposed or checked one may be refused, or superseded by a later one
/// of the same origin.
enum class ObservationState { Proposed, Checked, Published, Superseded, Refused };
VALLIS_DESCRIBE_ENUM(ObservationState, Proposed, Checked, Published, Superseded, Refused)

/// One value of one indicator for one unit and period, with where it comes from.
struct Observation {
  ObservationId observation_id;
  std::string indicator;  ///< its code
  std::int64_t method_version = 1;
  UnitKind unit_kind = UnitKind::Cluster;
  std::string unit_code;  ///< code of the cluster, or ISO 3166-1 alpha-2 of the country
  std::string unit_name_en;
  std::optional<std::string> unit_name_ru;
  std::optional<base::Uuid> cluster_id;
  std::optional<std::string> country_code;
  std::string period;  ///< base::Period::text(); empty where it is not known
  std::optional<base::Date> from_on;
  std::optional<base::Date> to_on;  ///< the last day
  std::string edition;              ///< "2020-21", of a list that has editions; else empty
  std::optional<base::Json> value;  ///< see IndicatorKind
  std::optional<Absence> absence;   ///< exactly where there is no value
  std::string absence_reason;
  std::optional<std::int64_t> basis_count;  ///< organisations that a measured value is made of; none where suppressed
  Origin origin = Origin::Declared;
  std::string source_code;
  std::string source_title;
  std::string source_publisher;
  std::string source_address;
  std::optional<base::Date> retrieved_on;
  std::optional<base::Uuid> file_id;
  std::optional<std::int64_t> file_version;
  std::string evidence_value;  ///< what the evidence says, as it stands there
  Confidence confidence = Confidence::Medium;
  std::string note;
  std::string reason;
  std::optional<ObservationId> supersedes;
  std::string content_hash;  ///< of what was observed and its source: equal observations have equal hashes
  ObservationState state = ObservationState::Proposed;
  std::optional<base::Uuid> proposed_by;  ///< an account; none: the program, or hidden from who asks
  base::Instant proposed_at;
  std::optional<base::Instant> published_at;  ///< stays when it is superseded
  base::Instant updated_at;
  std::int64_t version = 1;
};
VALLIS_DESCRIBE(Observation, observation_id, indicator, method_version, unit_kind, unit_code, unit_name_en,
                unit_name_ru, cluster_id, country_code, period, from_on, to_on, edition, value, absence, absence_reason,
                basis_count, origin, source_code, source_title, source_publisher, source_address, retrieved_on, file_id,
                file_version, evidence_value, confidence, note, reason, supersedes, content_hash, state, proposed_by,
                proposed_at, published_at, updated_at, version)

/// Which observations. What is not given does not restrict.
struct ObservationQuery {
  std::vector<ObservationState> states{ObservationState::Published};  ///< empty: all
  std::vector<std::string> indicators{};
  std::vector<base::Uuid> clusters{};    ///< with `countries`: of one or the other
  std::vector<std::string> countries{};  ///< ISO 3166-1 alpha-2
  std::optional<base::Date> until_on{};  ///< the period ends on or before it, or is not known
};

/// By unit, indicator and period (an unknown period first, then the earliest), then by age. By default what is
/// published, which anybody may see; a caller that asks for other states has looked who asks. Cost: one statement.
base::Result<std::vector<Observation>> observations(db::Reader& reader, const ObservationQuery& query = {});

/// Those of the ids, in the order of the ids. Errors: NotFound – one that there is none of.
base::Result<std::vector<Observation>> find_observations(db::Reader& reader, std::span<const ObservationId> ids);

/// Errors: NotFound.
base::Result<Observation> find_observation(db::Reader& reader, ObservationId id);

/// How many of some observations have each origin, for the line that every report ends with.
struct OriginShares {
  std::int64_t measured_count = 0;
  std::int64_t declared_count = 0;
  std::int64_t imported_count = 0;
  std::int64_t missing_count = 0;  ///< of all, those without a value; not among the others
};
VALLIS_DESCRIBE(OriginShares, measured_count, declared_count, imported_count, missing_count)
OriginShares origin_shares(std::span<const Observation> observations);

/// One step of an observation's history.
struct StateStep {
  std::int64_t position = 1;
  ObservationState state = ObservationState::Proposed;
  std::optional<base::Uuid> account_id;
  std::optional<std::string> account_name;    ///< what the account is called now; none: the program
  std::optional<base::Uuid> organisation_id;  ///< acting for
  std::string reason;
  base::Instant recorded_at;
};
VALLIS_DESCRIBE(StateStep, position, state, account_id, account_name, organisation_id, reason, recorded_at)
base::Result<std::vector<StateStep>> state_history(db::Reader& reader, ObservationId id);

/// What somebody enters.
struct ObservationForm {
  std::string indicator;  ///< its code
  std::string unit_code;  ///< of a cluster, or ISO 3166-1 alpha-2 of a country, as the indicator wants
  std::string period;     ///< "2026" …; empty: not known
  std::optional<std::string> edition;
  std::optional<base::Json> value;            ///< none: not available, for the reason given
  std::optional<Absence> absence;             ///< not_available where there is no value and nothing is said
  std::optional<std::string> absence_reason;  ///< needed where there is no value
  std::optional<std::string> measure_unit;    ///< where given it must be the indicator's
  std::optional<std::string> source_code;
  std::optional<std::string> source_title;
  std::optional<std::string> source_publisher;
  std::optional<std::string> source_address;  ///< http or https
  std::optional<base::Date> retrieved_on;
  std::optional<base::Uuid> file_id;          ///< a file that is kept here
  std::optional<std::string> evidence_value;  ///< as the evidence says it; must be the value
  std::optional<Confidence> confidence;       ///< medium where absent
  std::optional<std::string> note;
  std::optional<std::string> reason;
};
VALLIS_DESCRIBE(ObservationForm, indicator, unit_code, period, edition, value, absence, absence_reason, measure_unit,
                source_code, source_title, source_publisher, source_address, retrieved_on, file_id, evidence_value,
                confidence, note, reason)
std::span<const base::FieldRule> field_rules(const ObservationForm*);

/// Enters a proposal; it supersedes what is published of its cell once it is published itself.
/// Errors: InvalidInput – every fault by JSON pointer: unknown indicator or unit, a period that is none or has not
/// begun, a value out of range or of another unit, no value and no reason, no evidence (a file, or an address with
/// the day of its reading), evidence that says something else; Conflict – the same is there already.
base::Result<Observation> declare(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                  const ObservationForm& form);

/// Checked by somebody else than who proposed it, for whomever they act. Errors: NotFound; Stale; Conflict – it is not
/// proposed; Forbidden – the same person.
base::Result<Observation> check(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                ObservationId id, std::int64_t version, const std::string& reason);

/// From now on everybody sees it; what was published of its cell is superseded. Errors: as check.
base::Result<Observation> publish(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                  ObservationId id, std::int64_t version, const std::string& reason);

/// Errors: as check, but that one may refuse (take back) one's own; InvalidArgument – no reason.
base::Result<Observation> refuse(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                 ObservationId id, std::int64_t version, const std::string& reason);

}  // namespace vallis::indicators
