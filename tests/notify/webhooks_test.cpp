#include "notify/webhooks.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <cstring>
#include <thread>

#include "auth/account_routes.hpp"
#include "notify/given.hpp"
#include "notify/outgoing_http.hpp"
#include "notify/webhook_routes.hpp"
#include "support/local_server.hpp"
#include "support/server_test.hpp"

namespace vallis::notify {
namespace {

using test::Client;

bool is_public(const char* text) {
  sockaddr_in v4{};
  v4.sin_family = AF_INET;
  sockaddr_in6 v6{};
  v6.sin6_family = AF_INET6;
  if (::inet_pton(AF_INET, text, &v4.sin_addr) == 1) {
    return is_public_address(*reinterpret_cast<const sockaddr*>(&v4));  // NOLINT
  }
  EXPECT_EQ(::inet_pton(AF_INET6, text, &v6.sin6_addr), 1) << text;
  return is_public_address(*reinterpret_cast<const sockaddr*>(&v6));  // NOLINT
}

TEST(PublicAddress, IsNoneOfThisMachineOrAPrivateNetwork) {
  for (const char* text : {"127.0.0.1",
                           "127.9.9.9",
                           "10.0.0.1",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.168.1.1",
                           "169.254.169.254",
                           "100.64.0.1",
                           "0.0.0.0",
                           "224.0.0.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "::ffff:127.0.0.1",
                           "::ffff:10.0.0.1",
                           "fe80::1",
                           "fc00::1",
                           "fd00::1",
                           "ff02::1",
                           "64:ff9b::a00:1",
                           "2002:7f00:1::",
                           "2001:db8::1",
                           "2001::1",
                           "::127.0.0.1"}) {
    EXPECT_FALSE(is_public(text)) << text;
  }
  for (const char* text : {"93.184.216.34", "172.32.0.1", "11.0.0.1", "2606:2800:220:1::1", "::ffff:93.184.216.34"}) {
    EXPECT_TRUE(is_public(text)) << text;
  }
}

TEST(WebhookAddress, IsOneOfTheWebWithoutAPassword) {
  EXPECT_TRUE(check_url("https://example.org/hook?x=1"));
  EXPECT_TRUE(check_url("http://example.org:8080"));
  for (const char* url : {"", "ftp://example.org", "file:///etc/passwd", "https://", "https://:80/",
                          "https://a:b@c.org", "https://exa mple.org", "gopher://x", "https://a.org/\r\nHost: b"}) {
    EXPECT_FALSE(check_url(url)) << url;
  }
}

/// By hand: printf '1768210200.{}' | openssl dgst -sha256 -hmac secret
TEST(WebhookSignature, IsTheHmacOfMomentAndBody) {
  EXPECT_EQ(webhook_signature("secret", "{}", *base::Instant::parse("2026-01-12T09:30:00Z")),
            "t=1768210200,v1=44ded88241f08685cbc41982904f260a665f13b41220f0445c364f3b2cfc2363");
}

/// Answers with one status after another, the last for ever, and keeps what it was sent.
class HookServer {
 public:
  explicit HookServer(std::vector<int> answers) : answers_(std::move(answers)) {}
  std::string url() const { return fmt::format("http://127.0.0.1:{}/hook", server_.port()); }
  std::vector<std::pair<std::string, std::string>> requests() {
    const std::lock_guard lock(mutex_);
    return requests_;
  }

 private:
  void serve(test::Connection& connection) {
    const std::string headers = connection.read("\r\n\r\n");
    const auto at = headers.find("Content-Length: ");
    if (at == std::string::npos) return;
    const std::string body = connection.read(static_cast<std::size_t>(std::atoi(headers.c_str() + at + 16)));
    const std::lock_guard lock(mutex_);
    requests_.emplace_back(headers, body);
    const int status = answers_[std::min(requests_.size(), answers_.size()) - 1];
    connection.send(
        fmt::format("HTTP/1.1 {} X\r\nLocation: /other\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", status));
  }

  std::mutex mutex_;
  std::vector<int> answers_;
  std::vector<std::pair<std::string, std::string>> requests_;
  test::LocalServer server_{[this](test::Connection& connection) { serve(connection); }};
};

class Webhooks : public test::ServerTest {
 protected:
  void add_routes(http::Router& router) override {
    auth::add_account_routes(router, database());
    add_webhook_routes(router, database());
    MailSettings settings;
    settings.sink_folder = "/nonexistent";
    notifier_ = std::make_unique<Notifier>(test_messages(), settings);
  }
  void happen(const std::string& kind, const std::string& verb) {
    ASSERT_TRUE(database().transact([&](db::Transaction& tx) {
      return activity::record(tx, {.verb = verb, .object_kind = kind, .object_id = "7", .after = R"({"secret":1})"});
    }));
  }
  /// Follows the log from now on, then does what is due until nothing is.
  void run(bool private_addresses = true, int rounds = 10) {
    const WebhookSender sender(*notifier_, private_addresses);
    activity::Subscribers subscribers(database());
    sender.follow(subscribers);
    ASSERT_TRUE(subscribers.catch_up());
    jobs::Runner runner(database(),
                        {.retry = std::chrono::milliseconds(1), .retry_limit = std::chrono::milliseconds(2)});
    sender.register_jobs(runner);
    for (int i = 0; i < rounds; ++i) {
      ASSERT_TRUE(runner.run_due());
      std::this_thread::sleep_for(std::chrono::milliseconds(3));
    }
  }
  base::Json made(Client& staff, const std::string& address, const std::string& kinds = "") {
    run();  // begins to follow
    const auto answer =
        staff.post("/api/v1/webhooks", fmt::format(R"({{"address":"{}","event_kinds":"{}"}})", address, kinds));
    EXPECT_EQ(answer.status, 201) << answer.body;
    return answer.json();
  }
  static std::string path_of(const base::Json& made) {
    return "/api/v1/webhooks/" + std::string(made.at("webhook").at("webhook_id").as_string());
  }

