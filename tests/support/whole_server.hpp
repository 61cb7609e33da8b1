#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "app/server.hpp"
#include "support/given_account.hpp"
#include "support/server_test.hpp"

namespace vallis::test {

/// The whole program in this process, on a database and in a folder of its own.
class WholeServer {
 public:
  explicit WholeServer(db::Dialect dialect, const std::function<void(app::ServerSettings&)>& change = {})
      : scratch_(dialect) {
    app::ServerSettings settings;
    settings.data = folder_;
    settings.port = 0;
    settings.log_level = app::LogLevel::Error;
    settings.database = scratch_.url();
    if (change) change(settings);
    auto started = app::RunningServer::start(settings);
    EXPECT_TRUE(started) << (started ? "" : started.error().message);
    if (!started) return;
    server_ = std::move(*started);
    database_ = std::move(db::Database::open(scratch_.url()).value());
  }
  ~WholeServer() {
    server_.reset();
    database_.reset();
    std::filesystem::remove_all(folder_);
  }
  WholeServer(const WholeServer&) = delete;
  WholeServer& operator=(const WholeServer&) = delete;

  bool running() const { return server_ != nullptr; }
  int port() const { return server_->port(); }
  const http::Router& router() const { return server_->router(); }
  db::Database& database() { return *database_; }
  const std::filesystem::path& folder() const { return folder_; }
  Client client() const { return Client(server_->port()); }

 private:
  ScratchDatabase scratch_;
  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("vallis-whole-" + base::Uuid::next().text());
  std::unique_ptr<app::RunningServer> server_;
  std::unique_ptr<db::Database> database_;
};

/// A test of it, once on SQLite and once on PostgreSQL.
class WholeServerTest : public ::testing::TestWithParam<db::Dialect> {
 protected:
  void SetUp() override {
    if (GetParam() == db::Dialect::Postgres && postgres_url().empty()) {
      GTEST_SKIP() << "no PostgreSQL: run through scripts/with-postgres";
    }
    whole = std::make_unique<WholeServer>(GetParam());
    ASSERT_TRUE(whole->running());
  }
  void TearDown() override { whole.reset(); }

  db::Database& database() { return whole->database(); }
  Client client() { return whole->client(); }

  std::unique_ptr<WholeServer> whole;
};

}  // namespace vallis::test
