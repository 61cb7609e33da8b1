#include "activity/chain.hpp"

#include "activity/log.hpp"
#include "support/migrated_test.hpp"

namespace vallis::activity {
namespace {

class ActivityChain : public test::MigratedTest {
 protected:
  void SetUp() override {
    test::MigratedTest::SetUp();
    if (IsSkipped()) return;
    for (int i = 1; i <= 6; ++i) {
      const auto added = database().transact([&](db::Transaction& tx) {
        return record(tx, {.verb = "admitted",
                           .object_kind = "membership",
                           .object_id = std::to_string(i),
                           .after = R"({"tier":"core"})",
                           .reason = "r"});
      });
      ASSERT_TRUE(added);
    }
  }

  /// What somebody can do who owns the database: the triggers off, then anything.
  void tamper(const std::string& sql) {
    if (GetParam() == db::Dialect::Postgres) {
      run("SET LOCAL session_replication_role = replica; " + sql);
      return;
    }
    const auto triggers =
        database()
            .read([](db::Reader& reader) {
              return reader.many<std::string>("SELECT name FROM sqlite_master WHERE type = 'trigger'");
            })
            .value();
    std::string all = "PRAGMA defer_foreign_keys = ON; ";
    for (const std::string& trigger : triggers) all += "DROP TRIGGER " + trigger + "; ";
    run(all + sql);
  }

  ChainReport report(const std::optional<ChainHead>& known = {}) {
    return database().read([&](db::Reader& reader) { return verify(reader, known); }).value();
  }

  std::int64_t broken_at(const std::string& sql) {
    tamper(sql);
    const auto fault = report().fault;
    return fault ? fault->sequence : 0;
  }
};

TEST_P(ActivityChain, HoldsWhenNothingWasDone) {
  EXPECT_FALSE(report().fault);
  EXPECT_EQ(report().entry_count, 6);
  EXPECT_EQ(report().head.sequence, 6);
}

TEST_P(ActivityChain, RefusesChangesByStatement) {
  for (const char* sql : {"UPDATE activity_entry SET verb = 'refused' WHERE sequence = 2",
                          "DELETE FROM activity_entry WHERE sequence = 6", "UPDATE activity_detail SET reason = ''",
                          "INSERT INTO activity_entry SELECT sequence + 1, entry_hash, previous_hash, occurred_at, "
                          "account_id, organisation_id, request_id, verb, object_kind, object_id, scope, detail_hash "
                          "FROM activity_entry WHERE sequence = 6"}) {
    const auto refused = database().transact([&](db::Transaction& tx) { return tx.execute(sql); });
    ASSERT_FALSE(refused) << sql;
    EXPECT_EQ(refused.error().kind, base::ErrorKind::Conflict) << refused.error().message;
  }
  EXPECT_FALSE(report().fault);
}

TEST_P(ActivityChain, FindsAChangedEntry) {
  EXPECT_EQ(broken_at("UPDATE activity_entry SET verb = 'refused' WHERE sequence = 3"), 3);
}

TEST_P(ActivityChain, FindsAChangedActor) {
  EXPECT_EQ(broken_at("UPDATE activity_entry SET account_id = '01890a5d-ac96-774b-bcce-b302099a8057' "
                      "WHERE sequence = 4"),
            4);
}

TEST_P(ActivityChain, FindsAMovedTime) {
  EXPECT_EQ(broken_at("UPDATE activity_entry SET occurred_at = '2026-01-01T00:00:00.000Z' WHERE sequence = 1"), 1);
}

TEST_P(ActivityChain, FindsChangedDetails) {
  EXPECT_EQ(broken_at("UPDATE activity_detail SET after_value = '{\"tier\":\"observer\"}' WHERE sequence = 5"), 5);
}

TEST_P(ActivityChain, FindsDetailsThatAreGoneWithoutARecord) {
  EXPECT_EQ(broken_at("DELETE FROM activity_detail WHERE sequence IN (2, 4)"), 2);
}

TEST_P(ActivityChain, FindsADeletedEntry) {
  EXPECT_EQ(broken_at("DELETE FROM activity_detail WHERE sequence = 3; DELETE FROM activity_entry WHERE sequence = 3"),
            3);
}

TEST_P(ActivityChain, FindsEntriesDeletedAtTheEnd) {
  EXPECT_EQ(broken_at("DELETE FROM activity_detail WHERE sequence > 4; DELETE FROM activity_entry WHERE sequence > 4"),
            5);
}

TEST_P(ActivityChain, FindsAllEntriesDeleted) {
  EXPECT_EQ(broken_at("DELETE FROM activity_detail; DELETE FROM activity_entry"), 1);
}

TEST_P(ActivityChain, FindsEntriesThatChangedPlaces) {
  EXPECT_EQ(broken_at("UPDATE activity_entry SET sequence = 1000 WHERE sequence = 2; "
                      "UPDATE activity_entry SET sequence = 2 WHERE sequence = 3; "
                      "UPDATE activity_entry SET sequence = 3 WHERE sequence = 1000"),
            2);
}

TEST_P(ActivityChain, FindsAnEntryPutBeforeTheFirst) {
  tamper(
      "INSERT INTO activity_entry SELECT -1, entry_hash, previous_hash, occurred_at, account_id, organisation_id, "
      "request_id, verb, object_kind, object_id, scope, '' FROM activity_entry WHERE sequence = 1");
  ASSERT_TRUE(report().fault);
  EXPECT_EQ(report().fault->sequence, -1);
}

TEST_P(ActivityChain, FindsAnEntryPutAtTheEnd) {
  EXPECT_EQ(broken_at("INSERT INTO activity_entry SELECT 7, entry_hash, entry_hash, occurred_at, account_id, "
                      "organisation_id, request_id, verb, object_kind, object_id, scope, '' "
                      "FROM activity_entry WHERE sequence = 6"),
            7);
}

TEST_P(ActivityChain, FindsAChainThatWasComputedAnewByAHashThatWasWrittenDown) {
  const ChainHead written_down = report().head;
  tamper(
      "DELETE FROM activity_detail; DELETE FROM activity_entry; UPDATE activity_head SET sequence = 0, entry_hash = ''");
  if (GetParam() == db::Dialect::Sqlite) {
    run("CREATE TRIGGER moves AFTER INSERT ON activity_entry BEGIN UPDATE activity_head "
        "SET sequence = NEW.sequence, entry_hash = NEW.entry_hash; END");
  }
  for (int i = 1; i <= 7; ++i) {
    ASSERT_TRUE(database().transact(
        [&](db::Transaction& tx) { return record(tx, {.verb = "admitted", .object_kind = "membership"}); }));
  }
  EXPECT_FALSE(report().fault) << "the new chain holds by itself";
  ASSERT_TRUE(report(written_down).fault);
  EXPECT_EQ(report(written_down).fault->sequence, 6);
}

TEST_P(ActivityChain, HoldsAgainstAHashThatWasWrittenDown) {
  const ChainHead written_down = report().head;
  ASSERT_TRUE(database().transact(
      [&](db::Transaction& tx) { return record(tx, {.verb = "admitted", .object_kind = "membership"}); }));
  EXPECT_FALSE(report(written_down).fault);
}

VALLIS_ON_BOTH_DATABASES(ActivityChain);

}  // namespace
}  // namespace vallis::activity
