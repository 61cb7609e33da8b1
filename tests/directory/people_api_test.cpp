#include <gmock/gmock.h>

#include "activity/chain.hpp"
#include "directory_test.hpp"

namespace vallis::directory {
namespace {

using test::Answer;
using test::Client;
using ::testing::HasSubstr;
using ::testing::Not;

class PeopleApi : public DirectoryApi {
 protected:
  const std::string list = "/api/v1/people";
  std::string person(const std::string& organisation, const std::string& more = "") {
    return fmt::format(R"({{"person":{{"given_name":"Anna","family_name":"Berg","email":"anna@firm.example"{}}},
        "affiliations":[{{"organisation_id":"{}","position":"Head of oncology","is_contact":true}}]}})",
                       more, organisation);
  }
};

TEST_P(PeopleApi, LetsAdministratorsManageTheirOwnPeople) {
  const std::string own = given(form("Own"));
  const std::string other = given(form("Other"));
  Client owner = administrator("owner", own);
  const Answer made = owner.post(list, person(own));
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.json().at("affiliations").at(0).at("organisation_name"), "Own");
  const std::string path = made.header("Location");
  const std::string changed =
      R"({"given_name":"Anna","family_name":"Bergmann","orcid":"https://orcid.org/0000-0002-1825-0097"})";
  EXPECT_EQ(owner.put(path, changed, if_match(1)).json().at("orcid"), "0000-0002-1825-0097");
  EXPECT_EQ(owner.put(path, changed, if_match(1)).status, 412);
  EXPECT_EQ(owner.post(list, person(other)).status, 403);
  EXPECT_EQ(owner.post(list, R"({"person":{"given_name":"A","family_name":"B"},"affiliations":[]})").status, 403);
  Client stranger = administrator("stranger", other);
  EXPECT_EQ(stranger.put(path, changed, if_match(2)).status, 403);
  EXPECT_EQ(
      stranger.post(path + "/affiliations", fmt::format(R"({{"organisation_id":"{}","is_contact":false}})", other))
          .status,
      403)
      << "who could name a stranger as its own would see all of them";
}

TEST_P(PeopleApi, EndsTheRightWithTheAffiliation) {
  const std::string own = given(form("Own"));
  Client owner = administrator("owner", own);
  const Answer made =
      owner.post(list, person(own, R"(,"field_visibility":[{"field":"phone","visibility":"staff"}],"phone":"+49 1")"));
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.json().at("phone"), "+49 1");
  const std::string path = made.header("Location");
  const base::Json affiliation = made.json().at("affiliations").at(0);
  const std::string left = path + "/affiliations/" + std::string(affiliation.at("affiliation_id").as_string());
  const std::string body =
      fmt::format(R"({{"organisation_id":"{}","is_contact":false,"from_on":"2019-01-01","to_on":"2020-01-01"}})", own);
  EXPECT_EQ(owner.put(left, body, if_match(5)).status, 412);
  EXPECT_EQ(
      owner
          .put(left,
               fmt::format(
                   R"({{"organisation_id":"{}","is_contact":false,"from_on":"2021-01-01","to_on":"2020-01-01"}})", own),
               if_match(1))
          .status,
      422);
  EXPECT_EQ(owner.put(left, body, if_match(1)).status, 200);
  EXPECT_EQ(owner.put(path, R"({"given_name":"A","family_name":"B"})", if_match(1)).status, 403);
  EXPECT_TRUE(signed_in("olga", auth::Role::ClusterStaff).get(path).json().at("phone").is_string());
  EXPECT_TRUE(owner.get(path).json().at("phone").is_null()) << "of somebody else's people no more than a member sees";
}

TEST_P(PeopleApi, NamesEveryFaultByItsPointer) {
  const Answer wrong =
      signed_in("olga", auth::Role::ClusterStaff).post(list, R"({"person":{"given_name":" ","family_name":"B",
      "email":"x","language":"de","orcid":"0000-0002-1825-0098","country_code":"QQ"},"affiliations":[]})");
  ASSERT_EQ(wrong.status, 422);
  EXPECT_THAT(pointers(wrong),
              ::testing::UnorderedElementsAre("/person/given_name", "/person/email", "/person/language",
                                              "/person/orcid", "/person/country_code"));
}

