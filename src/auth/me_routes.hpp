#pragma once

#include "auth/call.hpp"

namespace vallis::auth {

/// Who the caller is and what they may do: for programs (which must be somebody), and for pages (which ask first
/// whether there is anybody). `provider`: whether this server has one to sign in at.
void add_me_routes(http::Router& router, db::Database& database, bool provider);

}  // namespace vallis::auth
