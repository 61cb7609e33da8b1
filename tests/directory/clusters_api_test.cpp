#include <gmock/gmock.h>

#include "directory/cluster.hpp"
#include "directory_test.hpp"

namespace vallis::directory {
namespace {

using test::Answer;
using test::Client;

class ClustersApi : public DirectoryApi {
 protected:
  const std::string body =
      R"({"code":"rhine-valley","name_en":"Rhine Valley","name_ru":"Долина Рейна","countries":["DE","CH"],
      "latitude":47.5,"longitude":7.6,"initiative":"mixed","currency_code":"EUR"})";

  static ClusterForm world(const std::string& code, const std::string& name, const std::string& country) {
    ClusterForm form;
    form.code = code;
    form.name_en = name;
    form.countries = {country};
    return form;
  }
  base::Result<std::int64_t> import(const std::vector<ClusterForm>& forms) {
    return database().transact([&](db::Transaction& tx) { return import_clusters(tx, base::Instant::now(), forms); });
  }
};

TEST_P(ClustersApi, AddsAClusterThatIsRunHere) {
  const Answer made = signed_in("olga", auth::Role::ClusterStaff).post("/api/v1/clusters", body);
  ASSERT_EQ(made.status, 201) << made.body;
  const Answer read = guest().get(made.header("Location"));
  EXPECT_EQ(read.json().at("operated"), true);
  EXPECT_EQ(read.json().at("countries"), base::Json(base::JsonArray{"DE", "CH"}));
  EXPECT_EQ(read.header("ETag"), "\"1\"");
  EXPECT_EQ(signed_in("anna", auth::Role::MemberUser).post("/api/v1/clusters", body).status, 403);
}

TEST_P(ClustersApi, NamesEveryFaultByItsPointer) {
  const Answer wrong =
      signed_in("olga", auth::Role::ClusterStaff)
          .post("/api/v1/clusters", R"({"code":"Rhine Valley","name_en":" ","countries":["DE","QQ","DE"],
      "latitude":47.5,"website":"rhine","currency_code":"ABC","founded_year":3000})");
  ASSERT_EQ(wrong.status, 422);
  EXPECT_THAT(pointers(wrong),
              ::testing::UnorderedElementsAre("/code", "/name_en", "/countries/1", "/countries/2", "/longitude",
                                              "/website", "/currency_code", "/founded_year"));
}

TEST_P(ClustersApi, LosesNoEditOfTwo) {
  Client olga = signed_in("olga", auth::Role::ClusterStaff);
  const std::string path = olga.post("/api/v1/clusters", body).header("Location");
  EXPECT_EQ(olga.put(path, body).status, 428);
  EXPECT_EQ(olga.put(path, body, if_match(1)).status, 200);
  EXPECT_EQ(olga.put(path, body, if_match(1)).status, 412);
  EXPECT_EQ(olga.put(path, body, if_match(2)).header("ETag"), "\"3\"");
  EXPECT_EQ(olga.post("/api/v1/clusters", body).status, 409) << "the code is taken";
}

TEST_P(ClustersApi, IsChangedByItsOwnStaffAlone) {
  Client olga = signed_in("olga", auth::Role::ClusterStaff);
  const std::string path = olga.post("/api/v1/clusters", body).header("Location");
  const auto staff_of = [&](const std::string& name, const base::Uuid& cluster) {
    Client client = signed_in(name);
    const auth::AccountId account{account_of(name)};
    const auto granted = database().transact([&](db::Transaction& tx) {
      const auto since = base::Instant::now().date().plus_days(-1);
      return auth::grant_role(tx, account, {auth::Role::ClusterStaff, "cluster", cluster, since, {}}, {});
    });
    EXPECT_TRUE(granted) << granted.error().message;
    return client;
  };
  EXPECT_EQ(staff_of("elsewhere", base::Uuid::next()).put(path, body, if_match(1)).status, 403);
  Client own = staff_of("own", *base::Uuid::parse(path.substr(path.rfind('/') + 1)));
  EXPECT_EQ(own.post("/api/v1/clusters", body).status, 403) << "another cluster is not theirs to add";
  EXPECT_EQ(own.put(path, body, if_match(1)).status, 200);
}

