#include <random>

#include "directory/directory_test.hpp"
#include "directory/export.hpp"
#include "directory/import.hpp"
#include "directory/import_job.hpp"
#include "directory/organisation_list.hpp"
#include "sheets/table.hpp"

namespace vallis::directory {
namespace {

using test::Answer;
using test::Client;

const std::string kCsv = "Content-Type: text/csv\r\n";

class ImportsApi : public DirectoryApi {
 protected:
  void SetUp() override {
    DirectoryApi::SetUp();
    if (!IsSkipped()) staff_.emplace(signed_in("olga", auth::Role::ClusterStaff));
  }
  Client& staff() { return *staff_; }

  /// The path of an import of the text.
  std::string uploaded(const std::string& text, const std::string& kind = "organisations") {
    const Answer made = staff().post("/api/v1/imports?kind=" + kind + "&name=a.csv", text, kCsv);
    EXPECT_EQ(made.status, 201) << made.body;
    return made.header("Location");
  }
  std::int64_t version(const std::string& path) { return staff().get(path).json().at("version").as_int64(); }
  Answer step(const std::string& path, const std::string& word) {
    return staff().post(path + "/" + word, fmt::format(R"({{"version":{}}})", version(path)));
  }
  base::JsonArray lines(const std::string& path, const std::string& query = "") {
    return staff().get(path + "/lines?limit=200" + query).json().at("items").as_array();
  }
  /// The import's lines in short: "2 create, 3 error".
  std::string actions(const std::string& path) {
    std::string text;
    for (const base::Json& line : lines(path)) {
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", line.at("line").as_int64(),
                          std::string_view(line.at("action").as_string()));
    }
    return text;
  }
  std::string previewed(const std::string& text, const std::string& kind = "organisations") {
    const std::string path = uploaded(text, kind);
    const Answer done = step(path, "preview");
    EXPECT_EQ(done.status, 200) << done.body;
    return path;
  }
  std::string exported(const std::string& query = "", const std::string& what = "organisations") {
    const Answer answer = staff().get("/api/v1/" + what + "/export?bom=false" + query);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.body;
  }
  std::int64_t count(const std::string& from) {
    return database()
        .read([&](db::Reader& reader) { return reader.one<std::int64_t>("SELECT count(*) FROM " + from); })
        .value();
  }

 private:
  std::optional<Client> staff_;
};
VALLIS_ON_BOTH_DATABASES(ImportsApi);

TEST_P(ImportsApi, ReadsWhatPeopleWrite) {
  const std::string path = previewed(
      "Название;Тип;Страна;Широта;Долгота;Сотрудники;Специализация;Примечание\n"
      "Клиника Волга;Клиника;Россия;55,75;37,61;1 250;\"Стационарная помощь;general_practice\";x\n");
  EXPECT_EQ(actions(path), "2 create");
  EXPECT_EQ(step(path, "commit").status, 200);
  const auto all = staff().get("/api/v1/organisations").json().at("items").as_array();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].at("name"), "Клиника Волга");
  EXPECT_EQ(all[0].at("country_code"), "RU");
  EXPECT_EQ(all[0].at("latitude").as_double(), 55.75);
  EXPECT_EQ(all[0].at("staff_count"), 1250);
  EXPECT_EQ(all[0].at("specialisations"), (base::JsonArray{"general_practice", "hospital_care"}));
}

TEST_P(ImportsApi, LocatesEachErrorAndWritesTheOtherLines) {
  const std::string path = previewed(
      "name,kind,country,ror,founded\nTilia,clinic,Atlantis,,\nAcer,klinik,DE,,\n,clinic,DE,,\nUlmus,clinic,DE,abc,12.5\n"
      "Fagus,clinic,DE,,\n");
  EXPECT_EQ(actions(path), "2 error, 3 error, 4 error, 5 error, 6 create");
  const auto all = lines(path);
  const auto columns = [&](std::size_t at) {
    std::string text;
    for (const base::Json& fault : all[at].at("faults").as_array()) {
      text += std::string(fault.at("column").as_string()) + " ";
      EXPECT_FALSE(fault.at("what").as_string().empty());
    }
    return text;
  };
  EXPECT_EQ(columns(0), "country ");
  EXPECT_EQ(columns(1), "kind ");
  EXPECT_EQ(columns(2), "name ");
  EXPECT_EQ(columns(3), "founded ");
  const Answer done = step(path, "commit");
  EXPECT_EQ(done.json().at("done_count"), 1) << done.body;
  EXPECT_EQ(count("organisation"), 1);
}

