#pragma once

#include "auth/call.hpp"
#include "auth/oidc.hpp"

namespace vallis::auth {

/// Signing in at a provider. Without one (`client` is null) the routes are there and say so, so that the API is the
/// same everywhere. The client outlives the router.
void add_oidc_routes(http::Router& router, db::Database& database, OidcClient* client);

}  // namespace vallis::auth
