#pragma once

#include <optional>

#include "auth/call.hpp"
#include "indicators/observation.hpp"

namespace vallis::indicators {

// Who may do what with observations. What is published anybody sees. What is not is for staff and board of the cluster,
// and for analysts; of countries, for those whose role holds everywhere.

/// Enters, measures and imports: staff of that cluster, analysts. No cluster: of countries.
bool edits(const auth::Caller& caller, const std::optional<base::Uuid>& cluster_id);

/// Sees what is not published, checks, publishes and refuses: who edits, and the board.
bool oversees(const auth::Caller& caller, const std::optional<base::Uuid>& cluster_id);

/// A condition in brackets on the alias v: the caller may see the observation. Put into every list and count, so that
/// what is not published moves no number of who does not see it.
void add_seen(db::Sql& sql, const auth::Sight& sight);

/// The observation as the caller may see it: who entered it, why, and the file are for those who oversee it.
Observation shown_to(const auth::Caller& caller, Observation observation);

/// Errors: NotFound – also where the caller may not know of it.
base::Result<Observation> open_observation(auth::Call& call, db::Reader& reader, ObservationId id);

/// The same for who oversees it. Errors: NotFound; Forbidden – it is published, and another one's to oversee.
base::Result<Observation> oversee_observation(auth::Call& call, db::Reader& reader, ObservationId id);

}  // namespace vallis::indicators
