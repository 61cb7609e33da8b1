#include <gmock/gmock.h>

#include "directory/organisation_list.hpp"
#include "directory_test.hpp"

namespace vallis::directory {
namespace {

using test::Answer;
using test::Client;
using ::testing::HasSubstr;

class OrganisationsApi : public DirectoryApi {
 protected:
  const std::string list = "/api/v1/organisations";
  const std::string body = R"({"name":"Tilia Diagnostics","kind":"clinic","country_code":"DE","city":"Freiburg",
      "website":"https://tilia.example","ror_id":"https://ror.org/03vek6s52","registry_number":"HRB 123",
      "latitude":48,"longitude":7.8,"staff_count":40,"specialisations":["oncology","diagnostics"],"countries":["CH"],
      "other_names":[{"kind":"short","language":"","name":"TD"}]})";
  Client staff() { return signed_in("staff" + std::to_string(++staff_), auth::Role::ClusterStaff); }

 private:
  int staff_ = 0;
};

TEST_P(OrganisationsApi, KeepsWhatWasWritten) {
  Client olga = staff();
  const Answer made = olga.post(list, body);
  ASSERT_EQ(made.status, 201) << made.body;
  const base::Json read = olga.get(made.header("Location")).json();
  EXPECT_EQ(read.at("ror_id"), "03vek6s52");
  EXPECT_EQ(read.at("registry_number"), "HRB123");
  EXPECT_EQ(read.at("specialisations"), base::Json(base::JsonArray{"diagnostics", "oncology"}));
  EXPECT_EQ(read.at("other_names").at(0).at("name"), "TD");
  EXPECT_EQ(read.at("visibility"), "public");
  EXPECT_TRUE(guest().get(made.header("Location")).json().at("visibility").is_null());
}

TEST_P(OrganisationsApi, GivesNobodyThePageOfSomebodyElse) {
  Client olga = staff();
  ASSERT_EQ(olga.post(list, body).status, 201);
  ASSERT_EQ(olga.post(list, R"({"name":"Acer","kind":"clinic","country_code":"DE","visibility":"staff"})").status, 201);
  Client member = signed_in("member", auth::Role::MemberUser);
  // Each asks more often than there are connections, so that all of them have remembered something.
  for (int time = 0; time < 20; ++time) {
    EXPECT_EQ(names(olga.get(list)), "Acer, Tilia Diagnostics");
    EXPECT_EQ(names(guest().get(list)), "Tilia Diagnostics");
    EXPECT_EQ(names(member.get(list)), "Tilia Diagnostics");
    EXPECT_EQ(names(guest().get(list + "?limit=1&sort=-name")), "Tilia Diagnostics");
  }
  const std::string acer = olga.get(list).json().at("items").at(0).at("organisation_id").as_string().c_str();
  ASSERT_EQ(olga.put(list + "/" + acer, R"({"name":"Acer","kind":"clinic","country_code":"DE"})", if_match(1)).status,
            200);
  for (int time = 0; time < 20; ++time) EXPECT_EQ(names(guest().get(list)), "Acer, Tilia Diagnostics");
}

TEST_P(OrganisationsApi, NamesEveryFaultByItsPointer) {
  const Answer wrong =
      staff().post(list, R"({"name":" ","kind":"shop","country_code":"QQ","website":"tilia","email":"x",
      "ror_id":"03vek6s53","lei":"X","latitude":1,"founded_year":3000,"specialisations":["oncology","magic"],
      "countries":["QQ"],"other_names":[{"kind":"alias","language":"","name":" "}],
      "field_visibility":[{"field":"name","visibility":"staff"}]})");
  ASSERT_EQ(wrong.status, 422) << wrong.body;
  EXPECT_THAT(pointers(wrong),
              ::testing::UnorderedElementsAre("/name", "/kind", "/country_code", "/website", "/email", "/ror_id",
                                              "/lei", "/longitude", "/founded_year", "/specialisations/1",
                                              "/countries/0", "/other_names/0/name", "/field_visibility/0/field"));
  EXPECT_EQ(
      staff().post(list, R"({"name":"X","kind":"clinic","country_code":"DE","latitude":91,"longitude":0})").status,
      422);
  EXPECT_EQ(guest().get(list).json().at("total"), 0) << "nothing is half written";
}

