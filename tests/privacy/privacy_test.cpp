#include "privacy/privacy.hpp"

#include "auth/account_routes.hpp"
#include "auth/consent_routes.hpp"
#include "auth/sign_in.hpp"
#include "base/file.hpp"
#include "jobs/runner.hpp"
#include "privacy/data_export.hpp"
#include "privacy/erasure.hpp"
#include "support/people.hpp"

namespace vallis::privacy {
namespace {

using auth::Role;
using test::Client;

class PrivacyApi : public test::ServerTest {
 protected:
  void add_routes(http::Router& router) override {
    auth::add_account_routes(router, database());
    auth::add_consent_routes(router, database());
    add_privacy_routes(router, database(), registry);
  }

  /// Runs the jobs that are due, and those that run again and again as well.
  void work() {
    jobs::Runner runner(database());
    ASSERT_TRUE(add_privacy_jobs(runner, registry));
    const auto done = database().transact([&](db::Transaction& tx) {
      auto queued = jobs::enqueue(tx, kErasureJob);
      return queued ? jobs::enqueue(tx, kRetentionJob) : queued;
    });
    ASSERT_TRUE(done);
    ASSERT_TRUE(runner.run_due());
  }
  std::int64_t marks(const std::string& text) { return test::rows_with(database(), text); }
  std::int64_t number(const std::string& sql) { return test::number(database(), sql); }
  void no_second_thoughts() {
    const auto today = base::Instant::now().date();
    const auto set = database().transact([&](db::Transaction& tx) {
      return set_retention(tx, {}, registry.retention, {kSecondThoughts, 0, today}, base::Instant::now());
    });
    ASSERT_TRUE(set) << set.error().message;
  }
  static std::string at(const test::Answer& answer, const char* key) {
    return std::string(answer.json().at(key).as_string());
  }
  /// Asks for the erasure of anna's account and lets staff agree to it.
  std::string agreed_erasure(Client& anna, Client& staff) {
    const auto asked = anna.post("/api/v1/me/erasure");
    EXPECT_EQ(asked.status, 201) << asked.body;
    const std::string path = "/api/v1/erasures/" + at(asked, "erasure_request_id");
    EXPECT_EQ(staff.post(path + "/check", R"({"version":1})").status, 200);
    return path;
  }

