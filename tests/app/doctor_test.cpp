#include "app/doctor.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "activity/log.hpp"
#include "app/backup.hpp"
#include "support/server_test.hpp"

namespace vallis::app {
namespace {

class DoctorOf : public ::testing::TestWithParam<db::Dialect> {
 protected:
  void SetUp() override {
    if (GetParam() == db::Dialect::Postgres && test::postgres_url().empty()) {
      GTEST_SKIP() << "no PostgreSQL: run through scripts/with-postgres";
    }
    scratch = std::make_unique<test::ScratchDatabase>(GetParam());
    ASSERT_TRUE(folder.make());
    settings.data = folder.path();
    settings.port = 0;
    settings.log_level = LogLevel::Error;
    if (GetParam() == db::Dialect::Postgres) settings.database = scratch->url();
    ASSERT_TRUE(RunningServer::start(settings));
  }

  /// What is found at or above a warning.
  std::string ills(bool read_files = false) const {
    std::string all;
    for (const Finding& finding : examine(settings, read_files)) {
      if (finding.health == Health::Good || finding.what.starts_with("No mail")) continue;
      EXPECT_FALSE(finding.to_do.empty()) << finding.what;
      all += finding.what + "\n";
    }
    return all;
  }
  void run(const std::string& sql) const {
    const auto database = std::move(open_database(settings).value());
    const auto done = database->transact([&](db::Transaction& tx) { return tx.script(sql); });
    ASSERT_TRUE(done) << done.error().message;
  }

  std::unique_ptr<test::ScratchDatabase> scratch;
  ScratchFolder folder{std::filesystem::temp_directory_path() / ("vallis-doctor-" + base::Uuid::next().text())};
  ServerSettings settings;
};

TEST_P(DoctorOf, AServerInGoodHealthFindsNothing) { EXPECT_EQ(ills(true), ""); }

TEST_P(DoctorOf, AFolderThatOthersSeeSaysSo) {
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
  EXPECT_NE(ills().find("Other users"), std::string::npos);
}

TEST_P(DoctorOf, ALogThatWasChangedSaysSo) {
  const auto database = std::move(open_database(settings).value());
  const auto done = database->transact([](db::Transaction& tx) {
    return activity::record(tx, {.verb = "made", .object_kind = "poster", .reason = "asked"});
  });
  ASSERT_TRUE(done);
  run("DELETE FROM activity_detail");
  EXPECT_NE(ills().find("The log of activity was changed"), std::string::npos);
}

TEST_P(DoctorOf, AnOlderOrNewerDatabaseSaysSo) {
  run("DELETE FROM schema_migration WHERE name LIKE '%auth_idempotency'");
  EXPECT_NE(ills().find("1 migrations are to come"), std::string::npos) << ills();
  run("INSERT INTO schema_migration VALUES ('20991231_0000_from_later', 'x', '2026-01-12T00:00:00.000Z', '9')");
  EXPECT_NE(ills().find("newer than this program"), std::string::npos);
}

TEST_P(DoctorOf, AMailServerThatIsNotThereSaysSo) {
  settings.mail.host = "127.0.0.1";
  settings.mail.port = 1;
  EXPECT_NE(ills().find("127.0.0.1:1 does not answer"), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(On, DoctorOf, ::testing::Values(db::Dialect::Sqlite, db::Dialect::Postgres),
                         test::dialect_name);

TEST(Doctor, OfNothingNamesWhatIsMissing) {
  ServerSettings settings;
  settings.data = "/nowhere/vallis";
  const auto findings = examine(settings, false);
  EXPECT_TRUE(std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.health == Health::Fault && finding.what.find("/nowhere/vallis") != std::string::npos;
  }));
}

}  // namespace
}  // namespace vallis::app
