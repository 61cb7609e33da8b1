#include "files/files.hpp"

#include <atomic>
#include <fstream>
#include <thread>

#include "support/migrated_test.hpp"

namespace vallis::files {
namespace {

namespace fs = std::filesystem;

class Files : public test::MigratedTest {
 protected:
  void SetUp() override {
    test::MigratedTest::SetUp();
    if (IsSkipped()) return;
    folder_ = fs::temp_directory_path() / ("vallis_files_" + base::Uuid::next().text());
    auto opened = Store::open(folder_);
    ASSERT_TRUE(opened);
    store_ = std::move(*opened);
  }
  void TearDown() override {
    if (!folder_.empty()) fs::remove_all(folder_);
    test::MigratedTest::TearDown();
  }

  Store& store() { return *store_; }
  Blob blob(std::string_view bytes) { return store().put(bytes).value(); }
  base::Result<File> add(const Blob& blob, const NewFile& file) {
    return database().transact([&](db::Transaction& tx) { return add_file(tx, store(), blob, file); });
  }
  base::Result<File> replace(FileId id, std::int64_t expected, const Blob& blob, const NewFile& file) {
    return database().transact(
        [&](db::Transaction& tx) { return replace_file(tx, store(), id, expected, blob, file); });
  }
  base::Result<void> remove(FileId id) {
    return database().transact([&](db::Transaction& tx) { return remove_file(tx, id); });
  }
  base::Result<File> find(FileId id, std::optional<std::int64_t> version = {}) {
    return database().read([&](db::Reader& reader) { return find_file(reader, id, version); });
  }
  std::int64_t used(const std::string& scope) {
    return database().read([&](db::Reader& reader) { return used_bytes(reader, scope); }).value();
  }
  /// As if it had been put in two days ago.
  void age(const Blob& blob) {
    fs::last_write_time(store().path(blob.content_hash).value(),
                        fs::file_time_type::clock::now() - std::chrono::hours(48));
    run("UPDATE file_blob SET created_at = '2026-01-01T00:00:00.000Z' WHERE content_hash = '" + blob.content_hash +
        "'");
  }
  int swept() { return sweep(database(), store(), std::chrono::hours(24)).value().blob_count; }

  NewFile report{.name = "C:\\fakepath\\report.txt", .owner_scope = "organisation:1"};

 private:
  fs::path folder_;
  std::unique_ptr<Store> store_;
};

TEST_P(Files, AreFoundAsTheyWereAdded) {
  report.uploaded_by = base::Uuid::next();
  const auto added = add(blob("hello"), report);
  ASSERT_TRUE(added) << added.error().message;
  const auto file = find(added->file_id).value();
  EXPECT_EQ(file.name, "report.txt");
  EXPECT_EQ(file.version, 1);
  EXPECT_EQ(file.byte_count, 5);
  EXPECT_EQ(file.media_type, "text/plain");
  EXPECT_EQ(file.uploaded_by, report.uploaded_by);
  EXPECT_EQ(store().read(file.content_hash)->read(0, 9).value(), "hello");
  EXPECT_EQ(find(FileId::next()).error().kind, base::ErrorKind::NotFound);
}

TEST_P(Files, NeverNameAPathByWhatAPersonSent) {
  for (const char* name : {"../../../etc/cron.d/x", "..\\..\\x", "/etc/passwd", "a\r\nb", "\xFF\xFE", ""}) {
    report.name = name;
    const auto file = add(blob("bytes"), report);
    ASSERT_TRUE(file) << file.error().message;
    EXPECT_EQ(file->name.find_first_of("/\\\r\n"), std::string::npos);
    EXPECT_EQ(store().path(file->content_hash)->filename().string(), file->content_hash.substr(7));
  }
}

TEST_P(Files, KeepEarlierVersionsAndLoseNoUpdate) {
  const auto id = add(blob("one"), report)->file_id;
  const auto second = replace(id, 1, blob("two"), report);
  ASSERT_TRUE(second) << second.error().message;
  EXPECT_EQ(second->version, 2);
  EXPECT_EQ(replace(id, 1, blob("other"), report).error().kind, base::ErrorKind::Stale);
  EXPECT_EQ(replace(FileId::next(), 1, blob("x"), report).error().kind, base::ErrorKind::NotFound);
  EXPECT_EQ(find(id)->version, 2);
  EXPECT_EQ(store().read(find(id, 1)->content_hash)->read(0, 9).value(), "one");
  const auto versions = database().read([&](db::Reader& reader) { return file_versions(reader, id); }).value();
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_EQ(versions[0].version, 2);
  EXPECT_EQ(used("organisation:1"), 6);
}

TEST_P(Files, AreReplacedByOneOfManyWhoTryAtOnce) {
  const auto id = add(blob("one"), report)->file_id;
  std::atomic<int> won = 0;
  std::atomic<int> stale = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 6; ++t) {
      threads.emplace_back([&, t] {
        const auto done = replace(id, 1, blob("new " + std::to_string(t)), report);
        (done ? won : stale) += 1;
      });
    }
  }
  EXPECT_EQ(won, 1);
  EXPECT_EQ(stale, 5);
  EXPECT_EQ(used("organisation:1"), 3 + 5);
}

