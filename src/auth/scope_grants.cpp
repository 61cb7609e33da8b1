#include "auth/scope_grants.hpp"

#include <algorithm>

namespace vallis::auth {
namespace {

constexpr std::string_view kSelectGrants = R"sql(
    SELECT role_grant_id, account_id, role, scope_kind, scope_id, from_on, to_on FROM role_grant
    WHERE scope_kind = $1 AND scope_id = $2 AND from_on <= $3 AND (to_on IS NULL OR to_on >= $3)
    ORDER BY account_id, role_grant_id
)sql";

}  // namespace

base::Result<std::vector<RoleGrant>> grants_of_scope(db::Reader& reader, const std::string& scope_kind,
                                                     base::Uuid scope_id, const base::Date& today) {
  return reader.many<RoleGrant>(kSelectGrants, scope_kind, scope_id, today);
}

bool has_in_cluster(const Caller& caller, Role role, base::Uuid cluster_id) {
  return std::any_of(caller.roles.begin(), caller.roles.end(), [&](const RoleGrant& grant) {
    return grant.role == role && grant.scope_kind == "cluster" && grant.scope_id.value_or(cluster_id) == cluster_id;
  });
}

}  // namespace vallis::auth
