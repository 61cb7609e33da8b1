#include "auth/role_routes.hpp"

#include "auth/guest.hpp"
#include "auth/role_rules.hpp"

namespace vallis::auth {

struct RoleInfo {
  Role role = Role::MemberUser;
  std::vector<Permission> permissions;
};
VALLIS_DESCRIBE(RoleInfo, role, permissions)

struct GuestScope {
  std::string scope_kind;
  base::Uuid scope_id;
};
VALLIS_DESCRIBE(GuestScope, scope_kind, scope_id)

struct RevokedGuests {
  std::int64_t guest_count = 0;
};
VALLIS_DESCRIBE(RevokedGuests, guest_count)

namespace {

base::Result<http::Page<RoleInfo>> all_roles(Call& /*call*/) {
  http::Page<RoleInfo> page;
  for (const auto& [word, role] : base::enum_words<Role>()) {
    const auto permissions = permissions_of(role);
    page.items.push_back({role, {permissions.begin(), permissions.end()}});
  }
  return page;
}

base::Result<http::Page<RoleGrant>> account_roles(Call& call) {
  auto grants = call.read(
      [&](db::Reader& reader) { return roles_seen_by(reader, call.caller(), call.path<AccountId>("account_id")); });
  if (!grants) return grants.error();
  return http::Page<RoleGrant>{std::move(*grants), {}, {}};
}

base::Result<http::Created<RoleGrant>> give_role(Call& call, const NewRole& role) {
  auto granted = call.transact([&](db::Transaction& tx) {
    return grant_role_by(tx, call.caller(), call.actor(), call.path<AccountId>("account_id"), role);
  });
  if (!granted) return granted.error();
  return http::Created<RoleGrant>{*granted, "/api/v1/roles/" + granted->role_grant_id.text()};
}

base::Result<void> take_role(Call& call) {
  return call.transact([&](db::Transaction& tx) {
    return end_role_by(tx, call.caller(), call.actor(), call.path<base::Uuid>("role_grant_id"), call.now().date());
  });
}

base::Result<void> may_invite(const Call& call, const Scope& scope) {
  if (call.caller().may(Permission::ManageAccounts, scope)) return {};
  return base::forbidden("You may not look after the guests there.");
}

base::Result<http::Created<InvitedGuest>> let_in(Call& call, const NewGuest& guest) {
  if (auto fine = may_invite(call, {guest.scope_kind, guest.scope_id}); !fine) return fine.error();
  auto invited = call.transact([&](db::Transaction& tx) { return invite_guest(tx, call.actor(), guest, call.now()); });
  if (!invited) return invited.error();
  return http::Created<InvitedGuest>{*invited, "/api/v1/guests/" + invited->guest.guest_grant_id.text()};
}

base::Result<http::Page<GuestGrant>> guests(Call& call) {
  const auto id = base::Uuid::parse(call.request().query_value("scope_id").value_or(""));
  const std::string kind(call.request().query_value("scope_kind").value_or(""));
  if (!id || kind.empty()) return base::invalid_argument("Say of what: ?scope_kind=network&scope_id=….");
  if (auto fine = may_invite(call, {kind, id}); !fine) return fine.error();
  auto found = call.read([&](db::Reader& reader) { return guests_of(reader, {kind, id}); });
  if (!found) return found.error();
  return http::Page<GuestGrant>{std::move(*found), {}, {}};
}

base::Result<void> end_guest(Call& call) {
  return call.transact([&](db::Transaction& tx) -> base::Result<void> {
    const auto id = call.path<base::Uuid>("guest_grant_id");
    const auto guest = find_guest(tx, id);
    if (!guest) return guest.error();
    // A guest may leave, as anybody may; to others who may not know of guests there is none.
    const bool own = call.caller().account == guest->account_id;
    if (!own && !may_invite(call, {guest->scope_kind, guest->scope_id})) {
      return base::not_found("There is no such guest.");
    }
    return revoke_guest(tx, call.actor(), id, call.now());
  });
}

base::Result<RevokedGuests> end_all_guests(Call& call, const GuestScope& scope) {
  if (auto fine = may_invite(call, {scope.scope_kind, scope.scope_id}); !fine) return fine.error();
  const auto ended = call.transact([&](db::Transaction& tx) {
    return revoke_guests(tx, call.actor(), {scope.scope_kind, scope.scope_id}, call.now());
  });
  if (!ended) return ended.error();
  return RevokedGuests{*ended};
}

}  // namespace

void add_role_routes(http::Router& router, db::Database& database) {
  Routes routes(router, database, "roles");
  routes.get("/api/v1/roles", Permission::SignedIn, "Roles and what each may do", all_roles);
  routes.get("/api/v1/accounts/{account_id}/roles", Permission::SignedIn, "Roles of an account", account_roles);
  routes.post("/api/v1/accounts/{account_id}/roles", Permission::SignedIn, "Give a role", give_role);
  routes.remove("/api/v1/roles/{role_grant_id}", Permission::SignedIn, "End a role", take_role);
  routes.get("/api/v1/guests", Permission::SignedIn, "Guests of one network, project or event", guests);
  routes.post("/api/v1/guests", Permission::SignedIn, "Let a guest in", let_in);
  routes.remove("/api/v1/guests/{guest_grant_id}", Permission::SignedIn, "End a guest's stay", end_guest);
  routes.post("/api/v1/guests/revocation", Permission::SignedIn, "End the stay of all guests there", end_all_guests);
}

}  // namespace vallis::auth
