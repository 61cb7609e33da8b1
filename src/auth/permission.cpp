#include "auth/permission.hpp"

#include <algorithm>
#include <array>

namespace vallis::auth {
namespace {

constexpr std::array kMember = {Permission::ReadDirectory};
constexpr std::array kOrganisationAdmin = {Permission::ReadDirectory, Permission::EditOwnOrganisation};
constexpr std::array kStaff = {Permission::ReadDirectory,  Permission::EditOwnOrganisation, Permission::ManageMembers,
                               Permission::ManageAccounts, Permission::ReadAudit,           Permission::ManagePrivacy,
                               Permission::ViewAs,         Permission::EditBenchmark};
constexpr std::array kAnalyst = {Permission::ReadDirectory, Permission::EditBenchmark};

constexpr std::string_view kInsertGrant = R"sql(
    INSERT INTO role_grant (role_grant_id, account_id, role, scope_kind, scope_id, from_on, to_on, granted_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
    RETURNING role_grant_id, account_id, role, scope_kind, scope_id, from_on, to_on
)sql";

constexpr std::string_view kSelectGrants = R"sql(
    SELECT role_grant_id, account_id, role, scope_kind, scope_id, from_on, to_on FROM role_grant
    WHERE account_id = $1 AND from_on <= $2 AND (to_on IS NULL OR to_on >= $2)
    ORDER BY role_grant_id
)sql";

constexpr std::string_view kDeleteDoubleGrants = R"sql(
    DELETE FROM role_grant
    WHERE scope_kind = $1 AND scope_id = $2 AND EXISTS (
        SELECT 1 FROM role_grant other
        WHERE other.account_id = role_grant.account_id AND other.role = role_grant.role
          AND other.scope_kind = $1 AND other.scope_id = $3 AND other.from_on <= role_grant.from_on
          AND (other.to_on IS NULL OR other.to_on >= role_grant.to_on))
)sql";

/// Without a scope: by any role.
bool allowed(const Caller& caller, Permission permission, const Scope* scope) {
  if (permission == Permission::Public) return true;
  if (!caller.signed_in()) return false;
  const auto& limits = caller.limited_to;
  if (limits && std::find(limits->begin(), limits->end(), permission) == limits->end()) return false;
  if (permission == Permission::SignedIn) return true;
  return std::any_of(caller.roles.begin(), caller.roles.end(), [&](const RoleGrant& grant) {
    const auto granted = permissions_of(grant.role);
    return std::find(granted.begin(), granted.end(), permission) != granted.end() &&
           (scope == nullptr || covers(grant, *scope));
  });
}

}  // namespace

std::span<const Permission> permissions_of(Role role) {
  switch (role) {
    case Role::Patient:
      return {};
    case Role::ClusterStaff:
      return kStaff;
    case Role::OrganisationAdmin:
      return kOrganisationAdmin;
    case Role::MemberUser:
    case Role::Board:
    case Role::Authority:
    case Role::Operator:
    case Role::Investor:
      return kMember;
    case Role::Analyst:
      return kAnalyst;
  }
  return {};
}

base::Result<RoleGrant> grant_role(db::Transaction& tx, AccountId account, const NewRole& role,
                                   std::optional<AccountId> by) {
  if (role.to_on && *role.to_on < role.from_on) {
    return base::invalid_argument("The role would end before it begins; 'to_on' is the last day.");
  }
  if (auto there = find_account(tx, account); !there) return there.error();
  return tx.one<RoleGrant>(kInsertGrant, base::Uuid::next(), account, role.role, role.scope_kind, role.scope_id,
                           role.from_on, role.to_on, by);
}

base::Result<void> end_role(db::Transaction& tx, base::Uuid role_grant_id, const base::Date& today) {
  // A role that begins today or later never was: it is taken away.
  const auto undone =
      tx.execute("DELETE FROM role_grant WHERE role_grant_id = $1 AND from_on >= $2", role_grant_id, today);
  if (!undone) return undone.error();
  const auto ended =
      tx.execute("UPDATE role_grant SET to_on = $2 WHERE role_grant_id = $1", role_grant_id, today.plus_days(-1));
  if (!ended) return ended.error();
  if (*undone + *ended == 0) return base::not_found("There is no such role.");
  return {};
}

base::Result<std::vector<RoleGrant>> roles_of(db::Reader& reader, AccountId account, const base::Date& today) {
  return reader.many<RoleGrant>(kSelectGrants, account, today);
}

base::Result<void> move_roles(db::Transaction& tx, const std::string& scope_kind, base::Uuid from, base::Uuid to) {
  const auto gone = tx.execute(kDeleteDoubleGrants, scope_kind, from, to);
  if (!gone) return gone.error();
  const auto moved =
      tx.execute("UPDATE role_grant SET scope_id = $3 WHERE scope_kind = $1 AND scope_id = $2", scope_kind, from, to);
  if (!moved) return moved.error();
  return {};
}

std::vector<base::Uuid> Caller::administered() const {
  std::vector<base::Uuid> organisations;
  for (const RoleGrant& grant : roles) {
    if (grant.role == Role::OrganisationAdmin && grant.scope_kind == "organisation" && grant.scope_id) {
      organisations.push_back(*grant.scope_id);
    }
  }
  return organisations;
}

bool Caller::has(Role role) const {
  return std::any_of(roles.begin(), roles.end(), [&](const RoleGrant& grant) { return grant.role == role; });
}

bool whole_only(Permission permission) {
  return permission == Permission::ManageAccounts || permission == Permission::ReadAudit ||
         permission == Permission::ManagePrivacy || permission == Permission::ViewAs;
}

bool covers(const RoleGrant& grant, const Scope& scope) {
  if (grant.scope_kind == kEverywhere.kind && !grant.scope_id) return true;
  return grant.scope_kind == scope.kind && (!grant.scope_id || grant.scope_id == scope.id);
}

bool Caller::may(Permission permission) const {
  if (whole_only(permission)) return may(permission, kEverywhere);
  return allowed(*this, permission, nullptr);
}

bool Caller::may(Permission permission, const Scope& scope) const { return allowed(*this, permission, &scope); }

}  // namespace vallis::auth
