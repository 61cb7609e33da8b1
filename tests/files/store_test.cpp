#include "files/store.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <fstream>
#include <thread>

#include "base/hash.hpp"
#include "base/uuid.hpp"

namespace vallis::files {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPdf = "%PDF-1.4\n1 0 obj\n<<>>\nendobj\n";

class FileStore : public ::testing::Test {
 public:
  FileStore(const FileStore&) = delete;
  FileStore& operator=(const FileStore&) = delete;

 protected:
  FileStore() : folder_(fs::temp_directory_path() / ("vallis_files_" + base::Uuid::next().text())) {
    fs::create_directories(folder_ / "uploads");
    store_ = std::move(*Store::open(folder_ / "store"));
  }
  ~FileStore() override { fs::remove_all(folder_); }

  Store& store() { return *store_; }
  fs::path folder() const { return folder_ / "store"; }
  fs::path upload(std::string_view bytes) const {
    fs::path path = folder_ / "uploads" / base::Uuid::next().text();
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  }
  std::size_t blob_files() const {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder())) count += entry.is_regular_file() ? 1 : 0;
    return count;
  }

 private:
  fs::path folder_;
  std::unique_ptr<Store> store_;
};

TEST_F(FileStore, GivesBackWhatItTookUnderItsHash) {
  const fs::path path = upload(kPdf);
  const auto blob = store().take(path, {});
  ASSERT_TRUE(blob) << blob.error().message;
  EXPECT_EQ(blob->content_hash, base::content_hash(kPdf));
  EXPECT_EQ(blob->byte_count, static_cast<std::int64_t>(kPdf.size()));
  EXPECT_EQ(blob->media_type, "application/pdf");
  EXPECT_FALSE(fs::exists(path)) << "moved, not copied";
  const auto reader = store().read(blob->content_hash);
  ASSERT_TRUE(reader);
  EXPECT_EQ(reader->size(), kPdf.size());
  EXPECT_EQ(reader->read(0, 1'000).value(), kPdf);
  EXPECT_EQ(reader->read(5, 3).value(), kPdf.substr(5, 3));
  EXPECT_EQ(reader->read(kPdf.size(), 3).value(), "");
  EXPECT_TRUE(store().intact(blob->content_hash).value());
}

TEST_F(FileStore, KeepsEqualBytesOnce) {
  const auto one = store().take(upload("same"), {}).value();
  const auto two = store().take(upload("same"), {}).value();
  EXPECT_EQ(one.content_hash, two.content_hash);
  EXPECT_EQ(blob_files(), 1U);
  EXPECT_EQ(store().put("same").value().content_hash, one.content_hash);
  EXPECT_EQ(blob_files(), 1U);
}

TEST_F(FileStore, TakesAnEmptyFile) {
  const auto blob = store().put("").value();
  EXPECT_EQ(blob.byte_count, 0);
  EXPECT_EQ(blob.media_type, "application/octet-stream");
  EXPECT_EQ(store().read(blob.content_hash)->read(0, 10).value(), "");
}

TEST_F(FileStore, JudgesTheKindByTheBytes) {
  const std::string png("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0\x90wS\xDE", 33);
  EXPECT_EQ(store().put(png, {.media_types = {"image/*"}})->media_type, "image/png");
  const fs::path page = upload("<!DOCTYPE html><html><script>alert(1)</script></html>");
  const auto refused = store().take(page, {.media_types = {"image/*", "application/pdf"}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, base::ErrorKind::InvalidInput);
  EXPECT_NE(refused.error().message.find("text/html"), std::string::npos) << refused.error().message;
  EXPECT_TRUE(fs::exists(page)) << "what was not taken is left to the caller";
}

TEST_F(FileStore, RefusesWhatIsTooLarge) {
  const auto refused = store().take(upload("12345"), {.max_bytes = 4});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, base::ErrorKind::TooLarge);
  EXPECT_TRUE(store().take(upload("1234"), {.max_bytes = 4}));
}

TEST_F(FileStore, RefusesAnUploadThatWasCutOff) {
  const auto refused = store().take(upload("half"), {}, 8);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, base::ErrorKind::InvalidInput);
  EXPECT_NE(refused.error().message.find("4 of 8"), std::string::npos);
  EXPECT_EQ(blob_files(), 0U);
  EXPECT_TRUE(store().take(upload("whole"), {}, 5));
}

TEST_F(FileStore, FollowsNoLinkAndTakesNoFolderOrPipe) {
  const fs::path secret = upload("secret");
  const fs::path link = secret.parent_path() / "link";
  fs::create_symlink(secret, link);
  EXPECT_EQ(store().take(link, {}).error().kind, base::ErrorKind::Unavailable);
  EXPECT_EQ(store().take(secret.parent_path(), {}).error().kind, base::ErrorKind::Unavailable);
  EXPECT_EQ(store().take(secret.parent_path() / "none", {}).error().kind, base::ErrorKind::NotFound);
  EXPECT_TRUE(fs::exists(secret));
}

TEST_F(FileStore, LeadsNowhereByAHashThatIsNone) {
  const std::string hash = store().put("x")->content_hash;
  for (const std::string& text :
       {std::string(), std::string("sha256:"), std::string("sha256:../../../../etc/passwd"), hash + "0",
        "SHA256" + hash.substr(6), hash.substr(0, hash.size() - 1) + "/", hash.substr(0, hash.size() - 1) + "G"}) {
    EXPECT_EQ(store().read(text).error().kind, base::ErrorKind::InvalidArgument) << text;
    EXPECT_FALSE(store().has(text));
    EXPECT_FALSE(store().remove(text));
  }
}

TEST_F(FileStore, SaysThatABlobIsMissingOrChanged) {
  const auto blob = store().put("content").value();
  const fs::path path = store().path(blob.content_hash).value();
  std::ofstream(path, std::ios::binary) << "CONTENT";
  EXPECT_FALSE(store().intact(blob.content_hash).value());
  fs::remove(path);
  EXPECT_EQ(store().read(blob.content_hash).error().kind, base::ErrorKind::Unavailable);
  EXPECT_FALSE(store().has(blob.content_hash));
  ASSERT_TRUE(store().put("content"));
  EXPECT_TRUE(store().intact(blob.content_hash).value());
}

TEST_F(FileStore, MendsABlobThatLostItsEndWhenTheBytesComeAgain) {
  const auto blob = store().put("content").value();
  fs::resize_file(store().path(blob.content_hash).value(), 3);
  ASSERT_TRUE(store().put("content"));
  EXPECT_TRUE(store().intact(blob.content_hash).value());
}

TEST_F(FileStore, TakesTheSameBytesFromManyThreads) {
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 8; ++t) {
      threads.emplace_back([&, t] {
        for (int i = 0; i < 20; ++i) EXPECT_TRUE(store().put("bytes " + std::to_string((i + t) % 4)));
      });
    }
  }
  EXPECT_EQ(blob_files(), 4U);
  for (int i = 0; i < 4; ++i) {
    EXPECT_TRUE(store().intact(base::content_hash("bytes " + std::to_string(i))).value());
  }
}

