#pragma once

#include "auth/call.hpp"

namespace vallis::indicators::detail {

void add_exchange_routes(auth::Routes& routes);

}  // namespace vallis::indicators::detail