TEST_P(Files, StayWithinTheQuotaOfTheirScope) {
  report.quota = 10;
  ASSERT_TRUE(add(blob("123456"), report));
  const auto full = add(blob("12345"), report);
  ASSERT_FALSE(full);
  EXPECT_EQ(full.error().kind, base::ErrorKind::TooLarge);
  NewFile other = report;
  other.owner_scope = "organisation:2";
  EXPECT_TRUE(add(blob("12345"), other));
  EXPECT_EQ(add(blob("12345678901"), {.name = "x", .owner_scope = "new", .quota = 10}).error().kind,
            base::ErrorKind::TooLarge);
  EXPECT_TRUE(add(blob("1234"), report)) << "exactly full";
  EXPECT_EQ(used("organisation:1"), 10);
}

TEST_P(Files, StayWithinTheQuotaWhenManyComeAtOnce) {
  report.quota = 50;
  const auto second = second_database();
  std::atomic<int> added = 0;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 6; ++t) {
      threads.emplace_back([&, t] {
        db::Database& own = t % 2 == 0 ? database() : *second;
        for (int i = 0; i < 5; ++i) {
          const auto bytes = blob("0123456" + std::to_string(100 + t * 10 + i));
          const auto done = own.transact([&](db::Transaction& tx) { return add_file(tx, store(), bytes, report); });
          added += done ? 1 : 0;
        }
      });
    }
  }
  EXPECT_EQ(added, 5);
  EXPECT_EQ(used("organisation:1"), 50);
}

TEST_P(Files, GiveBackTheirRoomWhenTheyAreRemoved) {
  const auto id = add(blob("one"), report)->file_id;
  ASSERT_TRUE(replace(id, 1, blob("four"), report));
  EXPECT_EQ(used("organisation:1"), 7);
  ASSERT_TRUE(remove(id));
  EXPECT_EQ(used("organisation:1"), 0);
  EXPECT_EQ(find(id).error().kind, base::ErrorKind::NotFound);
  EXPECT_EQ(remove(id).error().kind, base::ErrorKind::NotFound);
}

TEST_P(Files, AreUndoneWithTheirTransactionAndTheirBytesSwept) {
  const auto bytes = blob("orphan");
  const auto undone = database().transact([&](db::Transaction& tx) -> base::Result<File> {
    EXPECT_TRUE(add_file(tx, store(), bytes, report));
    return base::conflict("the rest failed");
  });
  ASSERT_FALSE(undone);
  EXPECT_EQ(used("organisation:1"), 0);
  EXPECT_EQ(swept(), 0) << "within the grace";
  age(bytes);
  EXPECT_EQ(swept(), 1);
  EXPECT_FALSE(store().has(bytes.content_hash));
}

