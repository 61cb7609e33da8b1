#pragma once

#include <string>

#include "directory/organisation.hpp"

namespace vallis::directory::detail {

/// Errors: Conflict – the duplicate has an open membership in a cluster of which the other is or was a member in the
/// same time.
base::Result<void> check_members_apart(db::Reader& reader, OrganisationId duplicate, OrganisationId into);

/// Gives memberships, what they owe and pay for, applications and open lines of imports to the other organisation,
/// with an entry in the log for each membership.
base::Result<void> merge_members(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                 OrganisationId duplicate, OrganisationId into, const std::string& reason);

}  // namespace vallis::directory::detail
