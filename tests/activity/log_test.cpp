#include "activity/log.hpp"

#include <thread>

#include "activity/chain.hpp"
#include "support/migrated_test.hpp"

namespace vallis::activity {

struct Thing {
  std::string name;
  int size = 0;
};
VALLIS_DESCRIBE(Thing, name, size)

namespace {

class ActivityLog : public test::MigratedTest {
 protected:
  Actor anna{base::Uuid::next(), base::Uuid::next(), "request-1"};

  std::int64_t add(const Entry& entry) {
    const auto added = database().transact([&](db::Transaction& tx) { return record(tx, entry); });
    EXPECT_TRUE(added) << added.error().message;
    return added.value_or(0);
  }
  std::int64_t admitted(const std::string& id, const std::string& kind = "membership") {
    return add({.by = anna, .verb = "admitted", .object_kind = kind, .object_id = id});
  }
  std::vector<StoredEntry> found(const Query& query) {
    return database().read([&](db::Reader& reader) { return entries(reader, query); }).value();
  }
  ChainReport report() {
    return database().read([](db::Reader& reader) { return verify(reader); }).value();
  }
};

TEST_P(ActivityLog, KeepsWhoForWhomWhatAndWhy) {
  const auto number = add({.by = anna,
                           .verb = "renamed",
                           .object_kind = "thing",
                           .object_id = "7",
                           .scope = "cluster-1",
                           .before = snapshot(Thing{"Tilia", 1}),
                           .after = snapshot(Thing{"Тилия \"ё\"", 2}),
                           .reason = "a new brand"});
  EXPECT_EQ(number, 1);
  const auto all = found({});
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].account_id, anna.account_id);
  EXPECT_EQ(all[0].organisation_id, anna.organisation_id);
  EXPECT_EQ(all[0].request_id, "request-1");
  EXPECT_EQ(all[0].verb, "renamed");
  EXPECT_EQ(all[0].scope, "cluster-1");
  EXPECT_EQ(all[0].before_value->at("name"), "Tilia");
  EXPECT_EQ(all[0].after_value->at("name"), "Тилия \"ё\"");
  EXPECT_EQ(all[0].reason, "a new brand");
  EXPECT_FALSE(all[0].erased);
  EXPECT_FALSE(report().fault);
}

TEST_P(ActivityLog, KeepsWhatTheProgramItselfDid) {
  add({.verb = "lapsed", .object_kind = "membership"});
  EXPECT_EQ(found({}).front().account_id, std::nullopt);
  EXPECT_EQ(found({}).front().after_value, std::nullopt);
  EXPECT_FALSE(report().fault);
}

TEST_P(ActivityLog, LosesWhatTheTransactionLost) {
  const auto undone = database().transact([&](db::Transaction& tx) -> base::Result<int> {
    EXPECT_TRUE(record(tx, {.verb = "admitted", .object_kind = "membership"}));
    return base::conflict("no");
  });
  ASSERT_FALSE(undone);
  EXPECT_EQ(admitted("1"), 1) << "its number was not used up";
  EXPECT_FALSE(report().fault);
}

TEST_P(ActivityLog, TakesSeveralEntriesInOneTransaction) {
  const auto last = database().transact([&](db::Transaction& tx) -> base::Result<std::int64_t> {
    for (int i = 0; i < 2; ++i) {
      if (auto added = record(tx, {.verb = "admitted", .object_kind = "membership"}); !added) return added;
    }
    return record(tx, {.verb = "ended", .object_kind = "membership"});
  });
  EXPECT_EQ(last.value(), 3);
  EXPECT_FALSE(report().fault);
}

TEST_P(ActivityLog, RefusesTextThatIsNone) {
  for (const std::string& text : {std::string("a\0b", 3), std::string("\xC3\x28"), std::string("\xED\xA0\x80")}) {
    const auto refused = database().transact(
        [&](db::Transaction& tx) { return record(tx, {.verb = "said", .object_kind = "post", .reason = text}); });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().kind, base::ErrorKind::InvalidArgument);
  }
}

TEST_P(ActivityLog, MakesOneChainOfManyWritersOnSeveralServers) {
  const auto second = second_database();
  std::atomic<int> kept = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 8; ++t) {
      threads.emplace_back([&, t] {
        db::Database& own = t % 2 == 0 ? database() : *second;
        for (int i = 0; i < 15; ++i) {
          const auto done = own.transact([&](db::Transaction& tx) -> base::Result<std::int64_t> {
            auto added = record(tx, {.verb = "admitted", .object_kind = "membership", .reason = "x"});
            if (added && i % 5 == 4) return base::conflict("undone");
            return added;
          });
          kept += done ? 1 : 0;
        }
      });
    }
  }
  EXPECT_EQ(kept, 8 * 12);
  EXPECT_EQ(report().entry_count, 8 * 12);
  EXPECT_FALSE(report().fault) << report().fault->what;
}