TEST_P(ImportsApi, TellsAMissingColumnAndRemembersAMapping) {
  const std::string text = "Firm,What,country\nTilia,clinic,DE\n";
  const std::string path = uploaded(text);
  const Answer refused = step(path, "preview");
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(refused.body.find("No column is the name"), std::string::npos) << refused.body;
  const auto mapping = [](const std::string& second) {
    return R"({"columns":[{"header":"Firm","field":"name"},{"header":"What","field":")" + second +
           R"("},{"header":"country","field":"country_code"}],"clear_empty":false})";
  };
  const std::string match = fmt::format("If-Match: \"{}\"\r\n", version(path));
  EXPECT_EQ(staff().put(path + "/mapping", mapping("name"), match).status, 422) << "one field twice";
  EXPECT_EQ(staff().put(path + "/mapping", mapping("knd"), match).status, 422) << "no such field";
  EXPECT_EQ(staff().put(path + "/mapping", mapping("kind"), match).status, 200);
  EXPECT_EQ(staff().put(path + "/mapping", mapping("kind"), match).status, 412) << "an old version";
  EXPECT_EQ(step(path, "preview").status, 200);
  EXPECT_EQ(actions(path), "2 create");
  EXPECT_EQ(actions(previewed(text)), "2 create") << "the second file of such headers needs no mapping";
}

TEST_P(ImportsApi, FindsDuplicatesInTheDirectoryAndInTheFile) {
  given(form("Tilia GmbH"));
  const std::string path =
      previewed("name,kind,country\nTilia AG,clinic,DE\nname,kind,country\nAcer,clinic,DE\nAcer GmbH,clinic,DE\n");
  EXPECT_EQ(actions(path), "2 duplicate, 3 skip, 4 create, 5 duplicate");
  EXPECT_EQ(lines(path)[0].at("candidates").as_array().at(0).at("name"), "Tilia GmbH");
  const std::string choices = R"({"lines":[{"line":2,"choice":"update","record_id":)" +
                              base::print_json(lines(path)[0].at("candidates").as_array().at(0).at("record_id")) +
                              R"(},{"line":5,"choice":"create","record_id":null}]})";
  EXPECT_EQ(staff().put(path + "/choices", choices, fmt::format("If-Match: \"{}\"\r\n", version(path))).status, 200);
  EXPECT_EQ(step(path, "commit").status, 409) << "the choices need a preview";
  EXPECT_EQ(step(path, "preview").status, 200);
  EXPECT_EQ(actions(path), "2 update, 3 skip, 4 create, 5 create");
  EXPECT_EQ(lines(path)[0].at("changes"),
            (base::JsonArray{base::JsonObject{{"field", "name"}, {"before", "Tilia GmbH"}, {"after", "Tilia AG"}}}));
  EXPECT_EQ(step(path, "commit").status, 200);
  EXPECT_EQ(count("organisation"), 3);
  EXPECT_EQ(step(path, "commit").status, 409) << "once";
}

TEST_P(ImportsApi, NamesTheLinesWhoseDataChangedSinceThePreview) {
  const std::string id = given(form("Tilia"));
  const std::string text =
      "organisation_id,name,kind,country,city\n" + id + ",Tilia,clinic,DE,Kiel\n,Acer,clinic,DE,\n";
  const std::string first = previewed(text);
  const std::string second = previewed(text);
  EXPECT_EQ(actions(first), "2 update, 3 create");
  EXPECT_EQ(step(first, "commit").status, 200);
  const Answer late = step(second, "commit");
  EXPECT_EQ(late.status, 409);
  EXPECT_EQ(late.json().at("errors").as_array().size(), 2U) << late.body;
  EXPECT_EQ(count("organisation"), 2) << "nothing of it was written";
  EXPECT_EQ(staff().get(second).json().at("state"), "previewed");
  EXPECT_EQ(step(second, "preview").status, 200);
  EXPECT_EQ(actions(second), "2 skip, 3 skip");
}

