#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "indicators/observation.hpp"

namespace vallis::indicators {

/// What the program's own data brought in.
struct Loaded {
  std::int64_t indicator_count = 0;  ///< new versions of methods
  std::int64_t new_count = 0;
  std::int64_t revised_count = 0;    ///< took the place of another value
  std::int64_t proposed_count = 0;   ///< among both: proposals, because people have published a figure of their own
  std::int64_t withdrawn_count = 0;  ///< the data name no value any more
};
VALLIS_DESCRIBE(Loaded, indicator_count, new_count, revised_count, proposed_count, withdrawn_count)

/// Whether data of that name and hash were brought in. Cost: one statement.
base::Result<bool> is_loaded(db::Reader& reader, const std::string& name, const std::string& content_hash);

/// Brings definitions and observations of the program's own data in, published at once and imported by nobody. Once
/// more with other data: a value that changed supersedes what was loaded before (as a proposal where people have
/// published something else since), one that is gone becomes "not available", and what is the same stays.
/// Errors: InvalidInput – an observation that cannot be one: cell and what is wrong; those of load_indicators.
/// Cost: two statements for each observation that is new.
base::Result<Loaded> load(db::Transaction& tx, const base::Instant& now, const std::string& name,
                          const std::string& content_hash, std::span<const IndicatorForm> indicators,
                          std::span<const ObservationForm> observations);

}  // namespace vallis::indicators
