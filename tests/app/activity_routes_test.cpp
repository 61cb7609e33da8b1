#include "app/activity_routes.hpp"

#include "auth/account_routes.hpp"
#include "support/server_test.hpp"

namespace vallis::app {
namespace {

using test::Answer;
using test::Client;

class ActivityApi : public test::ServerTest {
 protected:
  void add_routes(http::Router& router) override {
    auth::add_account_routes(router, database());
    add_activity_routes(router, database());
  }
  static std::string invitation(const std::string& name) {
    return fmt::format(R"({{"email":"{0}@example.org","name":"{0}","language":"en"}})", name);
  }
};

TEST_P(ActivityApi, ShowsAuditorsWhatWasDonePageByPage) {
  Client staff = signed_in("olga", auth::Role::ClusterStaff);
  for (const char* name : {"anna", "boris", "clara"}) {
    ASSERT_EQ(staff.post("/api/v1/accounts", invitation(name)).status, 201);
  }
  const std::string list = "/api/v1/audit?object_kind=account&limit=2";
  const base::Json first = staff.get(list).json();
  ASSERT_EQ(first.at("items").as_array().size(), 2U);
  EXPECT_EQ(first.at("items").at(0).at("after_value").at("name"), "clara");
  EXPECT_EQ(first.at("items").at(1).at("after_value").at("name"), "boris");
  const base::Json second = staff.get(list + "&cursor=" + std::string(first.at("next").as_string())).json();
  ASSERT_EQ(second.at("items").as_array().size(), 1U);
  EXPECT_EQ(second.at("items").at(0).at("after_value").at("name"), "anna");
  EXPECT_TRUE(second.at("next").is_null());
}

TEST_P(ActivityApi, FindsEntriesByObjectAccountAndTime) {
  Client staff = signed_in("olga", auth::Role::ClusterStaff);
  const base::Json invited = staff.post("/api/v1/accounts", invitation("anna")).json();
  const std::string id(invited.at("account").at("account_id").as_string());
  const std::string olga(staff.get("/api/v1/me").json().at("account_id").as_string());
  const auto count = [&](const std::string& query) {
    return staff.get("/api/v1/audit?" + query).json().at("items").as_array().size();
  };
  EXPECT_EQ(count("object_id=" + id), 1U);
  EXPECT_EQ(count("account=" + olga), 2U) << "signed in, and invited";
  EXPECT_EQ(count("account=" + id), 0U);
  EXPECT_EQ(count("to=2020-01-01T00:00:00Z"), 0U);
  EXPECT_EQ(count("from=2020-01-01T00:00:00Z&account=" + olga), 2U);
  const Answer wrong = staff.get("/api/v1/audit?from=yesterday&account=olga");
  EXPECT_EQ(wrong.status, 422);
  EXPECT_EQ(wrong.json().at("errors").as_array().size(), 2U) << wrong.body;
  EXPECT_EQ(staff.get("/api/v1/audit?cursor=x").status, 422);
}

TEST_P(ActivityApi, ShowsOthersOnlyWhatTheyDidThemselves) {
  Client staff = signed_in("olga", auth::Role::ClusterStaff);
  staff.post("/api/v1/accounts", invitation("boris"));
  Client anna = signed_in("anna");
  EXPECT_EQ(anna.get("/api/v1/audit").status, 403);
  EXPECT_EQ(guest().get("/api/v1/me/activity").status, 401);
  const base::Json own = anna.get("/api/v1/me/activity").json();
  ASSERT_EQ(own.at("items").as_array().size(), 1U);
  EXPECT_EQ(own.at("items").at(0).at("verb"), "began");
  const Answer of_staff = staff.get("/api/v1/me/activity");
  EXPECT_EQ(of_staff.json().at("items").at(0).at("verb"), "invited");
  EXPECT_EQ(of_staff.body.find("boris"), std::string::npos) << "values may be about others";
}

VALLIS_ON_BOTH_DATABASES(ActivityApi);

}  // namespace
}  // namespace vallis::app