TEST_P(ImportsApi, TakesBackWhatNobodyChangedSince) {
  const std::string id = given(form("Tilia"));
  const std::string path = previewed("organisation_id,name,kind,country,city\n" + id +
                                     ",Tilia,clinic,DE,Kiel\n,Acer,clinic,DE,\n,Ulmus,clinic,DE,\n");
  EXPECT_EQ(step(path, "undo").status, 409) << "nothing was done";
  EXPECT_EQ(step(path, "commit").status, 200);
  const std::string ulmus(lines(path)[2].at("record_id").as_string());
  EXPECT_EQ(staff()
                .put("/api/v1/organisations/" + ulmus, R"({"name":"Ulmus","kind":"clinic","country_code":"FR"})",
                     "If-Match: \"1\"\r\n")
                .status,
            200);
  const Answer undone = step(path, "undo");
  EXPECT_EQ(undone.json().at("undone_count"), 2) << undone.body;
  EXPECT_EQ(undone.json().at("kept_count"), 1);
  EXPECT_EQ(staff().get("/api/v1/organisations/" + id).json().at("city"), nullptr);
  EXPECT_EQ(count("organisation WHERE ended_on IS NULL"), 2);
  EXPECT_FALSE(lines(path)[2].at("note").as_string().empty());
  EXPECT_EQ(count("activity_entry WHERE object_kind = 'import'"), 2);
}

TEST_P(ImportsApi, ExportsWhatAnEmptyDirectoryTakesBackToTheByte) {
  OrganisationForm full = form("=SUM(A1), \"Tilia\"; GmbH");
  full.city = "'+x";
  full.phone = "+49 431 1";
  full.latitude = -12.5;
  full.longitude = 10.125;
  full.website = "https://tilia.example";
  full.description_en = "Two\nlines";
  full.offers = "-";
  full.ror_id = "03yrm5c26";
  full.specialisations = {{"general_practice", "hospital_care"}};
  full.countries = {{"FR", "RU"}};
  full.other_names = {{{NameKind::Legal, "ru", "ООО; Тилия: \\ один"}}};
  full.field_visibility = {{{"city", auth::Visibility::Staff}}};
  full.visibility = auth::Visibility::Members;
  const std::string id = given(full);
  given(form("Acer", "research", "RU"));
  given_person("Anna", "Berg", id);
  for (const std::string format : {"csv", "xlsx"}) {
    const std::string organisations = exported("&format=" + format);
    const std::string people = exported("&format=" + format, "people");
    const std::string again = previewed(organisations);
    EXPECT_EQ(actions(again), "2 skip, 3 skip");
    run("DELETE FROM affiliation; DELETE FROM person; DELETE FROM organisation_name; DELETE FROM "
        "organisation_specialisation; DELETE FROM organisation_country; DELETE FROM organisation;");
    EXPECT_EQ(step(previewed(organisations), "commit").status, 200);
    EXPECT_EQ(step(previewed(people, "people"), "commit").status, 200);
    EXPECT_EQ(exported("&format=" + format), organisations);
    EXPECT_EQ(exported("&format=" + format, "people"), people);
    EXPECT_EQ(count("affiliation"), 1);
  }
}

