#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "app/server.hpp"
#include "auth/consent.hpp"
#include "auth/guest.hpp"
#include "auth/secret.hpp"
#include "auth/sign_in.hpp"
#include "base/file.hpp"
#include "privacy/data_export.hpp"
#include "privacy/erasure.hpp"
#include "support/people.hpp"

namespace vallis::app {
namespace {

using auth::AccountId;

constexpr const char* kTable = VALLIS_SOURCE_DIR "/tests/app/rights.csv";
constexpr const char* kPage = VALLIS_SOURCE_DIR "/docs/reference/rights.md";

/// What an answer says about rights; whether a body was right is no matter here.
std::string outcome(int status) {
  if (status == 401) return "sign_in";
  if (status == 403) return "refused";
  if (status == 404) return "hidden";
  return status < 500 ? "open" : "failed " + std::to_string(status);
}

/// Sends every route of the whole program as everybody. Each request has an owner of its own with one of each thing, so
/// that none changes what the next finds. Objects are made below the API: nothing here rests on what it tests.
class RightsWalk : public ::testing::TestWithParam<db::Dialect> {
 protected:
  template <class Write>
  auto write(Write&& function) {
    auto done = database->transact(function);
    EXPECT_TRUE(done) << (done ? "" : done.error().message);
    return *done;
  }

  void SetUp() override {
    if (GetParam() == db::Dialect::Postgres && test::postgres_url().empty()) {
      GTEST_SKIP() << "no PostgreSQL: run through scripts/with-postgres";
    }
    scratch = std::make_unique<test::ScratchDatabase>(GetParam());
    folder = std::filesystem::temp_directory_path() / ("vallis-walk-" + base::Uuid::next().text());
    ServerSettings settings;
    settings.data = folder;
    settings.port = 0;
    settings.database = scratch->url();
    auto started = RunningServer::start(settings);
    ASSERT_TRUE(started) << started.error().message;
    server = std::move(*started);
    auto opened = db::Database::open(scratch->url());
    ASSERT_TRUE(opened) << opened.error().message;
    database = std::move(*opened);
    write([&](db::Transaction& tx) {
      return auth::add_consent_text(tx, {}, {"newsletter", 1, "en", "Mail me.", base::Date::of(2026, 1, 1)});
    });
  }
  void TearDown() override {
    server.reset();
    database.reset();
    scratch.reset();
    std::filesystem::remove_all(folder);
  }

  AccountId account(const std::string& name) {
    return write([&](db::Transaction& tx) {
             return auth::create_account(tx, {name + "@example.org", name, "en"}, auth::AccountState::Active, now);
           })
        .account_id;
  }
  base::Uuid role(AccountId id, auth::Role which, const std::string& kind, std::optional<base::Uuid> scope) {
    return write([&](db::Transaction& tx) {
             return auth::grant_role(tx, id, {which, kind, scope, now.date().plus_days(-1), {}}, {});
           })
        .role_grant_id;
  }
  /// A session and the header that carries it.
  std::pair<base::Uuid, std::string> session(AccountId id) {
    const base::Uuid session_id = base::Uuid::next();
    const std::string secret = auth::make_secret();
    write([&](db::Transaction& tx) {
      return tx.execute(
          "INSERT INTO session (session_id, account_id, secret_hash, device, address, created_at, last_seen_at, "
          "expires_at) VALUES ($1, $2, $3, '', '', $4, $4, $5)",
          session_id, id, auth::secret_hash(secret), now, now.plus(std::chrono::hours(9)));
    });
    return {session_id, "Cookie: vallis_session=" + secret + "\r\n"};
  }

  struct Walker {
    std::string name;
    std::optional<AccountId> id;
  };
  std::vector<Walker> everybody() {
    std::vector<Walker> walkers{{"guest", {}}, {"nobody", account("nobody")}};
    for (const auto& [word, which] : base::enum_words<auth::Role>()) {
      walkers.push_back({word, account(word)});
      const bool in_one = which == auth::Role::MemberUser || which == auth::Role::OrganisationAdmin;
      role(*walkers.back().id, which, in_one ? "organisation" : "cluster",
           in_one ? std::optional(base::Uuid::next()) : std::nullopt);
    }
    walkers.push_back({"staff_elsewhere", account("staff_elsewhere")});
    role(*walkers.back().id, auth::Role::ClusterStaff, "cluster", base::Uuid::next());
    walkers.push_back({"network_guest", account("network_guest")});
    write([&](db::Transaction& tx) {
      return auth::invite_guest(tx, {}, {"network_guest@example.org", "g", "en", "network", base::Uuid::next(), later},
                                now);
    });
    walkers.push_back({"owner", {}});
    return walkers;
  }

  struct Owner {
    AccountId id;
    std::map<std::string, std::string> ids;
  };
  Owner owner() {
    const std::string name = "owner" + std::to_string(++owners);
    const Owner who{account(name), {}};
    // What is published is everybody's: one that is there for all.
    std::map<std::string, std::string> ids{{"account_id", who.id.text()}, {"study", "current"}, {"unit", "mimc"}};
    ids["session_id"] = session(who.id).first.text();
    ids["role_grant_id"] = role(who.id, auth::Role::Patient, "cluster", base::Uuid::next()).text();
    write([&](db::Transaction& tx) -> base::Result<bool> {
      const activity::Actor by{who.id.uuid, {}, ""};
      ids["guest_grant_id"] =
          auth::invite_guest(tx, by, {name + "@example.org", name, "en", "network", network, later}, now)
              ->guest.guest_grant_id.text();
      ids["consent_id"] = auth::give_consent(tx, by, who.id, {"newsletter", 1, "en"}, "web", now)->consent_id.text();
      if (auto made = auth::make_api_token(tx, who.id, "robot", "", later, now); !made) return made.error();
      ids["token_id"] = tx.one<std::string>("SELECT api_token_id FROM api_token WHERE account_id = $1", who.id).value();
      const auto copy = base::Uuid::next();
      ids["data_export_id"] = copy.text();
      if (auto added = tx.execute("INSERT INTO data_export (data_export_id, account_id, asked_at) VALUES ($1, $2, $3)",
                                  copy, who.id, now);
          !added) {
        return added.error();
      }
      if (auto kept = privacy::keep_document(tx, copy, "{}", now); !kept) return kept.error();
      ids["erasure_id"] = privacy::ask_erasure(tx, by, who.id, 14, now)->erasure_request_id.text();
      return true;
    });
    return {who.id, ids};
  }

