#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/stat.h>

#include <atomic>
#include <mutex>
#include <set>

#include "activity/chain.hpp"
#include "app/server.hpp"
#include "app/version.hpp"
#include "base/file.hpp"
#include "db/migrations.hpp"
#include "support/given_account.hpp"
#include "support/private_postgres.hpp"
#include "support/served_program.hpp"

namespace vallis {
namespace {

namespace fs = std::filesystem;
using test::ServedProgram;

/// A folder of the test's own, gone at the end.
class Folder {
 public:
  Folder() { fs::create_directories(path); }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const fs::path path = fs::temp_directory_path() / ("vallis-fault-" + base::Uuid::next().text());
};

std::unique_ptr<db::Database> opened(const std::string& url) {
  auto database = db::Database::open(url);
  EXPECT_TRUE(database) << (database ? "" : database.error().message);
  return database ? std::move(*database) : nullptr;
}

/// A small disk in a folder's place.
class Disk {
 public:
  Disk(const fs::path& folder, unsigned long flags, const char* size) : folder_(folder) {
    mounted_ = ::mount("tmpfs", folder.c_str(), "tmpfs", flags, size) == 0;
  }
  ~Disk() {
    if (mounted_) ::umount2(folder_.c_str(), MNT_DETACH);
  }
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;
  bool mounted() const { return mounted_; }

 private:
  fs::path folder_;
  bool mounted_ = false;
};

/// A member of staff, as one who has the database makes them.
std::string staff_header(const std::string& url) {
  const auto database = opened(url);
  return test::session_header(*database, test::given_account(*database, "staff", auth::Role::ClusterStaff));
}

std::string organisation_body(const std::string& name) {
  return fmt::format(R"({{"name":"{0}","kind":"clinic","country_code":"DE","description_en":"{1}",)"
                     R"("other_names":[{{"kind":"alias","language":"","name":"{0} A"}},)"
                     R"({{"kind":"former","language":"","name":"{0} B"}}]}})",
                     name, std::string(200, 'x'));
}

test::Answer write(test::Client client, const std::string& staff, const std::string& name) {
  return client.post("/api/v1/organisations?allow_similar=true", organisation_body(name), staff);
}

std::int64_t count(db::Database& database, const std::string& sql) {
  return database.read([&](db::Reader& reader) { return reader.one<std::int64_t>(sql); }).value();
}

/// That each organisation has its other names and its entry in the log, and that the log's chain holds.
void expect_nothing_half_written(db::Database& database) {
  const auto organisations = count(database, "SELECT count(*) FROM organisation");
  EXPECT_EQ(count(database, "SELECT count(*) FROM organisation_name"), 2 * organisations);
  EXPECT_EQ(count(database, "SELECT count(*) FROM activity_entry WHERE object_kind = 'organisation'"), organisations);
  const auto chain = database.read([](db::Reader& reader) { return activity::verify(reader); });
  ASSERT_TRUE(chain) << chain.error().message;
  EXPECT_FALSE(chain->fault) << chain->fault->what;
}

class Faults : public ::testing::TestWithParam<db::Dialect> {
 protected:
  void SetUp() override {
    if (GetParam() == db::Dialect::Postgres && test::postgres_url().empty()) {
      GTEST_SKIP() << "no PostgreSQL: run through scripts/with-postgres";
    }
    if (GetParam() == db::Dialect::Postgres) scratch.emplace(GetParam());
  }
  bool sqlite() const { return GetParam() == db::Dialect::Sqlite; }
  /// Empty: the folder's own database.
  std::string database_option() const { return scratch ? scratch->url() : ""; }
  std::string url() const { return scratch ? scratch->url() : (folder.path / "vallis.db").string(); }

