#include "auth/consent_routes.hpp"

#include "auth/account_routes.hpp"
#include "auth/consent.hpp"
#include "support/people.hpp"

namespace vallis::auth {
namespace {

using test::Client;

class PrivacyOfAccounts : public test::ServerTest {
 protected:
  void add_routes(http::Router& router) override {
    add_account_routes(router, database());
    add_consent_routes(router, database());
  }
  static std::string text(int version, const std::string& from_on, const std::string& language = "en") {
    return fmt::format(R"({{"purpose":"newsletter","version":{},"language":"{}","text":"Mail me.","from_on":"{}"}})",
                       version, language, from_on);
  }
  static std::string agreed(int version) {
    return fmt::format(R"({{"purpose":"newsletter","version":{},"language":"en"}})", version);
  }
  bool agrees(const std::string& name) {
    const auto account = *AccountId::parse(test::account_id(database(), name));
    return database().read([&](db::Reader& reader) { return consents_to(reader, account, "newsletter"); }).value();
  }
};

TEST_P(PrivacyOfAccounts, AConsentIsGivenAndWithdrawnAndBothStay) {
  Client staff = signed_in("staff", Role::ClusterStaff);
  ASSERT_EQ(staff.post("/api/v1/consent-texts", text(1, "2026-01-01")).status, 201);
  Client anna = signed_in("anna");
  const auto given = anna.post("/api/v1/me/consents", agreed(1));
  ASSERT_EQ(given.status, 201) << given.body;
  EXPECT_TRUE(agrees("anna"));
  EXPECT_EQ(anna.post("/api/v1/me/consents", agreed(1)).status, 409);
  const std::string path =
      "/api/v1/me/consents/" + std::string(given.json().at("consent_id").as_string()) + "/withdrawal";
  EXPECT_EQ(anna.post(path).status, 200);
  EXPECT_EQ(anna.post(path).status, 409);
  EXPECT_FALSE(agrees("anna"));
  const auto mine = anna.get("/api/v1/me/consents").json().at("items").as_array();
  ASSERT_EQ(mine.size(), 1U);
  EXPECT_TRUE(mine[0].at("withdrawn_at").is_string());
  EXPECT_EQ(anna.post("/api/v1/me/consents", agreed(1)).status, 201) << "one may agree again";
  EXPECT_EQ(test::number(database(), "SELECT count(*) FROM activity_entry WHERE verb = 'withdrew'"), 1);
}

TEST_P(PrivacyOfAccounts, AnothersConsentIsNotToBeWithdrawn) {
  signed_in("staff", Role::ClusterStaff).post("/api/v1/consent-texts", text(1, "2026-01-01"));
  const auto given = signed_in("anna").post("/api/v1/me/consents", agreed(1));
  const std::string id(given.json().at("consent_id").as_string());
  EXPECT_EQ(signed_in("boris").post("/api/v1/me/consents/" + id + "/withdrawal").status, 404);
  EXPECT_TRUE(agrees("anna"));
}

TEST_P(PrivacyOfAccounts, TheNewestTextInUseIsAskedByAndVersionsDoNotChange) {
  Client staff = signed_in("staff", Role::ClusterStaff);
  staff.post("/api/v1/consent-texts", text(1, "2026-01-01"));
  staff.post("/api/v1/consent-texts", text(2, "2026-02-01"));
  staff.post("/api/v1/consent-texts", text(3, "9000-01-01"));
  EXPECT_EQ(staff.post("/api/v1/consent-texts", text(2, "2026-02-01")).status, 409);
  const auto texts = guest().get("/api/v1/consent-texts").json().at("items").as_array();
  ASSERT_EQ(texts.size(), 1U);
  EXPECT_EQ(texts[0].at("version").as_int64(), 2);
  EXPECT_EQ(signed_in("anna").post("/api/v1/me/consents", agreed(3)).status, 404) << "not in use yet";
  EXPECT_EQ(staff.post("/api/v1/consent-texts", text(0, "2026-01-01")).status, 422);
}

TEST_P(PrivacyOfAccounts, StaffSeesHowManyAndNotWho) {
  Client staff = signed_in("staff", Role::ClusterStaff);
  staff.post("/api/v1/consent-texts", text(1, "2026-01-01"));
  Client anna = signed_in("anna");
  anna.post("/api/v1/me/consents", agreed(1));
  const auto counts = staff.get("/api/v1/consents/counts");
  EXPECT_EQ(counts.json().at("items").as_array().at(0).at("given_count").as_int64(), 1);
  EXPECT_EQ(counts.body.find(test::account_id(database(), "anna")), std::string::npos);
  EXPECT_EQ(anna.get("/api/v1/consents/counts").status, 403);
}

TEST_P(PrivacyOfAccounts, PeopleSeeWhoLookedPageByPage) {
  Client anna = signed_in("anna");
  const auto subject = base::Uuid::parse(test::account_id(database(), "anna"));
  for (int i = 0; i < 3; ++i) {
    const auto done = database().transact([&](db::Transaction& tx) {
      return activity::record_read(tx,
                                   {.object_kind = "referral", .object_id = std::to_string(i), .subject_id = subject});
    });
    ASSERT_TRUE(done);
  }
  const auto first = anna.get("/api/v1/me/reads?limit=2");
  EXPECT_EQ(first.json().at("items").as_array().size(), 2U);
  const auto second = anna.get("/api/v1/me/reads?limit=2&cursor=" + std::string(first.json().at("next").as_string()));
  ASSERT_EQ(second.json().at("items").as_array().size(), 1U);
  EXPECT_EQ(second.json().at("items").as_array().at(0).at("object_id").as_string(), "0");
  EXPECT_TRUE(second.json().at("next").is_null());
  EXPECT_EQ(signed_in("boris").get("/api/v1/me/reads").json().at("items").as_array().size(), 0U);
}

class ViewAs : public PrivacyOfAccounts {
 protected:
  static std::string as(const std::string& whom) { return "Vallis-View-As: " + whom + "\r\n"; }
};

TEST_P(ViewAs, GivesExactlyWhatThatOneWouldGet) {
  Client staff = signed_in("staff", Role::ClusterStaff);
  Client anna = signed_in("anna", Role::MemberUser);
  const std::string id = test::account_id(database(), "anna");
  for (const std::string path : {"/api/v1/me/consents", "/api/v1/consents/counts", "/api/v1/consent-texts",
                                 "/api/v1/me/tokens", "/api/v1/nowhere"}) {
    const auto own = anna.get(path);
    const auto seen = staff.get(path, as(id));
    EXPECT_EQ(seen.status, own.status) << path;
    if (own.status == 200) {
      EXPECT_EQ(seen.body, own.body) << path;
    }
  }
  EXPECT_EQ(staff.get("/api/v1/me", as(id)).body, anna.get("/api/v1/me").body);
  EXPECT_EQ(staff.get("/api/v1/me?view_as=" + id).json().at("name"), "anna");
}

TEST_P(ViewAs, WorksForGuestsAndRoles) {
  Client staff = signed_in("staff", Role::ClusterStaff);
  EXPECT_EQ(staff.get("/api/v1/me", as("guest")).status, 401);
  EXPECT_EQ(staff.get("/api/v1/consents/counts", as("member_user")).status, 403);
  EXPECT_EQ(staff.get("/api/v1/consents/counts", as("cluster_staff")).status, 200);
  EXPECT_EQ(staff.get("/api/v1/me", as("emperor")).status, 422);
  EXPECT_EQ(staff.get("/api/v1/me", as(base::Uuid::next().text())).status, 404);
}

TEST_P(ViewAs, ChangesNothing) {
  Client staff = signed_in("staff", Role::ClusterStaff);
  signed_in("anna");
  const std::string header = as(test::account_id(database(), "anna"));
  EXPECT_EQ(staff.post("/api/v1/me/consents", agreed(1), header).status, 403);
  EXPECT_EQ(staff.remove("/api/v1/session", header).status, 403);
}

TEST_P(ViewAs, IsForThoseWhoMayAlone) {
  signed_in("staff", Role::ClusterStaff);
  const std::string header = as(test::account_id(database(), "staff"));
  EXPECT_EQ(signed_in("anna", Role::Board).get("/api/v1/me", header).status, 403);
  EXPECT_EQ(guest().get("/api/v1/me", header).status, 401);
  EXPECT_EQ(guest().get("/api/v1/consent-texts", as("guest")).status, 401);
}

TEST_P(ViewAs, IsOnRecordAndThePersonSeesIt) {
  Client staff = signed_in("staff", Role::ClusterStaff);
  Client anna = signed_in("anna");
  staff.get("/api/v1/me", as(test::account_id(database(), "anna")));
  EXPECT_EQ(test::number(database(), "SELECT count(*) FROM activity_entry WHERE verb = 'viewed_as'"), 1);
  const auto reads = anna.get("/api/v1/me/reads").json().at("items").as_array();
  ASSERT_EQ(reads.size(), 1U);
  EXPECT_EQ(reads[0].at("account_id").as_string(), test::account_id(database(), "staff"));
}

VALLIS_ON_BOTH_DATABASES(PrivacyOfAccounts);
VALLIS_ON_BOTH_DATABASES(ViewAs);

}  // namespace
}  // namespace vallis::auth