TEST_P(OrganisationsApi, AnswersLookAlikesBeforeItMakesADuplicate) {
  Client olga = staff();
  ASSERT_EQ(olga.post(list, body).status, 201);
  struct Case {
    std::string form;
    std::string pointer;
    std::string reason;
  };
  for (const Case& one : {
           Case{R"({"name":"A","kind":"clinic","country_code":"FR","ror_id":"03vek6s52"})", "/ror_id", "ror_id"},
           Case{R"({"name":"A","kind":"clinic","country_code":"DE","registry_number":"HRB123"})", "/registry_number",
                "registry_number"},
           Case{R"({"name":"A","kind":"clinic","country_code":"FR","website":"http://www.tilia.example/fr"})",
                "/website", "domain"},
           Case{R"({"name":"Тилия Диагностикс, ООО","kind":"clinic","country_code":"DE"})", "/name", "name"},
           Case{R"({"name":"T.D.","kind":"clinic","country_code":"DE"})", "/name", "other_name"},
       }) {
    const Answer refused = olga.post(list, one.form);
    ASSERT_EQ(refused.status, 409) << one.form << refused.body;
    EXPECT_EQ(refused.json().at("errors").at(0).at("pointer"), base::Json(one.pointer));
    EXPECT_THAT(refused.body, HasSubstr("Tilia Diagnostics"));
    const base::Json found = olga.post(list + "/similar", one.form).json();
    EXPECT_EQ(found.at("items").at(0).at("reason"), base::Json(one.reason)) << one.form;
  }
  EXPECT_EQ(olga.post(list, R"({"name":"A","kind":"clinic","country_code":"FR","registry_number":"HRB123"})").status,
            201)
      << "a number of another register";
  EXPECT_EQ(olga.post(list + "?allow_similar=true", body).status, 201);
}

TEST_P(OrganisationsApi, LosesNoEditOfTwo) {
  const std::string id = given(form("Tilia"));
  Client owner = administrator("owner", id);
  Client olga = staff();
  const std::string path = list + "/" + id;
  const std::string changed = R"({"name":"Tilia 2","kind":"clinic","country_code":"DE"})";
  EXPECT_EQ(owner.put(path, changed).status, 428);
  EXPECT_EQ(owner.put(path, changed, if_match(1)).status, 200);
  const Answer late = olga.put(path, R"({"name":"Tilia 3","kind":"clinic","country_code":"DE"})", if_match(1));
  EXPECT_EQ(late.status, 412);
  EXPECT_THAT(late.body, HasSubstr("Somebody else changed"));
  EXPECT_EQ(guest().get(path).json().at("name"), "Tilia 2");
}

TEST_P(OrganisationsApi, LetsAdministratorsEditTheirOwnAndNoOther) {
  const std::string own = given(form("Own"));
  const std::string other = given(form("Other"));
  OrganisationForm secret = form("Secret");
  secret.visibility = auth::Visibility::Staff;
  const std::string hidden = given(secret);
  Client owner = administrator("owner", own);
  const std::string changed = R"({"name":"Changed","kind":"clinic","country_code":"DE"})";
  EXPECT_EQ(owner.put(list + "/" + own, changed, if_match(1)).status, 200);
  EXPECT_EQ(owner.put(list + "/" + other, changed, if_match(1)).status, 403);
  EXPECT_EQ(owner.put(list + "/" + hidden, changed, if_match(1)).status, 404) << "what is hidden is not there";
  EXPECT_EQ(owner.post(list, changed).status, 403);
  Client member = signed_in("member", auth::Role::MemberUser);
  EXPECT_EQ(member.put(list + "/" + own, changed, if_match(2)).status, 403);
}

