#include <fmt/format.h>
#include <gtest/gtest.h>

#include "support/whole_server.hpp"

namespace vallis {
namespace {

class HostileSessions : public test::WholeServerTest {
 protected:
  std::string staff(const std::string& name = "staff") {
    return test::session_header(database(), test::given_account(database(), name, auth::Role::ClusterStaff));
  }
  void run(const std::string& sql) {
    const auto done = database().transact([&](db::Transaction& tx) { return tx.execute(sql); });
    ASSERT_TRUE(done) << sql << ": " << done.error().message;
    EXPECT_GE(*done, 1) << sql;
  }
  static std::string path_of(std::string pattern) {
    for (auto at = pattern.find('{'); at != std::string::npos; at = pattern.find('{')) {
      pattern.replace(at, pattern.find('}', at) - at + 1, base::Uuid::next().text());
    }
    return pattern;
  }
  static constexpr const char* kOrganisation = R"({"name":"Tilia","kind":"clinic","country_code":"DE"})";
};

/// With a browser's cookie no page of another site changes anything, whatever the route.
TEST_P(HostileSessions, EveryChangeThatAnotherSiteAsksForIsRefused) {
  const std::string cookie = staff();
  int asked = 0;
  for (const auto& route : whole->router().routes()) {
    if (route->method == http::Method::Get) continue;
    for (const char* from :
         {"Sec-Fetch-Site: cross-site\r\n", "Sec-Fetch-Site: same-site\r\n", "Origin: https://evil.example\r\n",
          "Origin: null\r\n", "Origin: http://localhost.evil.example\r\n", "Origin: http://localhost:81\r\n",
          "Sec-Fetch-Site: cross-site\r\nOrigin: http://localhost\r\n"}) {
      const auto answer = client().send(std::string(http::word(route->method)), path_of(route->pattern), "{}",
                                        cookie + "If-Match: \"1\"\r\n" + from);
      EXPECT_EQ(answer.status, 403) << http::word(route->method) << " " << route->pattern << " " << from << answer.body;
      ++asked;
    }
  }
  EXPECT_GT(asked, 200);
  EXPECT_EQ(client().get("/api/v1/me", cookie).status, 200) << "the session is as it was";
  EXPECT_EQ(client().post("/api/v1/organisations", kOrganisation, cookie + "Origin: http://localhost\r\n").status, 201);
}

TEST_P(HostileSessions, NoAnswerLetsAnotherSiteRead) {
  for (const auto& route : whole->router().routes()) {
    const auto answer = client().send("OPTIONS", path_of(route->pattern), "",
                                      "Origin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\n");
    EXPECT_EQ(answer.header("Access-Control-Allow-Origin"), "") << route->pattern;
    EXPECT_GE(answer.status, 400) << route->pattern;
  }
}

TEST_P(HostileSessions, ASessionThatWasEndedOrIsOldIsAGuests) {
  const std::string ended = staff("ended");
  ASSERT_EQ(client().get("/api/v1/me", ended).status, 200);
  EXPECT_EQ(client().remove("/api/v1/session", ended).status, 204);
  EXPECT_EQ(client().get("/api/v1/me", ended).status, 401);
  EXPECT_EQ(client().post("/api/v1/organisations", kOrganisation, ended).status, 401);
  const std::string old = staff("old");
  run("UPDATE session SET expires_at = created_at");
  EXPECT_EQ(client().get("/api/v1/me", old).status, 401);
}

TEST_P(HostileSessions, ARoleThatEndedOpensNothingInASessionThatGoesOn) {
  const std::string cookie = staff();
  ASSERT_EQ(client().get("/api/v1/audit", cookie).status, 200);
  run("UPDATE role_grant SET from_on = '2020-01-01', to_on = '2020-01-02'");
  EXPECT_EQ(client().get("/api/v1/audit", cookie).status, 403);
  EXPECT_EQ(client().post("/api/v1/organisations", kOrganisation, cookie).status, 403);
}

TEST_P(HostileSessions, ATokenThatWasRevokedOrIsOldOpensNothing) {
  const std::string cookie = staff();
  const auto made = [&] {
    const auto answer =
        client().post("/api/v1/me/tokens",
                      fmt::format(R"({{"name":"robot","permissions":["manage_members"],"expires_at":"{}"}})",
                                  base::Instant::now().plus(std::chrono::hours(24)).text()),
                      cookie);
    EXPECT_EQ(answer.status, 201) << answer.body;
    test::Client robot = client();
    robot.token = std::string(answer.json().at("secret").as_string());
    return robot;
  };
  test::Client robot = made();
  EXPECT_EQ(robot.post("/api/v1/organisations", kOrganisation).status, 201);
  const auto tokens = client().get("/api/v1/me/tokens", cookie).json();
  const std::string id(tokens.at("items").at(0).at("api_token_id").as_string());
  EXPECT_EQ(client().remove("/api/v1/me/tokens/" + id, cookie).status, 204);
  EXPECT_EQ(robot.post("/api/v1/organisations", kOrganisation).status, 401);
  test::Client other = made();
  run("UPDATE api_token SET expires_at = created_at");
  EXPECT_EQ(other.get("/api/v1/me").status, 401);
  test::Client third = made();
  run("UPDATE role_grant SET from_on = '2020-01-01', to_on = '2020-01-02'");
  EXPECT_EQ(third.post("/api/v1/organisations", kOrganisation).status, 403) << "a token is no more than its account";
}

TEST_P(HostileSessions, SecretsThatAreNoneOpenNothing) {
  for (const std::string& secret : {std::string("' OR '1'='1"), std::string(8000, 'a'), std::string("\xff\xfe"),
                                    std::string("%00"), std::string("../../x")}) {
    EXPECT_EQ(client().get("/api/v1/me", "Authorization: Bearer " + secret + "\r\n").status, 401)
        << secret.substr(0, 9);
    EXPECT_EQ(client().get("/api/v1/me", "Cookie: vallis_session=" + secret + "\r\n").status, 401);
  }
  EXPECT_EQ(client().get("/api/v1/me", "Authorization: Basic YTpi\r\n").status, 401);
}

VALLIS_ON_BOTH_DATABASES(HostileSessions);

}  // namespace
}  // namespace vallis
