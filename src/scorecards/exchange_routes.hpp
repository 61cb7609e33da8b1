#pragma once

#include "db/database.hpp"
#include "http/router.hpp"

namespace vallis::scorecards {

/// Signed figures for clusters elsewhere, and theirs: docs/reference/exchange.md.
void add_exchange_routes(http::Router& router, db::Database& database);

}  // namespace vallis::scorecards
