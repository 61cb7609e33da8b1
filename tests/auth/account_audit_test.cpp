#include <functional>
#include <set>

#include "activity/chain.hpp"
#include "activity/log.hpp"
#include "auth/account_routes.hpp"
#include "auth/expiry.hpp"
#include "auth/totp.hpp"
#include "support/server_test.hpp"

namespace vallis::auth {
namespace {

using test::Answer;
using test::Client;

class AccountsAudit : public test::ServerTest {
 protected:
  void add_routes(http::Router& router) override { add_account_routes(router, database()); }

  std::vector<activity::StoredEntry> entries_after(std::int64_t sequence) {
    return database().read([&](db::Reader& reader) { return activity::entries(reader, {.after = sequence}); }).value();
  }
  std::int64_t head() {
    return database().read([](db::Reader& reader) { return activity::chain_head(reader); }).value().sequence;
  }
  std::string code_of(const std::string& account, int steps_ahead) {
    const auto secret = database()
                            .read([&](db::Reader& reader) {
                              return reader.one<db::Bytes>("SELECT totp_secret FROM account WHERE account_id = $1",
                                                           *base::Uuid::parse(account));
                            })
                            .value();
    const auto now = base::Instant::now().time.time_since_epoch() / std::chrono::seconds(30);
    return totp_code(secret, now + steps_ahead);
  }
};

/// Every route that writes, once with success. A route that is added has to be added here, or this fails.
TEST_P(AccountsAudit, HasAnEntryOfEveryWriteAndNoSecret) {
  Client staff = signed_in("olga", Role::ClusterStaff);
  Client anna = signed_in("anna");
  const std::string anna_id(anna.get("/api/v1/me").json().at("account_id").as_string());
  Client other_browser = guest();
  other_browser.post("/api/v1/session", sign_in_body("anna"));
  const auto expires = base::Instant::now().plus(std::chrono::hours(1)).text();
  std::set<std::string> secrets = {kPassword, "another walk, by the sea"};
  std::string invitation;
  std::string invited_id;
  const auto redeem = [&](const std::string& path, const std::string& secret) {
    return guest().post(path, fmt::format(R"({{"secret":"{}","password":"{}"}})", secret, kPassword));
  };
  const auto one_of = [](Client& client, const std::string& path, const char* key) {
    return path + "/" + std::string(client.get(path).json().at("items").at(0).at(key).as_string());
  };

  struct Step {
    std::string route;
    std::string verb;
    std::function<Answer()> act;
  };
  const std::vector<Step> steps = {
      {"POST /api/v1/accounts", "invited",
       [&] {
         Answer answer =
             staff.post("/api/v1/accounts", R"({"email":"boris@example.org","name":"Boris","language":"en"})");
         invitation = answer.json().at("ticket").as_string();
         invited_id = answer.json().at("account").at("account_id").as_string();
         secrets.insert(invitation);
         return answer;
       }},
      {"POST /api/v1/invitations/redeem", "invitation_taken_up",
       [&] { return redeem("/api/v1/invitations/redeem", invitation); }},
      {"POST /api/v1/passwords/redeem", "password_set",
       [&] {
         const auto ticket =
             database()
                 .transact([&](db::Transaction& tx) {
                   return make_ticket(tx, *AccountId::parse(invited_id), TicketPurpose::Password, base::Instant::now());
                 })
                 .value();
         secrets.insert(ticket);
         return redeem("/api/v1/passwords/redeem", ticket);
       }},
      {"POST /api/v1/accounts/{account_id}/suspension", "suspended",
       [&] { return staff.post("/api/v1/accounts/" + invited_id + "/suspension"); }},
      {"DELETE /api/v1/accounts/{account_id}/suspension", "resumed",
       [&] { return staff.remove("/api/v1/accounts/" + invited_id + "/suspension"); }},
      {"POST /api/v1/me/tokens", "made",
       [&] {
         Answer answer = anna.post("/api/v1/me/tokens",
                                   fmt::format(R"({{"name":"sync","permissions":[],"expires_at":"{}"}})", expires));
         secrets.insert(std::string(answer.json().at("secret").as_string()));
         return answer;
       }},
      {"DELETE /api/v1/me/tokens/{token_id}", "revoked",
       [&] { return anna.remove(one_of(anna, "/api/v1/me/tokens", "api_token_id")); }},
      {"POST /api/v1/me/totp", "second_factor_begun",
       [&] {
         Answer answer = anna.post("/api/v1/me/totp");
         secrets.insert(std::string(answer.json().at("secret").as_string()));
         return answer;
       }},
      {"POST /api/v1/me/totp/confirmation", "second_factor_confirmed",
       [&] {
         Answer answer = anna.post("/api/v1/me/totp/confirmation", R"({"code":")" + code_of(anna_id, 0) + R"("})");
         const base::Json shown = answer.json();
         for (const auto& code : shown.at("codes").as_array()) secrets.insert(std::string(code.as_string()));
         return answer;
       }},
      {"POST /api/v1/me/totp/removal", "second_factor_removed",
       [&] { return anna.post("/api/v1/me/totp/removal", R"({"code":")" + code_of(anna_id, 1) + R"("})"); }},
      {"DELETE /api/v1/me/sessions/{session_id}", "ended",
       [&] { return anna.remove(one_of(other_browser, "/api/v1/me/sessions", "session_id")); }},
      {"POST /api/v1/session", "began", [&] { return anna.post("/api/v1/session", sign_in_body("anna")); }},
      {"POST /api/v1/me/password", "password_changed",
       [&] {
         return anna.post(
             "/api/v1/me/password",
             fmt::format(R"({{"old_password":"{}","new_password":"another walk, by the sea"}})", kPassword));
       }},
      {"DELETE /api/v1/session", "ended",
       [&] {
         anna.post("/api/v1/session", sign_in_body("anna", "another walk, by the sea"));
         return anna.remove("/api/v1/session");
       }},
  };

  std::set<std::string> walked;
  const std::int64_t start = head();
  for (const Step& step : steps) {
    SCOPED_TRACE(step.route);
    const std::int64_t before = head();
    const Answer answer = step.act();
    ASSERT_LT(answer.status, 300) << answer.body;
    const auto entries = entries_after(before);
    ASSERT_FALSE(entries.empty());
    EXPECT_EQ(entries.back().verb, step.verb);
    EXPECT_TRUE(entries.back().account_id) << "who did it";
    EXPECT_NE(entries.back().request_id, "");
    EXPECT_NE(entries.back().object_id, "");
    walked.insert(step.route);
  }
  for (const auto& route : router().routes()) {
    if (route->method == http::Method::Get) continue;
    EXPECT_TRUE(walked.contains(std::string(http::word(route->method)) + " " + route->pattern)) << route->pattern;
  }
  for (const activity::StoredEntry& entry : entries_after(start)) {
    const std::string text = activity::snapshot(entry);
    for (const std::string& secret : secrets) EXPECT_EQ(text.find(secret), std::string::npos) << text;
  }
}

TEST_P(AccountsAudit, HasNoEntryOfWhatWasRefused) {
  Client anna = signed_in("anna");
  const std::int64_t before = head();
  EXPECT_EQ(
      anna.post("/api/v1/me/password", R"({"old_password":"wrong","new_password":"another walk, by the sea"})").status,
      403);
  EXPECT_EQ(guest().post("/api/v1/session", sign_in_body("anna", "wrong")).status, 401);
  EXPECT_EQ(anna.remove("/api/v1/me/sessions/" + base::Uuid::next().text()).status, 404);
  EXPECT_EQ(head(), before);
}

TEST_P(AccountsAudit, ForgetsThePersonThatIsErased) {
  Client staff = signed_in("olga", Role::ClusterStaff);
  const Answer invited =
      staff.post("/api/v1/accounts", R"({"email":"boris@example.org","name":"Boris","language":"en"})");
  const auto id = *AccountId::parse(std::string(invited.json().at("account").at("account_id").as_string()));
  const std::int64_t before = head();
  const auto erased =
      database().transact([&](db::Transaction& tx) { return erase_account(tx, id, base::Instant::now()); });
  ASSERT_TRUE(erased) << erased.error().message;
  EXPECT_EQ(entries_after(before).back().verb, "erased");
  for (const activity::StoredEntry& entry : entries_after(0)) {
    EXPECT_EQ(activity::snapshot(entry).find("Boris"), std::string::npos);
  }
  const auto report = database().read([](db::Reader& reader) { return activity::verify(reader); }).value();
  EXPECT_FALSE(report.fault);
}

TEST_P(AccountsAudit, RemovesCountersAndLeavesSessionsToTheirRule) {
  Client anna = signed_in("anna");
  EXPECT_EQ(guest().post("/api/v1/session", sign_in_body("anna", "not the password")).status, 401);
  const auto remove_at = [&](const base::Instant& now) {
    return database().transact([&](db::Transaction& tx) { return remove_expired(tx, now); }).value();
  };
  EXPECT_EQ(remove_at(base::Instant::now()), 0);
  EXPECT_GT(remove_at(base::Instant::now().plus(std::chrono::hours(25))), 0);
  EXPECT_EQ(remove_at(base::Instant::now().plus(std::chrono::hours(121 * 24))), 0);
  EXPECT_EQ(anna.get("/api/v1/me").status, 200) << "how long an ended session is kept is for privacy to say";
}

VALLIS_ON_BOTH_DATABASES(AccountsAudit);

}  // namespace
}  // namespace vallis::auth
