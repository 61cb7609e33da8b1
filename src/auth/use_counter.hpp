#pragma once

#include <chrono>
#include <string>

#include "base/result.hpp"
#include "base/time.hpp"
#include "db/database.hpp"

namespace vallis::auth {

/// Counts one use under a name of at most `limit` in a span of time, which begins with the first use. It is kept or
/// undone with the transaction. The span is at most a week. Errors: TooMany – the limit is reached, with the seconds
/// until the span ends.
base::Result<void> count_use(db::Transaction& tx, const std::string& counter, int limit, std::chrono::seconds span,
                             const base::Instant& now);

}  // namespace vallis::auth
