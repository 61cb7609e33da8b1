#include "app/directory_data.hpp"
#include "app/setup_routes.hpp"
#include "auth/account_routes.hpp"
#include "support/people.hpp"

namespace vallis::app {
namespace {

class SetupApi : public test::ServerTest {
 protected:
  void add_routes(http::Router& router) override {
    const auto filled = fill_directory(database());
    ASSERT_TRUE(filled) << filled.error().message;
    auth::add_account_routes(router, database());
    add_setup_routes(router, database(), "the code");
  }
  static std::string body(const std::string& code = "the code", const std::string& password = kPassword) {
    return fmt::format(
        R"({{"code":"{}","cluster_name_en":"Rhine Valley","countries":["DE"],"languages":["en","ru"],"name":"Anna","email":"anna@example.org",)"
        R"("language":"en","password":"{}"}})",
        code, password);
  }
  std::int64_t number(const std::string& sql) { return test::number(database(), sql); }
};

TEST_P(SetupApi, MakesTheClusterAndItsFirstStaff) {
  EXPECT_EQ(guest().get("/api/v1/setup").json().at("needed"), true);
  const auto done = guest().post("/api/v1/setup", body());
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(guest().get("/api/v1/setup").json().at("needed"), false);
  EXPECT_EQ(number("SELECT count(*) FROM cluster WHERE operated AND code = 'rhine-valley'"), 1);
  test::Client anna = guest();
  EXPECT_EQ(anna.post("/api/v1/session", sign_in_body("anna")).status, 200);
  EXPECT_EQ(anna.get("/api/v1/me").json().at("roles").as_array().at(0).at("role"), "cluster_staff");
}

TEST_P(SetupApi, TakesOverTheRecordOfAClusterOfTheWorld) {
  const auto world = number("SELECT count(*) FROM cluster");
  const std::string founded = "SELECT founded_year FROM cluster WHERE code = 'basque-health-cluster'";
  const auto before = number(founded);
  auto form = base::parse_json(body(), "form").value();
  form.as_object()["cluster_code"] = "basque-health-cluster";
  form.as_object()["cluster_name_en"] = "Basque Health Cluster";
  form.as_object()["countries"] = base::JsonArray{"ES"};
  const auto done = guest().post("/api/v1/setup", base::print_json(form));
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(number("SELECT count(*) FROM cluster WHERE operated AND code = 'basque-health-cluster'"), 1);
  EXPECT_EQ(number("SELECT count(*) FROM cluster"), world) << "one record, not two";
  EXPECT_EQ(number(founded), before) << "what the catalogue knows stays";
}

TEST_P(SetupApi, IsOpenOnceAndNeverAgain) {
  ASSERT_EQ(guest().post("/api/v1/setup", body()).status, 200);
  EXPECT_EQ(guest().post("/api/v1/setup", body()).status, 409);
  run("DELETE FROM session; DELETE FROM role_grant; DELETE FROM account_ticket; DELETE FROM account;");
  EXPECT_EQ(guest().post("/api/v1/setup", body()).status, 409) << "nor when all accounts are gone";
  EXPECT_EQ(number("SELECT count(*) FROM cluster WHERE operated"), 1);
}

TEST_P(SetupApi, IsClosedWhereSomebodyHasAnAccount) {
  signed_in("boris");
  EXPECT_EQ(guest().get("/api/v1/setup").json().at("needed"), false);
  EXPECT_EQ(guest().post("/api/v1/setup", body()).status, 409);
}

TEST_P(SetupApi, AsksForTheCodeAndLeavesNothingHalfDone) {
  EXPECT_EQ(guest().post("/api/v1/setup", body("a guess")).status, 403);
  const auto weak = guest().post("/api/v1/setup", body("the code", "password12"));
  EXPECT_EQ(weak.status, 422);
  EXPECT_NE(weak.body.find("/password"), std::string::npos) << weak.body;
  EXPECT_EQ(number("SELECT count(*) FROM cluster WHERE operated") + number("SELECT count(*) FROM account"), 0);
  EXPECT_EQ(guest().get("/api/v1/setup").json().at("needed"), true);
}

VALLIS_ON_BOTH_DATABASES(SetupApi);

}  // namespace
}  // namespace vallis::app