  std::unique_ptr<Notifier> notifier_;
};

TEST_P(Webhooks, AreSentASignedEventWithoutItsValues) {
  HookServer server({200});
  Client staff = signed_in("olga", auth::Role::ClusterStaff);
  const base::Json hook = made(staff, server.url(), "event");
  happen("event", "published");
  happen("membership", "admitted");
  run();
  ASSERT_EQ(server.requests().size(), 1U) << "the other kind was not asked for";
  const auto [headers, body] = server.requests()[0];
  const base::Json event = base::parse_json(body, "body").value();
  EXPECT_EQ(event.at("object_kind"), "event");
  EXPECT_EQ(event.at("verb"), "published");
  EXPECT_EQ(body.find("secret"), std::string::npos);
  const auto at = headers.find("Vallis-Signature: t=") + 20;
  const auto seconds = std::stoll(headers.substr(at));
  const base::Instant moment{std::chrono::sys_seconds(std::chrono::seconds(seconds))};
  EXPECT_NE(headers.find(webhook_signature(hook.at("secret").as_string().c_str(), body, moment)), std::string::npos);
  const auto sent = staff.get(path_of(hook) + "/deliveries").json();
  EXPECT_EQ(sent.at("items").at(0).at("state"), "sent");
  EXPECT_EQ(sent.at("items").at(0).at("event"), "event.published");
  EXPECT_EQ(staff.get(path_of(hook)).body.find("secret"), std::string::npos);
}

TEST_P(Webhooks, AreTriedAgainAndFollowNoRedirection) {
  HookServer server({503, 302, 200});
  Client staff = signed_in("olga", auth::Role::ClusterStaff);
  const base::Json hook = made(staff, server.url(), "event");
  happen("event", "published");
  run();
  ASSERT_EQ(server.requests().size(), 3U);
  for (const auto& [headers, body] : server.requests()) EXPECT_TRUE(headers.starts_with("POST /hook ")) << headers;
  EXPECT_EQ(staff.get(path_of(hook) + "/deliveries").json().at("items").at(0).at("attempt_count"), 3);
  EXPECT_EQ(staff.get(path_of(hook)).json().at("failure_count"), 0);
}

TEST_P(Webhooks, AreDisabledAfterTwentyFailuresAndTheirMakerIsTold) {
  HookServer server({500});
  Client staff = signed_in("olga", auth::Role::ClusterStaff);
  const base::Json hook = made(staff, server.url(), "event");
  for (int i = 0; i < 4; ++i) happen("event", "published");
  run(true, 20);
  const auto now = staff.get(path_of(hook));
  EXPECT_EQ(now.json().at("state"), "disabled");
  EXPECT_LE(server.requests().size(), 24U) << "those under way may still end";
  const auto told =
      database().read([](db::Reader& reader) { return reader.many<std::string>("SELECT kind FROM notice"); });
  EXPECT_EQ(told.value(), std::vector<std::string>{"webhook_disabled"});
  const std::string again = fmt::format(R"({{"address":"{}","event_kinds":"","state":"active"}})", server.url());
  EXPECT_EQ(staff.put(path_of(hook), again, "If-Match: \"1\"\r\n").status, 412) << "the program changed it";
  EXPECT_EQ(staff.put(path_of(hook), again, "If-Match: " + now.header("ETag") + "\r\n").json().at("failure_count"), 0);
}

TEST_P(Webhooks, LeadIntoNoPrivateNetworkUnlessItIsAllowed) {
  HookServer server({200});
  Client staff = signed_in("olga", auth::Role::ClusterStaff);
  const base::Json hook = made(staff, server.url(), "event");
  happen("event", "published");
  run(false);
  EXPECT_TRUE(server.requests().empty());
  const base::Json deliveries = staff.get(path_of(hook) + "/deliveries").json();
  EXPECT_NE(std::string(deliveries.at("items").at(0).at("error").as_string()).find("not public"), std::string::npos);
}

TEST_P(Webhooks, AreForStaffAndRefuseNonsense) {
  Client staff = signed_in("olga", auth::Role::ClusterStaff);
  Client anna = signed_in("anna", auth::Role::MemberUser);
  EXPECT_EQ(guest().get("/api/v1/webhooks").status, 401);
  EXPECT_EQ(anna.get("/api/v1/webhooks").status, 403);
  EXPECT_EQ(anna.post("/api/v1/webhooks", R"({"address":"https://a.org","event_kinds":""})").status, 403);
  for (const char* body : {R"({"address":"ftp://a.org","event_kinds":""})", R"({"address":"https://a.org"})",
                           R"({"address":"https://a.org","event_kinds":"Ev%"})"}) {
    EXPECT_EQ(staff.post("/api/v1/webhooks", body).status, 422) << body;
  }
  const base::Json hook = made(staff, "https://a.example/x");
  EXPECT_EQ(staff.get("/api/v1/webhooks").json().at("items").as_array().size(), 1U);
  EXPECT_EQ(staff.remove(path_of(hook)).status, 204);
  EXPECT_EQ(staff.remove(path_of(hook)).status, 404);
  EXPECT_EQ(staff.get(path_of(hook) + "/deliveries").status, 404);
}

VALLIS_ON_BOTH_DATABASES(Webhooks);

}  // namespace
}  // namespace vallis::notify
