#include <fmt/format.h>
#include <gtest/gtest.h>

#include <map>
#include <set>
#include <thread>

#include "directory/cluster.hpp"
#include "directory/organisation.hpp"
#include "directory/person.hpp"
#include "directory/relation.hpp"
#include "support/whole_server.hpp"

namespace vallis {
namespace {

using directory::OrganisationForm;
using directory::OrganisationId;

/// What somebody got: request → answer, without what differs from answer to answer.
using Answers = std::map<std::string, std::string>;

void blank_values(std::string& text, std::string_view key) {
  for (auto at = text.find(key); at != std::string::npos; at = text.find(key, at + 1)) {
    const auto begin = at + key.size();
    text.erase(begin, text.find('"', begin) - begin);
  }
}

/// What two roles can learn about what is hidden from them. Every GET route of the router is asked the same before and
/// after hidden things change; a new feature's lists are among them without a line here.
class Leaks : public test::WholeServerTest {
 protected:
  struct Reader {
    std::string name;
    std::string header;  ///< of its session; empty: a guest
  };

  template <class Write>
  auto write(Write&& function) {
    auto done = database().transact(function);
    EXPECT_TRUE(done) << (done ? "" : done.error().message);
    return *done;
  }
  void run(const std::string& sql) {
    const auto done = database().transact([&](db::Transaction& tx) { return tx.execute(sql); });
    ASSERT_TRUE(done) << sql << ": " << done.error().message;
    EXPECT_EQ(*done, 1) << sql << " changes nothing";
  }

  void SetUp() override {
    WholeServerTest::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    directory::ClusterForm rhine;
    rhine.code = "rhine-valley";
    rhine.name_en = "Rhine Valley";
    rhine.countries = {"DE"};
    cluster = write([&](db::Transaction& tx) { return directory::create_cluster(tx, {}, now, rhine); }).text();
    OrganisationForm form = organisation_form("Tilia", auth::Visibility::Public);
    form.field_visibility = {{"phone", auth::Visibility::Staff},
                             {"staff_count", auth::Visibility::Staff},
                             {"description", auth::Visibility::Staff},
                             {"specialisations", auth::Visibility::Staff}};
    form.phone = "+49 1";
    form.staff_count = 500;
    form.description_en = "Cancer care";
    form.specialisations = {"oncology"};
    tilia = given(form);
    alder = given(organisation_form("Alder", auth::Visibility::Public));
    anna = given_person("Anna", "Berg", auth::Visibility::Members, tilia);
    readers.push_back({"guest", ""});
    std::set<std::string> seen;
    for (const auto& [word, role] : base::enum_words<auth::Role>()) {
      // Who may manage or audit is told of everything; the lesser ones are those who may not.
      auth::Caller caller;
      caller.account = auth::AccountId{base::Uuid::next()};
      auth::RoleGrant grant;
      grant.role = role;
      grant.scope_kind = "cluster";
      caller.roles.push_back(grant);
      if (caller.may(auth::Permission::ManageMembers)) continue;
      // Both databases get the same statements; the second is asked as one of the roles that may and see the same.
      std::string rights;
      for (const auto& [may_word, may] : base::enum_words<auth::Permission>()) rights += caller.may(may) ? 'y' : 'n';
      const bool personal = auth::sight_of(caller, now.date()).personal;
      if (!seen.insert(rights + (personal ? "p" : "a")).second && GetParam() == db::Dialect::Postgres) continue;
      const bool of_one = role == auth::Role::OrganisationAdmin || role == auth::Role::MemberUser;
      add_reader(word, role, of_one ? base::Uuid::parse(alder) : std::nullopt);
    }
    add_reader("nobody", {}, {});
  }
  void add_reader(const std::string& name, std::optional<auth::Role> role, std::optional<base::Uuid> organisation) {
    readers.push_back(
        {name, test::session_header(database(), test::given_account(database(), name, role, organisation))});
  }

  static OrganisationForm organisation_form(const std::string& name, auth::Visibility visibility) {
    OrganisationForm form;
    form.name = name;
    form.kind = "clinic";
    form.country_code = "DE";
    form.visibility = visibility;
    return form;
  }
  std::string given(const OrganisationForm& form) {
    return write([&](db::Transaction& tx) { return directory::create_organisation(tx, {}, now, form); }).text();
  }
  std::string given_person(const std::string& given_name, const std::string& family_name, auth::Visibility visibility,
                           const std::string& organisation) {
    directory::NewPerson person;
    person.person.given_name = given_name;
    person.person.family_name = family_name;
    person.person.visibility = visibility;
    directory::AffiliationForm affiliation;
    affiliation.organisation_id = *OrganisationId::parse(organisation);
    person.affiliations.push_back(affiliation);
    return write([&](db::Transaction& tx) { return directory::create_person(tx, {}, now, person); }).text();
  }

