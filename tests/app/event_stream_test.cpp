#include "app/event_stream.hpp"

#include "activity/log.hpp"
#include "auth/account_routes.hpp"
#include "support/server_test.hpp"

namespace vallis::app {
namespace {

using test::Client;

/// A server of its own with the stream, on a database that others may use too.
class StreamingServer {
 public:
  explicit StreamingServer(const std::string& url, EventStreamOptions options = {}) {
    database_ = std::move(db::Database::open(url).value());
    auth::add_account_kinds(kinds_);
    kinds_.add("poster",
               [](db::Reader&, const auth::Caller&, const auth::Sight&,
                  std::span<const std::string> ids) -> base::Result<std::vector<std::string>> {
                 std::vector<std::string> seen;
                 for (const std::string& id : ids) {
                   if (id.starts_with("public")) seen.push_back(id);
                 }
                 return seen;
               });
    stream_ = std::make_unique<EventStream>(*database_, kinds_, options);
    stream_->add_route(router_);
    http::ServerOptions server_options;
    server_options.port = 0;
    server_ = std::move(http::Server::start(router_, server_options, {}).value());
    stream_->start();
  }
  ~StreamingServer() { server_.reset(); }
  StreamingServer(const StreamingServer&) = delete;
  StreamingServer& operator=(const StreamingServer&) = delete;

  int port() const { return server_->port(); }

 private:
  std::unique_ptr<db::Database> database_;
  auth::VisibleKinds kinds_;
  std::unique_ptr<EventStream> stream_;
  http::Router router_;
  std::unique_ptr<http::Server> server_;
};

class Events : public test::ServerTest {
 protected:
  void add_routes(http::Router& router) override { auth::add_account_routes(router, database()); }

  void record(const std::string& kind, const std::string& id, const std::string& after = {}) {
    const auto done = database().transact([&](db::Transaction& tx) {
      return activity::record(tx, {.verb = "changed", .object_kind = kind, .object_id = id, .after = after});
    });
    ASSERT_TRUE(done) << done.error().message;
  }

  /// A token of somebody, which serves on every server.
  std::string token_of(Client& client) {
    const auto expires = base::Instant::now().plus(std::chrono::hours(1)).text();
    const auto made =
        client.post("/api/v1/me/tokens",
                    R"({"name":"x","permissions":["signed_in","manage_members"],"expires_at":")" + expires + "\"}");
    if (made.status == 201) return std::string(made.json().at("secret").as_string());
    const auto plain =
        client.post("/api/v1/me/tokens", R"({"name":"x","permissions":["signed_in"],"expires_at":")" + expires + "\"}");
    return std::string(plain.json().at("secret").as_string());
  }

  static std::unique_ptr<test::RawClient> follow(int port, const std::string& token, const std::string& more = {}) {
    auto client = std::make_unique<test::RawClient>(port);
    client->send("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n" + more +
                 "\r\n");
    client->read("\r\n\r\n");
    return client;
  }
  static int count_of(const std::string& text, const std::string& what) {
    int count = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++count;
    return count;
  }
};

TEST_P(Events, TellWhatTheReaderMaySeeWithoutItsValues) {
  const StreamingServer server(url(), {.poll = std::chrono::milliseconds(50)});
  Client anna = signed_in("anna");
  Client olga = signed_in("olga", auth::Role::ClusterStaff);
  const auto of_anna = follow(server.port(), token_of(anna));
  const auto of_olga = follow(server.port(), token_of(olga));
  record("poster", "secret-1", R"({"text":"hidden words"})");
  record("unheard_of", "thing-1");
  record("poster", "public-1", R"({"text":"hidden words"})");
  const std::string annas = of_anna->read("public-1\",\"verb\":\"changed\"}\n\n");
  const std::string olgas = of_olga->read("public-1\",\"verb\":\"changed\"}\n\n");
  EXPECT_NE(annas.find("event: change\ndata: {\"sequence\":"), std::string::npos) << annas;
  EXPECT_EQ(annas.find("secret-1"), std::string::npos);
  EXPECT_EQ(annas.find("thing-1"), std::string::npos) << "a kind that nobody speaks for";
  EXPECT_NE(olgas.find("thing-1"), std::string::npos) << olgas;
  EXPECT_EQ(olgas.find("secret-1"), std::string::npos) << "the kind's owner decides, for staff too";
  EXPECT_EQ(annas.find("hidden words"), std::string::npos);
}

