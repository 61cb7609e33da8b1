#pragma once

#include "auth/call.hpp"

namespace vallis::notify {

/// Webhooks and their deliveries, for staff.
void add_webhook_routes(http::Router& router, db::Database& database);

}  // namespace vallis::notify
