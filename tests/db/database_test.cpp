#include "db/database.hpp"

#include <atomic>
#include <condition_variable>
#include <limits>
#include <mutex>
#include <thread>

#include "db/sql.hpp"
#include "support/database_test.hpp"

namespace vallis::db {

enum class Tier { Core, AssociateMember };
VALLIS_DESCRIBE_ENUM(Tier, Core, AssociateMember)

struct Row {
  base::Id<struct RowTag> row_id;
  std::string name;
  bool open = false;
  std::int64_t count = 0;
  double share = 0;
  base::Date joined_on;
  base::Instant made_at;
  std::optional<std::string> note;
  Tier tier = Tier::Core;
  base::Json extra;
  Bytes picture;
};
VALLIS_DESCRIBE(Row, row_id, name, open, count, share, joined_on, made_at, note, tier, extra, picture)

namespace {

constexpr const char* kTables = R"sql(
    CREATE TABLE thing (
        row_id uuid PRIMARY KEY, name text NOT NULL, open boolean NOT NULL, count bigint NOT NULL,
        share double precision NOT NULL, joined_on date NOT NULL, made_at timestamptz NOT NULL, note text,
        tier text NOT NULL CONSTRAINT thing_tier_check CHECK (tier IN ('core', 'associate_member')),
        extra jsonb, picture bytea);
    CREATE UNIQUE INDEX thing_open_name_key ON thing (name) WHERE open;
    CREATE TABLE part (part_id bigint PRIMARY KEY, thing_id uuid REFERENCES thing (row_id));
)sql";

constexpr std::string_view kInsert = R"sql(
    INSERT INTO thing (row_id, name, open, count, share, joined_on, made_at, note, tier, extra, picture)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
)sql";

class DatabaseOfThings : public test::DatabaseTest {
 protected:
  void SetUp() override {
    test::DatabaseTest::SetUp();
    if (!IsSkipped()) run(kTables);
  }

  static Row row(const std::string& name) {
    Row row;
    row.row_id = base::Id<RowTag>::next();
    row.name = name;
    row.made_at = base::Instant::now();
    row.joined_on = base::Date::of(2026, 1, 12);
    return row;
  }

  base::Result<std::int64_t> insert(const Row& r) {
    return database().transact([&](Transaction& tx) {
      return tx.execute(kInsert, r.row_id, r.name, r.open, r.count, r.share, r.joined_on, r.made_at, r.note, r.tier,
                        r.extra, r.picture);
    });
  }

  std::int64_t count() {
    return database()
        .read([](Reader& reader) { return reader.one<std::int64_t>("SELECT count(*) FROM thing"); })
        .value();
  }
};

TEST_P(DatabaseOfThings, GivesBackWhatWasPutIn) {
  Row in = row("Тилия 'Diagnostics' \"; DROP TABLE thing; --");
  in.open = true;
  in.count = std::numeric_limits<std::int64_t>::max();
  in.share = 0.1 + 0.2;
  in.made_at = base::Instant::parse("2026-03-29T01:30:00.007Z").value();
  in.note = "";
  in.tier = Tier::AssociateMember;
  in.extra = base::parse_json(R"({"a": [1, null, "ё"]})", "").value();
  in.picture = {0, 255, 39, 92};
  ASSERT_EQ(insert(in).value(), 1);
  const Row out = database().read([](Reader& reader) { return reader.one<Row>("SELECT * FROM thing"); }).value();
  EXPECT_EQ(out.row_id, in.row_id);
  EXPECT_EQ(out.name, in.name);
  EXPECT_EQ(out.open, in.open);
  EXPECT_EQ(out.count, in.count);
  EXPECT_EQ(out.share, in.share);
  EXPECT_EQ(out.joined_on, in.joined_on);
  EXPECT_EQ(out.made_at, in.made_at);
  EXPECT_EQ(out.note, in.note);
  EXPECT_EQ(out.tier, in.tier);
  EXPECT_EQ(out.extra, in.extra);
  EXPECT_EQ(out.picture, in.picture);
}

