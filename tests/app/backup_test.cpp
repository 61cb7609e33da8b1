#include "app/backup.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "activity/chain.hpp"
#include "app/version.hpp"
#include "auth/account.hpp"
#include "auth/permission.hpp"
#include "base/archive.hpp"
#include "base/file.hpp"
#include "files/files.hpp"
#include "support/server_test.hpp"

namespace vallis::app {
namespace {

using db::Dialect;
namespace fs = std::filesystem;

/// A place for data on either database, gone at the end.
class Place {
 public:
  explicit Place(Dialect dialect) : scratch_(dialect) {
    settings.data = folder_.path() / "data";
    if (dialect == Dialect::Postgres) settings.database = scratch_.url();
  }
  ServerSettings settings;
  fs::path folder() const { return folder_.path(); }

 private:
  test::ScratchDatabase scratch_;
  ScratchFolder folder_{fs::temp_directory_path() / ("vallis-backup-" + base::Uuid::next().text())};
};

/// A server's data with people, entries of the log and a file.
void fill(const ServerSettings& settings) {
  const auto database = std::move(open_database(settings).value());
  ASSERT_TRUE(db::migrate(*database, built_in_migrations().value(), kVersion));
  const auto store = std::move(files::Store::open(settings.data / "files").value());
  const auto blob = store->put("the minutes of a meeting").value();
  const auto done = database->transact([&](db::Transaction& tx) -> base::Result<void> {
    const auto now = base::Instant::parse("2026-01-12T09:30:00.100Z").value();
    const auto anna = auth::create_account(tx, {"anna@example.org", "Анна", "ru"}, auth::AccountState::Invited, now);
    if (!anna) return anna.error();
    auto granted = auth::grant_role(tx, anna->account_id, {auth::Role::Board, "cluster", {}, now.date(), {}}, {});
    if (!granted) return granted.error();
    auto ticket = auth::make_ticket(tx, anna->account_id, auth::TicketPurpose::Invitation, now);
    if (!ticket) return ticket.error();
    auto file = files::add_file(tx, *store, blob, {.name = "minutes.txt", .owner_scope = "cluster:1"});
    if (!file) return file.error();
    return auth::record_account(tx, {}, "invited", anna->account_id, activity::snapshot(*anna));
  });
  ASSERT_TRUE(done) << done.error().message;
}

class Backups : public ::testing::TestWithParam<std::pair<Dialect, Dialect>> {
 protected:
  void SetUp() override {
    const bool postgres = GetParam().first == Dialect::Postgres || GetParam().second == Dialect::Postgres;
    if (postgres && test::postgres_url().empty()) GTEST_SKIP() << "no PostgreSQL: run through scripts/with-postgres";
    from = std::make_unique<Place>(GetParam().first);
    to = std::make_unique<Place>(GetParam().second);
    fs::create_directories(from->folder());
    fs::create_directories(to->folder());
    file = from->folder() / "backup.tar.gz";
    fill(from->settings);
  }

  std::unique_ptr<Place> from;
  std::unique_ptr<Place> to;
  fs::path file;
};

TEST_P(Backups, HoldEqualContentsAfterTheyWereRestored) {
  const auto made = back_up(from->settings, file);
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->file_count, 1);
  EXPECT_TRUE(made->missing_files.empty());
  const auto restored = restore(to->settings, file);
  ASSERT_TRUE(restored) << restored.error().message;
  const auto again = back_up(to->settings, to->folder() / "again.tar.gz");
  ASSERT_TRUE(again) << again.error().message;
  ASSERT_EQ(again->tables.size(), made->tables.size());
  std::int64_t rows = 0;
  for (std::size_t t = 0; t < made->tables.size(); ++t) {
    EXPECT_EQ(again->tables[t].name, made->tables[t].name);
    EXPECT_EQ(again->tables[t].content_hash, made->tables[t].content_hash) << made->tables[t].name;
    rows += made->tables[t].row_count;
  }
  EXPECT_GE(rows, 8);
  const auto database = std::move(open_database(to->settings).value());
  const auto chain = database->read([](db::Reader& reader) { return activity::verify(reader); }).value();
  EXPECT_EQ(chain.entry_count, 1);
  EXPECT_FALSE(chain.fault);
  const auto store = std::move(files::Store::open(to->settings.data / "files").value());
  EXPECT_TRUE(files::check_blobs(*database, *store, true).value().empty());
  // The triggers are in force again, and the log goes on.
  const auto forged = database->transact([](db::Transaction& tx) { return tx.execute("DELETE FROM activity_entry"); });
  EXPECT_FALSE(forged);
  const auto more = database->transact(
      [](db::Transaction& tx) { return activity::record(tx, {.verb = "made", .object_kind = "poster"}); });
  EXPECT_EQ(more.value(), 2);
}

TEST_P(Backups, AreRestoredIntoWhatIsEmptyAlone) {
  ASSERT_TRUE(back_up(from->settings, file));
  EXPECT_EQ(back_up(from->settings, file).error().kind, base::ErrorKind::Conflict) << "never over another file";
  fill(to->settings);
  const auto refused = restore(to->settings, file);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, base::ErrorKind::Conflict);
  ServerSettings other = to->settings;
  other.data = to->folder() / "other";
  const auto database_refused = restore(other, file);
  EXPECT_EQ(database_refused.has_value(), other.database.empty()) << "the folder is new, the database may not be";
}

