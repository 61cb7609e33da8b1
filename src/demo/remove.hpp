#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "db/database.hpp"

namespace vallis::demo {

struct RemovedRows {
  std::string table;
  std::int64_t row_count = 0;
};

/// Takes a sample away: every row with an identifier of the sample, and what is a part of such rows alone (names,
/// sessions of its accounts, a payment that somebody entered for dues of the sample). What people added stays. Where
/// something that they added refers to the sample – a person of theirs in an organisation of the sample – nothing is
/// removed. The log stays, as it always does; the entries tell
/// that the sample was there, and that it went. Errors: NotFound – there is no sample; Conflict – with each kind of row
/// that hangs on it, and how many. Cost: reads every table with identifiers.
base::Result<std::vector<RemovedRows>> remove_sample(db::Database& database);

}  // namespace vallis::demo
