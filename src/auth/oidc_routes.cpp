#include "auth/oidc_routes.hpp"

#include "auth/session_cookie.hpp"

namespace vallis::auth {

struct SignOutAddress {
  std::optional<std::string> address;  ///< where to sign out at the provider as well
};
VALLIS_DESCRIBE(SignOutAddress, address)

namespace {

constexpr std::string_view kStateCookie = "vallis_oidc";
constexpr int kStateSeconds = 600;

base::Error no_provider() { return base::not_found("This server has no provider to sign in at."); }

http::Reply to(std::string address) {
  http::Reply reply;
  reply.status = 303;
  reply.headers.add("Location", std::move(address));
  return reply;
}

base::Result<http::Reply> come_back(Call& call, OidcClient& client) {
  http::Request& request = call.request();
  if (const auto refused = request.query_value("error")) {
    return base::unauthenticated("You did not sign in at the provider; begin again.");
  }
  Attempt attempt;
  attempt.device_secret = request.cookie(kDeviceCookie).value_or("");
  attempt.device = request.header("user-agent").value_or("");
  attempt.address = request.remote_address;
  const auto signed_in = client.finish(call.database(), std::string(request.query_value("code").value_or("")),
                                       std::string(request.query_value("state").value_or("")),
                                       std::string(request.cookie(kStateCookie).value_or("")), attempt, call.now());
  if (!signed_in) return signed_in.error();
  http::Reply reply = to("/");
  add_session_cookies(reply, request, signed_in->session_secret, signed_in->device_secret);
  reply.headers.add("Set-Cookie", set_cookie(request, kStateCookie, "", 0));
  return reply;
}

}  // namespace

void add_oidc_routes(http::Router& router, db::Database& database, OidcClient* client) {
  Routes routes(router, database, "accounts");
  const auto go = [client](Call& call) -> base::Result<http::Reply> {
    if (client == nullptr) return no_provider();
    const auto begun = client->begin(call.database(), call.now());
    if (!begun) return begun.error();
    http::Reply reply = to(begun->address);
    reply.headers.add("Set-Cookie", set_cookie(call.request(), kStateCookie, begun->state, kStateSeconds));
    return reply;
  };
  const auto back = [client](Call& call) -> base::Result<http::Reply> {
    if (client == nullptr) return no_provider();
    return come_back(call, *client);
  };
  const auto out = [client](Call& call) -> base::Result<SignOutAddress> {
    if (client == nullptr) return no_provider();
    auto address = client->sign_out_address();
    if (!address) return address.error();
    if (call.caller().session) {
      const auto ended = call.transact([&](db::Transaction& tx) {
        return revoke_session(tx, *call.caller().account, SessionId{*call.caller().session}, call.now());
      });
      if (!ended) return ended.error();
    }
    return SignOutAddress{std::move(*address)};
  };
  routes.get("/api/v1/oidc/sign-in", Permission::Public, "Sign in at the provider", go);
  routes.get("/api/v1/oidc/callback", Permission::Public, "Where the provider sends the browser back to", back);
  routes.post("/api/v1/oidc/sign-out", Permission::SignedIn, "Sign out here, and learn where to do so there", out);
}

}  // namespace vallis::auth
