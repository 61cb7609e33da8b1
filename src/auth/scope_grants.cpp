#include "auth/scope_grants.hpp"

#include <algorithm>

#include "db/sql.hpp"

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

base::Result<std::vector<AccountId>> holders_in_cluster(db::Reader& reader, std::span<const Role> roles,
                                                        const std::optional<base::Uuid>& cluster_id,
                                                        const base::Date& today) {
  db::Sql sql("SELECT DISTINCT a.account_id FROM role_grant g JOIN account a ON a.account_id = g.account_id ");
  sql.add("WHERE a.state = 'active' AND g.scope_kind = 'cluster' AND g.role IN (").values(roles);
  sql.add(") AND g.from_on <= ").value(today).add(" AND (g.to_on IS NULL OR g.to_on >= ").value(today).add(") AND ");
  if (cluster_id) {
    sql.add("(g.scope_id IS NULL OR g.scope_id = ").value(*cluster_id).add(")");
  } else {
    sql.add("g.scope_id IS NULL");
  }
  sql.add(" ORDER BY a.account_id");
  return reader.many_with<AccountId>(sql.text(), sql.arguments());
}

bool has_in_cluster(const Caller& caller, Role role, base::Uuid cluster_id) {
  return std::any_of(caller.roles.begin(), caller.roles.end(), [&](const RoleGrant& grant) {
    return grant.role == role && grant.scope_kind == "cluster" && grant.scope_id.value_or(cluster_id) == cluster_id;
  });
}

}  // namespace vallis::auth
