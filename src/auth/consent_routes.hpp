#pragma once

#include "auth/call.hpp"

namespace vallis::auth {

/// Consents, and who looked at what is about me.
void add_consent_routes(http::Router& router, db::Database& database);

}  // namespace vallis::auth