TEST_P(ClustersApi, TakesTheWorldsClustersInOnceAndLeavesItsOwnAlone) {
  Client olga = signed_in("olga", auth::Role::ClusterStaff);
  const std::string path = olga.post("/api/v1/clusters", body).header("Location");
  const std::vector<ClusterForm> forms = {world("medicon-valley", "Medicon Valley", "DK"),
                                          world("rhine-valley", "Another", "FR")};
  EXPECT_EQ(import(forms).value(), 1);
  EXPECT_EQ(import(forms).value(), 0);
  EXPECT_EQ(guest().get(path).json().at("name_en"), "Rhine Valley");
  EXPECT_EQ(import({world("medicon-valley", "Medicon Valley Alliance", "DK")}).value(), 1);
  const Answer foreign = guest().get("/api/v1/clusters?operated=false");
  EXPECT_EQ(names(foreign, "name_en"), "Medicon Valley Alliance");
  const base::Json one = foreign.json().at("items").at(0);
  EXPECT_EQ(one.at("version"), 2);
  const std::string world_path = "/api/v1/clusters/" + std::string(one.at("cluster_id").as_string());
  EXPECT_EQ(olga.put(world_path, body, if_match(2)).status, 409) << "it comes from the catalogue";
  const auto wrong = import({world("nowhere", "Nowhere", "QQ")});
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().faults.at(0).file, "nowhere");
}

TEST_P(ClustersApi, ListsByCountryAndText) {
  ASSERT_TRUE(import({world("a", "Alpha", "DE"), world("b", "Бета", "DE"), world("c", "Gamma", "FR")}));
  EXPECT_EQ(names(guest().get("/api/v1/clusters"), "name_en"), "Alpha, Бета, Gamma");
  EXPECT_EQ(names(guest().get("/api/v1/clusters?country=DE&sort=-name"), "name_en"), "Бета, Alpha");
  EXPECT_EQ(names(guest().get("/api/v1/clusters?q=beta"), "name_en"), "Бета");
  const Answer first = guest().get("/api/v1/clusters?limit=2&facets=country");
  EXPECT_EQ(first.json().at("total"), 3);
  EXPECT_EQ(base::print_json(first.json().at("facets"), base::JsonStyle::Compact),
            R"({"country":[{"value":"DE","count":2},{"value":"FR","count":1}]})");
  const std::string next(first.json().at("next").as_string());
  EXPECT_NE(first.header("Link").find(next), std::string::npos);
  EXPECT_EQ(names(guest().get("/api/v1/clusters?limit=2&cursor=" + next), "name_en"), "Gamma");
  const Answer misspelt = guest().get("/api/v1/clusters?contry=DE");
  EXPECT_EQ(misspelt.status, 422);
  EXPECT_THAT(misspelt.body, ::testing::HasSubstr("did you mean 'country'"));
  EXPECT_EQ(guest().get("/api/v1/clusters?operated=maybe").status, 422);
  EXPECT_EQ(guest().get("/api/v1/clusters?cursor=AAAA").status, 422);
}

TEST_P(ClustersApi, GivesWordsInTheReadersLanguage) {
  EXPECT_THAT(guest().get("/api/v1/countries", "Accept-Language: ru\r\n").body, ::testing::HasSubstr("Германия"));
  EXPECT_THAT(guest().get("/api/v1/countries").body, ::testing::HasSubstr("\"Germany\""));
  EXPECT_THAT(guest().get("/api/v1/currencies?language=ru").body, ::testing::HasSubstr("российский рубль"));
  const base::Json kinds = guest().get("/api/v1/organisation-kinds?language=ru").json().at("items");
  EXPECT_EQ(kinds.at(0).at("name"), "Клиника");
  EXPECT_EQ(kinds.as_array().size(), 11U);
  EXPECT_EQ(guest().get("/api/v1/specialisations").json().at("items").at(0).at("nace"), "86.10");
}

VALLIS_ON_BOTH_DATABASES(ClustersApi);

}  // namespace
}  // namespace vallis::directory