TEST_P(ImportsApi, ExportsOnlyWhatTheReaderSees) {
  OrganisationForm one = form("Tilia");
  one.email = "a@tilia.example";
  given(one);
  one.name = "Acer";
  one.visibility = auth::Visibility::Staff;
  given(one);
  const Answer guest_file = guest().get("/api/v1/organisations/export?columns=name,email");
  EXPECT_EQ(guest_file.body, "\xEF\xBB\xBFname,email\nTilia,\n");
  EXPECT_EQ(exported("&columns=name,email"), "name,email\nAcer,a@tilia.example\nTilia,a@tilia.example\n");
  EXPECT_EQ(exported("&columns=name&sort=-name&q=tilia"), "name\nTilia\n");
  EXPECT_EQ(guest().get("/api/v1/organisations/export?columns=nme").status, 422);
  EXPECT_EQ(guest().get("/api/v1/organisations/export?colums=name").status, 422);
  EXPECT_EQ(guest().get("/api/v1/organisations/export?format=doc").status, 422);
  const Answer card = guest().get("/api/v1/organisations/export?format=vcf");
  EXPECT_NE(card.body.find("BEGIN:VCARD\r\nVERSION:4.0\r\n"), std::string::npos);
  EXPECT_NE(card.body.find("\r\nFN:Tilia\r\n"), std::string::npos);
  EXPECT_EQ(card.body.find("EMAIL"), std::string::npos);
  const auto json = guest().get("/api/v1/organisations/export?format=json&columns=name").json();
  EXPECT_EQ(json, (base::JsonObject{{"items", base::JsonArray{base::JsonObject{{"name", "Tilia"}}}}}));
}

TEST_P(ImportsApi, RefusesFilesThatAreNone) {
  const auto status = [&](const std::string& body, const std::string& query = "") {
    return staff().post("/api/v1/imports?kind=organisations" + query, body, kCsv).status;
  };
  EXPECT_EQ(status("name\n"), 422) << "no line";
  EXPECT_EQ(status("name\n\"a\n"), 422) << "an open quote";
  EXPECT_EQ(status("name\n\xCA\xEB\xE8\xED\xE8\xEA\xE0\n"), 422) << "no UTF-8";
  EXPECT_EQ(status("name\n\xCA\xEB\xE8\xED\xE8\xEA\xE0\n", "&encoding=windows-1251"), 201);
  EXPECT_EQ(status("name\n" + std::string(1U << 20U, 'x') + "\n"), 422) << "a cell of a megabyte";
  EXPECT_EQ(staff().post("/api/v1/imports?kind=ships", "a\nb\n", kCsv).status, 422);
  EXPECT_EQ(signed_in("max", auth::Role::MemberUser).post("/api/v1/imports?kind=people", "a\nb\n", kCsv).status, 403);
  EXPECT_EQ(count("directory_import"), 1);
}

TEST_P(ImportsApi, GivesASampleThatItReads) {
  for (const char* kind : {"organisations", "people"}) {
    for (const char* format : {"csv", "xlsx"}) {
      const Answer sample = staff().get(fmt::format("/api/v1/imports/sample?kind={}&format={}", kind, format));
      ASSERT_EQ(sample.status, 200);
      const std::string path = previewed(sample.body, kind);
      EXPECT_EQ(actions(path),
                std::string_view(format) == "csv" || std::string_view(kind) == "people" ? "2 create" : "2 skip");
      EXPECT_EQ(step(path, "commit").status, 200);
      if (std::string_view(kind) == "people") {
        EXPECT_EQ(step(path, "undo").status, 200);
      }
    }
  }
}

TEST_P(ImportsApi, DoesLargeFilesAsAJobInParts) {
  std::string text = "name,kind,country\n";
  for (int i = 0; i <= kLinesAtOnce; ++i) text += fmt::format("Firm {:05},clinic,DE\n", i);
  const std::string path = uploaded(text);
  jobs::Runner runner(database());
  add_import_jobs(runner);
  EXPECT_EQ(step(path, "preview").json().at("state"), "previewing");
  EXPECT_EQ(step(path, "preview").status, 409) << "a job is at it";
  EXPECT_EQ(runner.run_due().value(), 1);
  EXPECT_EQ(staff().get(path).json().at("create_count"), kLinesAtOnce + 1);
  EXPECT_EQ(step(path, "commit").json().at("state"), "committing");
  EXPECT_EQ(staff().post(path + "/cancel").status, 200);
  EXPECT_EQ(runner.run_due().value(), 0);
  EXPECT_EQ(count("organisation"), 0);
  EXPECT_EQ(step(path, "commit").json().at("state"), "committing") << "goes on";
  EXPECT_EQ(runner.run_due().value(), 1);
  EXPECT_EQ(staff().get(path).json().at("state"), "committed");
  EXPECT_EQ(count("organisation"), kLinesAtOnce + 1);
}

