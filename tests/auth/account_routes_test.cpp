#include "auth/account_routes.hpp"

#include <set>

#include "support/server_test.hpp"

namespace vallis::auth {
namespace {

using test::Answer;
using test::Client;

class AccountsApi : public test::ServerTest {
 protected:
  void add_routes(http::Router& router) override { add_account_routes(router, database()); }
};

TEST_P(AccountsApi, SignsInAndOutWithCookiesThatScriptsCannotRead) {
  Client anna = signed_in("anna");
  EXPECT_EQ(anna.get("/api/v1/me").json().at("name"), "anna");
  Client again = guest();
  const Answer entered = again.post("/api/v1/session", sign_in_body("anna"));
  for (const char* part : {"HttpOnly", "SameSite=Lax", "Path=/"}) {
    EXPECT_NE(entered.header("Set-Cookie").find(part), std::string::npos) << part;
  }
  EXPECT_EQ(entered.header("Set-Cookie").find("Secure"), std::string::npos);
  const Answer over_tls = guest().send("POST", "/api/v1/session", sign_in_body("anna"), "X-Forwarded-Proto: https\r\n");
  EXPECT_NE(over_tls.header("Set-Cookie").find("Secure"), std::string::npos);
  EXPECT_EQ(again.remove("/api/v1/session").status, 204);
  EXPECT_EQ(again.get("/api/v1/me").status, 401);
  EXPECT_EQ(anna.get("/api/v1/me").status, 200) << "the other browser is still signed in";
}

TEST_P(AccountsApi, SaysToPagesWhetherAnybodyIsSignedIn) {
  const Answer nobody = guest().get("/api/v1/session");
  EXPECT_EQ(nobody.status, 200) << "a guest is no error";
  EXPECT_TRUE(nobody.json().at("me").is_null());
  EXPECT_EQ(nobody.json().at("provider"), false);
  const auto me = signed_in("anna").get("/api/v1/session").json().at("me");
  EXPECT_EQ(me.at("name"), "anna");
  EXPECT_EQ(me.at("email"), "anna@example.org");
  EXPECT_EQ(me.at("second_factor"), false);
}

TEST_P(AccountsApi, SaysNothingOfWhoHasAnAccount) {
  signed_in("anna");
  const Answer wrong = guest().post("/api/v1/session", sign_in_body("anna", "not the password"));
  const Answer stranger = guest().post("/api/v1/session", sign_in_body("nobody", "not the password"));
  EXPECT_EQ(wrong.status, 401);
  EXPECT_EQ(wrong.json().at("detail"), stranger.json().at("detail"));
}

TEST_P(AccountsApi, RefusesChangesThatAnotherSitesPageAsksFor) {
  Client anna = signed_in("anna");
  EXPECT_EQ(anna.remove("/api/v1/session", "Sec-Fetch-Site: cross-site\r\n").status, 403);
  EXPECT_EQ(anna.remove("/api/v1/session", "Origin: https://evil.example\r\n").status, 403);
  EXPECT_EQ(anna.send("POST", "/api/v1/me/password", "old_password=a", "Content-Type: text/plain\r\n").status, 415);
  EXPECT_EQ(anna.get("/api/v1/me", "Sec-Fetch-Site: cross-site\r\n").status, 200) << "reading is no change";
  EXPECT_EQ(anna.remove("/api/v1/session", "Origin: http://localhost\r\nSec-Fetch-Site: same-origin\r\n").status, 204);
}

TEST_P(AccountsApi, GivesASessionASecretThatNobodyChoseBefore) {
  Client fixed = guest();
  const Answer before = fixed.get("/api/v1/me", "Cookie: vallis_session=chosen-by-an-attacker\r\n");
  EXPECT_EQ(before.status, 401);
  signed_in("anna");
  const Answer entered =
      fixed.send("POST", "/api/v1/session", sign_in_body("anna"), "Cookie: vallis_session=chosen-by-an-attacker\r\n");
  EXPECT_EQ(entered.status, 200);
  EXPECT_EQ(entered.header("Set-Cookie").find("chosen-by-an-attacker"), std::string::npos);
}

TEST_P(AccountsApi, InvitesAPersonWhoThenSignsIn) {
  Client staff = signed_in("olga", Role::ClusterStaff);
  const Answer invited =
      staff.post("/api/v1/accounts", R"({"email":"boris@example.org","name":"Борис","language":"ru"})");
  ASSERT_EQ(invited.status, 201) << invited.body;
  const std::string ticket(invited.json().at("ticket").as_string());
  const std::string body = fmt::format(R"({{"secret":"{}","password":"{}"}})", ticket, kPassword);
  EXPECT_EQ(guest().post("/api/v1/invitations/redeem", body).json().at("state"), "active");
  EXPECT_EQ(guest().post("/api/v1/invitations/redeem", body).status, 401) << "replayed";
  Client boris = guest();
  EXPECT_EQ(boris.post("/api/v1/session", sign_in_body("boris")).json().at("name"), "Борис");
  EXPECT_EQ(boris.post("/api/v1/accounts", R"({"email":"x@example.org","name":"X","language":"en"})").status, 403);
}

TEST_P(AccountsApi, LimitsATokenToWhatItWasMadeFor) {
  Client staff = signed_in("olga", Role::ClusterStaff);
  const auto expires = base::Instant::now().plus(std::chrono::hours(1)).text();
  const Answer made = staff.post(
      "/api/v1/me/tokens", fmt::format(R"({{"name":"sync","permissions":["signed_in"],"expires_at":"{}"}})", expires));
  ASSERT_EQ(made.status, 201) << made.body;
  Client program = guest();
  program.token = std::string(made.json().at("secret").as_string());
  EXPECT_EQ(program.get("/api/v1/me").status, 200);
  EXPECT_EQ(program.post("/api/v1/accounts", R"({"email":"x@example.org","name":"X","language":"en"})").status, 403);
  const auto id = staff.get("/api/v1/me/tokens").json().at("items").at(0).at("api_token_id");
  EXPECT_EQ(staff.remove("/api/v1/me/tokens/" + std::string(id.as_string())).status, 204);
  EXPECT_EQ(program.get("/api/v1/me").status, 401);
  Client member = signed_in("anna", Role::MemberUser);
  EXPECT_EQ(member
                .post("/api/v1/me/tokens",
                      fmt::format(R"({{"name":"x","permissions":["manage_accounts"],"expires_at":"{}"}})", expires))
                .status,
            403);
}

/// Every route, held against every role. A route that is added has to be added here, or this fails.
TEST_P(AccountsApi, LetsEachRoleDoWhatItMayAndNothingElse) {
  const std::map<std::string, std::string> expected = {
      {"GET /api/v1/session", "all"},
      {"POST /api/v1/session", "all"},
      {"DELETE /api/v1/session", "signed in"},
      {"POST /api/v1/invitations/redeem", "all"},
      {"POST /api/v1/passwords/redeem", "all"},
      {"GET /api/v1/me", "signed in"},
      {"GET /api/v1/me/sessions", "signed in"},
      {"DELETE /api/v1/me/sessions/{session_id}", "signed in"},
      {"POST /api/v1/me/password", "signed in"},
      {"POST /api/v1/me/totp", "signed in"},
      {"POST /api/v1/me/totp/confirmation", "signed in"},
      {"POST /api/v1/me/totp/removal", "signed in"},
      {"GET /api/v1/me/tokens", "signed in"},
      {"POST /api/v1/me/tokens", "signed in"},
      {"DELETE /api/v1/me/tokens/{token_id}", "signed in"},
      {"POST /api/v1/accounts", "staff"},
      {"GET /api/v1/accounts/{account_id}", "staff"},
      {"POST /api/v1/accounts/{account_id}/suspension", "staff"},
      {"DELETE /api/v1/accounts/{account_id}/suspension", "staff"},
  };
  std::map<std::string, Client> callers;
  callers.emplace("guest", guest());
  callers.emplace("none", signed_in("none"));
  for (const auto& [word, role] : base::enum_words<Role>()) callers.emplace(word, signed_in(word, role));
  for (const auto& route : router().routes()) {
    const std::string name = std::string(http::word(route->method)) + " " + route->pattern;
    ASSERT_TRUE(expected.contains(name)) << name << " has no declared expectation";
    if (name == "DELETE /api/v1/session") continue;  // would sign the callers out; tested above
    std::string path = route->pattern;
    for (auto at = path.find('{'); at != std::string::npos; at = path.find('{')) {
      path.replace(at, path.find('}') - at + 1, base::Uuid::next().text());
    }
    for (auto& [who, client] : callers) {
      const bool may = expected.at(name) == "all" || (expected.at(name) == "signed in" && who != "guest") ||
                       (expected.at(name) == "staff" && who == "cluster_staff");
      const int status =
          client.send(std::string(http::word(route->method)), path, route->info.request.is_null() ? "" : "[]", "")
              .status;
      const bool refused = status == 401 || status == 403;
      EXPECT_EQ(refused, !may) << name << " by " << who << " → " << status;
      EXPECT_LT(status, 500) << name << " by " << who;
    }
  }
}

VALLIS_ON_BOTH_DATABASES(AccountsApi);

}  // namespace
}  // namespace vallis::auth
