#pragma once

#include "auth/call.hpp"
#include "files/store.hpp"
#include "indicators/evidence.hpp"

namespace vallis::indicators::detail {

void add_evidence_routes(auth::Routes& routes, files::Store& store);
void add_exchange_routes(auth::Routes& routes);

}  // namespace vallis::indicators::detail