TEST_P(ImportsApi, FindsInALongFileWhatItFindsInAShortOne) {
  OrganisationForm there = form("Tilia");
  there.website = "https://tilia.example";
  there.ror_id = "03vek6s52";
  there.registry_number = "HRB1";
  there.lei = "7LTWFZYICNSX8D621K86";
  there.other_names = {{NameKind::Alias, "", "Linden"}};
  given(there);
  given_person("Anna", "Lindqvist");
  std::string text =
      "name,kind,country,website,ror_id,registry_number,lei\nA,clinic,DE,,03vek6s52,,\nB,clinic,DE,,,HRB 1,\n"
      "C,clinic,DE,,,,7LTWFZYICNSX8D621K86\nD,clinic,DE,https://tilia.example/d,,,\nTilia GmbH,clinic,DE,,,,\n"
      "Linden,clinic,DE,,,,\nE,clinic,DE,,,,\n";
  std::string people = "given_name,family_name,email\nAnn,L,anna@example.org\nAnna,Lindqvist,\nBo,Berg,\n";
  const std::string few = actions(previewed(text));
  const std::string few_people = actions(previewed(people, "people"));
  EXPECT_EQ(few, "2 update, 3 error, 4 error, 5 duplicate, 6 duplicate, 7 duplicate, 8 create");
  EXPECT_EQ(few_people, "2 update, 3 duplicate, 4 create");
  for (int i = 0; i < 300; ++i) {
    text += fmt::format("Firm {},clinic,DE,,,,\n", i);
    people += fmt::format("Given{},Family,\n", i);
  }
  const std::string many = actions(previewed(text));
  const std::string many_people = actions(previewed(people, "people"));
  EXPECT_EQ(many.substr(0, few.size()), few);
  EXPECT_EQ(many_people.substr(0, few_people.size()), few_people);
  EXPECT_EQ(many.find("duplicate", few.size()), std::string::npos) << many;
}

/// Each planned action is what commit does, for tables put together at random.
TEST_P(ImportsApi, DoesWhatItsPreviewSaid) {
  std::mt19937 random(7);
  const auto pick = [&](const std::vector<std::string>& words) { return words[random() % words.size()]; };
  for (int round = 0; round < 8; ++round) {
    std::string text = "name,kind,country,city\n";
    const int rows = 1 + static_cast<int>(random() % 12);
    for (int r = 0; r < rows; ++r) {
      text += pick({"Tilia", "Acer", "Ulmus GmbH", "Ulmus", "Fagus", "Tilia AG", ""}) + "," +
              pick({"clinic", "Клиника", "research", "none"}) + "," + pick({"DE", "Germany", "RU", "XX"}) + "," +
              pick({"", "Kiel", "Lund"}) + "\n";
    }
    const std::string path = previewed(text);
    const auto planned = lines(path);
    const auto before = count("organisation");
    ASSERT_EQ(step(path, "commit").status, 200) << text;
    std::int64_t creates = 0;
    const auto done = lines(path);
    for (std::size_t l = 0; l < planned.size(); ++l) {
      const std::string action(planned[l].at("action").as_string());
      if (action == "create") ++creates;
      const bool written = action == "create" || action == "update";
      EXPECT_EQ(done[l].at("state"), written ? "done" : "open") << text;
      if (action != "update") continue;
      const auto after =
          staff().get("/api/v1/organisations/" + std::string(done[l].at("record_id").as_string())).json();
      for (const base::Json& change : planned[l].at("changes").as_array()) {
        EXPECT_EQ(after.at(change.at("field").as_string()), change.at("after")) << text;
      }
    }
    EXPECT_EQ(count("organisation"), before + creates) << text;
    EXPECT_EQ(step(path, "preview").status, 409);
    const auto again = lines(previewed(text));
    for (std::size_t l = 0; l < again.size(); ++l) {
      EXPECT_NE(again[l].at("action"), "create") << text << " line " << l;
    }
  }
}

}  // namespace
}  // namespace vallis::directory
