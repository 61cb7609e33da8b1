#pragma once

#include "auth/call.hpp"

namespace vallis::auth {

/// Signing in and out, what is one's own, and the accounts that staff look after.
void add_account_routes(http::Router& router, db::Database& database);

}  // namespace vallis::auth
