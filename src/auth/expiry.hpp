#pragma once

#include <cstdint>

#include "base/result.hpp"
#include "base/time.hpp"
#include "db/database.hpp"

namespace vallis::auth {

/// Deletes what can serve nobody any more: tickets and sessions 30 days after their end (until then they explain what
/// happened), counters of failed attempts after a day, browsers that were not seen for 400 days, which is how long
/// their cookie lasts; idempotency keys after a day. Gives the number of rows. Cost: a statement a table.
base::Result<std::int64_t> remove_expired(db::Transaction& tx, const base::Instant& now);

}  // namespace vallis::auth
