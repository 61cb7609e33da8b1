#include <gmock/gmock.h>

#include "directory_test.hpp"

namespace vallis::directory {
namespace {

using test::Answer;
using test::Client;
using ::testing::HasSubstr;

class OrganisationBulkApi : public DirectoryApi {
 protected:
  const std::string list = "/api/v1/organisations";
  const std::string path = list + "/bulk";
  std::string tilia;
  std::string eiche;

  void SetUp() override {
    DirectoryApi::SetUp();
    if (IsSkipped()) return;
    tilia = given(form("Tilia"));
    OrganisationForm closed = form("Eiche");
    closed.visibility = auth::Visibility::Members;
    closed.specialisations = {"oncology"};
    closed.offers = "Beds";
    eiche = given(closed);
  }
  Client staff() { return signed_in("olga", auth::Role::ClusterStaff); }
  static std::string row(const std::string& id, const std::string& more = {}) {
    return R"({"organisation_id":")" + id + "\"" + more + "}";
  }
  static std::string body(const std::string& change, const std::string& rows, bool dry_run = false) {
    return std::string(R"({"dry_run":)") + (dry_run ? "true" : "false") + R"(,"change":)" + change + R"(,"rows":[)" +
           rows + "]}";
  }
  base::Json read(Client& client, const std::string& id) { return client.get(list + "/" + id).json(); }
  std::int64_t entries(const std::string& verb) {
    return database()
        .read([&](db::Reader& reader) {
          return reader.one<std::int64_t>(
              "SELECT count(*) FROM activity_entry WHERE object_kind = 'organisation' AND verb = $1", verb);
        })
        .value();
  }
};

TEST_P(OrganisationBulkApi, ChangesSeveralAndRecordsEach) {
  Client olga = staff();
  const Answer done =
      olga.post(path, body(R"({"visibility":"members","add_specialisations":["oncology","diagnostics"]})",
                           row(tilia) + "," + row(eiche)));
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(done.json().at("changed_count"), 2);
  const base::Json one = read(olga, tilia);
  EXPECT_EQ(one.at("visibility"), "members");
  EXPECT_EQ(one.at("specialisations"), base::Json(base::JsonArray{"diagnostics", "oncology"}));
  EXPECT_EQ(read(olga, eiche).at("offers"), "Beds") << "what nobody named stays";
  EXPECT_EQ(read(olga, eiche).at("version"), 2);
  EXPECT_EQ(entries("changed"), 2) << "every row is in the log";
  const base::Json changes = done.json().at("rows").at(1).at("changes");
  EXPECT_EQ(changes.as_array().size(), 1U) << "the second was for members already";
  EXPECT_EQ(changes.at(0).at("field"), "specialisations");
}

TEST_P(OrganisationBulkApi, PreviewsExactlyWhatItWouldDoAndKeepsNothing) {
  Client olga = staff();
  const std::string change = R"({"visibility":"members"})";
  const std::string stale = R"(,"version":7)";
  const std::string other = given(form("Other"));
  const std::string rows = row(tilia) + "," + row(eiche) + "," + row(other, stale);
  const base::Json preview = olga.post(path, body(change, rows, true)).json();
  EXPECT_EQ(preview.at("changed_count"), 1);
  EXPECT_EQ(preview.at("unchanged_count"), 1);
  EXPECT_EQ(preview.at("refused_count"), 1);
  EXPECT_EQ(read(olga, tilia).at("visibility"), "public");
  EXPECT_EQ(read(olga, tilia).at("version"), 1);
  EXPECT_EQ(entries("changed"), 0);
  const base::Json done = olga.post(path, body(change, rows)).json();
  for (const char* member : {"changed_count", "unchanged_count", "refused_count"}) {
    EXPECT_EQ(done.at(member), preview.at(member)) << member;
  }
}

TEST_P(OrganisationBulkApi, TakesItselfBackUnlessSomebodyChangedARowSince) {
  Client olga = staff();
  const base::Json done = olga.post(path, body(R"({"kind":"production","visibility":"staff",
      "add_specialisations":["diagnostics"],"remove_specialisations":["oncology"]})",
                                               row(tilia) + "," + row(eiche)))
                              .json();
  EXPECT_EQ(read(olga, eiche).at("kind"), "production");
  EXPECT_EQ(read(olga, eiche).at("specialisations"), base::Json(base::JsonArray{"diagnostics"}));
  ASSERT_EQ(
      olga.put(list + "/" + tilia, R"({"name":"Tilia 2","kind":"production","country_code":"DE"})", if_match(2)).status,
      200);
  base::JsonArray rows;
  for (const auto& row : done.at("rows").as_array()) {
    rows.push_back(base::JsonObject{
        {"organisation_id", row.at("organisation_id")}, {"version", row.at("version")}, {"change", row.at("undo")}});
  }
  const base::Json back =
      olga.post(path, base::print_json(base::JsonObject{{"dry_run", false}, {"rows", rows}})).json();
  EXPECT_EQ(back.at("refused_count"), 1);
  EXPECT_THAT(std::string(back.at("rows").at(0).at("problem").as_string()), HasSubstr("Somebody else changed"));
  const base::Json again = read(olga, eiche);
  EXPECT_EQ(again.at("kind"), "clinic");
  EXPECT_EQ(again.at("visibility"), "members");
  EXPECT_EQ(again.at("specialisations"), base::Json(base::JsonArray{"oncology"}));
  EXPECT_EQ(read(olga, tilia).at("name"), "Tilia 2");
}