TEST_P(OrganisationsApi, EndsARecordAndKeepsIt) {
  const std::string id = given(form("Tilia"));
  Client olga = staff();
  const std::string end = R"({"ended_on":"2026-03-31","reason":"Insolvent"})";
  EXPECT_EQ(olga.put(list + "/" + id + "/end", end, if_match(7)).status, 412);
  const Answer ended = olga.put(list + "/" + id + "/end", end, if_match(1));
  ASSERT_EQ(ended.status, 200) << ended.body;
  EXPECT_EQ(ended.json().at("ended_reason"), "Insolvent");
  EXPECT_TRUE(guest().get(list + "/" + id).json().at("ended_reason").is_null()) << "members alone are told why";
  EXPECT_EQ(names(guest().get(list)), "");
  EXPECT_EQ(names(guest().get(list + "?state=ended")), "Tilia");
  EXPECT_EQ(olga.put(list + "/" + id + "/end", end, if_match(2)).status, 409);
  EXPECT_EQ(olga.put(list + "/" + id, R"({"name":"X","kind":"clinic","country_code":"DE"})", if_match(2)).status, 409);
}

TEST_P(OrganisationsApi, MergesADuplicateWithAllThatHangsOnIt) {
  const std::string kept = given(form("Tilia"));
  OrganisationForm doubled = form("Tilia Diagnostics");
  doubled.specialisations = {"oncology"};
  const std::string duplicate = given(doubled);
  const std::string third = given(form("Third"));
  const std::string anna = given_person("Anna", "Berg", duplicate);
  Client owner = administrator("owner", duplicate);
  Client olga = staff();
  ASSERT_EQ(
      olga.post(list + "/" + duplicate + "/relations", fmt::format(R"({{"to_id":"{}","kind":"owner_of"}})", third))
          .status,
      200);
  const std::string into = fmt::format(R"({{"into":"{}","reason":"entered twice"}})", kept);
  EXPECT_EQ(owner.post(list + "/" + duplicate + "/merge", into).status, 403);
  const Answer merged = olga.post(list + "/" + duplicate + "/merge", into);
  ASSERT_EQ(merged.status, 200) << merged.body;
  EXPECT_EQ(merged.json().at("specialisations").at(0), "oncology");
  EXPECT_EQ(merged.json().at("other_names").at(0).at("name"), "Tilia Diagnostics");
  EXPECT_EQ(olga.get(list + "/" + duplicate).json().at("merged_into"), base::Json(kept));
  EXPECT_EQ(names(olga.get("/api/v1/people?organisation=" + kept), "person_id"), anna);
  EXPECT_EQ(names(olga.get(list + "/" + kept + "/relations"), "to_name"), "Third");
  EXPECT_EQ(owner.get(list + "/" + kept).json().at("visibility"), "public") << "the role moved";
  EXPECT_EQ(olga.post(list + "/" + duplicate + "/merge", into).status, 409) << "twice";
  EXPECT_EQ(olga.post(list + "/" + kept + "/merge", into).status, 422) << "into itself";
}

