#pragma once

#include "auth/call.hpp"

namespace vallis::directory::detail {

void add_spell_routes(auth::Routes& routes);
void add_application_routes(auth::Routes& routes);
void add_dues_routes(auth::Routes& routes);
void add_report_routes(auth::Routes& routes);

}  // namespace vallis::directory::detail