TEST_P(OrganisationBulkApi, RefusesOneAndChangesTheOthers) {
  Client olga = staff();
  const std::string ending = R"({"ending":{"ended_on":"2026-01-31","reason":"Closed."}})";
  ASSERT_EQ(olga.post(path, body(ending, row(tilia))).json().at("changed_count"), 1);
  EXPECT_EQ(entries("ended"), 1);
  const std::string nobody = base::Uuid::next().text();
  const Answer done = olga.post(path, body(R"({"kind":"magic"})", row(tilia) + "," + row(nobody) + "," + row(eiche)));
  ASSERT_EQ(done.status, 200) << done.body;
  EXPECT_EQ(done.json().at("refused_count"), 3);
  const Answer mixed =
      olga.post(path, body(R"({"kind":"production"})", row(tilia) + "," + row(nobody) + "," + row(eiche)));
  const base::Json rows = mixed.json().at("rows");
  EXPECT_THAT(std::string(rows.at(0).at("problem").as_string()), HasSubstr("has ended"));
  EXPECT_TRUE(rows.at(1).at("name").is_null());
  EXPECT_EQ(rows.at(2).at("outcome"), "changed");
  EXPECT_TRUE(olga.post(path, body(ending, row(eiche))).json().at("rows").at(0).at("undo").is_null());
}

TEST_P(OrganisationBulkApi, GivesNobodyMoreRightsThanSingleChanges) {
  OrganisationForm secret = form("Secret");
  secret.visibility = auth::Visibility::Staff;
  const std::string hidden = given(secret);
  Client owner = administrator("owner", tilia);
  const std::string rows = row(tilia) + "," + row(eiche) + "," + row(hidden);
  const Answer done = owner.post(path, body(R"({"visibility":"members"})", rows));
  ASSERT_EQ(done.status, 200) << done.body;
  const base::Json results = done.json().at("rows");
  EXPECT_EQ(results.at(0).at("outcome"), "changed");
  EXPECT_EQ(results.at(1).at("outcome"), "refused");
  EXPECT_EQ(results.at(2).at("outcome"), "refused");
  EXPECT_TRUE(results.at(2).at("name").is_null()) << "what is hidden is not there";
  EXPECT_THAT(done.body, ::testing::Not(HasSubstr("Secret")));
  const std::string ending = R"({"ending":{"ended_on":"2026-01-31","reason":"Closed."}})";
  EXPECT_EQ(owner.post(path, body(ending, row(tilia))).json().at("refused_count"), 1);
  EXPECT_EQ(signed_in("reader", auth::Role::MemberUser).post(path, body(ending, row(tilia))).status, 403);
  EXPECT_EQ(guest().post(path, body(ending, row(tilia))).status, 401);
}

TEST_P(OrganisationBulkApi, ListsThoseThatWereTickedUnlessTheyAreHidden) {
  Client olga = staff();
  given(form("Other"));
  EXPECT_EQ(names(olga.get(list + "?id=" + tilia + "&id=" + eiche)), "Eiche, Tilia");
  EXPECT_EQ(names(guest().get(list + "?id=" + tilia + "&id=" + eiche)), "Tilia");
  EXPECT_EQ(olga.get(list + "?id=tilia").status, 422);
}

TEST_P(OrganisationBulkApi, NamesTheFaultsOfARequestByTheirPointers) {
  Client olga = staff();
  const Answer wrong =
      olga.post(path, body(R"({"kind":"clinic","ending":{"ended_on":"2026-01-31","reason":"Closed."}})",
                           row(tilia) + "," + row(tilia) + "," + row(eiche, R"(,"change":{})")));
  EXPECT_EQ(wrong.status, 422);
  EXPECT_THAT(pointers(wrong),
              ::testing::UnorderedElementsAre("/change/ending", "/rows/1/organisation_id", "/rows/2/change"));
  EXPECT_EQ(olga.post(path, body(R"({"kind":"clinic"})", "")).status, 422) << "no rows";
  const Answer none = olga.post(path, R"({"dry_run":false,"rows":[)" + row(tilia) + "]}");
  EXPECT_THAT(pointers(none), ::testing::ElementsAre("/rows/0/change"));
  EXPECT_EQ(entries("changed"), 0);
}

VALLIS_ON_BOTH_DATABASES(OrganisationBulkApi);

}  // namespace
}  // namespace vallis::directory
