#pragma once

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

#include "base/file.hpp"
#include "db/migrations.hpp"
#include "support/database_test.hpp"

namespace vallis::test {

/// The series of migrations/, as it stands in the tree.
inline std::vector<db::Migration> all_migrations() {
  std::vector<std::pair<std::string, std::string>> files;
  for (const auto& file : std::filesystem::directory_iterator(VALLIS_SOURCE_DIR "/migrations")) {
    files.emplace_back(file.path().filename().string(), base::read_file(file.path()).value());
  }
  return db::read_migrations(files).value();
}

/// A test on a database that has all tables of the program, once on SQLite and once on PostgreSQL.
class MigratedTest : public DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    const auto applied = db::migrate(database(), all_migrations(), "test");
    ASSERT_TRUE(applied) << applied.error().message;
  }

  /// Another server on the same data.
  std::unique_ptr<db::Database> second_database() {
    auto opened = db::Database::open(url());
    EXPECT_TRUE(opened) << opened.error().message;
    return std::move(*opened);
  }
};

}  // namespace vallis::test
