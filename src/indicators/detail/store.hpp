#pragma once

#include <optional>
#include <string>
#include <vector>

#include "activity/log.hpp"
#include "indicators/detail/unit.hpp"
#include "indicators/observation.hpp"

namespace vallis::indicators::detail {

/// An observation before it is kept; what is not here is worked out.
struct NewObservation {
  std::string indicator;
  std::int64_t method_version = 1;
  Unit unit;
  std::optional<base::Period> period;
  std::string edition{};
  std::optional<base::Json> value{};  ///< canonical
  std::optional<Absence> absence{};
  std::string absence_reason{};
  std::optional<std::int64_t> basis_count{};
  Origin origin = Origin::Declared;
  std::string source_code{};
  std::string source_title{};
  std::string source_publisher{};
  std::string source_address{};
  std::optional<base::Date> retrieved_on{};
  std::optional<base::Uuid> file_id{};
  std::optional<std::int64_t> file_version{};
  std::string evidence_value{};
  Confidence confidence = Confidence::Medium;
  std::string note{};
  std::string reason{};
  std::optional<base::Uuid> import_id{};

  std::string period_text() const { return period ? period->text() : std::string(); }
};

/// Of what was observed and its source, without who brought it here, why, and by which way: what is exported and comes
/// back has the hash that it had.
std::string content_hash(const NewObservation& observation);

/// An observation that stands for its cell: published, or on its way there.
struct Standing {
  ObservationId observation_id;
  std::string content_hash;
  Origin origin = Origin::Declared;
  ObservationState state = ObservationState::Proposed;
};
VALLIS_DESCRIBE(Standing, observation_id, content_hash, origin, state)

/// Those of one cell, the oldest first.
base::Result<std::vector<Standing>> standing(db::Reader& reader, const std::string& unit_key,
                                             const std::string& indicator, const std::string& period);

/// Keeps it as proposed, or as published at once (what the program itself vouches for), with its first step.
base::Result<ObservationId> add(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                const NewObservation& observation, const std::string& hash, ObservationState state,
                                std::optional<ObservationId> supersedes);

/// Moves one on, whatever its version, with a step of its history.
base::Result<void> move_on(db::Transaction& tx, const activity::Actor& by, const base::Instant& now, ObservationId id,
                           ObservationState state, const std::string& reason);

/// What is published of a cell is superseded; gives its id, if there was one.
base::Result<std::optional<ObservationId>> supersede_published(db::Transaction& tx, const activity::Actor& by,
                                                               const base::Instant& now, const std::string& unit_key,
                                                               const std::string& indicator, const std::string& period,
                                                               const std::string& reason);

}  // namespace vallis::indicators::detail
