#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "auth/permission.hpp"

namespace vallis::auth {

/// The grants in force on a day whose scope is this one thing, by account. For features that grant roles themselves
/// and take them back.
base::Result<std::vector<RoleGrant>> grants_of_scope(db::Reader& reader, const std::string& scope_kind,
                                                     base::Uuid scope_id, const base::Date& today);

/// Active accounts with one of the roles in a cluster on a day: by a grant for it, or for all clusters; without a
/// cluster those with a grant for all. By their ids.
base::Result<std::vector<AccountId>> holders_in_cluster(db::Reader& reader, std::span<const Role> roles,
                                                        const std::optional<base::Uuid>& cluster_id,
                                                        const base::Date& today);

/// Whether the caller has the role in this cluster: by a grant for it, or for all clusters.
bool has_in_cluster(const Caller& caller, Role role, base::Uuid cluster_id);

}  // namespace vallis::auth
