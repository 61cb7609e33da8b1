#pragma once

#include <cstdint>

#include "base/result.hpp"
#include "base/time.hpp"
#include "db/database.hpp"

namespace vallis::auth {

/// Deletes what can serve nobody any more and nobody chooses how long to keep: counters of failed attempts after a day,
/// browsers that were not seen for 400 days, which is how long their cookie lasts, idempotency keys after a day. Ended
/// sessions and used tickets explain what happened for as long as a rule says: privacy's retention takes them away.
/// Gives the number of rows. Cost: a statement a table.
base::Result<std::int64_t> remove_expired(db::Transaction& tx, const base::Instant& now);

}  // namespace vallis::auth
