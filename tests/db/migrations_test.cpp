#include "db/migrations.hpp"

#include <thread>

#include "support/database_test.hpp"

namespace vallis::db {
namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

std::vector<Migration> series(const Files& files) { return read_migrations(files).value(); }

const Files kTwo = {{"20260102_0000_test_more.sql", "ALTER TABLE a ADD COLUMN y text; CREATE TABLE b (z bigint);"},
                    {"20260101_0000_test_first.sql", "CREATE TABLE a (x bigint);"}};

TEST(Migrations, AreReadInTheOrderOfTheirNames) {
  const auto both = series(kTwo);
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[0].name, "20260101_0000_test_first");
}

TEST(Migrations, AreRefusedWithAWrongNameOrHalfAPair) {
  for (const char* name : {"first.sql", "20260101_test.sql", "20260101_0000_Test.sql", "20260101_0000_test.txt",
                           "20260101_0000_test.sqlite.sql"}) {
    EXPECT_FALSE(read_migrations(Files{{name, "x"}})) << name;
  }
  const auto pair =
      read_migrations(Files{{"20260101_0000_test_a.sqlite.sql", "one"}, {"20260101_0000_test_a.postgres.sql", "two"}});
  ASSERT_TRUE(pair);
  EXPECT_EQ(pair->front().sql(Dialect::Postgres), "two");
}

class MigratedDatabase : public test::DatabaseTest {};

TEST_P(MigratedDatabase, IsBroughtUpToDateOnce) {
  EXPECT_EQ(migration_state(database(), series(kTwo)).value().pending.size(), 2U);
  EXPECT_EQ(migrate(database(), series(kTwo), "1.0").value().size(), 2U);
  EXPECT_TRUE(migrate(database(), series(kTwo), "1.0").value().empty());
  const auto state = migration_state(database(), series(kTwo)).value();
  ASSERT_EQ(state.applied.size(), 2U);
  EXPECT_EQ(state.applied[0].program_version, "1.0");
  EXPECT_TRUE(state.pending.empty());
}

TEST_P(MigratedDatabase, KeepsWhatWasBeforeAMigrationThatFails) {
  Files files = kTwo;
  files.emplace_back("20260103_0000_test_broken.sql", "CREATE TABLE c (x bigint); CREATE TABLE a (x bigint);");
  const auto broken = migrate(database(), series(files), "1.0");
  ASSERT_FALSE(broken);
  EXPECT_NE(broken.error().message.find("20260103_0000_test_broken"), std::string::npos);
  EXPECT_EQ(migration_state(database(), series(files)).value().pending.size(), 1U);
  run("CREATE TABLE c (x bigint)");  // what the failed one made is gone
}

TEST_P(MigratedDatabase, RefusesDataThatIsNewerAndTextThatChanged) {
  ASSERT_TRUE(migrate(database(), series(kTwo), "2.0"));
  const auto newer = migrate(database(), series({kTwo[1]}), "1.0");
  ASSERT_FALSE(newer);
  EXPECT_NE(newer.error().message.find("newer than this program"), std::string::npos);
  Files changed = kTwo;
  changed[1].second += " -- ";
  const auto other = migrate(database(), series(changed), "2.0");
  ASSERT_FALSE(other);
  EXPECT_NE(other.error().message.find("another text"), std::string::npos);
}

TEST_P(MigratedDatabase, IsMigratedByOneOfTwoProgramsThatStartAtOnce) {
  std::atomic<std::size_t> applied = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t) {
      threads.emplace_back([&] {
        const auto own = Database::open(url());
        ASSERT_TRUE(own);
        const auto done = migrate(**own, series(kTwo), "1.0");
        ASSERT_TRUE(done) << done.error().message;
        applied += done->size();
      });
    }
  }
  EXPECT_EQ(applied, 2U);
}

VALLIS_ON_BOTH_DATABASES(MigratedDatabase);

}  // namespace
}  // namespace vallis::db
