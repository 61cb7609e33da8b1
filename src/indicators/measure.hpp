#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "activity/log.hpp"
#include "indicators/observation.hpp"
#include "indicators/source.hpp"

namespace vallis::indicators {

/// What a measurement did. A rerun on unchanged records gives unchanged_count alone.
struct Measured {
  std::int64_t new_count = 0;
  std::int64_t revised_count = 0;           ///< another value than the last measured one, which it supersedes
  std::int64_t unchanged_count = 0;         ///< nothing was written
  std::int64_t suppressed_count = 0;        ///< of all, those under their threshold
  std::int64_t absent_count = 0;            ///< of all, those without a value
  std::vector<ObservationId> observations;  ///< that stand for the cell now, in the sources' order
};
VALLIS_DESCRIBE(Measured, new_count, revised_count, unchanged_count, suppressed_count, absent_count, observations)

/// Asks all sources and keeps what they say as proposals. A proposal that was measured before and says something else
/// is superseded; what is published stays until the new one is published.
/// Errors: NotFound – no such cluster; Conflict – it is not run here; InvalidArgument – a period that has not begun;
/// those of the sources.
base::Result<Measured> measure(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                               const Sources& sources, base::Uuid cluster_id, const base::Period& period);

}  // namespace vallis::indicators