TEST_P(Events, MissNothingAndRepeatNothingAfterACut) {
  const StreamingServer server(url(), {.poll = std::chrono::milliseconds(50), .page = 3});
  Client anna = signed_in("anna");
  const std::string token = token_of(anna);
  std::string all;
  {
    const auto first = follow(server.port(), token);
    for (int i = 0; i < 5; ++i) record("poster", "public-" + std::to_string(i) + ".");
    all = first->read("public-4.\"");
  }
  const auto at = all.rfind("\nid: ");
  const std::string last = all.substr(at + 5, all.find('\n', at + 5) - at - 5);
  for (int i = 5; i < 17; ++i) record("poster", (i % 2 == 0 ? "hidden-" : "public-") + std::to_string(i) + ".");
  record("poster", "public-end.");
  const auto second = follow(server.port(), token, "Last-Event-ID: " + last + "\r\n");
  all += second->read("public-end.");
  for (int i = 0; i < 17; ++i) {
    const int expected = i < 5 || i % 2 == 1 ? 1 : 0;
    EXPECT_EQ(count_of(all, "public-" + std::to_string(i) + "."), expected) << i;
  }
  EXPECT_EQ(all.find("hidden"), std::string::npos);
}

TEST_P(Events, GoThroughAllServersOfADatabase) {
  // On PostgreSQL by notices alone: the servers would look by themselves only after a minute.
  const bool notices = GetParam() == db::Dialect::Postgres;
  const EventStreamOptions options{.poll = notices ? std::chrono::milliseconds(60'000) : std::chrono::milliseconds(50)};
  const StreamingServer one(url(), options);
  const StreamingServer other(url(), options);
  Client anna = signed_in("anna");
  const std::string token = token_of(anna);
  const auto first = follow(one.port(), token);
  const auto second = follow(other.port(), token);
  record("poster", "public-1.");
  EXPECT_NE(first->read("public-1.").find("public-1."), std::string::npos);
  const std::string heard = second->read("public-1.\",\"verb\":\"changed\"}\n\n");
  const auto at = heard.find("\nid: ");
  ASSERT_NE(at, std::string::npos) << heard;
  const std::string last = heard.substr(at + 5, heard.find('\n', at + 5) - at - 5);
  record("poster", "public-2.");
  const auto moved = follow(one.port(), token, "Last-Event-ID: " + last + "\r\n");
  const std::string rest = moved->read("public-2.");
  EXPECT_EQ(count_of(rest, "public-1."), 0) << "it had that from the other server";
  EXPECT_EQ(count_of(rest, "public-2."), 1);
}

TEST_P(Events, EndForWhoMayNotReadThemAnyMore) {
  const StreamingServer server(url(), {.poll = std::chrono::milliseconds(50), .recheck = std::chrono::milliseconds(0)});
  Client anna = signed_in("anna");
  const auto stream = follow(server.port(), token_of(anna));
  const auto id = anna.get("/api/v1/me/tokens").json().at("items").at(0).at("api_token_id");
  ASSERT_EQ(anna.remove("/api/v1/me/tokens/" + std::string(id.as_string())).status, 204);
  record("poster", "public-1.");
  const std::string heard = stream->read("public-1.");
  EXPECT_EQ(heard.find("public-1."), std::string::npos);
  EXPECT_TRUE(stream->closed());
}

TEST_P(Events, AreForWhoeverIsSignedInAndFromAPlaceThatIsOne) {
  const StreamingServer server(url());
  EXPECT_EQ(Client(server.port()).get("/api/v1/events").status, 401);
  Client anna = signed_in("anna");
  Client program(server.port());
  program.token = token_of(anna);
  EXPECT_EQ(program.get("/api/v1/events", "Last-Event-ID: yesterday\r\n").status, 422);
}

VALLIS_ON_BOTH_DATABASES(Events);

}  // namespace
}  // namespace vallis::app