TEST_P(Files, AreSweptWhenNobodyHasThemAnyMore) {
  const auto shared = blob("shared");
  const auto alone = blob("alone");
  const auto first = add(shared, report)->file_id;
  const auto second = add(shared, report)->file_id;
  const auto third = add(alone, report)->file_id;
  age(shared);
  age(alone);
  EXPECT_EQ(swept(), 0);
  ASSERT_TRUE(remove(first));
  ASSERT_TRUE(remove(third));
  EXPECT_EQ(swept(), 1);
  EXPECT_TRUE(store().has(shared.content_hash));
  EXPECT_FALSE(store().has(alone.content_hash));
  ASSERT_TRUE(remove(second));
  EXPECT_EQ(swept(), 1);
  EXPECT_TRUE(add(blob("alone"), report)) << "what was swept may come again";
  EXPECT_EQ(sweep(database(), store(), std::chrono::minutes(5)).error().kind, base::ErrorKind::InvalidArgument);
}

TEST_P(Files, ArePutInAgainByWhoeverSendsTheSameBytes) {
  const auto old = blob("again");
  const auto id = add(old, report)->file_id;
  ASSERT_TRUE(remove(id));
  age(old);
  const auto again = blob("again");  // sent, but not added yet
  EXPECT_EQ(swept(), 0) << "it was put in a moment ago";
  EXPECT_TRUE(add(again, report));
}

TEST_P(Files, AreRefusedWhenTheBytesAreGone) {
  const auto bytes = blob("gone");
  ASSERT_TRUE(store().remove(bytes.content_hash));
  EXPECT_EQ(add(bytes, report).error().kind, base::ErrorKind::Stale);
  EXPECT_EQ(used("organisation:1"), 0);
}

TEST_P(Files, NeverPointAtNothingWhenTheyAreAddedDuringASweep) {
  for (int round = 0; round < 15; ++round) {
    const auto bytes = blob("round " + std::to_string(round));
    age(bytes);  // the longest wait between take and add_file, and more
    base::Result<File> added = base::cancelled();
    {
      std::jthread one([&] { added = add(bytes, report); });
      std::jthread two([&] { EXPECT_TRUE(sweep(database(), store(), std::chrono::hours(24))); });
    }
    EXPECT_EQ(added.has_value(), store().has(bytes.content_hash));
    if (!added) {
      EXPECT_EQ(added.error().kind, base::ErrorKind::Stale) << added.error().message;
    }
  }
  EXPECT_TRUE(check_blobs(database(), store(), true)->empty());
}

TEST_P(Files, AreCheckedAgainstTheFolder) {
  const auto missing = blob("missing");
  const auto changed = blob("changed");
  const auto cut = blob("cut off");
  for (const Blob& each : {missing, changed, cut, blob("fine")}) ASSERT_TRUE(add(each, report));
  EXPECT_TRUE(check_blobs(database(), store(), true)->empty());
  fs::remove(store().path(missing.content_hash).value());
  std::ofstream(store().path(changed.content_hash).value(), std::ios::binary) << "CHANGED";
  fs::resize_file(store().path(cut.content_hash).value(), 2);
  EXPECT_EQ(check_blobs(database(), store(), false)->size(), 2U) << "what is missing and what is shorter";
  EXPECT_EQ(check_blobs(database(), store(), true)->size(), 3U);
}

TEST_P(Files, WhoseBytesAndRowAreBothOrphanedAreSweptAfterACrash) {
  const auto bytes = blob("crash");
  const auto id = add(bytes, report)->file_id;
  ASSERT_TRUE(remove(id));
  age(bytes);
  ASSERT_TRUE(store().remove(bytes.content_hash));  // a sweep that died before its commit
  EXPECT_EQ(swept(), 1);
  EXPECT_TRUE(check_blobs(database(), store(), false)->empty());
}

VALLIS_ON_BOTH_DATABASES(Files);

}  // namespace
}  // namespace vallis::files
