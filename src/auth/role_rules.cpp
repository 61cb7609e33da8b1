#include "auth/role_rules.hpp"

#include <algorithm>

namespace vallis::auth {
namespace {

constexpr std::string_view kSelectGrant = R"sql(
    SELECT role_grant_id, account_id, role, scope_kind, scope_id, from_on, to_on FROM role_grant
    WHERE role_grant_id = $1
)sql";

constexpr std::string_view kSelectAll = R"sql(
    SELECT role_grant_id, account_id, role, scope_kind, scope_id, from_on, to_on FROM role_grant
    WHERE account_id = $1 ORDER BY role_grant_id DESC
)sql";

// Those whose accounts can sign in: an invited one might never come.
constexpr std::string_view kCountOtherKeepers = R"sql(
    SELECT count(*) FROM role_grant g JOIN account a ON a.account_id = g.account_id
    WHERE g.role = 'cluster_staff' AND g.scope_kind = 'cluster' AND g.scope_id IS NULL AND a.state = 'active'
        AND g.from_on <= $2 AND (g.to_on IS NULL OR g.to_on >= $2) AND g.role_grant_id <> $1
)sql";

// Two who end each other's role at once meet at these rows, so that one of them stays.
constexpr std::string_view kHoldKeepers = R"sql(
    UPDATE role_grant SET scope_kind = 'cluster'
    WHERE role = 'cluster_staff' AND scope_kind = 'cluster' AND scope_id IS NULL
)sql";

Scope scope_of(const RoleGrant& grant) { return {grant.scope_kind, grant.scope_id}; }

bool keeps_all(const RoleGrant& grant) {
  return grant.role == Role::ClusterStaff && grant.scope_kind == kEverywhere.kind && !grant.scope_id;
}

bool administers(const Caller& caller, const Scope& scope) {
  return scope.kind == "organisation" && scope.id && caller.may(Permission::EditOwnOrganisation, scope) &&
         std::any_of(caller.roles.begin(), caller.roles.end(), [&](const RoleGrant& grant) {
           return grant.role == Role::OrganisationAdmin && grant.scope_kind == scope.kind && grant.scope_id == scope.id;
         });
}

base::Error not_yours() { return base::forbidden("You may not give or end this role there."); }

}  // namespace

bool may_grant(const Caller& caller, Role role, const Scope& scope) {
  const auto permissions = permissions_of(role);
  if (!std::all_of(permissions.begin(), permissions.end(),
                   [&](Permission permission) { return caller.may(permission, scope); })) {
    return false;
  }
  if (caller.may(Permission::ManageAccounts, scope)) return true;
  return administers(caller, scope) && (role == Role::MemberUser || role == Role::OrganisationAdmin);
}

base::Result<RoleGrant> grant_role_by(db::Transaction& tx, const Caller& caller, const activity::Actor& by,
                                      AccountId account, const NewRole& role) {
  if (!may_grant(caller, role.role, {role.scope_kind, role.scope_id})) return not_yours();
  auto granted = grant_role(tx, account, role, caller.account);
  if (!granted) return granted;
  const auto noted = activity::record(tx, {.by = by,
                                           .verb = "granted",
                                           .object_kind = "role",
                                           .object_id = granted->role_grant_id.text(),
                                           .scope = role.scope_id ? role.scope_id->text() : "",
                                           .after = activity::snapshot(*granted)});
  if (!noted) return noted.error();
  return granted;
}

base::Result<void> end_role_by(db::Transaction& tx, const Caller& caller, const activity::Actor& by,
                               base::Uuid role_grant_id, const base::Date& today) {
  const auto grant = tx.maybe<RoleGrant>(kSelectGrant, role_grant_id);
  if (!grant) return grant.error();
  if (!*grant) return base::not_found("There is no such role.");
  const bool own = caller.account == (*grant)->account_id;
  if (!own && !may_grant(caller, (*grant)->role, scope_of(**grant))) return not_yours();
  if ((*grant)->to_on && *(*grant)->to_on < today) return base::conflict("The role has ended already.");
  if (keeps_all(**grant)) {
    if (auto held = tx.execute(kHoldKeepers); !held) return held.error();
    const auto others = tx.one<std::int64_t>(kCountOtherKeepers, role_grant_id, today);
    if (!others) return others.error();
    if (*others == 0) {
      return base::conflict("This is the last role that looks after everything; give it to somebody else first.");
    }
  }
  if (auto ended = end_role(tx, role_grant_id, today); !ended) return ended;
  const auto noted = activity::record(tx, {.by = by,
                                           .verb = "ended",
                                           .object_kind = "role",
                                           .object_id = role_grant_id.text(),
                                           .scope = (*grant)->scope_id ? (*grant)->scope_id->text() : "",
                                           .before = activity::snapshot(**grant)});
  if (!noted) return noted.error();
  return {};
}

base::Result<std::vector<RoleGrant>> roles_seen_by(db::Reader& reader, const Caller& caller, AccountId account) {
  auto grants = reader.many<RoleGrant>(kSelectAll, account);
  if (!grants) return grants;
  if (caller.account == account) return grants;
  if (caller.may(Permission::ManageAccounts)) {
    if (auto there = find_account(reader, account); !there) return there.error();
    return grants;
  }
  std::erase_if(*grants, [&](const RoleGrant& grant) {
    return !administers(caller, scope_of(grant)) && !caller.may(Permission::ManageAccounts, scope_of(grant));
  });
  if (grants->empty()) return base::not_found("There is no such account.");
  return grants;
}

}  // namespace vallis::auth