TEST_P(DatabaseOfThings, KeepsMissingMissing) {
  ASSERT_TRUE(insert(row("a")));
  const Row out = database().read([](Reader& reader) { return reader.one<Row>("SELECT * FROM thing"); }).value();
  EXPECT_EQ(out.note, std::nullopt);
}

TEST_P(DatabaseOfThings, NamesTheUniqueRuleThatWasBroken) {
  Row first = row("a");
  first.open = true;
  ASSERT_TRUE(insert(first));
  Row second = row("a");
  ASSERT_TRUE(insert(second)) << "not open, so the partial index does not hold";
  second.row_id = base::Id<RowTag>::next();
  second.open = true;
  const auto clash = insert(second);
  ASSERT_FALSE(clash);
  EXPECT_EQ(clash.error().kind, base::ErrorKind::Conflict);
  EXPECT_EQ(clash.error().constraint, "thing_open_name_key");
}

TEST_P(DatabaseOfThings, NamesPrimaryKeysAndChecks) {
  const Row first = row("a");
  ASSERT_TRUE(insert(first));
  EXPECT_EQ(insert(first).error().constraint, "thing_pkey");
  const auto check = database().transact(
      [](Transaction& tx) { return tx.execute("UPDATE thing SET tier = $1", std::string("gold")); });
  EXPECT_EQ(check.error().constraint, "thing_tier_check");
}

TEST_P(DatabaseOfThings, HoldsForeignKeys) {
  const auto orphan = database().transact([](Transaction& tx) {
    return tx.execute("INSERT INTO part (part_id, thing_id) VALUES (1, $1)", base::Uuid::next());
  });
  ASSERT_FALSE(orphan);
  EXPECT_EQ(orphan.error().kind, base::ErrorKind::Conflict);
}

TEST_P(DatabaseOfThings, RefusesTextWithNul) {
  const auto refused = insert(row(std::string("a\0b", 3)));
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, base::ErrorKind::InvalidArgument);
}

TEST_P(DatabaseOfThings, UndoesWhatFailed) {
  const auto failed = database().transact([&](Transaction& tx) -> base::Result<int> {
    const Row r = row("a");
    auto done = tx.execute(kInsert, r.row_id, r.name, r.open, r.count, r.share, r.joined_on, r.made_at, r.note, r.tier,
                           r.extra, r.picture);
    if (!done) return done.error();
    return base::conflict("changed my mind");
  });
  EXPECT_EQ(failed.error().message, "changed my mind");
  EXPECT_EQ(count(), 0);
  EXPECT_THROW((void)database().transact([&](Transaction& tx) -> base::Result<int> {
    [[maybe_unused]] const auto gone = tx.execute("DELETE FROM thing");
    throw std::runtime_error("lost");
  }),
               std::runtime_error);
  EXPECT_TRUE(insert(row("b"))) << "the connection serves on";
}

TEST_P(DatabaseOfThings, ReadsOneStateAcrossStatements) {
  ASSERT_TRUE(insert(row("a")));
  const auto counts = database().read([&](Reader& reader) -> base::Result<std::pair<std::int64_t, std::int64_t>> {
    const auto before = reader.one<std::int64_t>("SELECT count(*) FROM thing").value();
    EXPECT_TRUE(insert(row("b")));
    return std::pair(before, reader.one<std::int64_t>("SELECT count(*) FROM thing").value());
  });
  EXPECT_EQ(counts.value(), std::pair(std::int64_t{1}, std::int64_t{1}));
  EXPECT_EQ(count(), 2);
}

TEST_P(DatabaseOfThings, WritesFromManyThreadsWithoutLosingAny) {
  std::atomic<int> written = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 8; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 20; ++i) written += insert(row("x")) ? 1 : 0;
      });
    }
  }
  EXPECT_EQ(written, 160);
  EXPECT_EQ(count(), 160);
}

