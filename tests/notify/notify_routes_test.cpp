#include "notify/notify_routes.hpp"

#include <set>

#include "notify/given.hpp"
#include "support/server_test.hpp"

namespace vallis::notify {
namespace {

using test::Client;

class NotifyApi : public test::ServerTest {
 protected:
  void add_routes(http::Router& router) override {
    folder_ = std::filesystem::temp_directory_path() / ("vallis_mails_" + base::Uuid::next().text());
    MailSettings settings;
    settings.sink_folder = folder_;
    notifier_ = std::make_unique<Notifier>(test_messages(), settings);
    auth::add_account_routes(router, database(), mails_for_accounts(*notifier_));
    add_notify_routes(router, database(), *notifier_);
  }
  void TearDown() override {
    ServerTest::TearDown();
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
  }
  void run_jobs() {
    jobs::Runner runner(database());
    ASSERT_TRUE(notifier_->register_jobs(runner));
    for (int i = 0; i < 3; ++i) ASSERT_TRUE(runner.run_due());
  }
  std::vector<SunkMail> sunk() { return sunk_mails(folder_).value(); }
  void news_for(Client& client, const std::string& what) {
    const auto id = auth::AccountId::parse(client.get("/api/v1/me").json().at("account_id").as_string().c_str());
    const auto sent = database().transact([&](db::Transaction& tx) {
      return notifier_->send(tx, {.kind = "news", .account = *id, .values = {{"what", what}}});
    });
    ASSERT_TRUE(sent) << sent.error().message;
  }
  static std::string secret_in(const std::string& text, const std::string& before) {
    const auto begin = text.find(before) + before.size();
    return text.substr(begin, 43);
  }