  Registry registry = make_registry();
};

TEST_P(PrivacyApi, ACopyOfMyDataHoldsEveryPartAndNoSecret) {
  Client anna = signed_in("anna", Role::Board);
  const auto token =
      anna.post("/api/v1/me/tokens", fmt::format(R"({{"name":"robot","permissions":[],"expires_at":"{}"}})",
                                                 base::Instant::now().plus(std::chrono::hours(9)).text()));
  ASSERT_EQ(token.status, 201) << token.body;
  const auto asked = anna.post("/api/v1/me/exports");
  ASSERT_EQ(asked.status, 201) << asked.body;
  const std::string path = asked.header("Location");
  EXPECT_EQ(anna.get(path).status, 409) << "not ready";
  work();
  const auto copy = anna.get(path);
  ASSERT_EQ(copy.status, 200) << copy.body;
  for (const auth::PersonalData& part : registry.personal_data) {
    EXPECT_TRUE(copy.json().as_object().contains(part.name)) << part.name;
  }
  EXPECT_EQ(copy.json().at("account").at("email"), "anna@example.org");
  EXPECT_EQ(copy.json().at("tokens").as_array().at(0).at("name"), "robot");
  EXPECT_EQ(copy.json().at("roles").as_array().size(), 1U);
  EXPECT_EQ(copy.json().at("sessions").as_array().size(), 1U);
  EXPECT_EQ(copy.body.find(at(token, "secret")), std::string::npos);
  EXPECT_EQ(copy.body.find("argon2"), std::string::npos);
  EXPECT_NE(copy.header("Content-Disposition").find("attachment"), std::string::npos);
}

TEST_P(PrivacyApi, ACopyIsForThePersonAlone) {
  Client anna = signed_in("anna");
  const std::string path = anna.post("/api/v1/me/exports").header("Location");
  work();
  EXPECT_EQ(signed_in("boris").get(path).status, 404);
  Client staff = signed_in("staff", Role::ClusterStaff);
  EXPECT_EQ(staff.get(path).status, 404);
  EXPECT_EQ(staff.get(path, "Vallis-View-As: " + test::account_id(database(), "anna") + "\r\n").status, 403);
  EXPECT_EQ(anna.get(path).status, 200);
}

TEST_P(PrivacyApi, ACopyExpiresAndIsTakenAway) {
  Client anna = signed_in("anna");
  const std::string path = anna.post("/api/v1/me/exports").header("Location");
  work();
  run("UPDATE data_export SET expires_at = '2026-01-01T00:00:00.000Z'");
  EXPECT_EQ(anna.get(path).status, 409);
  work();
  EXPECT_EQ(number("SELECT count(*) FROM data_export"), 0);
}

TEST_P(PrivacyApi, AskingTwiceMakesOneCopy) {
  Client anna = signed_in("anna");
  EXPECT_EQ(anna.post("/api/v1/me/exports").header("Location"), anna.post("/api/v1/me/exports").header("Location"));
  EXPECT_EQ(number("SELECT count(*) FROM data_export"), 1);
}

TEST_P(PrivacyApi, AnErasureIsForetoldPartByPart) {
  Client anna = signed_in("anna", Role::Board);
  const auto fates = anna.get("/api/v1/me/erasure/preview").json().at("items").as_array();
  ASSERT_EQ(fates.size(), registry.personal_data.size());
  for (const auto& fate : fates) {
    const bool stays = fate.at("stays_count").as_int64() > 0;
    if (stays) {
      EXPECT_NE(fate.at("why_stays").at("en"), "") << fate.at("part");
      EXPECT_NE(fate.at("why_stays").at("ru"), "") << fate.at("part");
    }
  }
}

TEST_P(PrivacyApi, AnErasureWaitsForSecondThoughts) {
  Client anna = signed_in("anna");
  Client staff = signed_in("staff", Role::ClusterStaff);
  EXPECT_TRUE(anna.get("/api/v1/me/erasures").json().at("items").as_array().empty());
  agreed_erasure(anna, staff);
  work();
  EXPECT_EQ(anna.get("/api/v1/me/erasures").json().at("items").at(0).at("state"), "checked");
  EXPECT_EQ(at(anna.get("/api/v1/me/erasure"), "state"), "checked") << "14 days have not passed";
  EXPECT_EQ(anna.post("/api/v1/me/erasure").status, 409);
  EXPECT_EQ(at(anna.post("/api/v1/me/erasure/withdrawal"), "state"), "withdrawn");
  EXPECT_EQ(anna.post("/api/v1/me/erasure/withdrawal").status, 404);
  EXPECT_EQ(anna.get("/api/v1/me").status, 200);
}

TEST_P(PrivacyApi, AnErasureIsRefusedWithAReason) {
  Client anna = signed_in("anna");
  Client staff = signed_in("staff", Role::ClusterStaff);
  const auto asked = anna.post("/api/v1/me/erasure");
  const std::string path = "/api/v1/erasures/" + at(asked, "erasure_request_id");
  EXPECT_EQ(staff.post(path + "/refusal", R"({"version":1,"reason":" "})").status, 422);
  EXPECT_EQ(staff.post(path + "/refusal", R"({"version":9,"reason":"A bill is open."})").status, 412);
  EXPECT_EQ(staff.post(path + "/refusal", R"({"version":1,"reason":"A bill is open."})").status, 200);
  EXPECT_EQ(at(anna.get("/api/v1/me/erasure"), "reason"), "A bill is open.");
  EXPECT_EQ(staff.post(path + "/check", R"({"version":2})").status, 409);
  EXPECT_EQ(anna.post(path + "/check", R"({"version":2})").status, 403);
}

TEST_P(PrivacyApi, NobodyDecidesOnTheirOwnErasure) {
  Client staff = signed_in("staff", Role::ClusterStaff);
  const auto asked = staff.post("/api/v1/me/erasure");
  EXPECT_EQ(staff.post("/api/v1/erasures/" + at(asked, "erasure_request_id") + "/check", R"({"version":1})").status,
            409);
}

TEST_P(PrivacyApi, AnErasureLeavesNothingPersonal) {
  constexpr const char* kMark = "zyxmarker";  // in every text that anna gave of herself
  no_second_thoughts();
  Client staff = signed_in("staff", Role::ClusterStaff);
  Client anna = signed_in(kMark);
  const std::string id = test::account_id(database(), kMark);
  const std::string device = std::string("User-Agent: ") + kMark + "\r\n";
  anna.post("/api/v1/session", sign_in_body(kMark), device);
  guest().post("/api/v1/session", sign_in_body(kMark, "not the password"), device);
  anna.post("/api/v1/me/tokens", fmt::format(R"({{"name":"{}","permissions":[],"expires_at":"{}"}})", kMark,
                                             base::Instant::now().plus(std::chrono::hours(9)).text()));
  anna.post("/api/v1/me/exports");
  work();
  const auto noted = database().transact([&](db::Transaction& tx) {
    return activity::record(tx, {.verb = "changed", .object_kind = "account", .object_id = id, .reason = kMark});
  });
  ASSERT_TRUE(noted);
  ASSERT_GT(marks(kMark), 4) << "there is something to erase";
  const std::string path = agreed_erasure(anna, staff);
  work();
  EXPECT_EQ(anna.get("/api/v1/me").status, 401);
  EXPECT_EQ(number("SELECT count(*) FROM erasure_request WHERE state = 'done'"), 1);
  EXPECT_EQ(number("SELECT count(*) FROM account WHERE state = 'erased' AND name = '' AND email IS NULL"), 1);
  EXPECT_EQ(marks(kMark), 0);
  if (GetParam() == db::Dialect::Sqlite) {
    close_database();
    const std::string file = base::read_file(url()).value();
    EXPECT_EQ(file.find(kMark), std::string::npos) << "also not in pages that are free now";
  }
}

TEST_P(PrivacyApi, RulesOfRetentionHoldFromADayOnAndSayWhatWillGo) {
  Client staff = signed_in("staff", Role::ClusterStaff);
  Client anna = signed_in("anna");
  anna.remove("/api/v1/session");
  run("UPDATE session SET revoked_at = '2026-01-01T00:00:00.000Z' WHERE revoked_at IS NOT NULL");
  const auto going = [&](const std::string& on) {
    const auto rules = staff.get("/api/v1/retention?on=" + on).json().at("items").as_array();
    for (const auto& rule : rules) {
      if (rule.at("name") == "ended_sessions") return rule.at("going_count").as_int64();
    }
    return std::int64_t{-1};
  };
  const std::string today = base::Instant::now().date().text();
  const std::string tomorrow = base::Instant::now().date().plus_days(1).text();
  EXPECT_EQ(going(today), 1);
  const auto set = [&](const std::string& days, const std::string& from) {
    return staff
        .post("/api/v1/retention", R"({"name":"ended_sessions","keep_days":)" + days + R"(,"from_on":")" + from + "\"}")
        .status;
  };
  EXPECT_EQ(set("36000", today), 204);
  EXPECT_EQ(set("1", tomorrow), 204);
  EXPECT_EQ(set("1", "2026-01-01"), 422) << "the past stays as it was promised";
  EXPECT_EQ(set("-1", today), 422);
  EXPECT_EQ(going(today), 0);
  EXPECT_EQ(going(tomorrow), 1);
  work();
  EXPECT_EQ(number("SELECT count(*) FROM session WHERE revoked_at IS NOT NULL"), 1) << "kept for 36,000 days";
  EXPECT_EQ(set("1", today), 204);
  work();
  EXPECT_EQ(number("SELECT count(*) FROM session WHERE revoked_at IS NOT NULL"), 0);
  EXPECT_EQ(staff.post("/api/v1/retention", R"({"name":"dreams","keep_days":1,"from_on":"9000-01-01"})").status, 404);
  EXPECT_EQ(anna.get("/api/v1/retention").status, 401);
}

VALLIS_ON_BOTH_DATABASES(PrivacyApi);

}  // namespace
}  // namespace vallis::privacy
