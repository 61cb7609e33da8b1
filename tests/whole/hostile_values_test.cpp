#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/file.hpp"
#include "support/local_server.hpp"
#include "support/whole_server.hpp"

namespace vallis {
namespace {

using base::Json;
using base::JsonArray;
using base::JsonObject;

/// Texts that somebody would send to break SQL, HTML, shells, headers, tables, formats or the reader's eye.
const std::vector<std::string>& nasty_texts() {
  static const std::vector<std::string> texts = {
      "'; DROP TABLE organisation; --",
      "x' OR '1'='1",
      "<script>alert(1)</script>",
      "\"><img src=x onerror=alert(1)>",
      "javascript:alert(1)",
      "${7*7}{{7*7}}<%= 7*7 %>",
      "../../../../etc/passwd",
      "..\\..\\windows\\win.ini",
      "a\r\nX-Evil: 1\r\n\r\n<b>",
      "=cmd|'/c calc'!A0",
      "%s%n%x%1$p",
      "$(id)`id`|id;id",
      "NULL",
      "%00%0d%0a",
      "\xE2\x80\xAEgnp.exe",                        // turns the direction of reading
      "\xF0\x9F\xA7\xAC \xD0\x96 \xE0\xA4\x95",     // four, two and three bytes a letter
      "e\xCC\x81\xCC\x81\xCC\x81\xCC\x81\xCC\x81",  // marks upon marks
      std::string("a\0b", 3),
      std::string(5000, 'a'),
      std::string(200'000, 'b'),
  };
  return texts;
}

/// Bodies that are no JSON, or none that anybody means.
std::vector<std::string> nasty_bodies() {
  return {
      "",
      "{",
      "null",
      "[]",
      "\"text\"",
      "{\"a\":1}{\"a\":2}",
      "{\"name\":\"a\",\"name\":\"b\",\"email\":1,\"email\":2}",
      "{\"name\":1e999,\"limit\":-1e999,\"version\":123456789012345678901234567890}",
      "{\"name\":NaN}",
      "{\"name\":\"\\ud800\"}",
      "{\"name\":\"\\u0000\"}",
      "{\"name\":\"\xC0\xAF\"}",
      "{\"name\":\"\xFF\"}",
      std::string("{\"name\":\"a\0b\"}", 14),
      std::string(100'000, '['),
      std::string(100'000, '[') + std::string(100'000, ']'),
      "{\"a\":" + std::string(10'000, '[') + std::string(10'000, ']') + "}",
      "\xEF\xBB\xBF{}",
  };
}

/// What a member of the name is mostly right with, so that a body gets as far as it can with one nasty text in it.
std::string plausible_text(std::string_view name, const JsonObject& schema) {
  if (const auto* words = schema.if_contains("enum")) return std::string(words->as_array()[0].as_string());
  const auto* format = schema.if_contains("format");
  const std::string_view form = format == nullptr ? std::string_view() : std::string_view(format->as_string());
  if (form == "uuid") return base::Uuid::next().text();
  if (form == "date") return "2026-01-12";
  if (form == "date-time") return base::Instant::now().plus(std::chrono::hours(24)).text();
  if (name == "kind") return "clinic";
  if (name.ends_with("country_code") || name == "countries") return "DE";
  if (name.find("language") != std::string_view::npos) return "en";
  if (name.find("email") != std::string_view::npos) return base::Uuid::next().text() + "@example.org";
  if (name == "website" || name == "url") return "https://tilia.example";
  if (name == "code") return "code-" + base::Uuid::next().text().substr(30);
  if (name == "specialisations") return "oncology";
  if (name.find("password") != std::string_view::npos) return "a long walk by the river";
  return "Tilia";
}

/// A body of the schema. `at` counts down the text members; the one where it is zero gets `nasty`.
Json sample(const JsonObject& schema, std::string_view name, int& at, const std::string& nasty, int depth = 0) {
  if (const auto* choices = schema.if_contains("anyOf")) {
    return sample(choices->as_array()[0].as_object(), name, at, nasty, depth);
  }
  const auto* type = schema.if_contains("type");
  const std::string kind = type == nullptr    ? "string"
                           : type->is_array() ? std::string(type->as_array()[0].as_string())
                                              : std::string(type->as_string());
  if (kind == "object") {
    JsonObject object;
    const auto* properties = schema.if_contains("properties");
    if (properties == nullptr || depth > 6) return object;
    const auto* required = schema.if_contains("required");
    for (const auto& [member, of] : properties->as_object()) {
      const int before = at;
      Json value = sample(of.as_object(), member, at, nasty, depth + 1);
      const bool needed =
          required != nullptr && std::any_of(required->as_array().begin(), required->as_array().end(),
                                             [&](const Json& one) { return one.as_string() == member; });
      // What may be absent is, but for the nasty text: the fewer members, the further a body gets.
      if (needed || (before >= 0 && at < 0)) object[member] = std::move(value);
    }
    return object;
  }
  if (kind == "array") {
    const auto* items = schema.if_contains("items");
    if (items == nullptr || depth > 6) return JsonArray{};
    return JsonArray{sample(items->as_object(), name, at, nasty, depth + 1)};
  }
  if (kind == "integer") return 1;
  if (kind == "number") return 1.5;
  if (kind == "boolean") return false;
  return at-- == 0 ? Json(nasty) : Json(plausible_text(name, schema));
}

/// Members that an answer gives back under the name under which they were sent are what was sent.
void expect_given_back(const Json& sent, const Json& got, const std::string& nasty, const std::string& where) {
  if (!sent.is_object() || !got.is_object()) return;
  for (const auto& [name, value] : sent.as_object()) {
    const auto* back = got.as_object().if_contains(name);
    if (back == nullptr || !back->is_string() || !value.is_string() || value.as_string() != nasty) continue;
    EXPECT_EQ(back->as_string(), value.as_string()) << where << ", " << name;
  }
}

class HostileValues : public test::WholeServerTest {
 protected:
  /// Somebody who may do all, new each time: what one request does to its own account harms no other.
  std::string staff() {
    const std::string name = "staff" + std::to_string(++staff_count);
    return test::session_header(database(), test::given_account(database(), name, auth::Role::ClusterStaff));
  }
  /// The pattern with ids: of a thing that is there where there is one.
  std::string path_of(std::string pattern) const {
    for (auto at = pattern.find('{'); at != std::string::npos; at = pattern.find('{')) {
      const auto end = pattern.find('}', at);
      const auto known = ids.find(pattern.substr(at + 1, end - at - 1));
      pattern.replace(at, end - at + 1, known == ids.end() ? base::Uuid::next().text() : known->second);
    }
    return pattern;
  }
  void SetUp() override {
    WholeServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    const std::string header = staff();
    const auto made = [&](const char* path, const char* id, const std::string& body) {
      const auto answer = client().post(path, body, header);
      ASSERT_EQ(answer.status, 201) << path << answer.body;
      ids[id] = std::string(answer.json().at(id).as_string());
    };
    made("/api/v1/organisations", "organisation_id", R"({"name":"Alder","kind":"clinic","country_code":"DE"})");
    made("/api/v1/people", "person_id", R"({"person":{"given_name":"Anna","family_name":"Berg"},"affiliations":[]})");
    made("/api/v1/clusters", "cluster_id", R"({"code":"rhine","name_en":"Rhine","countries":["DE"]})");
  }
  void expect_well(const test::Answer& answer, const std::string& where) {
    EXPECT_NE(answer.status, 0) << where << ": no answer";
    EXPECT_LT(answer.status, 500) << where << ": " << answer.body.substr(0, 1000);
    EXPECT_EQ(answer.headers.find("\r\nX-Evil"), std::string::npos) << where << answer.headers;
    const std::string type = answer.header("Content-Type");
    if (type.find("json") != std::string::npos && !answer.body.empty()) {
      EXPECT_FALSE(answer.json().is_null() && answer.body != "null") << where << ": no JSON: " << answer.body;
    }
    // An answer that repeats markup is safe as long as no browser takes it for a page.
    if (answer.body.find("<script>alert") != std::string::npos) {
      EXPECT_EQ(type.find("html"), std::string::npos) << where;
      EXPECT_EQ(answer.header("X-Content-Type-Options"), "nosniff") << where;
    }
  }

  std::map<std::string, std::string> ids;
  int staff_count = 0;
};

TEST_P(HostileValues, InEveryTextOfEveryBodyAreKeptAsTheyAreOrRefused) {
  int taken = 0;
  int refused = 0;
  for (const auto& route : whole->router().routes()) {
    if (!route->info.request.is_object()) continue;
    const std::string method(http::word(route->method));
    const std::string where = method + " " + route->pattern;
    const std::string header = staff() + "If-Match: \"1\"\r\n";
    for (std::size_t n = 0; n < nasty_texts().size(); ++n) {
      // A request for each pair of text and member would take minutes; each text goes to some members of each body,
      // and over all texts each member gets some.
      for (int member = static_cast<int>(n % 4); member < 40; member += 4) {
        int at = member;
        const Json body = sample(route->info.request.as_object(), "", at, nasty_texts()[n]);
        if (at >= 0) break;  // there are no more members
        const std::string query = route->pattern == "/api/v1/organisations" ? "?allow_similar=true" : "";
        const auto answer = client().send(method, path_of(route->pattern) + query,
                                          base::print_json(body, base::JsonStyle::Compact), header);
        const std::string what = fmt::format("{}, text {}, member {}", where, n, member);
        expect_well(answer, what);
        if (answer.status == 200 || answer.status == 201) {
          expect_given_back(body, answer.json(), nasty_texts()[n], what);
          ++taken;
        } else {
          ++refused;
        }
      }
    }
  }
  EXPECT_GT(taken, 50);
  EXPECT_GT(refused, 50);
  // After all that the tables are there, and the pages that show them are sound.
  const auto list = client().get("/api/v1/organisations?limit=200", staff());
  EXPECT_EQ(list.status, 200);
  EXPECT_GT(list.json().at("items").as_array().size(), 5U);
  expect_well(client().get("/api/v1/organisations/export?format=csv", staff()), "export");
  EXPECT_EQ(client().get("/api/docs").body.find("<script>alert"), std::string::npos);
}

TEST_P(HostileValues, BodiesThatAreNoneAreRefusedByEveryRoute) {
  int asked = 0;
  for (const auto& route : whole->router().routes()) {
    if (route->method == http::Method::Get || route->info.upload) continue;
    const std::string header = staff() + "If-Match: \"1\"\r\nContent-Type: application/json\r\n";
    for (const std::string& body : nasty_bodies()) {
      const auto answer = client().send(std::string(http::word(route->method)), path_of(route->pattern), body, header);
      const std::string where = fmt::format("{} {} {}", http::word(route->method), route->pattern, body.substr(0, 40));
      expect_well(answer, where);
      const bool takes_body = route->info.request.is_object();
      EXPECT_TRUE(!takes_body || answer.status >= 400) << where << answer.body;
      ++asked;
    }
  }
  EXPECT_GT(asked, 500);
}

TEST_P(HostileValues, InEveryQueryAreAnsweredInWords) {
  std::vector<std::string> values = nasty_texts();
  for (const char* more :
       {"-1", "0", "9999999999999999999999", "1e309", "NaN", "WyJhIl0", "WyJhIiwiYiJd", "W10", "bnVsbA", "----", ",,,",
        "a,b,c,d", "2026-13-45", "9999-12-31", "0000-00-00", "%", "_", "\\", "*"}) {
    values.emplace_back(more);
  }
  std::size_t asked = 0;
  for (const auto& route : whole->router().routes()) {
    if (route->method != http::Method::Get || route->pattern == "/api/v1/events") continue;
    const std::string header = staff();
    std::set<std::string> names;
    for (const auto& parameter : route->info.parameters) names.emplace(parameter.at("name").as_string());
    // What a route does not read needs no more than one try.
    if (names.empty()) names.insert("q");
    for (const std::string& name : names) {
      // Each value goes to every third parameter; a test of each with each takes a minute.
      for (std::size_t n = (asked + name.size()) % 3; n < values.size(); n += 3) {
        const std::string& value = values[n];
        if (value.size() > 2000 || value.find('\0') != std::string::npos) continue;  // refused before any route
        const std::string target = path_of(route->pattern) + "?" + name + "=" + http::percent_encode(value);
        expect_well(client().get(target, header), target);
        ++asked;
      }
    }
  }
  EXPECT_GT(asked, 500U);
}

TEST_P(HostileValues, InNamesOfFilesLeadNowhere) {
  const std::string header = staff();
  for (const std::string& name : nasty_texts()) {
    if (name.size() > 2000 || name.find('\0') != std::string::npos) continue;
    const auto answer =
        client().post("/api/v1/imports?kind=organisations&name=" + http::percent_encode(name),
                      "name,kind,country_code\nBirch,clinic,DE\n", header + "Content-Type: text/csv\r\n");
    expect_well(answer, "upload " + name);
  }
  for (const auto& file : std::filesystem::recursive_directory_iterator(whole->folder())) {
    EXPECT_EQ(file.path().string().find("passwd"), std::string::npos) << file.path();
    EXPECT_EQ(file.path().string().find("script"), std::string::npos) << file.path();
  }
}

TEST_P(HostileValues, InMailsStayInTheirPlace) {
  test::SmtpServer smtp;
  whole = std::make_unique<test::WholeServer>(GetParam(), [&](app::ServerSettings& settings) {
    settings.mail.host = "127.0.0.1";
    settings.mail.port = smtp.port();
    settings.mail.tls = notify::Tls::None;
  });
  ASSERT_TRUE(whole->running());
  const std::string header = staff();
  const auto invite = [&](const std::string& address, const std::string& name) {
    const JsonObject body{{"email", address}, {"name", name}, {"language", "en"}};
    return client().post("/api/v1/accounts", base::print_json(body, base::JsonStyle::Compact), header);
  };
  std::size_t invited = 0;
  for (std::size_t n = 0; n < nasty_texts().size(); ++n) {
    const auto answer = invite(fmt::format("reader{}@example.org", n), nasty_texts()[n]);
    expect_well(answer, "invitation of " + nasty_texts()[n].substr(0, 40));
    invited += answer.status == 201 ? 1 : 0;
  }
  ASSERT_GT(invited, 5U);
  for (const std::string address : {"a@example.org\r\nBcc: evil@example.org", "a@example.org,evil@example.org",
                                    "<a@example.org>, evil@example.org", "a@exa\nmple.org", "a b@example.org"}) {
    EXPECT_GE(invite(address, "A").status, 400) << address;
  }
  for (int wait = 0; wait < 200 && smtp.mails().size() < invited; ++wait) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  EXPECT_EQ(smtp.mails().size(), invited);
  for (const std::string& mail : smtp.mails()) {
    const std::string headers = mail.substr(0, mail.find("\r\n\r\n"));
    EXPECT_EQ(headers.find("\nX-Evil"), std::string::npos) << headers;
    EXPECT_EQ(headers.find("evil@"), std::string::npos) << headers;
    EXPECT_EQ(mail.find("<script>"), std::string::npos) << mail;
  }
}

VALLIS_ON_BOTH_DATABASES(HostileValues);

}  // namespace
}  // namespace vallis
