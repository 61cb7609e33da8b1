#include "auth/me_routes.hpp"

#include "auth/account.hpp"

namespace vallis::auth {

struct Me {
  AccountId account_id;
  std::string name;
  std::optional<std::string> email;
  std::string language;
  bool second_factor = false;  ///< in force
  std::vector<RoleGrant> roles;
  std::vector<Permission> permissions;
  std::optional<base::Uuid> acting_for;
};
VALLIS_DESCRIBE(Me, account_id, name, email, language, second_factor, roles, permissions, acting_for)

struct SessionState {
  std::optional<Me> me;
  bool provider = false;
};
VALLIS_DESCRIBE(SessionState, me, provider)

namespace {

base::Result<Me> me(Call& call) {
  const Caller& caller = call.caller();
  Me who;
  who.account_id = *caller.account;
  who.name = caller.name;
  who.language = caller.language;
  who.roles = caller.roles;
  who.acting_for = caller.acting_for;
  for (const auto& [word, permission] : base::enum_words<Permission>()) {
    if (caller.may(permission)) who.permissions.push_back(permission);
  }
  const auto read = call.read([&](db::Reader& reader) -> base::Result<void> {
    auto account = find_account(reader, who.account_id);
    if (!account) return account.error();
    who.email = std::move(account->email);
    const auto factor = has_second_factor(reader, who.account_id);
    if (!factor) return factor.error();
    who.second_factor = *factor;
    return {};
  });
  if (!read) return read.error();
  return who;
}

}  // namespace

void add_me_routes(http::Router& router, db::Database& database, bool provider) {
  Routes routes(router, database, "accounts");
  routes.get("/api/v1/me", Permission::SignedIn, "Who I am and what I may do", me);
  routes.get("/api/v1/session", Permission::Public, "Whether I am signed in, and who I am",
             [provider](Call& call) -> base::Result<SessionState> {
               SessionState state;
               state.provider = provider;
               if (!call.caller().account) return state;
               auto who = me(call);
               if (!who) return who.error();
               state.me = std::move(*who);
               return state;
             });
}

}  // namespace vallis::auth