  std::unique_ptr<Notifier> notifier_;
  std::filesystem::path folder_;
};

TEST_P(NotifyApi, MailsTheInvitationOfANewAccount) {
  Client staff = signed_in("olga", auth::Role::ClusterStaff);
  const std::string body = R"({"email":"boris@example.org","name":"Борис","language":"ru"})";
  ASSERT_EQ(staff.post("/api/v1/accounts", body).status, 201);
  run_jobs();
  ASSERT_EQ(sunk().size(), 1U);
  EXPECT_EQ(sunk()[0].to, "boris@example.org");
  EXPECT_EQ(sunk()[0].subject, "Вас приглашают в Vallis");
  const std::string secret = secret_in(sunk()[0].text, "/invitation#");
  const std::string redeem = fmt::format(R"({{"secret":"{}","password":"{}"}})", secret, kPassword);
  EXPECT_EQ(guest().post("/api/v1/invitations/redeem", redeem).status, 200);
  EXPECT_EQ(staff.get("/api/v1/dev/mails").json().at("items").at(0).at("to"), "boris@example.org");
}

TEST_P(NotifyApi, MailsTheWayToANewPasswordAndSaysNothingOfWhoHasAnAccount) {
  signed_in("anna");
  const auto known = guest().post("/api/v1/passwords/recovery", R"({"email":"Anna@example.org"})");
  const auto stranger = guest().post("/api/v1/passwords/recovery", R"({"email":"nobody@example.org"})");
  const auto nonsense = guest().post("/api/v1/passwords/recovery", R"({"email":"nonsense"})");
  for (const auto& answer : {known, stranger, nonsense}) {
    EXPECT_EQ(answer.status, 202);
    EXPECT_EQ(answer.body, known.body);
  }
  run_jobs();
  ASSERT_EQ(sunk().size(), 1U);
  const std::string secret = secret_in(sunk()[0].text, "/password#");
  const std::string redeem = fmt::format(R"({{"secret":"{}","password":"a new walk by the river"}})", secret);
  EXPECT_EQ(guest().post("/api/v1/passwords/redeem", redeem).status, 200);
  EXPECT_EQ(guest().post("/api/v1/session", sign_in_body("anna", "a new walk by the river")).status, 200);
}

TEST_P(NotifyApi, MailsNoMoreThanThreePasswordsAnHour) {
  signed_in("anna");
  for (int i = 0; i < 6; ++i) {
    EXPECT_EQ(guest().post("/api/v1/passwords/recovery", R"({"email":"anna@example.org"})").status, 202);
    run_jobs();
  }
  EXPECT_EQ(sunk().size(), 3U);
}

TEST_P(NotifyApi, ShowsNoticesUntilTheyAreRead) {
  Client anna = signed_in("anna");
  Client boris = signed_in("boris");
  for (int i = 0; i < 3; ++i) news_for(anna, std::to_string(i));
  auto page = anna.get("/api/v1/me/notices?limit=2").json();
  EXPECT_EQ(page.at("unread_count"), 3);
  ASSERT_EQ(page.at("items").as_array().size(), 2U);
  EXPECT_EQ(page.at("items").at(0).at("title"), "News: 2");
  const std::string next(page.at("next").as_string());
  EXPECT_EQ(anna.get("/api/v1/me/notices?limit=2&cursor=" + next).json().at("items").at(0).at("title"), "News: 0");
  const std::string id(page.at("items").at(0).at("notice_id").as_string());
  EXPECT_EQ(boris.post("/api/v1/me/notices/" + id + "/read").status, 404) << "it is not his";
  EXPECT_EQ(anna.post("/api/v1/me/notices/" + id + "/read").status, 204);
  EXPECT_EQ(anna.post("/api/v1/me/notices/" + id + "/read").status, 204);
  EXPECT_EQ(anna.get("/api/v1/me/notices?unread=true").json().at("items").as_array().size(), 2U);
  EXPECT_EQ(anna.post("/api/v1/me/notices/read").status, 204);
  EXPECT_EQ(anna.get("/api/v1/me/notices").json().at("unread_count"), 0);
  EXPECT_EQ(boris.get("/api/v1/me/notices").json().at("items").as_array().size(), 0U);
  EXPECT_EQ(anna.get("/api/v1/me/notices?cursor=x").status, 422);
}

TEST_P(NotifyApi, ChangesSettingsForOneEditorAtATime) {
  Client anna = signed_in("anna");
  const std::string path = "/api/v1/me/notification-settings";
  const auto before = anna.get(path);
  EXPECT_EQ(before.header("ETag"), "\"0\"");
  const base::Json settings = before.json();
  for (const auto& kind : settings.at("kinds").as_array()) {
    EXPECT_NE(kind.at("kind"), "invitation") << "it cannot be turned off";
  }
  const std::string body = R"({"kinds":[{"kind":"news","in_app":true,"mail":"weekly"}]})";
  EXPECT_EQ(anna.put(path, body).status, 428);
  EXPECT_EQ(anna.put(path, body, "If-Match: \"0\"\r\n").status, 200);
  EXPECT_EQ(anna.put(path, body, "If-Match: \"0\"\r\n").status, 412) << "somebody was faster";
  EXPECT_EQ(anna.put(path, body, "If-Match: \"1\"\r\n").header("ETag"), "\"2\"");
  for (const char* wrong : {R"({"kinds":[{"kind":"invitation","in_app":true,"mail":"off"}]})",
                            R"({"kinds":[{"kind":"news","in_app":true,"mail":"hourly"}]})"}) {
    EXPECT_EQ(anna.put(path, wrong, "If-Match: \"2\"\r\n").status, 422) << wrong;
  }
  news_for(anna, "x");
  run_jobs();
  EXPECT_TRUE(sunk().empty()) << "it waits for the digest";
}

TEST_P(NotifyApi, TurnsMailsOffByOneClick) {
  Client anna = signed_in("anna");
  news_for(anna, "x");
  run_jobs();
  ASSERT_EQ(sunk().size(), 1U);
  const std::string path = "/api/v1/unsubscribe/" + secret_in(sunk()[0].text, "/unsubscribe#");
  const std::string form = "Content-Type: application/x-www-form-urlencoded\r\n";
  EXPECT_EQ(guest().send("POST", path, "List-Unsubscribe=One-Click", form).status, 204);
  EXPECT_EQ(guest().send("POST", path, "List-Unsubscribe=One-Click", form).status, 204) << "twice is no error";
  EXPECT_EQ(guest().post(path.substr(0, path.size() - 2)).status, 404);
  news_for(anna, "y");
  run_jobs();
  EXPECT_EQ(sunk().size(), 1U);
  EXPECT_EQ(anna.get("/api/v1/me/notices").json().at("unread_count"), 2) << "the bell stays";
}

TEST_P(NotifyApi, ShowsMailsToStaffAlone) {
  Client staff = signed_in("olga", auth::Role::ClusterStaff);
  Client anna = signed_in("anna", auth::Role::MemberUser);
  news_for(anna, "x");
  for (const char* path : {"/api/v1/mails", "/api/v1/dev/mails", "/api/v1/mails?state=queued"}) {
    EXPECT_EQ(guest().get(path).status, 401) << path;
    EXPECT_EQ(anna.get(path).status, 403) << path;
    EXPECT_EQ(staff.get(path).status, 200) << path;
  }
  EXPECT_EQ(staff.get("/api/v1/mails?state=queued").json().at("items").as_array().size(), 1U);
  EXPECT_EQ(staff.get("/api/v1/mails?state=failed").json().at("items").as_array().size(), 0U);
  EXPECT_EQ(staff.get("/api/v1/mails?state=odd").status, 422);
  EXPECT_EQ(staff.post("/api/v1/mails/" + base::Uuid::next().text() + "/retry").status, 404);
}

VALLIS_ON_BOTH_DATABASES(NotifyApi);

}  // namespace
}  // namespace vallis::notify
