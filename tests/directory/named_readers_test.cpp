#include "directory/named_readers.hpp"

#include <gmock/gmock.h>

#include "directory_test.hpp"

namespace vallis::directory {
namespace {

using test::Answer;
using test::Client;

class NamedReadersApi : public DirectoryApi {
 protected:
  void SetUp() override {
    DirectoryApi::SetUp();
    if (IsSkipped()) return;
    OrganisationForm secret = form("Secret");
    secret.visibility = auth::Visibility::Named;
    secret.phone = "+49 1";
    secret.field_visibility = {{"phone", auth::Visibility::Named}};
    id_ = given(secret);
    path_ = "/api/v1/organisations/" + id_;
    other_ = given(form("Other"));
  }
  /// A person who can sign in, and the id of the person.
  std::string with_account(const std::string& name) {
    const std::string person = given_person(name, "Berg");
    run(fmt::format("UPDATE person SET account_id = '{}' WHERE person_id = '{}'", account_of(name).text(), person));
    return person;
  }

  std::string id_;
  std::string path_;
  std::string other_;
};

TEST_P(NamedReadersApi, OpensToWhoIsNamedAndClosesAgain) {
  Client owner = administrator("owner", id_);
  Client anna = signed_in("anna", auth::Role::MemberUser);
  Client other = administrator("other", other_);
  const std::string person = with_account("anna");
  EXPECT_EQ(anna.get(path_).status, 404);
  const Answer named = owner.put(path_ + "/readers",
                                 fmt::format(R"({{"readers":[{{"person_id":"{0}"}},
      {{"person_id":"{0}","field":"phone"}},{{"organisation_id":"{1}"}}]}})",
                                             person, other_),
                                 if_match(1));
  ASSERT_EQ(named.status, 200) << named.body;
  EXPECT_EQ(named.json().at("version"), 2);
  EXPECT_EQ(named.header("ETag"), "\"2\"");
  ASSERT_EQ(named.json().at("readers").as_array().size(), 3U);
  EXPECT_EQ(named.json().at("readers").at(0).at("name"), "Other");
  EXPECT_EQ(named.json().at("readers").at(1).at("name"), "anna Berg");
  EXPECT_EQ(named.json().at("readers").at(2).at("field"), "phone");
  EXPECT_EQ(anna.get(path_).json().at("phone"), "+49 1");
  EXPECT_TRUE(other.get(path_).json().at("phone").is_null()) << "named for the record, not for its phone";
  EXPECT_EQ(names(anna.get("/api/v1/organisations")), "Other, Secret");
  EXPECT_EQ(owner.get(path_).json().at("version"), 2);

  EXPECT_EQ(owner.put(path_ + "/readers", R"({"readers":[]})", if_match(1)).status, 412) << "of the version before";
  ASSERT_EQ(owner.put(path_ + "/readers", R"({"readers":[]})", if_match(2)).status, 200);
  EXPECT_EQ(anna.get(path_).status, 404);
  EXPECT_EQ(names(anna.get("/api/v1/organisations")), "Other");
}

TEST_P(NamedReadersApi, AreForThoseWhoMayEdit) {
  Client stranger = administrator("stranger", other_);
  Client reader = signed_in("anna", auth::Role::OrganisationAdmin);
  EXPECT_EQ(stranger.get(path_ + "/readers").status, 404) << "not told that it is there";
  EXPECT_EQ(stranger.get("/api/v1/organisations/" + other_ + "/readers").status, 200);
  EXPECT_EQ(reader.get("/api/v1/organisations/" + other_ + "/readers").status, 403);
  EXPECT_EQ(guest().get("/api/v1/organisations/" + other_ + "/readers").status, 401);
  const std::string person = with_account("anna");
  EXPECT_EQ(reader.get("/api/v1/people/" + person + "/readers").status, 200) << "one's own";
  EXPECT_EQ(stranger.put("/api/v1/people/" + person + "/readers", R"({"readers":[]})", if_match(1)).status, 403);
}

TEST_P(NamedReadersApi, NameEveryFaultAndKeepWhatWas) {
  Client owner = administrator("owner", id_);
  Client anna = signed_in("anna", auth::Role::MemberUser);
  const std::string person = with_account("anna");
  const std::string nobody = given_person("Nobody", "Here");
  ASSERT_EQ(
      owner.put(path_ + "/readers", fmt::format(R"({{"readers":[{{"person_id":"{}"}}]}})", person), if_match(1)).status,
      200);
  const Answer wrong = owner.put(path_ + "/readers",
                                 fmt::format(R"({{"readers":[
      {{"person_id":"{0}","field":"name"}},
      {{"person_id":"{0}","organisation_id":"{1}"}},
      {{}},
      {{"person_id":"{2}"}},
      {{"organisation_id":"{2}"}},
      {{"organisation_id":"{1}","to_on":"2020-01-01"}},
      {{"organisation_id":"{1}"}}]}})",
                                             person, other_, nobody),
                                 if_match(2));
  ASSERT_EQ(wrong.status, 422) << wrong.body;
  EXPECT_THAT(pointers(wrong),
              ::testing::UnorderedElementsAre("/readers/0/field", "/readers/1", "/readers/2", "/readers/3/person_id",
                                              "/readers/4/organisation_id", "/readers/5/to_on", "/readers/6"));
  EXPECT_EQ(anna.get(path_).status, 200) << "nothing is half written";
  EXPECT_EQ(owner.get(path_ + "/readers").json().at("version"), 2);
}

VALLIS_ON_BOTH_DATABASES(NamedReadersApi);

}  // namespace
}  // namespace vallis::directory