TEST_P(OrganisationsApi, TellsRelationsFromBothEndsToThoseWhoSeeBoth) {
  const std::string mother = given(form("Mother"));
  OrganisationForm quiet = form("Daughter");
  quiet.visibility = auth::Visibility::Members;
  const std::string daughter = given(quiet);
  Client olga = staff();
  const std::string path = list + "/" + mother + "/relations";
  EXPECT_EQ(olga.post(path, fmt::format(R"({{"to_id":"{}","kind":"owner_of"}})", mother)).status, 422);
  EXPECT_EQ(
      olga.post(path, fmt::format(R"({{"to_id":"{}","kind":"owner_of","from_on":"2026-02-01","to_on":"2026-01-01"}})",
                                  daughter))
          .status,
      422);
  const Answer added =
      olga.post(path, fmt::format(R"({{"to_id":"{}","kind":"owner_of","from_on":"2026-01-01"}})", daughter));
  ASSERT_EQ(added.status, 200) << added.body;
  EXPECT_EQ(names(olga.get(list + "/" + daughter + "/relations"), "from_name"), "Mother");
  EXPECT_EQ(names(guest().get(path), "to_name"), "") << "a guest sees one end only";
  const std::string relation(added.json().at("items").at(0).at("organisation_relation_id").as_string());
  EXPECT_EQ(administrator("stranger", given(form("Stranger"))).remove(path + "/" + relation).status, 403);
  EXPECT_EQ(olga.remove(path + "/" + relation).status, 204);
  EXPECT_EQ(olga.remove(path + "/" + relation).status, 404);
}

TEST_P(OrganisationsApi, FiltersSortsAndCounts) {
  OrganisationForm tilia = form("Tilia", "clinic", "DE");
  tilia.specialisations = {"oncology", "diagnostics"};
  tilia.staff_count = 40;
  given(tilia);
  OrganisationForm alder = form("Ålder", "production", "DE");
  alder.staff_count = 400;
  alder.description_ru = "Производство лекарств";
  given(alder);
  given(form("Ясень", "university", "RU"));
  given(form("Birch", "research", "FR"));
  Client member = signed_in("member", auth::Role::MemberUser);
  EXPECT_EQ(names(member.get(list)), "Ålder, Birch, Tilia, Ясень") << "both alphabets in one order";
  EXPECT_EQ(names(member.get(list + "?sort=-name")), "Ясень, Tilia, Birch, Ålder");
  EXPECT_EQ(names(member.get(list + "?sort=-staff_count&limit=2")), "Ålder, Tilia");
  EXPECT_EQ(names(member.get(list + "?sort=staff_count&limit=2")), "Tilia, Ålder");
  EXPECT_EQ(names(member.get(list + "?kind=clinic&kind=research")), "Birch, Tilia");
  EXPECT_EQ(names(member.get(list + "?country=DE&specialisation=oncology")), "Tilia");
  EXPECT_EQ(names(member.get(list + "?member_group=rnd_and_universities")), "Birch, Ясень");
  EXPECT_EQ(names(member.get(list + "?q=iasen")), "") << "other spellings are the search index's to know";
  EXPECT_EQ(names(member.get(list + "?q=yasen")), "Ясень");
  EXPECT_EQ(names(member.get(list + "?q=%D0%BB%D0%B5%D0%BA%D0%B0%D1%80%D1%81%D1%82%D0%B2")), "Ålder");
  EXPECT_EQ(names(member.get(list + "?q=%25")), "Ålder, Birch, Tilia, Ясень") << "a sign is no word";
  const base::Json faceted = member.get(list + "?country=DE&facets=country,kind,specialisation").json();
  EXPECT_EQ(base::print_json(faceted.at("facets"), base::JsonStyle::Compact),
            R"({"country":[{"value":"DE","count":2},{"value":"FR","count":1},{"value":"RU","count":1}],)"
            R"("kind":[{"value":"clinic","count":1},{"value":"production","count":1}],)"
            R"("specialisation":[{"value":"diagnostics","count":1},{"value":"oncology","count":1}]})");
  EXPECT_EQ(faceted.at("total"), 2);
  const Answer chosen = member.get(list + "?fields=name,kind&limit=1");
  EXPECT_THAT(chosen.body, HasSubstr(R"("items":[{"name":"Ålder","kind":"production"}])"));
  for (const char* wrong : {"?fields=secret", "?facets=name", "?sort=phone", "?kinds=clinic", "?limit=0",
                            "?bounds=1,2,3", "?bounds=0,10,0,-10", "?state=gone"}) {
    EXPECT_EQ(member.get(list + wrong).status, 422) << wrong;
  }
}

