#pragma once

#include "auth/call.hpp"

namespace vallis::search {

/// GET /api/v1/search?q=…&kind=…&limit=…&cursor=…: what the caller may find, for guests too.
void add_search_routes(http::Router& router, db::Database& database);

}  // namespace vallis::search
