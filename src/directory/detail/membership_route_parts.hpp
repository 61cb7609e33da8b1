#pragma once

#include "auth/call.hpp"
#include "directory/membership.hpp"

namespace vallis::directory::detail {

void add_spell_routes(auth::Routes& routes);
void add_application_routes(auth::Routes& routes);
void add_dues_routes(auth::Routes& routes);
void add_report_routes(auth::Routes& routes);
void add_membership_export_route(auth::Routes& routes);

/// What the query asks of a list of memberships. Errors: InvalidArgument.
base::Result<MembershipFilter> membership_filter(auth::Call& call);

}  // namespace vallis::directory::detail
