#include <gmock/gmock.h>

#include <map>

#include "directory_test.hpp"

namespace vallis::directory {
namespace {

using test::Client;

/// A field, and a change of its value in the database that moves no version and no moment.
struct Secret {
  std::string field;
  std::string change;
};

const std::vector<Secret>& organisation_secrets() {
  static const std::vector<Secret> secrets = {
      {"region", "UPDATE organisation SET region = 'Elsewhere' WHERE name = 'Tilia'"},
      {"city", "UPDATE organisation SET city = 'Basel' WHERE name = 'Tilia'"},
      {"address", "UPDATE organisation SET address = 'Other street 2' WHERE name = 'Tilia'"},
      {"place", "UPDATE organisation SET latitude = 10, longitude = 20 WHERE name = 'Tilia'"},
      {"website",
       "UPDATE organisation SET website = 'https://other.example', domain = 'other.example' "
       "WHERE name = 'Tilia'"},
      {"email", "UPDATE organisation SET email = 'other@tilia.example' WHERE name = 'Tilia'"},
      {"phone", "UPDATE organisation SET phone = '+49 2' WHERE name = 'Tilia'"},
      {"ror_id", "UPDATE organisation SET ror_id = '05bnh6r87' WHERE name = 'Tilia'"},
      {"registry_number", "UPDATE organisation SET registry_number = 'HRB9' WHERE name = 'Tilia'"},
      {"lei", "UPDATE organisation SET lei = '506700GE1G29325QX363' WHERE name = 'Tilia'"},
      {"founded_year", "UPDATE organisation SET founded_year = 1901 WHERE name = 'Tilia'"},
      {"staff_count", "UPDATE organisation SET staff_count = 7 WHERE name = 'Tilia'"},
      {"description", "UPDATE organisation SET description_en = 'Spa', description_key = 'spa' WHERE name = 'Tilia'"},
      {"offers", "UPDATE organisation SET offers = 'Other' WHERE name = 'Tilia'"},
      {"needs", "UPDATE organisation SET needs = 'Other' WHERE name = 'Tilia'"},
      {"specialisations",
       "UPDATE organisation_specialisation SET specialisation = 'dentistry' "
       "WHERE specialisation = 'oncology'"},
      {"countries", "UPDATE organisation_country SET country_code = 'FR'"},
      {"other_names", "UPDATE organisation_name SET name = 'Birch', name_key = 'birch', match_key = 'birh'"},
  };
  return secrets;
}

class Visibility : public DirectoryApi {
 protected:
  /// Everything in which organisations show: records, lists, counts, facets, orders, filters, maps, look-alikes.
  static std::string all_answers(Client& client, const std::string& id) {
    const std::string list = "/api/v1/organisations";
    std::string all = client.get(list + "/" + id).body;
    for (const char* query :
         {"?facets=kind,country,specialisation,member_group", "?sort=staff_count", "?sort=-staff_count", "?q=cancer",
          "?q=linden", "?q=tilia", "?city=Freiburg", "?specialisation=oncology", "?specialisation=dentistry",
          "?bounds=7,47,9,49", "?bounds=19,9,21,11", "?sort=-staff_count&limit=1"}) {
      all += "\n" + list + query + " " + client.get(list + query).body;
    }
    for (const char* query : {"", "?bounds=7,47,9,49", "?q=cancer"}) {
      all += "\n" + list + "/map" + query + " " + client.get(list + "/map" + query).body;
    }
    for (const char* form : {R"({"name":"X","kind":"clinic","country_code":"DE","website":"https://tilia.example"})",
                             R"({"name":"X","kind":"clinic","country_code":"DE","registry_number":"HRB 1"})",
                             R"({"name":"X","kind":"clinic","country_code":"DE","ror_id":"03vek6s52"})",
                             R"({"name":"X","kind":"clinic","country_code":"DE","lei":"7LTWFZYICNSX8D621K86"})",
                             R"({"name":"Linden","kind":"clinic","country_code":"DE"})"}) {
      all += "\n" + std::string(form) + " " + client.post(list + "/similar", form).body;
    }
    return without_request_ids(all);
  }

  static std::string without_request_ids(std::string text) {
    constexpr std::string_view kKey = "\"request_id\":\"";
    for (auto at = text.find(kKey); at != std::string::npos; at = text.find(kKey, at + 1)) {
      const auto end = text.find('"', at + kKey.size());
      text.erase(at + kKey.size(), end - at - kKey.size());
    }
    return text;
  }

