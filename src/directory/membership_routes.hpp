#pragma once

#include "db/database.hpp"
#include "http/router.hpp"

namespace vallis::directory {

/// Types, applications, memberships, dues and reports: docs/reference/membership.md.
void add_membership_routes(http::Router& router, db::Database& database);

}  // namespace vallis::directory