  Folder folder;
  std::optional<test::ScratchDatabase> scratch;
};

TEST_P(Faults, AKilledServerLosesNoWriteThatItAcknowledged) {
  const int rounds = sqlite() ? 20 : 10;
  std::set<std::string> acknowledged;
  std::string staff;
  for (int round = 0; round < rounds; ++round) {
    ServedProgram server(folder.path, database_option());
    ASSERT_NE(server.port(), 0) << server.said();
    if (staff.empty()) staff = staff_header(url());
    std::mutex mutex;
    std::atomic<int> written = 0;
    std::vector<std::thread> writers;
    for (int writer = 0; writer < 3; ++writer) {
      writers.emplace_back([&, writer] {
        for (int n = 0;; ++n) {
          const auto answer = write(server.client(), staff, fmt::format("Org {} {} {}", round, writer, n));
          if (answer.status == 0) return;  // it is gone
          EXPECT_EQ(answer.status, 201) << answer.body;
          const base::Json json = answer.json();  // whole, or the answer was none
          if (!json.is_object()) return;
          ++written;
          const std::lock_guard lock(mutex);
          acknowledged.insert(std::string(json.at("organisation_id").as_string()));
        }
      });
    }
    // Killed in the middle: at another moment of a write each round.
    while (written < 5) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    std::this_thread::sleep_for(std::chrono::microseconds(1700 * round));
    server.kill_now();
    for (std::thread& thread : writers) thread.join();
  }
  EXPECT_GE(acknowledged.size(), static_cast<std::size_t>(5 * rounds));
  const ServedProgram server(folder.path, database_option());
  ASSERT_NE(server.port(), 0) << server.said();
  for (const std::string& id : acknowledged) {
    EXPECT_EQ(server.client().get("/api/v1/organisations/" + id).status, 200) << "lost: " << id;
  }
  expect_nothing_half_written(*opened(url()));
}

TEST_P(Faults, AKilledUploadLeavesNoRowAndTheNextStartServes) {
  std::string staff;
  {
    ServedProgram server(folder.path, database_option());
    ASSERT_NE(server.port(), 0) << server.said();
    staff = staff_header(url());
    const test::RawClient client(server.port());
    client.send("POST /api/v1/imports?kind=organisations&name=a.csv HTTP/1.1\r\nHost: localhost\r\n" + staff +
                "Content-Type: text/csv\r\nContent-Length: 100000\r\n\r\nname,kind\nTilia,");
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    server.kill_now();
  }
  int left = 0;
  for (const auto& file : fs::directory_iterator(folder.path)) {
    if (!file.path().filename().string().starts_with("upload-")) continue;
    fs::last_write_time(file.path(), fs::file_time_type::clock::now() - std::chrono::hours(1));
    ++left;
  }
  EXPECT_EQ(left, 1);
  ServedProgram server(folder.path, database_option());
  ASSERT_NE(server.port(), 0) << server.said();
  const auto imports = server.client().get("/api/v1/imports", staff);
  ASSERT_EQ(imports.status, 200) << imports.body;
  EXPECT_TRUE(imports.json().at("items").as_array().empty());
  for (const auto& file : fs::directory_iterator(folder.path)) {
    EXPECT_FALSE(file.path().filename().string().starts_with("upload-")) << "what a killed upload left is swept";
  }
}

TEST_P(Faults, ATermSignalEndsAnUploadThatDoesNotGoOnWithinTheLimit) {
  ServedProgram server(folder.path, database_option());
  ASSERT_NE(server.port(), 0) << server.said();
  const std::string staff = staff_header(url());
  const test::RawClient client(server.port());
  client.send("POST /api/v1/imports?kind=organisations&name=a.csv HTTP/1.1\r\nHost: localhost\r\n" + staff +
              "Content-Type: text/csv\r\nContent-Length: 100000\r\n\r\nname,kind\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  const auto begin = std::chrono::steady_clock::now();
  server.tell(SIGTERM);
  EXPECT_EQ(server.ended(), 0);
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10));
  for (const auto& file : fs::directory_iterator(folder.path)) {
    EXPECT_FALSE(file.path().filename().string().starts_with("upload-")) << file.path();
  }
}

TEST_P(Faults, ATermSignalLetsARunningRequestEnd) {
  ServedProgram server(folder.path, database_option());
  ASSERT_NE(server.port(), 0) << server.said();
  const std::string staff = staff_header(url());
  std::atomic<int> cut = 0;
  std::vector<std::thread> writers;
  std::set<std::string> acknowledged;
  std::mutex mutex;
  for (int writer = 0; writer < 3; ++writer) {
    writers.emplace_back([&, writer] {
      for (int n = 0; n < 10'000; ++n) {
        test::RawClient client(server.port());
        if (!client.connected()) return;
        const std::string body = organisation_body(fmt::format("Org {} {}", writer, n));
        client.send(
            fmt::format("POST /api/v1/organisations?allow_similar=true HTTP/1.1\r\nHost: localhost\r\n{}"
                        "Content-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{}",
                        staff, body.size(), body));
        const std::string answer = client.read();
        if (answer.empty()) return;  // never taken up
        const auto id = answer.find("\"organisation_id\":\"");
        if (!answer.starts_with("HTTP/1.1 201") || !answer.ends_with("}") || id == std::string::npos) ++cut;
        const std::lock_guard lock(mutex);
        acknowledged.insert(answer.substr(id + 19, 36));
      }
    });
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  server.tell(SIGTERM);
  EXPECT_EQ(server.ended(), 0);
  for (std::thread& thread : writers) thread.join();
  EXPECT_EQ(cut, 0) << "answers that were begun are whole";
  EXPECT_FALSE(acknowledged.empty());
  const auto database = opened(url());
  EXPECT_GE(count(*database, "SELECT count(*) FROM organisation"), static_cast<std::int64_t>(acknowledged.size()));
  expect_nothing_half_written(*database);
}

TEST_P(Faults, SessionsAndTheLogHoldWhenTheClockWasSetBack) {
  std::string staff;
  {
    ServedProgram server(folder.path, database_option());
    ASSERT_NE(server.port(), 0) << server.said();
    staff = staff_header(url());
    EXPECT_EQ(write(server.client(), staff, "Before").status, 201);
  }
  // To the server it is the same whether the clock went back by an hour or its rows lie an hour ahead.
  const auto database = opened(url());
  const auto ahead = base::Instant::now().plus(std::chrono::hours(1));
  const auto done = database->transact(
      [&](db::Transaction& tx) { return tx.execute("UPDATE session SET created_at = $1, last_seen_at = $1", ahead); });
  ASSERT_TRUE(done) << done.error().message;
  ServedProgram server(folder.path, database_option());
  ASSERT_NE(server.port(), 0) << server.said();
  EXPECT_EQ(write(server.client(), staff, "After").status, 201);
  expect_nothing_half_written(*database);
}

TEST_P(Faults, DataOfANewerProgramIsRefusedInWords) {
  {
    ServedProgram server(folder.path, database_option());
    ASSERT_NE(server.port(), 0) << server.said();
  }
  const auto database = opened(url());
  const auto later = database->transact([](db::Transaction& tx) {
    return tx.execute(
        "INSERT INTO schema_migration (name, content_hash, applied_at, program_version) "
        "SELECT '20990101_0001_later_things', content_hash, applied_at, '9.0.0' FROM schema_migration LIMIT 1");
  });
  ASSERT_TRUE(later) << later.error().message;
  ServedProgram server(folder.path, database_option());
  EXPECT_EQ(server.port(), 0);
  EXPECT_NE(server.ended(), 0);
  EXPECT_NE(server.said().find("newer than this program"), std::string::npos) << server.said();
  EXPECT_NE(server.said().find("9.0.0"), std::string::npos) << server.said();
}

INSTANTIATE_TEST_SUITE_P(On, Faults, ::testing::Values(db::Dialect::Sqlite, db::Dialect::Postgres), test::dialect_name);

TEST(PostgresFaults, AServerThatWasKilledIsMissedInWordsAndFoundAgain) {
  const test::PrivatePostgres postgres;
  if (!postgres.running()) GTEST_SKIP() << "no PostgreSQL server is installed";
  const Folder folder;
  const ServedProgram server(folder.path, postgres.url());
  ASSERT_NE(server.port(), 0) << server.said();
  const std::string staff = staff_header(postgres.url());
  std::set<std::string> acknowledged;
  for (int round = 0; round < 3; ++round) {
    std::atomic<bool> down = false;
    std::mutex mutex;
    std::vector<std::thread> writers;
    for (int writer = 0; writer < 3; ++writer) {
      writers.emplace_back([&, writer] {
        for (int n = 0; !down; ++n) {
          const auto answer = write(server.client(), staff, fmt::format("Org {} {} {}", round, writer, n));
          EXPECT_TRUE(answer.status == 201 || answer.status == 503) << answer.status << answer.body;
          const std::lock_guard lock(mutex);
          if (answer.status == 201) acknowledged.insert(std::string(answer.json().at("organisation_id").as_string()));
        }
      });
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    postgres.kill_now();
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    down = true;
    for (std::thread& thread : writers) thread.join();
    const auto missed = server.client().get("/api/v1/organisations");
    EXPECT_EQ(missed.status, 503) << missed.body;
    EXPECT_NE(std::string(missed.json().at("detail").as_string()).find("database server"), std::string::npos)
        << missed.body;
    EXPECT_EQ(server.client().get("/readyz").status, 503);
    EXPECT_EQ(server.client().get("/healthz").status, 200) << "restarting the server would help nobody";
    ASSERT_TRUE(postgres.start());
    EXPECT_EQ(server.client().get("/readyz").status, 200);
    EXPECT_EQ(write(server.client(), staff, fmt::format("Again {}", round)).status, 201);
  }
  EXPECT_FALSE(acknowledged.empty());
  for (const std::string& id : acknowledged) {
    EXPECT_EQ(server.client().get("/api/v1/organisations/" + id).status, 200) << "lost: " << id;
  }
  expect_nothing_half_written(*opened(postgres.url()));
}

/// Writes until one is refused; gives the refusal.
test::Answer write_until_refused(const ServedProgram& server, const std::string& staff, const std::string& name) {
  for (int n = 0; n < 5000; ++n) {
    const auto answer = write(server.client(), staff, fmt::format("{} {}", name, n));
    if (answer.status != 201) return answer;
  }
  return {};
}

TEST(FullDisk, IsAnsweredInWordsAndWorksAgainWhenThereIsRoom) {
  const Folder folder;
  const Disk disk(folder.path, 0, "size=24m");
  if (!disk.mounted()) GTEST_SKIP() << "only root may mount a disk";
  const fs::path ballast = folder.path / "ballast";
  ServedProgram server(folder.path);
  ASSERT_NE(server.port(), 0) << server.said();
  const std::string url = (folder.path / "vallis.db").string();
  const std::string staff = staff_header(url);
  EXPECT_EQ(write(server.client(), staff, "First").status, 201);
  for (int round = 0; round < 2; ++round) {
    std::error_code ignored;
    const auto room = fs::space(folder.path, ignored).available;
    ASSERT_TRUE(base::write_file(ballast, std::string(room > 65536 ? room - 65536 : 0, 'b')));
    const auto refused = write_until_refused(server, staff, fmt::format("Round {}", round));
    EXPECT_EQ(refused.status, 503) << refused.body;
    EXPECT_NE(refused.body.find("is full; make room"), std::string::npos) << refused.body;
    const auto upload =
        server.client().post("/api/v1/imports?kind=organisations&name=a.csv",
                             "name,kind\n" + std::string(1'000'000, 'x'), staff + "Content-Type: text/csv\r\n");
    EXPECT_EQ(upload.status, 507) << upload.body;
    EXPECT_EQ(server.client().get("/api/v1/organisations").status, 200) << "what is there can be read";
    fs::remove(ballast);
    EXPECT_EQ(write(server.client(), staff, fmt::format("After {}", round)).status, 201);
  }
  expect_nothing_half_written(*opened(url));
}

TEST(FullDisk, ByALimitOfFilesIsAnsweredInWordsAsWell) {
  const Folder folder;
  const std::string url = (folder.path / "vallis.db").string();
  {
    ServedProgram first(folder.path);
    ASSERT_NE(first.port(), 0) << first.said();
  }
  const std::string staff = staff_header(url);
  ServedProgram server(folder.path, "", {}, fs::file_size(url) + 200'000);
  ASSERT_NE(server.port(), 0) << server.said();
  const auto refused = write_until_refused(server, staff, "Org");
  EXPECT_EQ(refused.status, 503) << refused.body;
  EXPECT_NE(refused.body.find("disk"), std::string::npos) << refused.body;
  server.kill_now();
  ServedProgram again(folder.path);
  ASSERT_NE(again.port(), 0) << again.said();
  EXPECT_EQ(write(again.client(), staff, "After").status, 201);
  expect_nothing_half_written(*opened(url));
}

/// As who is not root, whom permissions do not bind.
std::vector<std::string> as_somebody() {
  return ::geteuid() == 0 ? std::vector<std::string>{"runuser", "-u", "nobody", "--"} : std::vector<std::string>{};
}

TEST(DataFolder, ThatCannotBeWrittenIsRefusedInWords) {
  const Folder folder;
  fs::create_directories(folder.path / "data");
  ASSERT_EQ(::chmod((folder.path / "data").c_str(), 0555), 0);
  ServedProgram server(folder.path / "data", "", as_somebody());
  EXPECT_EQ(server.port(), 0);
  EXPECT_EQ(server.ended(), 3);
  EXPECT_NE(server.said().find("cannot be written: Permission denied"), std::string::npos) << server.said();
}

TEST(DataFolder, OnADiskThatIsReadOnlyIsRefusedInWords) {
  const Folder folder;
  const Disk disk(folder.path, MS_RDONLY, "size=1m");
  if (!disk.mounted()) GTEST_SKIP() << "only root may mount a disk";
  ServedProgram server(folder.path);
  EXPECT_EQ(server.ended(), 3);
  EXPECT_NE(server.said().find("Read-only file system"), std::string::npos) << server.said();
}

TEST(DataFolder, OfAnotherUserIsRefusedToRoot) {
  if (::geteuid() != 0) GTEST_SKIP() << "only root can give a folder away";
  const Folder folder;
  ASSERT_EQ(::chown(folder.path.c_str(), 65534, 65534), 0);
  ServedProgram server(folder.path);
  EXPECT_EQ(server.ended(), 3);
  EXPECT_NE(server.said().find("belongs to the user 'nobody'"), std::string::npos) << server.said();
}

TEST(DataFolder, OfAnSqliteServerIsRefusedToASecond) {
  const Folder folder;
  {
    const ServedProgram first(folder.path);
    ASSERT_NE(first.port(), 0) << first.said();
    ServedProgram second(folder.path);
    EXPECT_EQ(second.ended(), 3);
    EXPECT_NE(second.said().find("Another server works on"), std::string::npos) << second.said();
    EXPECT_EQ(first.client().get("/readyz").status, 200);
  }
  const ServedProgram next(folder.path);
  EXPECT_NE(next.port(), 0) << "a lock that a killed server had holds nobody: " << next.said();
}

}  // namespace
}  // namespace vallis
