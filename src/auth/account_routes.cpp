#include "auth/account_routes.hpp"

#include <fmt/format.h>

#include "auth/me_routes.hpp"
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

struct Invited {
  Account account;
  std::string ticket;  ///< the secret that the mail carries
};
VALLIS_DESCRIBE(Invited, account, ticket)

namespace {

base::Result<http::Reply> begin_session(Call& call, const SignInBody& body) {
  http::Request& request = call.request();
  Attempt attempt;
  attempt.email = body.email;
  attempt.password = body.password;
  attempt.code = body.code.value_or("");
  attempt.device_secret = request.cookie(kDeviceCookie).value_or("");
  attempt.device = request.header("user-agent").value_or("");
  attempt.address = request.remote_address;
  attempt.request_id = request.id;
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

/// Notes what the caller did to something that is not the account itself; last in the transaction.
base::Result<void> record_own(db::Transaction& tx, Call& call, std::string_view verb, std::string_view kind,
                              const std::string& id, std::string after = {}) {
  const auto noted = activity::record(tx, {.by = call.actor(),
                                           .verb = std::string(verb),
                                           .object_kind = std::string(kind),
                                           .object_id = id,
                                           .after = std::move(after)});
  if (!noted) return noted.error();
  return {};
}

base::Result<void> end_session_of(Call& call, SessionId id) {
  return call.transact([&](db::Transaction& tx) -> base::Result<void> {
    if (auto ended = revoke_session(tx, *call.caller().account, id, call.now()); !ended) return ended;
    return record_own(tx, call, "ended", "session", id.text());
  });
}

base::Result<http::Reply> end_session(Call& call) {
  if (call.caller().session) {
    const auto ended = end_session_of(call, SessionId{*call.caller().session});
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

base::Result<void> end_my_session(Call& call) { return end_session_of(call, call.path<SessionId>("session_id")); }

base::Result<void> change_my_password(Call& call, const ChangePasswordBody& body) {
  return call.transact([&](db::Transaction& tx) -> base::Result<void> {
    const AccountId id = *call.caller().account;
    if (auto changed = change_password(tx, id, body.old_password, body.new_password, call.now()); !changed)
      return changed;
    return record_account(tx, call.actor(), "password_changed", id);
  });
}

base::Result<TotpBegun> begin_my_totp(Call& call) {
  const AccountId id = *call.caller().account;
  const auto secret = call.transact([&](db::Transaction& tx) -> base::Result<db::Bytes> {
    auto begun = begin_totp(tx, id);
    if (!begun) return begun;
    if (auto noted = record_account(tx, call.actor(), "second_factor_begun", id); !noted) return noted.error();
    return begun;
  });
  if (!secret) return secret.error();
  return TotpBegun{totp_text(*secret), totp_address(*secret, "Vallis", call.caller().name)};
}

base::Result<RecoveryCodes> confirm_my_totp(Call& call, const CodeBody& body) {
  const AccountId id = *call.caller().account;
  auto codes = call.transact([&](db::Transaction& tx) -> base::Result<std::vector<std::string>> {
    auto made = confirm_totp(tx, id, body.code, call.now());
    if (!made) return made;
    if (auto noted = record_account(tx, call.actor(), "second_factor_confirmed", id); !noted) return noted.error();
    return made;
  });
  if (!codes) return codes.error();
  return RecoveryCodes{std::move(*codes)};
}

base::Result<void> remove_my_totp(Call& call, const CodeBody& body) {
  const AccountId id = *call.caller().account;
  return call.transact([&](db::Transaction& tx) -> base::Result<void> {
    if (auto removed = remove_totp(tx, id, body.code, call.now()); !removed) return removed;
    return record_account(tx, call.actor(), "second_factor_removed", id);
  });
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
  auto made = call.transact([&](db::Transaction& tx) -> base::Result<NewApiToken> {
    auto added =
        make_api_token(tx, *call.caller().account, token.name, base::join(words, " "), token.expires_at, call.now());
    if (!added) return added;
    if (auto noted = record_own(tx, call, "made", "api_token", added->api_token_id.text(), activity::snapshot(token));
        !noted) {
      return noted.error();
    }
    return added;
  });
  if (!made) return made.error();
  return http::Created<TokenSecret>{{std::move(made->secret)}, "/api/v1/me/tokens"};
}

base::Result<void> end_my_token(Call& call) {
  const auto id = call.path<ApiTokenId>("token_id");
  return call.transact([&](db::Transaction& tx) -> base::Result<void> {
    if (auto revoked = revoke_api_token(tx, *call.caller().account, id, call.now()); !revoked) return revoked;
    return record_own(tx, call, "revoked", "api_token", id.text());
  });
}

base::Result<Account> redeem(Call& call, const RedeemBody& body, TicketPurpose purpose) {
  return call.transact([&](db::Transaction& tx) -> base::Result<Account> {
    auto account = redeem_ticket(tx, body.secret, purpose, body.password, call.now());
    if (!account) return account;
    // Whoever has the ticket acts as the account, though nobody is signed in.
    activity::Actor by = call.actor();
    by.account_id = account->account_id.uuid;
    const bool invitation = purpose == TicketPurpose::Invitation;
    auto noted = record_account(tx, by, invitation ? "invitation_taken_up" : "password_set", account->account_id);
    if (!noted) return noted.error();
    return account;
  });
}
base::Result<Account> take_up_invitation(Call& call, const RedeemBody& body) {
  return redeem(call, body, TicketPurpose::Invitation);
}
base::Result<Account> set_new_password(Call& call, const RedeemBody& body) {
  return redeem(call, body, TicketPurpose::Password);
}

base::Result<http::Created<Invited>> invite(Call& call, const NewAccount& person, const AccountHooks& hooks) {
  auto invited = call.transact([&](db::Transaction& tx) -> base::Result<Invited> {
    auto account = create_account(tx, person, AccountState::Invited, call.now());
    if (!account) return account.error();
    auto ticket = make_ticket(tx, account->account_id, TicketPurpose::Invitation, call.now());
    if (!ticket) return ticket.error();
    if (hooks.invited) {
      if (auto told = hooks.invited(tx, *account, *ticket); !told) return told.error();
    }
    auto noted = record_account(tx, call.actor(), "invited", account->account_id, activity::snapshot(*account));
    if (!noted) return noted.error();
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
  const auto id = call.path<AccountId>("account_id");
  return call.transact([&](db::Transaction& tx) -> base::Result<void> {
    if (auto suspended = suspend_account(tx, id, call.now()); !suspended) return suspended;
    return record_account(tx, call.actor(), "suspended", id);
  });
}

base::Result<void> resume(Call& call) {
  const auto id = call.path<AccountId>("account_id");
  return call.transact([&](db::Transaction& tx) -> base::Result<void> {
    if (auto resumed = resume_account(tx, id); !resumed) return resumed;
    return record_account(tx, call.actor(), "resumed", id);
  });
}

}  // namespace

void add_account_routes(http::Router& router, db::Database& database, const AccountHooks& hooks) {
  add_me_routes(router, database, hooks.provider);
  Routes routes(router, database, "accounts");
  routes.post("/api/v1/session", Permission::Public, "Sign in", begin_session, Repeat::Refused);
  routes.remove("/api/v1/session", Permission::SignedIn, "Sign out", end_session);
  routes.post("/api/v1/invitations/redeem", Permission::Public, "Take up an invitation", take_up_invitation,
              Repeat::Refused);
  routes.post("/api/v1/passwords/redeem", Permission::Public, "Set a new password by a mailed secret", set_new_password,
              Repeat::Refused);
  routes.get("/api/v1/me/sessions", Permission::SignedIn, "Where I am signed in", my_sessions);
  routes.remove("/api/v1/me/sessions/{session_id}", Permission::SignedIn, "End one of my sessions", end_my_session);
  routes.post("/api/v1/me/password", Permission::SignedIn, "Change my password", change_my_password);
  routes.post("/api/v1/me/totp", Permission::SignedIn, "Begin a second factor", begin_my_totp, Repeat::Refused);
  routes.post("/api/v1/me/totp/confirmation", Permission::SignedIn, "Put it in force", confirm_my_totp,
              Repeat::Refused);
  routes.post("/api/v1/me/totp/removal", Permission::SignedIn, "Take it away", remove_my_totp);
  routes.get("/api/v1/me/tokens", Permission::SignedIn, "My tokens for programs", my_tokens);
  routes.post("/api/v1/me/tokens", Permission::SignedIn, "Make a token for a program", make_my_token, Repeat::Refused);
  routes.remove("/api/v1/me/tokens/{token_id}", Permission::SignedIn, "Revoke a token", end_my_token);
  routes.post(
      "/api/v1/accounts", Permission::ManageAccounts, "Invite a person",
      [hooks](Call& call, const NewAccount& person) { return invite(call, person, hooks); }, Repeat::Refused);
  routes.get("/api/v1/accounts/{account_id}", Permission::ManageAccounts, "One account", read_account);
  routes.post("/api/v1/accounts/{account_id}/suspension", Permission::ManageAccounts, "Suspend an account", suspend);
  routes.remove("/api/v1/accounts/{account_id}/suspension", Permission::ManageAccounts, "Resume an account", resume);
}

}  // namespace vallis::auth