  /// Where rights are asked after the body was read, a body that is right.
  std::string body(const http::Route& route) const {
    const std::string scope = R"("scope_kind":"network","scope_id":")" + network.text() + "\"";
    if (route.pattern == "/api/v1/accounts/{account_id}/roles") {
      return R"({"role":"patient","from_on":"2026-01-01",)" + scope + "}";
    }
    if (route.pattern == "/api/v1/guests/revocation") return "{" + scope + "}";
    if (route.pattern == "/api/v1/guests") {
      return R"({"email":"new@example.org","name":"n","language":"en","expires_at":")" + later.text() + "\"," + scope +
             "}";
    }
    return "{}";
  }

  std::string ask(const http::Route& route, const Walker& walker) {
    const Owner target = owner();
    std::string path;
    for (std::size_t at = 0; at < route.pattern.size();) {
      if (route.pattern[at] != '{') {
        path += route.pattern[at++];
        continue;
      }
      const auto end = route.pattern.find('}', at);
      const auto known = target.ids.find(route.pattern.substr(at + 1, end - at - 1));
      path += known == target.ids.end() ? base::Uuid::next().text() : known->second;
      at = end + 1;
    }
    if (route.pattern == "/api/v1/guests") path += "?scope_kind=network&scope_id=" + network.text();
    std::string headers = "If-Match: \"1\"\r\n";
    const auto who = walker.name == "owner" ? std::optional(target.id) : walker.id;
    if (who) headers += session(*who).second;
    const std::string method(http::word(route.method));
    test::Client client(server->port());
    return outcome(client.send(method, path, method == "GET" ? "" : body(route), headers).status);
  }

  std::unique_ptr<test::ScratchDatabase> scratch;
  std::filesystem::path folder;
  std::unique_ptr<RunningServer> server;
  std::unique_ptr<db::Database> database;
  base::Uuid network = base::Uuid::next();
  base::Instant now = base::Instant::now();
  base::Instant later = base::Instant::now().plus(std::chrono::hours(24));
  int owners = 0;
};

TEST_P(RightsWalk, EveryRouteAnswersEverybodyAsDeclared) {
  std::map<std::string, std::string> declared;
  std::istringstream table(base::read_file(kTable).value_or(""));
  for (std::string line; std::getline(table, line);) {
    const auto second = line.find(',', line.find(',') + 1);
    if (second != std::string::npos) declared[line.substr(0, second)] = line.substr(second + 1);
  }
  const auto walkers = everybody();
  std::string header;
  for (const Walker& walker : walkers) header += (header.empty() ? "" : ",") + walker.name;
  EXPECT_EQ(declared["method,route"], header);

  std::string found = "method,route," + header + "\n";
  std::set<std::string> seen{"method,route"};
  for (const auto& route : server->router().routes()) {
    const std::string key = std::string(http::word(route->method)) + "," + route->pattern;
    std::string row;
    for (const Walker& walker : walkers) row += (row.empty() ? "" : ",") + ask(*route, walker);
    found += key + "," + row + "\n";
    seen.insert(key);
    EXPECT_TRUE(declared.contains(key)) << key << " has no row in tests/app/rights.csv: say who may";
    EXPECT_EQ(declared[key], row) << key << "\n" << header;
  }
  for (const auto& [key, row] : declared) EXPECT_TRUE(seen.contains(key)) << key << " is no route any more";
  // To look at what the program does, and to make a new table that a person then reads.
  if (const char* file = std::getenv("VALLIS_WRITE_RIGHTS")) std::ofstream(file) << found;
}

INSTANTIATE_TEST_SUITE_P(On, RightsWalk, ::testing::Values(db::Dialect::Sqlite, db::Dialect::Postgres),
                         test::dialect_name);

TEST(RightsPage, ShowsWhatEachRoleMayDo) {
  std::string table = "| role |";
  std::string line = "| --- |";
  for (const auto& [word, permission] : base::enum_words<auth::Permission>()) {
    table += " " + word + " |";
    line += " --- |";
  }
  table += "\n" + line + "\n";
  const auto row = [&](const std::string& name, const auto& may) {
    table += "| " + name + " |";
    for (const auto& [word, permission] : base::enum_words<auth::Permission>()) {
      table += may(permission) ? " yes |" : " – |";
    }
    table += "\n";
  };
  row("guest", [](auth::Permission permission) { return auth::Caller{}.may(permission); });
  for (const auto& [word, role] : base::enum_words<auth::Role>()) {
    auth::Caller caller;
    caller.account = AccountId{};
    auth::RoleGrant grant;
    grant.role = role;
    grant.scope_kind = "cluster";
    caller.roles.push_back(grant);
    row(word, [&](auth::Permission permission) { return caller.may(permission); });
  }
  EXPECT_NE(base::read_file(kPage).value_or("").find(table), std::string::npos)
      << "docs/reference/rights.md should show:\n"
      << table;
}

}  // namespace
}  // namespace vallis::app