TEST_P(Backups, ThatWereChangedAreRefusedAndLeaveNothing) {
  ASSERT_TRUE(back_up(from->settings, file));
  // The archive again, with another name in one row.
  const fs::path forged = from->folder() / "forged.tar.gz";
  {
    const auto in = std::move(base::ArchiveReader::open(file).value());
    const auto out = std::move(base::ArchiveWriter::create(forged).value());
    while (const auto entry = in->next().value()) {
      std::string bytes;
      std::array<char, 4096> piece{};
      while (const auto got = in->read(piece).value()) bytes.append(piece.data(), got);
      if (entry->name == "tables/account.jsonl") bytes.replace(bytes.find("Анна"), 8, "Инна");
      ASSERT_TRUE(out->add(entry->name, bytes));
    }
    ASSERT_TRUE(out->finish());
  }
  const auto refused = restore(to->settings, forged);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("account.jsonl"), std::string::npos) << refused.error().message;
  EXPECT_FALSE(fs::exists(to->settings.data));

  const std::string whole = base::read_file(file).value();
  const fs::path cut = from->folder() / "cut.tar.gz";
  ASSERT_TRUE(base::write_file(cut, whole.substr(0, whole.size() / 2)));
  EXPECT_FALSE(restore(to->settings, cut));
  ASSERT_TRUE(base::write_file(cut, "no archive at all"));
  EXPECT_FALSE(restore(to->settings, cut));
  EXPECT_FALSE(restore(to->settings, from->folder() / "absent"));
  EXPECT_FALSE(fs::exists(to->settings.data));
  EXPECT_FALSE(fs::exists(to->settings.data.string() + ".partial"));
  EXPECT_TRUE(restore(to->settings, file)) << "what failed is no obstacle";
}

TEST_P(Backups, OfAnEarlierProgramBecomeDataOfThisOne) {
  auto earlier = built_in_migrations().value();
  std::erase_if(earlier, [](const db::Migration& migration) { return migration.name >= "20261122_0100"; });
  Place old(GetParam().first);
  fs::create_directories(old.settings.data);
  {
    const auto database = std::move(open_database(old.settings).value());
    ASSERT_TRUE(db::migrate(*database, earlier, "0.0.1"));
    const auto made = database->transact([](db::Transaction& tx) {
      return tx.execute(
          "INSERT INTO account (account_id, email, email_key, name, language, state, created_at, version) "
          "VALUES ('01890a5d-ac96-774b-bcce-b302099a8057', 'anna@example.org', 'anna@example.org', 'Анна', 'ru', 'invited', "
          "'2026-01-12T09:30:00.000Z', 1)");
    });
    ASSERT_TRUE(made) << made.error().message;
  }
  ASSERT_EQ(back_up(old.settings, file).error().kind, base::ErrorKind::Conflict)
      << "this program says to migrate first";
  const auto backup = back_up(old.settings, file, earlier);
  ASSERT_TRUE(backup) << backup.error().message;
  const auto restored = restore(to->settings, file);
  ASSERT_TRUE(restored) << restored.error().message;
  const auto database = std::move(open_database(to->settings).value());
  EXPECT_TRUE(db::migration_state(*database, built_in_migrations().value()).value().pending.empty());
  const auto anna =
      database->read([](db::Reader& reader) { return auth::find_account_by_email(reader, "anna@example.org"); })
          .value();
  ASSERT_TRUE(anna);
  EXPECT_EQ(anna->name, "Анна");
}

TEST_P(Backups, NameTheFilesThatTheyLack) {
  const auto store = std::move(files::Store::open(from->settings.data / "files").value());
  const auto blob = store->put("the minutes of a meeting").value();
  ASSERT_TRUE(store->remove(blob.content_hash));
  const auto made = back_up(from->settings, file);
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->missing_files, std::vector<std::string>{blob.content_hash});
  EXPECT_TRUE(restore(to->settings, file));
}

std::string way_name(const ::testing::TestParamInfo<std::pair<Dialect, Dialect>>& info) {
  const auto word = [](Dialect dialect) { return dialect == Dialect::Sqlite ? "Sqlite" : "Postgres"; };
  return std::string(word(info.param.first)) + "To" + word(info.param.second);
}

INSTANTIATE_TEST_SUITE_P(Between, Backups,
                         ::testing::Values(std::pair{Dialect::Sqlite, Dialect::Sqlite},
                                           std::pair{Dialect::Sqlite, Dialect::Postgres},
                                           std::pair{Dialect::Postgres, Dialect::Sqlite},
                                           std::pair{Dialect::Postgres, Dialect::Postgres}),
                         way_name);

}  // namespace
}  // namespace vallis::app
