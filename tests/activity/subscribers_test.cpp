#include "activity/subscribers.hpp"

#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

#include "support/migrated_test.hpp"

namespace vallis::activity {
namespace {

class ActivitySubscribers : public test::MigratedTest {
 protected:
  void SetUp() override {
    test::MigratedTest::SetUp();
    if (!IsSkipped()) run("CREATE TABLE handled (sequence bigint PRIMARY KEY, times bigint NOT NULL)");
  }

  std::int64_t add(const std::string& kind = "membership") {
    return database()
        .transact([&](db::Transaction& tx) { return record(tx, {.verb = "admitted", .object_kind = kind}); })
        .value();
  }

  static base::Result<void> keep(db::Transaction& tx, const StoredEntry& entry) {
    auto kept = tx.execute(
        "INSERT INTO handled (sequence, times) VALUES ($1, 1) ON CONFLICT (sequence) DO UPDATE SET times = "
        "handled.times + 1",
        entry.sequence);
    if (!kept) return kept.error();
    return {};
  }

  std::vector<std::int64_t> handled() {
    return database()
        .read([](db::Reader& reader) {
          return reader.many<std::int64_t>("SELECT sequence FROM handled WHERE times = 1 ORDER BY sequence");
        })
        .value();
  }

  SubscriberState state_of(const std::string& name) {
    const auto states = database().read([](db::Reader& reader) { return subscriber_states(reader); }).value();
    for (const SubscriberState& state : states) {
      if (state.name == name) return state;
    }
    ADD_FAILURE() << "no subscriber " << name;
    return {};
  }
};

using Numbers = std::vector<std::int64_t>;

TEST_P(ActivitySubscribers, AreCalledInOrderForEntriesOfTheirKind) {
  add();
  add("network");
  add();
  Subscribers subscribers(database(), {.batch = 2});
  Numbers networks;
  subscribers.follow("index", "membership", From::Beginning, keep);
  subscribers.follow("networks", "network", From::Beginning, [&](db::Transaction&, const StoredEntry& entry) {
    networks.push_back(entry.sequence);
    return base::Result<void>();
  });
  EXPECT_EQ(subscribers.catch_up().value(), 3);
  EXPECT_EQ(handled(), (Numbers{1, 3}));
  EXPECT_EQ(networks, Numbers{2});
  EXPECT_EQ(subscribers.catch_up().value(), 0) << "each once";
  EXPECT_EQ(state_of("networks").position, 3) << "what is not of its kind is done with";
}

TEST_P(ActivitySubscribers, MayBeginWithWhatComesNow) {
  add();
  Subscribers subscribers(database());
  subscribers.follow("mail", "", From::Now, keep);
  EXPECT_EQ(subscribers.catch_up().value(), 0);
  add();
  EXPECT_EQ(subscribers.catch_up().value(), 1);
  EXPECT_EQ(handled(), Numbers{2});
}

TEST_P(ActivitySubscribers, GoOnWhereTheyStoodAfterARestart) {
  {
    Subscribers subscribers(database());
    subscribers.follow("mail", "", From::Now, keep);
    ASSERT_TRUE(subscribers.catch_up());
  }
  add();
  add();
  Subscribers subscribers(database());
  subscribers.follow("mail", "", From::Now, keep);
  EXPECT_EQ(subscribers.catch_up().value(), 2);
  EXPECT_EQ(handled(), (Numbers{1, 2}));
}

TEST_P(ActivitySubscribers, AreHeldUpByAnEntryThatFailsAndKeepWhatWasBefore) {
  for (int i = 0; i < 4; ++i) add();
  bool failing = true;
  Subscribers subscribers(database(), {.retry = std::chrono::milliseconds(0)});
  subscribers.follow("index", "", From::Beginning, [&](db::Transaction& tx, const StoredEntry& entry) {
    auto kept = keep(tx, entry);
    if (entry.sequence == 3 && failing) return base::Result<void>(base::unavailable("the index is away"));
    return kept;
  });
  int others = 0;
  subscribers.follow("other", "", From::Beginning, [&](db::Transaction&, const StoredEntry&) {
    ++others;
    return base::Result<void>();
  });
  ASSERT_TRUE(subscribers.catch_up());
  EXPECT_EQ(handled(), (Numbers{1, 2})) << "what the failed call wrote is undone";
  EXPECT_EQ(others, 4) << "nobody else is held up";
  EXPECT_EQ(state_of("index").failed_sequence, 3);
  EXPECT_EQ(state_of("index").last_error, "the index is away");
  ASSERT_TRUE(subscribers.catch_up());
  EXPECT_EQ(state_of("index").failure_count, 2);
  failing = false;
  EXPECT_EQ(subscribers.catch_up().value(), 2);
  EXPECT_EQ(handled(), (Numbers{1, 2, 3, 4}));
  EXPECT_EQ(state_of("index").failed_sequence, std::nullopt);
}

TEST_P(ActivitySubscribers, WaitLongerAfterEachFailure) {
  add();
  Subscribers subscribers(database(), {.retry = std::chrono::hours(1), .retry_limit = std::chrono::hours(3)});
  int calls = 0;
  subscribers.follow("index", "", From::Beginning, [&](db::Transaction&, const StoredEntry&) -> base::Result<void> {
    ++calls;
    throw std::runtime_error("thrown");
  });
  for (int i = 0; i < 4; ++i) {
    ASSERT_TRUE(subscribers.catch_up());
    ASSERT_TRUE(subscribers.catch_up());  // too early
    EXPECT_EQ(calls, i + 1);
    const auto wait = state_of("index").retry_at->time - base::Instant::now().time;
    const auto hours = std::chrono::hours(std::min(1 << i, 3));
    EXPECT_LE(wait, hours);
    EXPECT_GT(wait, hours - std::chrono::minutes(5));
    run("UPDATE activity_subscriber SET retry_at = '2026-01-01T00:00:00.000Z'");
  }
  EXPECT_EQ(state_of("index").last_error, "thrown");
}

TEST_P(ActivitySubscribers, CanBeLetOnBehindAnEntry) {
  add();
  add();
  Subscribers subscribers(database());
  subscribers.follow("index", "", From::Beginning, [&](db::Transaction& tx, const StoredEntry& entry) {
    return entry.sequence == 1 ? base::Result<void>(base::conflict("never")) : keep(tx, entry);
  });
  ASSERT_TRUE(subscribers.catch_up());
  const auto skip = [&](const std::string& name, std::int64_t sequence) {
    return database().transact([&](db::Transaction& tx) { return skip_entry(tx, name, sequence); });
  };
  EXPECT_EQ(skip("nobody", 1).error().kind, base::ErrorKind::NotFound);
  EXPECT_EQ(skip("index", 2).error().kind, base::ErrorKind::Conflict);
  ASSERT_TRUE(skip("index", 1));
  EXPECT_EQ(subscribers.catch_up().value(), 1);
  EXPECT_EQ(handled(), Numbers{2});
}

TEST_P(ActivitySubscribers, HandleEachEntryOnceOnSeveralServers) {
  const auto second = second_database();
  Subscribers here(database(), {.batch = 3});
  Subscribers there(*second, {.batch = 3});
  std::mutex mutex;
  std::vector<std::int64_t> order;
  const auto note = [&](db::Transaction& tx, const StoredEntry& entry) {
    tx.after_commit([&, number = entry.sequence] {
      const std::lock_guard lock(mutex);
      order.push_back(number);
    });
    return keep(tx, entry);
  };
  here.follow("index", "", From::Beginning, note);
  there.follow("index", "", From::Beginning, note);
  here.start();
  there.start();
  for (int i = 0; i < 60; ++i) add();
  for (int i = 0; i < 600 && handled().size() < 60; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  here.stop();
  there.stop();
  EXPECT_EQ(handled().size(), 60U) << "each exactly once";
  EXPECT_EQ(order.size(), 60U);
}

TEST_P(ActivitySubscribers, AreWokenByANotice) {
  std::mutex mutex;
  std::condition_variable called;
  int calls = 0;
  Subscribers subscribers(database(), {.poll = std::chrono::minutes(10)});
  subscribers.follow("index", "", From::Beginning, [&](db::Transaction&, const StoredEntry&) {
    const std::lock_guard lock(mutex);
    ++calls;
    called.notify_all();
    return base::Result<void>();
  });
  subscribers.start();
  // The listener's connection is made on its own thread, so the first notice may come too early for it.
  for (int i = 0; i < 100; ++i) {
    add();
    std::unique_lock lock(mutex);
    if (called.wait_for(lock, std::chrono::milliseconds(100), [&] { return calls > 1; })) break;
  }
  EXPECT_GT(calls, 1);
}

VALLIS_ON_BOTH_DATABASES(ActivitySubscribers);

}  // namespace
}  // namespace vallis::activity