TEST_P(ActivityLog, NumbersAscendInTheOrderOfCommits) {
  // A reader that goes on behind the last number it saw must never miss an entry that was slower to commit.
  std::atomic<bool> stop = false;
  std::int64_t seen = 0;
  std::int64_t position = 0;
  const auto look = [&] {
    for (const StoredEntry& entry : found({.after = position})) {
      ++seen;
      position = entry.sequence;
    }
  };
  std::jthread reader([&] {
    while (!stop) look();
  });
  {
    std::vector<std::jthread> writers;
    for (int t = 0; t < 4; ++t) {
      writers.emplace_back([&] {
        for (int i = 0; i < 20; ++i) admitted("x");
      });
    }
  }
  stop = true;
  reader.join();
  look();
  EXPECT_EQ(seen, 80);
}

TEST_P(ActivityLog, IsReadByObjectActorScopeAndTime) {
  const auto first = admitted("1");
  const auto second = admitted("2");
  const auto third = admitted("1", "network");
  add({.verb = "lapsed", .object_kind = "membership", .object_id = "1", .scope = "c"});
  const auto numbers = [&](const Query& query) {
    std::vector<std::int64_t> all;
    for (const StoredEntry& entry : found(query)) all.push_back(entry.sequence);
    return all;
  };
  using Numbers = std::vector<std::int64_t>;
  EXPECT_EQ(numbers({.object_kind = "membership", .object_id = "1"}), (Numbers{first, 4}));
  EXPECT_EQ(numbers({.account_id = anna.account_id}), (Numbers{first, second, third}));
  EXPECT_EQ(numbers({.organisation_id = base::Uuid::next()}), Numbers{});
  EXPECT_EQ(numbers({.scope = "c"}), Numbers{4});
  EXPECT_EQ(numbers({.from = base::Instant::now().plus(std::chrono::hours(1))}), Numbers{});
  EXPECT_EQ(numbers({.until = base::Instant::now().plus(std::chrono::hours(1))}).size(), 4U);
}

TEST_P(ActivityLog, IsReadPageByPageInBothDirections) {
  for (int i = 0; i < 5; ++i) admitted(std::to_string(i));
  EXPECT_EQ(found({.after = 2, .limit = 2}).back().sequence, 4);
  const auto newest = found({.newest_first = true, .limit = 2});
  EXPECT_EQ(newest.front().sequence, 5);
  EXPECT_EQ(found({.after = newest.back().sequence, .newest_first = true}).front().sequence, 3);
  for (const int limit : {0, 1'001}) {
    EXPECT_EQ(database().read([&](db::Reader& reader) { return entries(reader, {.limit = limit}); }).error().kind,
              base::ErrorKind::InvalidArgument);
  }
}

TEST_P(ActivityLog, ErasesDetailsOnRecordAndStaysWhole) {
  add({.by = anna, .verb = "joined", .object_kind = "person", .object_id = "p", .after = R"({"name":"Anna"})"});
  add({.by = anna, .verb = "joined", .object_kind = "person", .object_id = "q", .after = R"({"name":"Boris"})"});
  const auto erased = database().transact(
      [&](db::Transaction& tx) { return erase_details(tx, anna, "person", "p", "asked by the person"); });
  EXPECT_EQ(erased.value(), 1);
  const auto all = found({});
  ASSERT_EQ(all.size(), 3U);
  EXPECT_TRUE(all[0].erased);
  EXPECT_EQ(all[0].after_value, std::nullopt);
  EXPECT_EQ(all[1].after_value->at("name"), "Boris");
  EXPECT_EQ(all[2].verb, "details_erased");
  EXPECT_FALSE(report().fault) << report().fault->what;
  EXPECT_EQ(report().erased_count, 1);
  const auto none =
      database().transact([&](db::Transaction& tx) { return erase_details(tx, anna, "person", "nobody", ""); });
  EXPECT_EQ(none.value(), 0);
}

TEST_P(ActivityLog, KeepsWhoLookedAtWhoseData) {
  const auto patient = base::Uuid::next();
  const auto noted = database().transact([&](db::Transaction& tx) -> base::Result<void> {
    if (auto one = record_read(
            tx,
            {.by = anna, .object_kind = "referral", .object_id = "1", .subject_id = patient, .purpose = "treatment"});
        !one) {
      return one;
    }
    return record_read(tx, {.by = anna, .object_kind = "referral", .object_id = "2"});
  });
  ASSERT_TRUE(noted) << noted.error().message;
  const auto log = [&](const ReadQuery& query) {
    return database().read([&](db::Reader& reader) { return reads(reader, query); }).value();
  };
  ASSERT_EQ(log({}).size(), 2U);
  EXPECT_EQ(log({}).front().object_id, "2");
  EXPECT_EQ(log({.before = log({}).front().read_id}).front().object_id, "1");
  const auto own = log({.subject_id = patient});
  ASSERT_EQ(own.size(), 1U);
  EXPECT_EQ(own[0].purpose, "treatment");
  EXPECT_EQ(own[0].account_id, anna.account_id);
}

VALLIS_ON_BOTH_DATABASES(ActivityLog);

}  // namespace
}  // namespace vallis::activity
