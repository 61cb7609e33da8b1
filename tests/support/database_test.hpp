#pragma once

#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "base/uuid.hpp"
#include "db/database.hpp"

namespace vallis::test {

/// The PostgreSQL server that scripts/with-postgres started; empty without one.
inline std::string postgres_url() {
  const char* url = std::getenv("VALLIS_TEST_POSTGRES");
  return url == nullptr ? "" : url;
}

/// An empty database of its own, gone at the end.
class ScratchDatabase {
 public:
  explicit ScratchDatabase(db::Dialect dialect) {
    const std::string name = "vallis_" + base::Uuid::next().text();
    if (dialect == db::Dialect::Sqlite) {
      folder_ = std::filesystem::temp_directory_path() / name;
      std::filesystem::create_directories(folder_);
      url_ = (folder_ / "vallis.db").string();
      return;
    }
    schema_ = name;
    run_on_server("CREATE SCHEMA \"" + schema_ + "\"");
    url_ = postgres_url() + "&options=-csearch_path%3D" + schema_;
  }
  ~ScratchDatabase() {
    if (!folder_.empty()) std::filesystem::remove_all(folder_);
    if (!schema_.empty()) run_on_server("DROP SCHEMA \"" + schema_ + "\" CASCADE");
  }
  ScratchDatabase(const ScratchDatabase&) = delete;
  ScratchDatabase& operator=(const ScratchDatabase&) = delete;

  const std::string& url() const { return url_; }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  static void run_on_server(const std::string& sql) {
    const auto server = db::Database::open(postgres_url());
    ASSERT_TRUE(server) << server.error().message;
    const auto done = (*server)->transact([&](db::Transaction& tx) { return tx.script(sql); });
    ASSERT_TRUE(done) << done.error().message;
  }

  std::filesystem::path folder_;
  std::string schema_;
  std::string url_;
};

/// A test that runs once on SQLite and once on PostgreSQL. Without a server the second is skipped; scripts/test starts
/// one.
class DatabaseTest : public ::testing::TestWithParam<db::Dialect> {
 protected:
  void SetUp() override {
    if (GetParam() == db::Dialect::Postgres && postgres_url().empty()) {
      GTEST_SKIP() << "no PostgreSQL: run through scripts/with-postgres";
    }
    scratch_ = std::make_unique<ScratchDatabase>(GetParam());
    auto opened = db::Database::open(scratch_->url());
    ASSERT_TRUE(opened) << opened.error().message;
    database_ = std::move(*opened);
  }
  void TearDown() override {
    database_.reset();
    scratch_.reset();
  }

  db::Database& database() { return *database_; }
  const std::string& url() const { return scratch_->url(); }
  void close_database() { database_.reset(); }

  void run(const std::string& sql) {
    const auto done = database_->transact([&](db::Transaction& tx) { return tx.script(sql); });
    ASSERT_TRUE(done) << done.error().message;
  }

 private:
  std::unique_ptr<ScratchDatabase> scratch_;
  std::unique_ptr<db::Database> database_;
};

inline std::string dialect_name(const ::testing::TestParamInfo<db::Dialect>& info) {
  return info.param == db::Dialect::Sqlite ? "Sqlite" : "Postgres";
}

#define VALLIS_ON_BOTH_DATABASES(Suite)                                                                       \
  INSTANTIATE_TEST_SUITE_P(On, Suite,                                                                         \
                           ::testing::Values(::vallis::db::Dialect::Sqlite, ::vallis::db::Dialect::Postgres), \
                           ::vallis::test::dialect_name)

}  // namespace vallis::test