TEST_F(FileStore, TakesALargeFileWithoutHoldingIt) {
  constexpr std::uintmax_t size = 256U << 20U;
  const fs::path path = upload("begin");
  fs::resize_file(path, size);
  const auto peak = [] {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;  // KiB
  };
  const auto before = peak();
  const auto blob = store().take(path, {});
  ASSERT_TRUE(blob) << blob.error().message;
  EXPECT_EQ(blob->byte_count, static_cast<std::int64_t>(size));
  EXPECT_LT(peak() - before, 32 << 10);
}

TEST_F(FileStore, TakesAFileFromAnotherDisk) {
  const fs::path other("/dev/shm");
  struct stat here {};
  struct stat there {};
  if (::stat(folder().c_str(), &here) != 0 || ::stat(other.c_str(), &there) != 0 || here.st_dev == there.st_dev) {
    GTEST_SKIP() << "no other disk";
  }
  const fs::path path = other / ("vallis_" + base::Uuid::next().text());
  std::ofstream(path, std::ios::binary) << "from elsewhere";
  const auto blob = store().take(path, {});
  ASSERT_TRUE(blob) << blob.error().message;
  EXPECT_FALSE(fs::exists(path));
  EXPECT_TRUE(store().intact(blob->content_hash).value());
}

TEST_F(FileStore, IsNotOpenedWhereItCannotWrite) {
  const auto nowhere = Store::open("/proc/vallis");
  ASSERT_FALSE(nowhere);
  EXPECT_EQ(nowhere.error().kind, base::ErrorKind::Unavailable);
  EXPECT_NE(nowhere.error().message.find("/proc/vallis"), std::string::npos);
}

TEST_F(FileStore, ClearsWhatUploadsLeft) {
  std::ofstream(folder() / "incoming" / "part") << "half an upl";
  const auto now = base::Instant::now();
  EXPECT_EQ(store().clear_incoming(now.plus(-std::chrono::hours(1))).value(), 0);
  EXPECT_EQ(store().clear_incoming(now.plus(std::chrono::hours(1))).value(), 1);
}

TEST(ByteRanges, AreReadAsTheStandardSays) {
  using Part = std::optional<ByteRange>;
  const struct {
    const char* header;
    Part part;
  } cases[] = {
      {"bytes=0-499", ByteRange{0, 500}},
      {"bytes=500-", ByteRange{500, 500}},
      {"bytes=-200", ByteRange{800, 200}},
      {"bytes=-5000", ByteRange{0, 1'000}},
      {"bytes=999-999", ByteRange{999, 1}},
      {"bytes=0-99999", ByteRange{0, 1'000}},
      {"bytes=0-0,-1", std::nullopt},
      {"lines=0-1", std::nullopt},
      {"bytes=", std::nullopt},
      {"bytes=-", std::nullopt},
      {"bytes=5-2", std::nullopt},
      {"bytes=a-b", std::nullopt},
      {"bytes=--5", std::nullopt},
      {"bytes=99999999999999999999-", std::nullopt},
  };
  for (const auto& c : cases) EXPECT_EQ(parse_range(c.header, 1'000).value(), c.part) << c.header;
  for (const char* header : {"bytes=1000-", "bytes=-0", "bytes=5000-6000"}) {
    EXPECT_FALSE(parse_range(header, 1'000)) << header;
  }
  EXPECT_FALSE(parse_range("bytes=0-", 0));
  EXPECT_EQ(parse_range("bytes=0-18446744073709551615", 10).value(), (ByteRange{0, 10}));
}

}  // namespace
}  // namespace vallis::files