TEST_P(OrganisationsApi, PagesThroughAnyOrderWithoutLossOrRepetition) {
  for (int o = 0; o < 23; ++o) {
    OrganisationForm one = form(fmt::format("Org {}", o % 7));
    if (o % 3 != 0) one.staff_count = o % 5;
    given(one);
  }
  Client member = signed_in("member", auth::Role::MemberUser);
  for (const char* sort : {"name", "-name", "updated_at", "-updated_at", "staff_count", "-staff_count"}) {
    std::set<std::string> seen;
    std::size_t count = 0;
    std::string query = fmt::format("{}?sort={}&limit=4", list, sort);
    for (std::string cursor = "-"; !cursor.empty();) {
      const base::Json page = member.get(cursor == "-" ? query : query + "&cursor=" + cursor).json();
      for (const auto& item : page.at("items").as_array()) {
        seen.insert(std::string(item.at("organisation_id").as_string()));
        ++count;
      }
      cursor = page.at("next").is_null() ? "" : std::string(page.at("next").as_string());
      ASSERT_LE(count, 23U) << sort;
    }
    EXPECT_EQ(count, 23U) << sort;
    EXPECT_EQ(seen.size(), 23U) << sort;
  }
}

TEST_P(OrganisationsApi, MapsPlacesAlsoAcrossTheDateLine) {
  const auto at = [&](const std::string& name, double latitude, double longitude) {
    OrganisationForm one = form(name);
    one.latitude = latitude;
    one.longitude = longitude;
    given(one);
  };
  at("Fiji", -18, 178);
  at("Samoa", -14, -172);
  at("Basel", 47.5, 7.6);
  given(form("Nowhere"));
  EXPECT_EQ(names(guest().get(list + "?bounds=170,-30,-170,0")), "Fiji, Samoa");
  EXPECT_EQ(names(guest().get(list + "?bounds=-170,-30,170,60")), "Basel");
  const Answer map = guest().get(list + "/map?bounds=170,-30,-170,0");
  EXPECT_EQ(map.header("Content-Type"), "application/geo+json");
  EXPECT_EQ(map.json().at("total"), 2);
  EXPECT_EQ(map.json().at("features").at(0).at("properties").at("name"), "Fiji");
  EXPECT_EQ(map.json().at("features").at(0).at("geometry").at("coordinates"), base::Json(base::JsonArray{178, -18}));
}

TEST_P(OrganisationsApi, GathersManyPlacesOnAGrid) {
  const auto put = [&](double latitude, double longitude) {
    OrganisationForm one = form("Org");
    one.latitude = latitude;
    one.longitude = longitude;
    given(one);
  };
  for (int o = 0; o < 5; ++o) put(47.5 + o * 0.01, 7.6);
  put(-18, 179.9);
  put(-18, -179.9);
  const auto map = [&](const std::string& query, std::size_t most) {
    http::Request request;
    if (!query.empty()) request.query.emplace("bounds", query);
    const auto list_request = auth::read_list(request, organisation_list()).value();
    auth::Sight sight;
    sight.levels = {auth::Visibility::Public};
    const auto text =
        database().read([&](db::Reader& reader) { return map_organisations(reader, sight, list_request, most); });
    return base::parse_json(text.value(), "map").value();
  };
  EXPECT_EQ(map("", 7).at("features").as_array().size(), 7U);
  const base::Json gathered = map("", 6);
  EXPECT_EQ(gathered.at("features").as_array().size(), 3U);
  EXPECT_EQ(gathered.at("total"), 7);
  std::int64_t sum = 0;
  for (const auto& feature : gathered.at("features").as_array()) {
    sum += feature.at("properties").at("count").as_int64();
  }
  EXPECT_EQ(sum, 7);
  EXPECT_EQ(map("102,-60,-100,0", 1).at("features").as_array().size(), 1U) << "one cell over the date line";
}

VALLIS_ON_BOTH_DATABASES(OrganisationsApi);

}  // namespace
}  // namespace vallis::directory
