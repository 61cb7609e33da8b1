#pragma once

#include "auth/call.hpp"

namespace vallis::auth {

/// Roles in their scopes, and guests of one scope.
void add_role_routes(http::Router& router, db::Database& database);

}  // namespace vallis::auth