  /// An organisation with all fields, each for whom `level` says.
  std::string tilia(auth::Visibility level) {
    OrganisationForm form = DirectoryApi::form("Tilia");
    form.region = "Baden";
    form.city = "Freiburg";
    form.address = "Street 1";
    form.latitude = 48;
    form.longitude = 7.8;
    form.website = "https://tilia.example";
    form.email = "info@tilia.example";
    form.phone = "+49 1";
    form.ror_id = "03vek6s52";
    form.registry_number = "HRB 1";
    form.lei = "7LTWFZYICNSX8D621K86";
    form.founded_year = 1990;
    form.staff_count = 500;
    form.description_en = "Cancer care";
    form.offers = "Trials";
    form.needs = "Patients";
    form.other_names = {{NameKind::Alias, "", "Linden"}};
    form.specialisations = {"oncology"};
    form.countries = {"CH"};
    form.field_visibility.emplace();
    for (const Secret& secret : organisation_secrets()) form.field_visibility->push_back({secret.field, level});
    const std::string id = given(form);
    OrganisationForm other = DirectoryApi::form("Alder");
    other.staff_count = 100;
    other.field_visibility = {{"staff_count", auth::Visibility::Public}};
    given(other);
    return id;
  }
};

TEST_P(Visibility, LetsAHiddenValueChangeNothingThatACallerSees) {
  const std::string id = tilia(auth::Visibility::Staff);
  std::map<std::string, Client> others;
  others.emplace("guest", guest());
  others.emplace("somebody", signed_in("somebody"));
  others.emplace("member", signed_in("member", auth::Role::MemberUser));
  others.emplace("analyst", signed_in("analyst", auth::Role::Analyst));
  others.emplace("administrator of another", administrator("other", given(form("Other"))));
  Client staff = signed_in("olga", auth::Role::ClusterStaff);
  Client owner = administrator("owner", id);
  std::map<std::string, std::string> before;
  for (auto& [who, client] : others) before[who] = all_answers(client, id);
  std::string staff_saw = all_answers(staff, id);
  std::string owner_saw = all_answers(owner, id);
  for (const Secret& secret : organisation_secrets()) {
    run(secret.change);
    for (auto& [who, client] : others) EXPECT_EQ(all_answers(client, id), before[who]) << who << ", " << secret.field;
    const std::string staff_sees = all_answers(staff, id);
    const std::string owner_sees = all_answers(owner, id);
    EXPECT_NE(staff_sees, staff_saw) << secret.field << ": the change was none";
    EXPECT_NE(owner_sees, owner_saw) << secret.field << ": an owner sees all of its own";
    staff_saw = staff_sees;
    owner_saw = owner_sees;
  }
}

TEST_P(Visibility, CoversEveryFieldThatCanBeHidden) {
  std::vector<std::string> covered = {"ended_reason"};  // not in any list's filters; held below
  for (const Secret& secret : organisation_secrets()) covered.push_back(secret.field);
  for (const auto& field : guarded_organisation().fields) {
    EXPECT_THAT(covered, ::testing::Contains(std::string(field.name)));
  }
  EXPECT_EQ(covered.size(), guarded_organisation().fields.size());
}

TEST_P(Visibility, OpensEachLevelToThoseItIsFor) {
  OrganisationForm form = DirectoryApi::form("Tilia");
  form.phone = "+49 1";
  struct Case {
    auth::Visibility level;
    std::string who_sees;
  };
  Client anybody = guest();
  Client somebody = signed_in("somebody");
  Client member = signed_in("member", auth::Role::MemberUser);
  Client staff = signed_in("olga", auth::Role::ClusterStaff);
  for (const Case& one :
       {Case{auth::Visibility::Public, "guest somebody member staff "},
        Case{auth::Visibility::SignedIn, "somebody member staff "}, Case{auth::Visibility::Members, "member staff "},
        Case{auth::Visibility::Named, "staff "}, Case{auth::Visibility::Staff, "staff "}}) {
    form.field_visibility = {{"phone", one.level}};
    const std::string path = "/api/v1/organisations/" + given(form);
    std::string who;
    for (auto& [name, client] : std::vector<std::pair<std::string, Client*>>{
             {"guest", &anybody}, {"somebody", &somebody}, {"member", &member}, {"staff", &staff}}) {
      const base::Json seen = client->get(path).json();
      const bool hidden = seen.at("phone").is_null();
      if (!hidden) who += name + " ";
      const auto& list = seen.at("hidden").as_array();
      EXPECT_EQ(std::find(list.begin(), list.end(), base::Json("phone")) != list.end(), hidden) << name;
    }
    EXPECT_EQ(who, one.who_sees) << base::enum_word(one.level);
    OrganisationForm record = DirectoryApi::form("Whole");
    record.visibility = one.level;
    const std::string whole = "/api/v1/organisations/" + given(record);
    who.clear();
    for (auto& [name, client] : std::vector<std::pair<std::string, Client*>>{
             {"guest", &anybody}, {"somebody", &somebody}, {"member", &member}, {"staff", &staff}}) {
      const bool read = client->get(whole).status == 200;
      if (read) who += name + " ";
      const auto listed = client->get("/api/v1/organisations?q=whole&limit=200").json();
      EXPECT_EQ(static_cast<std::int64_t>(listed.at("items").as_array().size()), listed.at("total").as_int64());
    }
    EXPECT_EQ(who, one.who_sees) << "record, " << base::enum_word(one.level);
  }
}

TEST_P(Visibility, CountsOnlyWhatIsSeen) {
  for (const auto& [word, level] : base::enum_words<auth::Visibility>()) {
    OrganisationForm one = form("Org " + word);
    one.visibility = level;
    given(one);
  }
  const std::string query = "/api/v1/organisations?facets=kind";
  const auto count = [&](Client client) {
    const auto json = client.get(query).json();
    EXPECT_EQ(json.at("facets").at("kind").at(0).at("count"), json.at("total"));
    return json.at("total").as_int64();
  };
  EXPECT_EQ(count(guest()), 1);
  EXPECT_EQ(count(signed_in("somebody")), 2);
  EXPECT_EQ(count(signed_in("member", auth::Role::MemberUser)), 3);
  EXPECT_EQ(count(signed_in("olga", auth::Role::ClusterStaff)), 5);
}

TEST_P(Visibility, OpensWhatIsNamedToThoseWhoAreNamedUntilTheLastDay) {
  OrganisationForm secret = form("Secret");
  secret.visibility = auth::Visibility::Named;
  secret.phone = "+49 1";
  secret.field_visibility = {{"phone", auth::Visibility::Named}};
  const std::string id = given(secret);
  const std::string other = given(form("Other"));
  Client named = signed_in("named");
  Client by_organisation = administrator("admin", other);
  const auto grant = [&](const std::string& field, const std::string& kind, const std::string& to,
                         const std::string& until) {
    run(fmt::format("INSERT INTO visibility_grant VALUES ('organisation', '{}', '{}', '{}', '{}', {})", id, field, kind,
                    to, until));
  };
  EXPECT_EQ(named.get("/api/v1/organisations/" + id).status, 404);
  grant("", "account", account_of("named").text(), "NULL");
  EXPECT_TRUE(named.get("/api/v1/organisations/" + id).json().at("phone").is_null());
  EXPECT_EQ(named.get("/api/v1/organisations").json().at("total"), 2);
  grant("phone", "account", account_of("named").text(), "NULL");
  EXPECT_EQ(named.get("/api/v1/organisations/" + id).json().at("phone"), "+49 1");
  grant("", "organisation", other, "'" + base::Instant::now().date().text() + "'");
  EXPECT_EQ(by_organisation.get("/api/v1/organisations/" + id).status, 200);
  run("UPDATE visibility_grant SET to_on = '2020-01-01'");
  EXPECT_EQ(by_organisation.get("/api/v1/organisations/" + id).status, 404);
  EXPECT_EQ(named.get("/api/v1/organisations/" + id).status, 404);
}

TEST_P(Visibility, ShowsNoPersonToAnalysts) {
  const std::string firm = given(form("Tilia"));
  const std::string anna = given_person("Anna", "Berg", firm);
  Client analyst = signed_in("analyst", auth::Role::Analyst);
  EXPECT_EQ(analyst.get("/api/v1/people/" + anna).status, 404);
  EXPECT_EQ(analyst.get("/api/v1/people").json().at("total"), 0);
  Client member = signed_in("member", auth::Role::MemberUser);
  EXPECT_EQ(member.get("/api/v1/people").json().at("total"), 1);
  EXPECT_EQ(guest().get("/api/v1/people").json().at("total"), 0);
}

TEST_P(Visibility, LetsAPersonsHiddenValueChangeNothing) {
  const std::string firm = given(form("Tilia"));
  const std::string anna = given_person("Anna", "Berg", firm);
  given_person("Boris", "Orlov", firm);
  run(R"(UPDATE person SET country_code = 'DE', field_visibility =
         '{"title":"staff","email":"staff","phone":"staff","country_code":"staff","orcid":"staff","about":"staff","offers":"staff","needs":"staff","affiliations":"staff"}'
         WHERE given_name = 'Anna')");
  const auto answers = [&](Client& client) {
    std::string all = client.get("/api/v1/people/" + anna).body;
    for (const std::string& query :
         {std::string("?facets=country"), std::string("?country=DE"), std::string("?country=FR"),
          "?organisation=" + firm, std::string("?q=berg"), "?organisation=" + firm + "&facets=country"}) {
      all += client.get("/api/v1/people" + query).body;
    }
    return all;
  };
  Client member = signed_in("member", auth::Role::MemberUser);
  Client staff = signed_in("olga", auth::Role::ClusterStaff);
  const std::string before = answers(member);
  std::string staff_saw = answers(staff);
  std::size_t changes = 0;
  for (const char* change :
       {"title = 'Dr'", "email = 'x@y.org', email_key = 'x@y.org'", "phone = '+7'", "country_code = 'FR'",
        "orcid = '0000-0002-1825-0097'", "about = 'x'", "offers = 'x'", "needs = 'x'"}) {
    run(std::string("UPDATE person SET ") + change + " WHERE given_name = 'Anna'");
    EXPECT_EQ(answers(member), before) << change;
    const std::string staff_sees = answers(staff);
    EXPECT_NE(staff_sees, staff_saw) << change;
    staff_saw = staff_sees;
    ++changes;
  }
  run("DELETE FROM affiliation WHERE person_id = '" + anna + "'");
  EXPECT_EQ(answers(member), before) << "affiliations";
  EXPECT_EQ(changes + 1, guarded_person().fields.size());
}

VALLIS_ON_BOTH_DATABASES(Visibility);

}  // namespace
}  // namespace vallis::directory
