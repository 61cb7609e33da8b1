#pragma once

#include "db/database.hpp"
#include "http/router.hpp"

namespace vallis::app {

/// Reading the log of activity: all of it for auditors, one's own for everybody.
void add_activity_routes(http::Router& router, db::Database& database);

}  // namespace vallis::app
