#pragma once

#include "base/result.hpp"
#include "base/signature.hpp"
#include "db/database.hpp"

namespace vallis::scorecards {

/// What this installation signs with; made by whoever asks first. Of two servers that make it at once both get the
/// same. Errors: those of the database.
base::Result<base::SigningKey> own_key(db::Database& database);

}  // namespace vallis::scorecards
