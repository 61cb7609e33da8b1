#include "support/whole_server.hpp"

namespace vallis::app {
namespace {

constexpr const char* kEnglish = "Accept-Language: en, ru;q=0.5\r\n";
constexpr const char* kRussian = "Accept-Language: ru-RU, ru;q=0.9, en;q=0.8\r\n";

/// Whether a sentence has letters of the Russian alphabet: in UTF-8 those begin with D0 or D1.
bool russian(const base::Json& text) {
  const std::string_view bytes = text.as_string();
  return bytes.find('\xD0') != std::string_view::npos || bytes.find('\xD1') != std::string_view::npos;
}

class ProblemsOfTheServer : public test::WholeServerTest {
 protected:
  std::string staff() {
    return test::session_header(database(), test::given_account(database(), "anna", auth::Role::ClusterStaff));
  }
};

TEST_P(ProblemsOfTheServer, AreSaidInTheLanguageOfTheReader) {
  const std::string session = staff();
  const std::string form = R"({"name":"","kind":"circus","country_code":"DE","website":"tilia","latitude":55.7})";
  const auto english = client().post("/api/v1/organisations", form, session + kEnglish);
  const auto told = client().post("/api/v1/organisations", form, session + kRussian);
  ASSERT_EQ(english.status, 422) << english.body;
  ASSERT_EQ(told.status, 422) << told.body;
  EXPECT_EQ(english.header("Content-Language"), "");
  EXPECT_EQ(told.header("Content-Language"), "ru");
  EXPECT_EQ(told.header("Vary"), "Accept-Language");

  EXPECT_EQ(english.json().at("title"), "Unprocessable Content");
  EXPECT_EQ(told.json().at("title"), "Данные принять нельзя");
  EXPECT_FALSE(russian(english.json().at("detail")));
  EXPECT_TRUE(russian(told.json().at("detail")));
  const base::JsonArray faults = english.json().at("errors").as_array();
  const base::JsonArray said = told.json().at("errors").as_array();
  ASSERT_GE(faults.size(), 1U);
  ASSERT_EQ(said.size(), faults.size());
  for (std::size_t i = 0; i < faults.size(); ++i) {
    EXPECT_EQ(said[i].at("pointer"), faults[i].at("pointer"));
    EXPECT_FALSE(russian(faults[i].at("detail"))) << faults[i].at("detail");
    EXPECT_TRUE(russian(said[i].at("detail"))) << said[i].at("detail");
  }
}

TEST_P(ProblemsOfTheServer, AreSaidWhereverARequestEnds) {
  const std::string session = staff();
  const auto detail = [&](const test::Answer& answer) { return answer.json().at("detail"); };
  EXPECT_EQ(detail(client().get("/api/v1/nothing", kRussian)), "По этому адресу ничего нет.");
  EXPECT_EQ(detail(client().get("/api/v1/nothing?language=ru")), "По этому адресу ничего нет.");
  EXPECT_EQ(detail(client().get("/api/v1/nothing")), "There is nothing at this address.");
  EXPECT_EQ(detail(client().remove("/api/v1/setup", kRussian)), "Этот адрес принимает: GET, HEAD, POST.");
  EXPECT_EQ(detail(client().post("/api/v1/session", R"({"email":"anna@example.org","password":"wrong"})", kRussian)),
            "Неверный адрес или пароль.");
  EXPECT_TRUE(russian(detail(client().get("/api/v1/organisations?sort=nam", session + kRussian))));
  EXPECT_EQ(detail(client().get("/api/v1/clusters?limit=0", kRussian)), "«limit» – целое число от 1 до 200.");
  EXPECT_EQ(detail(client().send("BREW", "/" + std::string(10'000, 'a'), "", kRussian)),
            "В адресе может быть не больше 8192 байт.")
      << "refused before a route was looked for";
}

TEST_P(ProblemsOfTheServer, AreSaidWithinAnswersTo) {
  const std::string session = staff();
  const std::string id = base::Uuid::next().text();
  const std::string bulk =
      R"({"dry_run":true,"change":{"kind":"clinic"},"rows":[{"organisation_id":")" + id + R"("}]})";
  const auto told = client().post("/api/v1/organisations/bulk", bulk, session + kRussian);
  ASSERT_EQ(told.status, 200) << told.body;
  EXPECT_EQ(told.json().at("rows").at(0).at("problem"), "Такой организации нет.");
  const auto english = client().post("/api/v1/organisations/bulk", bulk, session + kEnglish);
  EXPECT_EQ(english.json().at("rows").at(0).at("problem"), "There is no such organisation.");
}

VALLIS_ON_BOTH_DATABASES(ProblemsOfTheServer);

}  // namespace
}  // namespace vallis::app
