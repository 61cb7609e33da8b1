#include "files/file_routes.hpp"

#include <atomic>

#include "auth/account_routes.hpp"
#include "support/server_test.hpp"

namespace vallis::files {
namespace {

namespace fs = std::filesystem;

class FileRoutes : public test::ServerTest {
 protected:
  void add_routes(http::Router& router) override {
    folder_ = fs::temp_directory_path() / ("vallis_files_" + base::Uuid::next().text());
    store_ = std::move(Store::open(folder_).value());
    auth::add_account_routes(router, database(), {});
    FileRules rules;
    rules.upload_limit = 2'000'000;
    rules.quota = 3'000'000;
    rules.attachments.push_back(
        {[this](db::Reader&, const auth::Caller&, const auth::Sight&, FileId) { return base::Result<bool>(attached); },
         [this](db::Reader&, FileId) { return base::Result<bool>(attached); }});
    add_file_routes(router, database(), *store_, rules);
  }
  void TearDown() override {
    test::ServerTest::TearDown();
    if (!folder_.empty()) fs::remove_all(folder_);
  }

  static test::Answer send(test::Client& client, const std::string& bytes,
                           const std::string& query = "?name=note.txt") {
    return client.post("/api/v1/files" + query, bytes, "Content-Type: application/octet-stream\r\n");
  }
  static std::string address(const test::Answer& sent) { return sent.header("Location"); }

  std::atomic<bool> attached = false;

 private:
  fs::path folder_;
  std::unique_ptr<Store> store_;
};

TEST_P(FileRoutes, GiveBackTheBytesWholeAndInParts) {
  auto client = signed_in("anna");
  const auto sent = send(client, "plain words of a note");
  ASSERT_EQ(sent.status, 201) << sent.body;
  EXPECT_EQ(sent.json().at("name"), "note.txt");
  EXPECT_EQ(sent.json().at("media_type"), "text/plain");
  const auto whole = client.get(address(sent) + "/content");
  EXPECT_EQ(whole.status, 200);
  EXPECT_EQ(whole.body, "plain words of a note");
  EXPECT_EQ(whole.header("Content-Security-Policy"), "sandbox; default-src 'none'");
  EXPECT_EQ(whole.header("Content-Disposition"), "inline; filename*=UTF-8''note.txt");
  const auto part = client.get(address(sent) + "/content", "Range: bytes=6-10\r\n");
  EXPECT_EQ(part.status, 206);
  EXPECT_EQ(part.body, "words");
  EXPECT_EQ(part.header("Content-Range"), "bytes 6-10/21");
  const auto outside = client.get(address(sent) + "/content", "Range: bytes=21-\r\n");
  EXPECT_EQ(outside.status, 416);
  EXPECT_EQ(outside.header("Content-Range"), "bytes */21");
  const auto known = client.get(address(sent) + "/content", "If-None-Match: " + whole.header("ETag") + "\r\n");
  EXPECT_EQ(known.status, 304);
}

TEST_P(FileRoutes, OfferPagesForSavingAndNeverShowThem) {
  auto client = signed_in("anna");
  const auto sent = send(client, "<!DOCTYPE html><html><script>alert(1)</script></html>", "?name=..%2F..%2Fa.html");
  ASSERT_EQ(sent.status, 201) << sent.body;
  EXPECT_EQ(sent.json().at("name"), "a.html");
  const auto answer = client.get(address(sent) + "/content");
  EXPECT_EQ(answer.header("Content-Disposition"), "attachment; filename*=UTF-8''a.html");
  EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff");
}

TEST_P(FileRoutes, HideAFileFromOthersUntilItIsAttachedToWhatTheyMaySee) {
  auto owner = signed_in("anna");
  auto other = signed_in("boris");
  auto nobody = guest();
  const auto sent = send(owner, "a proof");
  for (auto* client : {&other, &nobody}) {
    EXPECT_EQ(client->get(address(sent)).status, 404);
    EXPECT_EQ(client->get(address(sent) + "/content").status, 404);
  }
  EXPECT_EQ(other.remove(address(sent)).status, 404);
  attached = true;
  EXPECT_EQ(nobody.get(address(sent) + "/content").body, "a proof");
  EXPECT_TRUE(nobody.get(address(sent)).json().at("uploaded_by").is_null());
  EXPECT_EQ(other.remove(address(sent)).status, 403);
  EXPECT_EQ(owner.remove(address(sent)).status, 409) << "something needs it";
  attached = false;
  EXPECT_EQ(owner.remove(address(sent)).status, 204);
  EXPECT_EQ(owner.get(address(sent)).status, 404);
}

TEST_P(FileRoutes, KeepToTheLimitsOfAFileAndOfAnOwner) {
  auto client = signed_in("anna");
  EXPECT_EQ(send(client, std::string(2'000'001, 'x')).status, 413);
  EXPECT_EQ(send(client, std::string(1'900'000, 'x')).status, 201);
  EXPECT_EQ(send(client, std::string(1'900'000, 'y')).status, 413) << "the quota";
  EXPECT_EQ(send(client, "small").status, 201);
  auto nobody = guest();
  EXPECT_EQ(send(nobody, "small").status, 401);
}

TEST_P(FileRoutes, LetStaffAloneAddFilesOfTheCluster) {
  auto client = signed_in("anna");
  auto staff = signed_in("clara", auth::Role::ClusterStaff);
  auto colleague = signed_in("dora", auth::Role::ClusterStaff);
  EXPECT_EQ(send(client, "x", "?owner=cluster").status, 403);
  EXPECT_EQ(send(client, "x", "?owner=organisation:1").status, 422);
  const auto sent = send(staff, "minutes", "?owner=cluster&name=minutes.txt");
  ASSERT_EQ(sent.status, 201) << sent.body;
  EXPECT_EQ(colleague.get(address(sent) + "/content").body, "minutes");
  EXPECT_EQ(client.get(address(sent) + "/content").status, 404);
}

VALLIS_ON_BOTH_DATABASES(FileRoutes);

}  // namespace
}  // namespace vallis::files