TEST_P(DatabaseOfThings, RunsAStatementWithinItself) {
  for (const char* name : {"a", "b", "c"}) ASSERT_TRUE(insert(row(name)));
  std::vector<std::string> seen;
  const auto done = database().read([&](Reader& reader) {
    return reader.each_with<std::string>("SELECT name FROM thing ORDER BY name", {}, [&](std::string&& name) {
      seen.push_back(name + reader.many<std::string>("SELECT name FROM thing ORDER BY name").value().back());
      return true;
    });
  });
  ASSERT_TRUE(done);
  EXPECT_EQ(seen, (std::vector<std::string>{"ac", "bc", "cc"}));
}

TEST_P(DatabaseOfThings, BuildsStatementsWithArgumentsOnly) {
  for (const char* name : {"a", "b", "c'"}) ASSERT_TRUE(insert(row(name)));
  Sql sql("SELECT name FROM thing WHERE name IN (");
  sql.values(std::vector<std::string>{"a", "c'"}).add(") AND count = ").value(0).add(" ORDER BY name");
  const auto names =
      database().read([&](Reader& reader) { return reader.many_with<std::string>(sql.text(), sql.arguments()); });
  EXPECT_EQ(names.value(), (std::vector<std::string>{"a", "c'"}));
  Sql none("SELECT name FROM thing WHERE name IN (");
  none.values(std::vector<std::string>{}).add(")");
  EXPECT_TRUE(database()
                  .read([&](Reader& reader) { return reader.many_with<std::string>(none.text(), none.arguments()); })
                  .value()
                  .empty());
}

TEST_P(DatabaseOfThings, SaysWhichColumnATypeLacks) {
  ASSERT_TRUE(insert(row("a")));
  const auto lacking = database().read([](Reader& reader) { return reader.one<Row>("SELECT name FROM thing"); });
  ASSERT_FALSE(lacking);
  EXPECT_NE(lacking.error().message.find("column"), std::string::npos);
}

TEST_P(DatabaseOfThings, TellsListenersAfterTheCommitAlone) {
  std::mutex mutex;
  std::condition_variable heard;
  std::vector<std::string> payloads;
  database().listen("changes", [&](const std::string& payload) {
    const std::lock_guard lock(mutex);
    if (!payload.empty()) payloads.push_back(payload);
    heard.notify_all();
  });
  int ran = 0;
  const auto tell = [&](const std::string& payload, bool keep) {
    return database().transact([&](Transaction& tx) -> base::Result<int> {
      if (auto told = tx.notify("changes", payload); !told) return told.error();
      tx.after_commit([&] { ++ran; });
      return keep ? base::Result<int>(1) : base::conflict("no");
    });
  };
  // The listener's connection is made on its own thread, so the first notice may come too early for it.
  for (int i = 0; i < 100; ++i) {
    ASSERT_TRUE(tell("ready", true));
    std::unique_lock lock(mutex);
    if (heard.wait_for(lock, std::chrono::milliseconds(50), [&] { return !payloads.empty(); })) break;
  }
  ran = 0;
  EXPECT_FALSE(tell("undone", false));
  EXPECT_EQ(ran, 0);
  EXPECT_TRUE(tell("kept", true));
  EXPECT_EQ(ran, 1);
  std::unique_lock lock(mutex);
  EXPECT_TRUE(heard.wait_for(lock, std::chrono::seconds(60), [&] { return payloads.back() == "kept"; }));
  EXPECT_EQ(std::count(payloads.begin(), payloads.end(), "undone"), 0);
}