TEST_P(PeopleApi, LetsAPersonEditItsOwnRecord) {
  const std::string anna = given_person("Anna", "Berg");
  Client olga = signed_in("olga", auth::Role::ClusterStaff);
  Client self = signed_in("anna");
  const std::string path = list + "/" + anna;
  EXPECT_EQ(self.get(path).status, 404) << "members alone see people";
  const std::string link = fmt::format(R"({{"account_id":"{}"}})", account_of("anna").text());
  EXPECT_EQ(olga.put(path + "/account", link, if_match(1)).status, 200);
  EXPECT_EQ(
      self.put(path, R"({"given_name":"Anna","family_name":"Berg","about":"Me"})", if_match(2)).json().at("about"),
      "Me");
  EXPECT_EQ(self.put(path + "/account", link, if_match(3)).status, 403);
  const std::string boris = given_person("Boris", "Orlov");
  EXPECT_EQ(olga.put(list + "/" + boris + "/account", link, if_match(1)).status, 409) << "another person's";
}

TEST_P(PeopleApi, FindsByNameInEitherAlphabet) {
  const std::string firm = given(form("Firm"));
  given_person("Анна", "Королёва", firm);
  given_person("Boris", "Orlov");
  Client member = signed_in("member", auth::Role::MemberUser);
  EXPECT_EQ(names(member.get(list + "?q=koroleva"), "family_name"), "Королёва");
  EXPECT_EQ(names(member.get(list + "?organisation=" + firm), "given_name"), "Анна");
  EXPECT_EQ(names(member.get(list), "family_name"), "Королёва, Orlov");
  EXPECT_EQ(member.get(list + "?organisation=x").status, 422);
}

TEST_P(PeopleApi, ErasesAllThatIsPersonalAndKeepsATombstone) {
  const std::string firm = given(form("Firm"));
  Client olga = signed_in("olga", auth::Role::ClusterStaff);
  const Answer made = olga.post(list, person(firm));
  ASSERT_EQ(made.status, 201) << made.body;
  const std::string path = made.header("Location");
  EXPECT_EQ(administrator("owner", firm).post(path + "/erasure", R"({"reason":"asked"})").status, 403);
  ASSERT_EQ(olga.post(path + "/erasure", R"({"reason":"asked"})").status, 200);
  const Answer tombstone = olga.get(path);
  EXPECT_TRUE(tombstone.json().at("erased_at").is_string());
  EXPECT_THAT(tombstone.body, Not(::testing::AnyOf(HasSubstr("Anna"), HasSubstr("Berg"), HasSubstr("oncology"))));
  EXPECT_EQ(olga.get(list).json().at("total"), 0);
  EXPECT_EQ(signed_in("member", auth::Role::MemberUser).get(path).status, 404);
  EXPECT_EQ(olga.post(path + "/erasure", R"({"reason":"asked"})").status, 409);
  EXPECT_EQ(olga.put(path, R"({"given_name":"A","family_name":"B"})", if_match(2)).status, 409);
  const auto left = database().read([](db::Reader& reader) {
    return reader.many<std::string>(
        "SELECT coalesce(before_value, '') || coalesce(after_value, '') AS text FROM activity_detail");
  });
  ASSERT_TRUE(left) << left.error().message;
  for (const std::string& text : *left) EXPECT_THAT(text, Not(HasSubstr("anna@firm.example")));
}

TEST_P(PeopleApi, ActsForAnOrganisationAsLongAsTheRoleLasts) {
  const std::string own = given(form("Own"));
  const std::string other = given(form("Other"));
  Client owner = administrator("owner", own);
  const std::string path = "/api/v1/me/acting-for";
  const std::string for_own = fmt::format(R"({{"organisation_id":"{}"}})", own);
  const base::Json mine = owner.get("/api/v1/me/organisations").json();
  ASSERT_EQ(mine.at("items").as_array().size(), 1U);
  EXPECT_EQ(mine.at("items").at(0).at("administers"), true);
  EXPECT_EQ(mine.at("items").at(0).at("works_there"), false);
  EXPECT_EQ(owner.put(path, fmt::format(R"({{"organisation_id":"{}"}})", other)).status, 403);
  EXPECT_EQ(owner.put(path, for_own).status, 204);
  EXPECT_EQ(owner.get("/api/v1/me").json().at("acting_for"), base::Json(own));
  run("UPDATE role_grant SET to_on = from_on");
  EXPECT_TRUE(owner.get("/api/v1/me").json().at("acting_for").is_null()) << "the role ended";
  EXPECT_EQ(owner.put(path, for_own).status, 403);
  EXPECT_EQ(owner.put(path, "{}").status, 204);
  EXPECT_EQ(guest().put(path, for_own).status, 401);
}

VALLIS_ON_BOTH_DATABASES(PeopleApi);

}  // namespace
}  // namespace vallis::directory
