#pragma once

#include <fmt/format.h>

#include <cstdlib>
#include <map>
#include <memory>
#include <string>

#include "auth/account.hpp"
#include "auth/permission.hpp"
#include "base/json.hpp"
#include "http/server.hpp"
#include "support/migrated_test.hpp"
#include "support/raw_client.hpp"

namespace vallis::test {

/// An answer as a client sees it.
struct Answer {
  int status = 0;
  std::string headers;
  std::string body;

  base::Json json() const { return base::parse_json(body, "answer").value_or(base::Json(nullptr)); }
  std::string header(std::string_view name) const {
    const auto at = headers.find("\r\n" + std::string(name) + ": ");
    if (at == std::string::npos) return {};
    const auto begin = at + name.size() + 4;
    return headers.substr(begin, headers.find("\r\n", begin) - begin);
  }
};

/// A client that keeps its cookies, like a browser, or has a token.
class Client {
 public:
  explicit Client(int port) : port_(port) {}

  Answer get(const std::string& path, const std::string& headers = "") { return send("GET", path, "", headers); }
  Answer post(const std::string& path, const std::string& body = "{}", const std::string& headers = "") {
    return send("POST", path, body, headers);
  }
  Answer put(const std::string& path, const std::string& body, const std::string& headers = "") {
    return send("PUT", path, body, headers);
  }
  Answer remove(const std::string& path, const std::string& headers = "") { return send("DELETE", path, "", headers); }

  Answer send(const std::string& method, const std::string& path, const std::string& body, const std::string& headers) {
    std::string request =
        fmt::format("{} {} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{}", method, path, headers);
    for (const auto& [name, value] : cookies_) request += fmt::format("Cookie: {}={}\r\n", name, value);
    if (!token.empty()) request += "Authorization: Bearer " + token + "\r\n";
    if (!body.empty() && headers.find("Content-Type") == std::string::npos)
      request += "Content-Type: application/json\r\n";
    if (!body.empty()) request += fmt::format("Content-Length: {}\r\n", body.size());
    const std::string text = test::exchange(port_, request + "\r\n" + body);
    Answer answer;
    const auto end = text.find("\r\n\r\n");
    if (end == std::string::npos) return answer;
    answer.status = std::atoi(text.substr(9, 3).c_str());
    answer.headers = text.substr(0, end + 2);
    answer.body = text.substr(end + 4);
    keep_cookies(answer.headers);
    return answer;
  }

  std::string token;

 private:
  void keep_cookies(const std::string& headers) {
    for (auto at = headers.find("Set-Cookie: "); at != std::string::npos; at = headers.find("Set-Cookie: ", at + 1)) {
      const auto equals = headers.find('=', at);
      const auto end = headers.find(';', equals);
      cookies_[headers.substr(at + 12, equals - at - 12)] = headers.substr(equals + 1, end - equals - 1);
    }
  }

  int port_;
  std::map<std::string, std::string> cookies_;
};

/// A server with the routes of a feature on a database of its own, once on SQLite and once on PostgreSQL.
class ServerTest : public MigratedTest {
 protected:
  static constexpr const char* kPassword = "a long walk by the river";

  virtual void add_routes(http::Router& router) = 0;

  void SetUp() override {
    MigratedTest::SetUp();
    if (IsSkipped()) return;
    add_routes(router_);
    http::ServerOptions options;
    options.port = 0;
    auto started = http::Server::start(router_, options, {});
    ASSERT_TRUE(started) << started.error().message;
    server_ = std::move(*started);
  }
  void TearDown() override {
    server_.reset();
    MigratedTest::TearDown();
  }

  const http::Router& router() const { return router_; }
  Client guest() { return Client(server_->port()); }

  /// Somebody with an account and a role in the whole cluster (or none), signed in.
  Client signed_in(const std::string& name, std::optional<auth::Role> role = {}) {
    const auto now = base::Instant::now();
    const auto done = database().transact([&](db::Transaction& tx) -> base::Result<auth::AccountId> {
      const auto account =
          auth::create_account(tx, {name + "@example.org", name, "en"}, auth::AccountState::Invited, now);
      if (!account) return account.error();
      const auto ticket = auth::make_ticket(tx, account->account_id, auth::TicketPurpose::Invitation, now);
      if (!ticket) return ticket.error();
      const auto taken = auth::redeem_ticket(tx, *ticket, auth::TicketPurpose::Invitation, kPassword, now);
      if (!taken) return taken.error();
      if (role) {
        const auto granted =
            auth::grant_role(tx, account->account_id, {*role, "cluster", {}, now.date().plus_days(-1), {}}, {});
        if (!granted) return granted.error();
      }
      return account->account_id;
    });
    EXPECT_TRUE(done) << done.error().message;
    Client client = guest();
    EXPECT_EQ(client.post("/api/v1/session", sign_in_body(name)).status, 200);
    return client;
  }

  /// Stops the server and lets go of the database, so that a test can look at its file.
  void close_database() {
    server_.reset();
    DatabaseTest::close_database();
  }

  static std::string sign_in_body(const std::string& name, const std::string& password = kPassword) {
    return fmt::format(R"({{"email":"{}@example.org","password":"{}"}})", name, password);
  }

 private:
  http::Router router_;
  std::unique_ptr<http::Server> server_;
};

}  // namespace vallis::test
