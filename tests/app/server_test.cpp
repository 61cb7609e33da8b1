#include "app/server.hpp"

#include <gtest/gtest.h>

#include "base/gzip.hpp"
#include "base/json.hpp"
#include "support/server_test.hpp"

namespace vallis::app {
namespace {

class Serve : public ::testing::TestWithParam<db::Dialect> {
 protected:
  void SetUp() override {
    if (GetParam() == db::Dialect::Postgres && test::postgres_url().empty()) {
      GTEST_SKIP() << "no PostgreSQL: run through scripts/with-postgres";
    }
    scratch = std::make_unique<test::ScratchDatabase>(GetParam());
    folder = std::filesystem::temp_directory_path() / ("vallis-serve-" + base::Uuid::next().text());
    start();
  }
  void TearDown() override {
    server.reset();
    scratch.reset();
    std::filesystem::remove_all(folder);
  }

  void start() {
    ServerSettings settings;
    settings.data = folder;
    settings.port = 0;
    if (GetParam() == db::Dialect::Postgres) settings.database = scratch->url();
    auto started = RunningServer::start(settings);
    ASSERT_TRUE(started) << started.error().message;
    server = std::move(*started);
  }
  test::Client client() { return test::Client(server->port()); }

  std::unique_ptr<test::ScratchDatabase> scratch;
  std::filesystem::path folder;
  std::unique_ptr<RunningServer> server;
};

TEST_P(Serve, SaysThatItLivesAndIsReady) {
  EXPECT_EQ(client().get("/healthz").body, "ok\n");
  EXPECT_EQ(client().get("/readyz").body, "ready\n");
  EXPECT_EQ(client().get("/nowhere").status, 404);
}

TEST_P(Serve, GivesEveryAnswerItsIdAndNoPageAccess) {
  const test::Answer answer = client().get("/api/v1/me");
  EXPECT_EQ(answer.status, 401);
  EXPECT_EQ(answer.header("X-Request-Id"), answer.json().at("request_id").as_string());
  EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(answer.header("Cache-Control"), "no-store");
}

TEST_P(Serve, SearchesAndTakesRequestsForNewPasswords) {
  EXPECT_EQ(client().get("/api/v1/search?q=tilia").json().at("total"), 0);
  EXPECT_EQ(client().post("/api/v1/passwords/recovery", R"({"email":"nobody@example.org"})").status, 202);
}

TEST_P(Serve, DescribesItsApiForProgramsAndPeople) {
  const base::Json api = client().get("/api/v1/openapi.json").json();
  EXPECT_EQ(api.at("openapi"), "3.1.0");
  EXPECT_TRUE(api.at("paths").as_object().contains("/api/v1/me"));
  const test::Answer page = client().get("/api/docs");
  EXPECT_NE(page.body.find("<code>GET /api/v1/me</code>"), std::string::npos);
}

TEST_P(Serve, CountsRequestsByRoute) {
  client().get("/api/v1/me");
  const std::string figures = client().get("/metrics").body;
  EXPECT_NE(figures.find(R"(route="/api/v1/me",status="401"} 1)"), std::string::npos) << figures;
}

TEST_P(Serve, ShowsPagesAtTheirAddressesAndNeverForTheApi) {
  for (const char* address : {"/", "/members"}) {
    const test::Answer page = client().get(address, "Accept: text/html\r\n");
    EXPECT_EQ(page.status, 200) << address;
    EXPECT_EQ(page.header("Content-Type"), "text/html; charset=utf-8");
    EXPECT_NE(page.body.find("<title>Vallis"), std::string::npos) << address;
    EXPECT_EQ(page.headers.find("unsafe-inline"), std::string::npos) << page.headers;
    EXPECT_NE(page.header("Content-Security-Policy"), "");
  }
  EXPECT_EQ(client().get("/api/v1/nothing", "Accept: text/html\r\n").status, 404);
  EXPECT_EQ(client().post("/api/v1/nothing").status, 404);
}

TEST_P(Serve, PacksLongAnswersForWhoTakesThat) {
  const test::Answer plain = client().get("/api/v1/openapi.json");
  const test::Answer packed = client().get("/api/v1/openapi.json", "Accept-Encoding: gzip\r\n");
  EXPECT_EQ(packed.header("Content-Encoding"), "gzip");
  EXPECT_LT(packed.body.size(), plain.body.size() / 3);
  EXPECT_EQ(base::gunzip(packed.body, 10'000'000).value(), plain.body);
}

TEST_P(Serve, KeepsFilesBesideTheDatabase) { EXPECT_TRUE(std::filesystem::is_directory(folder / "files")); }

TEST_P(Serve, FindsItsDataAgain) {
  server.reset();
  start();
  EXPECT_EQ(client().get("/readyz").status, 200);
}

INSTANTIATE_TEST_SUITE_P(On, Serve, ::testing::Values(db::Dialect::Sqlite, db::Dialect::Postgres), test::dialect_name);

TEST(ServerSettings, ThatCannotBeUsedAreRefusedInWords) {
  ServerSettings settings;
  settings.data = "/proc/vallis";
  const auto refused = RunningServer::start(settings);
  ASSERT_FALSE(refused);
  EXPECT_NE(refused.error().message.find("/proc/vallis"), std::string::npos);
}

TEST(Migrations, OfTheProgramAreThoseOfTheTree) {
  const auto built_in = built_in_migrations();
  ASSERT_TRUE(built_in) << built_in.error().message;
  EXPECT_EQ(built_in->size(), test::all_migrations().size());
}

}  // namespace
}  // namespace vallis::app