  /// Hidden things of every kind, each tied to what is seen.
  void add_hidden() {
    OrganisationForm form = organisation_form("Secretum Hospital", auth::Visibility::Staff);
    form.kind = "production";
    form.country_code = "FR";
    form.city = "Lyon";
    form.website = "https://secretum.example";
    form.registry_number = "HRB 777";
    form.staff_count = 9;
    form.latitude = 48;
    form.longitude = 7.8;
    form.description_en = "Secretum care";
    form.specialisations = {"dentistry"};
    form.other_names = {{directory::NameKind::Alias, "", "Arcanum"}};
    hidden = given(form);
    hidden_person = given_person("Secreta", "Arcana", auth::Visibility::Staff, tilia);
    given_person("Secretus", "Arcanus", auth::Visibility::Staff, hidden);
    directory::RelationForm relation;
    relation.to_id = *OrganisationId::parse(tilia);
    relation.kind = directory::RelationKind::OwnerOf;
    write(
        [&](db::Transaction& tx) { return directory::add_relation(tx, {}, *OrganisationId::parse(hidden), relation); });
  }

  /// Values for a parameter of a query, of which some touch what is hidden.
  static std::vector<std::string> values_of(const base::Json& parameter) {
    const std::string name(parameter.at("name").as_string());
    const base::JsonObject& schema = parameter.at("schema").as_object();
    std::vector<std::string> values;
    if (const auto* words = schema.if_contains("enum")) {
      for (const auto& word : words->as_array()) values.emplace_back(word.as_string());
    } else if (name == "facets") {
      const std::string text(parameter.at("description").as_string());
      const auto colon = text.rfind(": ");
      std::string all = text.substr(colon + 2);
      all.pop_back();  // the full stop
      std::erase(all, ' ');
      values = {all};
    } else if (name == "limit") {
      values = {"1"};
    } else {
      static const std::map<std::string, std::vector<std::string>> of_name{
          {"q", {"Secretum", "arcan", "cancer"}},
          {"country", {"FR"}},
          {"city", {"Lyon"}},
          {"kind", {"production"}},
          {"bounds", {"7,47,9,49"}},
          {"specialisation", {"oncology", "dentistry"}},
          {"format", {"csv", "json", "vcf"}},
          {"organisation", {"Secretum"}}};
      const auto known = of_name.find(name);
      values = known == of_name.end() ? std::vector<std::string>{"Secretum", "FR"} : known->second;
    }
    for (std::string& value : values) value = name + "=" + http::percent_encode(value);
    return values;
  }

  /// The pattern with the ids of what there is; `organisation` and `person` in place of theirs.
  std::string path_of(std::string pattern, const std::string& organisation, const std::string& person) const {
    const std::map<std::string, std::string> ids{
        {"organisation_id", organisation}, {"person_id", person}, {"cluster_id", cluster}};
    for (auto at = pattern.find('{'); at != std::string::npos; at = pattern.find('{')) {
      const auto end = pattern.find('}', at);
      const auto id = ids.find(pattern.substr(at + 1, end - at - 1));
      pattern.replace(at, end - at + 1,
                      id == ids.end() ? std::string("00000000-0000-7000-8000-000000000000") : id->second);
    }
    return pattern;
  }

  /// @param named  routes that name an organisation or person alone
  Answers answers(const Reader& reader, const std::string& organisation, const std::string& person, bool named) {
    Answers all;
    const auto ask = [&](const std::string& target) {
      test::Answer answer = client().get(target, reader.header);
      if (answer.headers.find("application/vnd.openxml") != std::string::npos) answer.body = "a workbook";
      std::string text = answer.headers + "\n" + answer.body;
      // An exchange file says when it was made, and signs that too.
      for (const char* key : {"\"request_id\":\"", "\"last_seen_at\":\"", "\"made_at\": \"", "\"signature\": \""}) {
        blank_values(text, key);
      }
      for (const char* name : {"\r\nX-Request-Id: ", "\r\nDate: "}) {
        const auto at = text.find(name);
        if (at != std::string::npos) text.erase(at, text.find("\r\n", at + 2) - at);
      }
      all[target] = std::move(text);
    };
    for (const auto& route : whole->router().routes()) {
      // A stream does not end; figures are of the server, and change with each request.
      if (route->method != http::Method::Get || route->pattern == "/api/v1/events" || route->pattern == "/metrics") {
        continue;
      }
      const bool names_one = route->pattern.find("{organisation_id}") != std::string::npos ||
                             route->pattern.find("{person_id}") != std::string::npos;
      if (named && !names_one) continue;
      const std::string path = path_of(route->pattern, organisation, person);
      ask(path);
      for (const auto& parameter : route->info.parameters) {
        if (parameter.at("in") != "query") continue;
        for (const std::string& value : values_of(parameter)) ask(path + "?" + value);
      }
    }
    if (named) return all;
    for (const char* words : {"secretum", "arcanum", "secreta", "cancer", "tilia", "secr", "secretun"}) {
      ask(std::string("/api/v1/search?q=") + words);
    }
    return all;
  }
  Answers answers(const Reader& reader) { return answers(reader, tilia, anna, false); }

