#pragma once

#include <string>

#include "db/database.hpp"
#include "http/router.hpp"

namespace vallis::app {

/// Whether the database has neither been set up nor has an account.
base::Result<bool> needs_setup(db::Database& database);

/// The first-run wizard: "GET /api/v1/setup" says whether it is needed; "POST /api/v1/setup" makes the cluster and the
/// first account of its staff, all or nothing, once.
/// @param code  what the person read where the server was started; empty: nobody can set up
void add_setup_routes(http::Router& router, db::Database& database, std::string code);

}  // namespace vallis::app
