#include "db/tables.hpp"

#include "support/migrated_test.hpp"

namespace vallis::db {
namespace {

using Lines = std::vector<std::string>;

constexpr const char* kTables = R"sql(
    CREATE TABLE "user" (
        id bigint PRIMARY KEY, boss bigint REFERENCES "user", name text, at timestamptz, born date, ok boolean,
        share double precision, secret bytea, data jsonb, tag uuid);
)sql";
constexpr const char* kRows = R"sql(
    INSERT INTO "user" VALUES
        (1, 2, 'Ёлка', '2026-01-12T09:30:00.100Z', '2026-01-12', true, 0.1, NULL, '{"b": [1.50, "x"], "a": null}',
         '01890a5d-ac96-774b-bcce-b302099a8057'),
        (2, NULL, 'a', NULL, NULL, false, 3, NULL, '5', NULL);
)sql";
constexpr const char* kLine =
    R"(["2026-01-12T09:30:00.100Z","2026-01-12",2,"{\"a\":null,\"b\":[1.5,\"x\"]}",1,"Ёлка",true,"00ff",0.1,)"
    R"("01890a5d-ac96-774b-bcce-b302099a8057"])";

Lines dumped(Database& database, const std::string& name) {
  Lines lines;
  const auto done = database.read([&](Reader& reader) -> base::Result<void> {
    const auto all = tables(reader);
    if (!all) return all.error();
    for (const Table& table : *all) {
      if (table.name != name) continue;
      return dump_rows(reader, table, [&](std::string_view line) -> base::Result<void> {
        lines.emplace_back(line);
        return {};
      });
    }
    return base::not_found(name);
  });
  EXPECT_TRUE(done) << done.error().message;
  return lines;
}

class Tables : public test::DatabaseTest {
 protected:
  void SetUp() override {
    DatabaseTest::SetUp();
    if (IsSkipped()) return;
    run(kTables);
  }
  void fill() {
    run(kRows);
    const auto set = database().transact([](Transaction& tx) {
      return tx.execute("UPDATE \"user\" SET secret = $1 WHERE id = 1", Bytes{0, 255});
    });
    ASSERT_TRUE(set) << set.error().message;
  }
  base::Result<void> load(const Lines& lines) {
    return database().transact([&](Transaction& tx) {
      return load_tables(tx, [&](Transaction& within) -> base::Result<void> {
        const auto all = tables(within);
        if (!all) return all.error();
        for (const std::string& line : lines) {
          if (auto loaded = load_row(within, all->front(), line); !loaded) return loaded;
        }
        return {};
      });
    });
  }
};

TEST_P(Tables, GiveTheSameLinesOnBothDatabases) {
  fill();
  const Lines lines = dumped(database(), "user");
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0], kLine);
  EXPECT_EQ(lines[1], R"([null,null,null,"5",2,"a",false,null,3,null])");
}

TEST_P(Tables, TakeTheirLinesBackInAnyOrderInPlaceOfWhatWasThere) {
  fill();
  const Lines lines = dumped(database(), "user");
  const auto loaded = load(lines);  // the first row names the second
  ASSERT_TRUE(loaded) << loaded.error().message;
  EXPECT_EQ(dumped(database(), "user"), lines);
}

TEST_P(Tables, HoldTheirForeignKeysAfterwards) {
  fill();
  Lines lines = dumped(database(), "user");
  lines.pop_back();
  const auto broken = load(lines);
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().kind, base::ErrorKind::Conflict);
  EXPECT_EQ(dumped(database(), "user").size(), 2U) << "nothing is half-loaded";
  const auto later = database().transact(
      [](Transaction& tx) { return tx.execute("INSERT INTO \"user\" (id, boss, ok) VALUES (9, 77, true)"); });
  EXPECT_FALSE(later);
}

TEST_P(Tables, RefuseLinesThatAreNone) {
  for (const char* line : {"", "{}", "[1]", R"([null,null,null,null,"1","a",false,null,3,null])",
                           R"([null,null,null,null,1,"a",false,"0g",3,null])"}) {
    const auto refused = load({line});
    ASSERT_FALSE(refused) << line;
    EXPECT_EQ(refused.error().kind, base::ErrorKind::InvalidInput) << line;
  }
}

VALLIS_ON_BOTH_DATABASES(Tables);

class AllTables : public test::MigratedTest {};

TEST_P(AllTables, OfTheProgramCanBeDumpedAndLoaded) {
  const auto all = database().read([](Reader& reader) { return tables(reader); });
  ASSERT_TRUE(all) << all.error().message;
  EXPECT_GT(all->size(), 20U);
  std::map<std::string, Lines> before;
  for (const Table& table : *all) before[table.name] = dumped(database(), table.name);
  EXPECT_EQ(before.at("activity_head"), Lines{R"(["",1,0])"});
  const auto loaded = database().transact([&](Transaction& tx) {
    return load_tables(tx, [&](Transaction& within) -> base::Result<void> {
      for (const Table& table : *all) {
        for (const std::string& line : before[table.name]) {
          if (auto done = load_row(within, table, line); !done) return done;
        }
      }
      return {};
    });
  });
  ASSERT_TRUE(loaded) << loaded.error().message;
  for (const Table& table : *all) EXPECT_EQ(dumped(database(), table.name), before[table.name]) << table.name;
}

VALLIS_ON_BOTH_DATABASES(AllTables);

}  // namespace
}  // namespace vallis::db