  static void expect_equal(const Answers& before, const Answers& after, const std::string& what) {
    ASSERT_EQ(before.size(), after.size());
    for (const auto& [target, text] : before) EXPECT_EQ(text, after.at(target)) << what << ", GET " << target;
  }

  std::string cluster;
  std::string tilia;
  std::string alder;
  std::string anna;
  std::string hidden;
  std::string hidden_person;
  std::vector<Reader> readers;
  base::Instant now = base::Instant::now();
};

TEST_P(Leaks, HiddenThingsThatComeChangeNoAnswerToLesserRoles) {
  std::map<std::string, Answers> before;
  for (const Reader& reader : readers) before[reader.name] = answers(reader);
  add_reader("staff", auth::Role::ClusterStaff, {});
  const Reader staff = readers.back();
  readers.pop_back();
  const Answers staff_saw = answers(staff);
  add_hidden();
  std::this_thread::sleep_for(std::chrono::seconds(1));  // what follows the log by itself
  for (const Reader& reader : readers) expect_equal(before[reader.name], answers(reader), reader.name);
  const Answers staff_sees = answers(staff);
  int changed = 0;
  for (const auto& [target, text] : staff_saw) changed += text == staff_sees.at(target) ? 0 : 1;
  EXPECT_GT(changed, 20) << "the requests do reach what is hidden, for who may see it";
}

TEST_P(Leaks, WhatIsHiddenIsAnsweredLikeWhatIsNot) {
  add_hidden();
  const std::string nothing = base::Uuid::next().text();
  const std::string no_one = base::Uuid::next().text();
  for (const Reader& reader : readers) {
    const Answers of_hidden = answers(reader, hidden, hidden_person, true);
    Answers of_nothing = answers(reader, nothing, no_one, true);
    ASSERT_GE(of_hidden.size(), 3U);
    for (const auto& [target, text] : of_hidden) {
      std::string other = target;
      for (const auto& [id, instead] : {std::pair(hidden, nothing), std::pair(hidden_person, no_one)}) {
        if (const auto at = other.find(id); at != std::string::npos) other.replace(at, id.size(), instead);
      }
      ASSERT_TRUE(of_nothing.contains(other)) << other;
      EXPECT_EQ(text, of_nothing.at(other)) << reader.name << ", GET " << target;
    }
  }
}

TEST_P(Leaks, HiddenFieldsThatChangeChangeNoAnswerToLesserRoles) {
  add_hidden();
  std::map<std::string, Answers> before;
  for (const Reader& reader : readers) before[reader.name] = answers(reader);
  run("UPDATE organisation SET phone = '+49 2', staff_count = 3, description_en = 'Spa', description_key = 'spa' "
      "WHERE organisation_id = '" +
      tilia + "'");
  run("UPDATE organisation_specialisation SET specialisation = 'cardiology' WHERE organisation_id = '" + tilia + "'");
  run("UPDATE organisation SET name = 'Aa', name_key = 'aa', match_key = 'aa', kind = 'clinic', country_code = 'DE', "
      "staff_count = 5000 WHERE organisation_id = '" +
      hidden + "'");
  run("UPDATE person SET family_name = 'Berg', name_key = 'berg', country_code = 'DE' WHERE person_id = '" +
      hidden_person + "'");
  for (const Reader& reader : readers) expect_equal(before[reader.name], answers(reader), reader.name);
}

TEST_P(Leaks, NoLookAlikeIsToldThatIsHidden) {
  const auto forms = {R"({"name":"Secretum Hospital","kind":"clinic","country_code":"FR"})",
                      R"({"name":"X","kind":"clinic","country_code":"FR","website":"https://secretum.example"})",
                      R"({"name":"X","kind":"clinic","country_code":"FR","registry_number":"HRB 777"})",
                      R"({"name":"Arcanum","kind":"clinic","country_code":"FR"})"};
  const auto all = [&](const Reader& reader) {
    std::string text;
    for (const char* form : forms) text += client().post("/api/v1/organisations/similar", form, reader.header).body;
    blank_values(text, "\"request_id\":\"");
    return text;
  };
  std::map<std::string, std::string> before;
  for (const Reader& reader : readers) before[reader.name] = all(reader);
  add_hidden();
  for (const Reader& reader : readers) EXPECT_EQ(all(reader), before[reader.name]) << reader.name;
}

VALLIS_ON_BOTH_DATABASES(Leaks);

}  // namespace
}  // namespace vallis