TEST_P(DatabaseOfThings, RemembersWhatAStatementGaveUntilSomebodyWrites) {
  ASSERT_TRUE(insert(row("one")));
  const auto count = [&](std::string_view name) {
    return database()
        .read([&](Reader& reader) {
          const std::vector<Argument> arguments{to_argument(name)};
          return reader.many_remembered<std::int64_t>("SELECT count(*) AS n FROM thing WHERE name <> $1", arguments);
        })
        .value()
        .front();
  };
  for (int time = 0; time < 20; ++time) EXPECT_EQ(count("x"), 1) << "by whichever connection";
  EXPECT_EQ(count("one"), 0) << "another argument is another question";
  for (int more = 2; more < 12; ++more) {
    ASSERT_TRUE(insert(row("thing " + std::to_string(more))));
    EXPECT_EQ(count("x"), more);
  }
}

TEST_P(DatabaseOfThings, MakesWhatItRemembersOnceAConnectionUntilSomebodyWrites) {
  int made = 0;
  const auto text = [&](const std::string& key, std::size_t bytes) {
    const auto kept = database().read([&](Reader& reader) {
      const auto make = [&]() -> base::Result<std::string> { return key + std::to_string(++made); };
      return reader.remembered<std::string>(key, make, [&](const std::string&) { return bytes; });
    });
    return *kept.value();
  };
  const auto many = [&](const std::string& key, std::size_t bytes) {
    for (int time = 0; time < 100; ++time) text(key, bytes);
    return made;
  };
  EXPECT_LE(many("small", 100), 8) << "one reader at a time: at most once a connection";
  const int before = made;
  EXPECT_EQ(text("small", 100).substr(0, 5), "small");
  const std::string other = text("other", 100);
  EXPECT_EQ(other, "other" + std::to_string(made)) << "another key is another thing";
  EXPECT_EQ(made, before + 1);
  ASSERT_TRUE(insert(row("one")));
  EXPECT_EQ(text("small", 100), "small" + std::to_string(before + 2)) << "made anew";
  made = 0;
  EXPECT_EQ(many("large", 2U << 20U), 100) << "what would take all the room is not kept";
}

TEST_P(DatabaseOfThings, DoesNotRememberThatSomethingFailed) {
  int asked = 0;
  const auto ask = [&] {
    return database().read([&](Reader& reader) {
      const auto make = [&]() -> base::Result<int> {
        return ++asked < 3 ? base::Result<int>(base::not_found("not yet")) : base::Result<int>(asked);
      };
      return reader.remembered<int>("thing", make, [](int) { return 4U; });
    });
  };
  EXPECT_FALSE(ask());
  EXPECT_FALSE(ask());
  EXPECT_EQ(*ask().value(), 3);
}

TEST_P(DatabaseOfThings, AsksAnewWithinATransaction) {
  const auto counted = database().transact([&](Transaction& tx) -> base::Result<std::int64_t> {
    constexpr std::string_view kCount = "SELECT count(*) AS n FROM thing";
    if (const auto none = tx.many_remembered<std::int64_t>(kCount, {}); !none) return none.error();
    const Row one = row("one");
    const auto put = tx.execute(
        "INSERT INTO thing (row_id, name, open, count, share, joined_on, made_at, tier) "
        "VALUES ($1, 'one', $2, 1, 0.5, $3, $4, 'core')",
        one.row_id, true, one.joined_on, one.made_at);
    if (!put) return put.error();
    return tx.many_remembered<std::int64_t>(kCount, {}).value().front();
  });
  EXPECT_EQ(counted.value(), 1);
}

VALLIS_ON_BOTH_DATABASES(DatabaseOfThings);

TEST(Database, SaysWhyItCannotBeOpened) {
  const auto file = Database::open("/nowhere/vallis.db");
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().kind, base::ErrorKind::Unavailable);
  EXPECT_NE(file.error().message.find("/nowhere/vallis.db"), std::string::npos);
  const auto server = Database::open("postgresql://nobody@127.0.0.1:1/none");
  ASSERT_FALSE(server);
  EXPECT_EQ(server.error().kind, base::ErrorKind::Unavailable);
}

}  // namespace
}  // namespace vallis::db
