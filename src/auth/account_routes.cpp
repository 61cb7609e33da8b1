#include "auth/account_routes.hpp"

#include <fmt/format.h>

#include "auth/session_cookie.hpp"
#include "auth/sign_in.hpp"
#include "auth/totp.hpp"
#include "base/text.hpp"

namespace vallis::auth {

struct SignInBody {
  std::string email;
  std::string password;
  std::optional<std::string> code;
};
VALLIS_DESCRIBE(SignInBody, email, password, code)

struct RedeemBody {
  std::string secret;
  std::string password;
};
VALLIS_DESCRIBE(RedeemBody, secret, password)

struct ChangePasswordBody {
  std::string old_password;
  std::string new_password;
};
VALLIS_DESCRIBE(ChangePasswordBody, old_password, new_password)

struct CodeBody {
  std::string code;
};
VALLIS_DESCRIBE(CodeBody, code)

struct TotpBegun {
  std::string secret;   ///< to type into an app
  std::string address;  ///< to draw as a picture for it
};
VALLIS_DESCRIBE(TotpBegun, secret, address)

struct RecoveryCodes {
  std::vector<std::string> codes;
};
VALLIS_DESCRIBE(RecoveryCodes, codes)

struct NewToken {
  std::string name;
  std::vector<Permission> permissions;
  base::Instant expires_at;
};
VALLIS_DESCRIBE(NewToken, name, permissions, expires_at)

struct TokenSecret {
  std::string secret;
};
VALLIS_DESCRIBE(TokenSecret, secret)

struct Me {
  AccountId account_id;
  std::string name;
  std::string language;
  std::vector<RoleGrant> roles;
  std::vector<Permission> permissions;
  std::optional<base::Uuid> acting_for;
};
VALLIS_DESCRIBE(Me, account_id, name, language, roles, permissions, acting_for)

struct Invited {
  Account account;
  std::string ticket;  ///< the secret that the mail carries
};
VALLIS_DESCRIBE(Invited, account, ticket)

namespace {

base::Result<Me> me(Call& call) {
  const Caller& caller = call.caller();
  Me who{*caller.account, caller.name, caller.language, caller.roles, {}, caller.acting_for};
  for (const auto& [word, permission] : base::enum_words<Permission>()) {
    if (caller.may(permission)) who.permissions.push_back(permission);
  }
  return who;
}

base::Result<http::Reply> begin_session(Call& call, const SignInBody& body) {
  http::Request& request = call.request();
  Attempt attempt;
  attempt.email = body.email;
  attempt.password = body.password;
  attempt.code = body.code.value_or("");
  attempt.device_secret = request.cookie(kDeviceCookie).value_or("");
  attempt.device = request.header("user-agent").value_or("");
  attempt.address = request.remote_address;
  auto signed_in = sign_in(call.database(), attempt, call.now());
  if (!signed_in) {
    http::Reply refused = http::problem_reply(signed_in.error(), request.id);
    // A page asks for the code when it sees this; it tells nobody more than the sentence does.
    if (signed_in.error().constraint == kSecondFactorNeeded) refused.headers.add("X-Second-Factor", "required");
    return refused;
  }
  http::Reply reply = http::reply_of(request, signed_in->account);
  add_session_cookies(reply, request, signed_in->session_secret, signed_in->device_secret);
  return reply;
}

base::Result<http::Reply> end_session(Call& call) {
  if (call.caller().session) {
    const auto ended = call.transact([&](db::Transaction& tx) {
      return revoke_session(tx, *call.caller().account, SessionId{*call.caller().session}, call.now());
    });
    if (!ended && ended.error().kind != base::ErrorKind::NotFound) return ended.error();
  }
  http::Reply reply;
  reply.status = 204;
  reply.headers.add("Set-Cookie", set_cookie(call.request(), kSessionCookie, "", 0));
  return reply;
}

base::Result<http::Page<Session>> my_sessions(Call& call) {
  auto sessions =
      call.read([&](db::Reader& reader) { return sessions_of(reader, *call.caller().account, call.now()); });
  if (!sessions) return sessions.error();
  return http::Page<Session>{std::move(*sessions), {}, {}};
}

base::Result<void> end_my_session(Call& call) {
  return call.transact([&](db::Transaction& tx) {
    return revoke_session(tx, *call.caller().account, call.path<SessionId>("session_id"), call.now());
  });
}

base::Result<void> change_my_password(Call& call, const ChangePasswordBody& body) {
  return call.transact([&](db::Transaction& tx) {
    return change_password(tx, *call.caller().account, body.old_password, body.new_password, call.now());
  });
}

base::Result<TotpBegun> begin_my_totp(Call& call) {
  const auto secret = call.transact([&](db::Transaction& tx) { return begin_totp(tx, *call.caller().account); });
  if (!secret) return secret.error();
  return TotpBegun{totp_text(*secret), totp_address(*secret, "Vallis", call.caller().name)};
}

base::Result<RecoveryCodes> confirm_my_totp(Call& call, const CodeBody& body) {
  auto codes = call.transact(
      [&](db::Transaction& tx) { return confirm_totp(tx, *call.caller().account, body.code, call.now()); });
  if (!codes) return codes.error();
  return RecoveryCodes{std::move(*codes)};
}

base::Result<void> remove_my_totp(Call& call, const CodeBody& body) {
  return call.transact(
      [&](db::Transaction& tx) { return remove_totp(tx, *call.caller().account, body.code, call.now()); });
}

base::Result<http::Page<ApiToken>> my_tokens(Call& call) {
  auto tokens =
      call.read([&](db::Reader& reader) { return api_tokens_of(reader, *call.caller().account, call.now()); });
  if (!tokens) return tokens.error();
  return http::Page<ApiToken>{std::move(*tokens), {}, {}};
}

base::Result<http::Created<TokenSecret>> make_my_token(Call& call, const NewToken& token) {
  std::vector<std::string> words;
  for (const Permission permission : token.permissions) {
    if (!call.caller().may(permission)) {
      return base::forbidden(fmt::format("You may not do '{}' yourself.", base::enum_word(permission)));
    }
    words.emplace_back(base::enum_word(permission));
  }
  auto secret = call.transact([&](db::Transaction& tx) {
    return make_api_token(tx, *call.caller().account, token.name, base::join(words, " "), token.expires_at, call.now());
  });
  if (!secret) return secret.error();
  return http::Created<TokenSecret>{{std::move(*secret)}, "/api/v1/me/tokens"};
}

base::Result<void> end_my_token(Call& call) {
  return call.transact([&](db::Transaction& tx) {
    return revoke_api_token(tx, *call.caller().account, call.path<ApiTokenId>("token_id"), call.now());
  });
}

base::Result<Account> redeem(Call& call, const RedeemBody& body, TicketPurpose purpose) {
  return call.transact(
      [&](db::Transaction& tx) { return redeem_ticket(tx, body.secret, purpose, body.password, call.now()); });
}
base::Result<Account> take_up_invitation(Call& call, const RedeemBody& body) {
  return redeem(call, body, TicketPurpose::Invitation);
}
base::Result<Account> set_new_password(Call& call, const RedeemBody& body) {
  return redeem(call, body, TicketPurpose::Password);
}

base::Result<http::Created<Invited>> invite(Call& call, const NewAccount& person) {
  auto invited = call.transact([&](db::Transaction& tx) -> base::Result<Invited> {
    auto account = create_account(tx, person, AccountState::Invited, call.now());
    if (!account) return account.error();
    auto ticket = make_ticket(tx, account->account_id, TicketPurpose::Invitation, call.now());
    if (!ticket) return ticket.error();
    return Invited{std::move(*account), std::move(*ticket)};
  });
  if (!invited) return invited.error();
  const std::string location = "/api/v1/accounts/" + invited->account.account_id.text();
  return http::Created<Invited>{std::move(*invited), location};
}

base::Result<Account> read_account(Call& call) {
  return call.read([&](db::Reader& reader) { return find_account(reader, call.path<AccountId>("account_id")); });
}

base::Result<void> suspend(Call& call) {
  return call.transact(
      [&](db::Transaction& tx) { return suspend_account(tx, call.path<AccountId>("account_id"), call.now()); });
}

base::Result<void> resume(Call& call) {
  return call.transact([&](db::Transaction& tx) { return resume_account(tx, call.path<AccountId>("account_id")); });
}

}  // namespace

void add_account_routes(http::Router& router, db::Database& database) {
  Routes routes(router, database, "accounts");
  routes.post("/api/v1/session", Permission::Public, "Sign in", begin_session);
  routes.remove("/api/v1/session", Permission::SignedIn, "Sign out", end_session);
  routes.post("/api/v1/invitations/redeem", Permission::Public, "Take up an invitation", take_up_invitation);
  routes.post("/api/v1/passwords/redeem", Permission::Public, "Set a new password by a mailed secret",
              set_new_password);
  routes.get("/api/v1/me", Permission::SignedIn, "Who I am and what I may do", me);
  routes.get("/api/v1/me/sessions", Permission::SignedIn, "Where I am signed in", my_sessions);
  routes.remove("/api/v1/me/sessions/{session_id}", Permission::SignedIn, "End one of my sessions", end_my_session);
  routes.post("/api/v1/me/password", Permission::SignedIn, "Change my password", change_my_password);
  routes.post("/api/v1/me/totp", Permission::SignedIn, "Begin a second factor", begin_my_totp);
  routes.post("/api/v1/me/totp/confirmation", Permission::SignedIn, "Put it in force", confirm_my_totp);
  routes.post("/api/v1/me/totp/removal", Permission::SignedIn, "Take it away", remove_my_totp);
  routes.get("/api/v1/me/tokens", Permission::SignedIn, "My tokens for programs", my_tokens);
  routes.post("/api/v1/me/tokens", Permission::SignedIn, "Make a token for a program", make_my_token);
  routes.remove("/api/v1/me/tokens/{token_id}", Permission::SignedIn, "Revoke a token", end_my_token);
  routes.post("/api/v1/accounts", Permission::ManageAccounts, "Invite a person", invite);
  routes.get("/api/v1/accounts/{account_id}", Permission::ManageAccounts, "One account", read_account);
  routes.post("/api/v1/accounts/{account_id}/suspension", Permission::ManageAccounts, "Suspend an account", suspend);
  routes.remove("/api/v1/accounts/{account_id}/suspension", Permission::ManageAccounts, "Resume an account", resume);
}

}  // namespace vallis::auth
