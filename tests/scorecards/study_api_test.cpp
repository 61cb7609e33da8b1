#include <fmt/format.h>

#include <memory>

#include "scorecards/study_routes.hpp"
#include "source_data.hpp"
#include "support/server_test.hpp"

namespace vallis::scorecards {
namespace {

using ::vallis::test::Answer;
using ::vallis::test::Client;

const std::string kCurrent = "/api/v1/studies/current";

/// The study of the program, asked by a guest.
class StudyApi : public ::vallis::test::ServerTest {
 protected:
  void add_routes(http::Router& router) override {
    studies = std::make_unique<Studies>(database(), test::source_built_in());
    add_study_routes(router, database(), *studies);
    add_observatory_routes(router, database(), studies->built_in());
  }
  void TearDown() override {
    ::vallis::test::ServerTest::TearDown();
    studies.reset();
  }

  std::unique_ptr<Studies> studies;
};

TEST_P(StudyApi, ListsTheProgramsStudyToWhoeverAsksFirst) {
  const base::Json list = guest().get("/api/v1/studies").json();
  ASSERT_EQ(list.at("items").as_array().size(), 1U);
  const base::Json& study = list.at("items").as_array()[0];
  EXPECT_EQ(study.at("code"), "biomedical-clusters-2026");
  EXPECT_EQ(study.at("state"), "published");
  EXPECT_EQ(study.at("unit_count"), 64);
  EXPECT_EQ(study.at("measured_count"), 0);
  EXPECT_GT(study.at("missing_count").as_int64(), 100);
  EXPECT_EQ(study.at("address"), "/api/v1/studies/biomedical-clusters-2026");
  EXPECT_NE(std::string(study.at("citation").as_string()).find("biomedical-clusters-2026"), std::string::npos);
}

TEST_P(StudyApi, FindsAStudyByItsIdItsCodeAndAsTheCurrentOne) {
  const base::Json current = guest().get(kCurrent).json();
  for (const char* name : {"study_id", "code"}) {
    const std::string path = "/api/v1/studies/" + std::string(current.at(name).as_string());
    EXPECT_EQ(guest().get(path).json().at("study_id"), current.at("study_id")) << path;
  }
  EXPECT_EQ(guest().get("/api/v1/studies/never-heard-of").status, 404);
  EXPECT_EQ(guest().get("/api/v1/studies/" + StudyId::next().text()).status, 404);
}

TEST_P(StudyApi, BringsTheSameStudyInOnce) {
  const std::string first(guest().get(kCurrent).json().at("study_id").as_string());
  Studies another(database(), test::source_built_in());
  EXPECT_EQ(another.list()->size(), 1U);
  EXPECT_EQ(another.find("current")->study_id.text(), first);
}

TEST_P(StudyApi, KeepsTheAddressOfAStudyThatALaterBuildSupersedes) {
  const std::string first(guest().get(kCurrent).json().at("study_id").as_string());
  Studies later(database(), test::source_built_in("later"));
  EXPECT_EQ(later.find("current")->code, "biomedical-clusters-2026-2");
  const auto before = later.find("biomedical-clusters-2026");
  ASSERT_TRUE(before);
  EXPECT_EQ(before->study_id.text(), first);
  EXPECT_EQ(before->state, StudyState::Superseded);
  EXPECT_EQ(before->superseded_by, later.find("current")->study_id);
}

TEST_P(StudyApi, TellsWhereEachStudyPutACluster) {
  const std::string path = "/api/v1/observatory/units/mimc/standings";
  guest().get(kCurrent);
  Studies later(database(), test::source_built_in("later"));
  ASSERT_TRUE(later.find("current"));
  const base::Json items = guest().get(path).json().at("items");
  ASSERT_EQ(items.as_array().size(), 2U);
  EXPECT_EQ(items.at(0).at("code"), "biomedical-clusters-2026") << "the oldest first";
  EXPECT_EQ(items.at(1).at("code"), "biomedical-clusters-2026-2");
  const base::Json unit = guest().get(kCurrent + "/units/mimc").json();
  EXPECT_EQ(items.at(1).at("group"), unit.at("group"));
  EXPECT_GE(items.at(1).at("rank").as_int64(), items.at(1).at("rank_low").as_int64());
  EXPECT_LE(items.at(1).at("rank").as_int64(), items.at(1).at("rank_high").as_int64());
  EXPECT_EQ(guest().get("/api/v1/observatory/units/nobody/standings").json().at("items").as_array().size(), 0U);
}

TEST_P(StudyApi, GivesTheFindingsByteForByteUnderTheirHash) {
  const Answer study = guest().get(kCurrent);
  const Answer findings = guest().get(kCurrent + "/findings");
  ASSERT_EQ(findings.status, 200);
  EXPECT_EQ(base::content_hash(findings.body), study.json().at("findings_hash").as_string());
  const std::string tag = findings.header("ETag");
  EXPECT_EQ(tag, "\"" + std::string(study.json().at("findings_hash").as_string()) + "\"");
  EXPECT_EQ(guest().get(kCurrent + "/findings", "If-None-Match: " + tag + "\r\n").status, 304);
  const Answer packed = guest().get(kCurrent + "/findings", "Accept-Encoding: gzip\r\n");
  EXPECT_EQ(packed.header("Content-Encoding"), "gzip");
  EXPECT_LT(packed.body.size(), findings.body.size() / 3);
}

TEST_P(StudyApi, ReadsAStudyOfVeryManyUnitsWithoutRunningItAgain) {
  const std::string hash(guest().get(kCurrent).json().at("findings_hash").as_string());
  ASSERT_TRUE(database().transact(
      [](db::Transaction& tx) { return tx.execute("UPDATE scorecard_version SET unit_count = 20000"); }));
  const Answer card = guest().get(kCurrent + "/scorecard");
  EXPECT_EQ(card.status, 409);
  EXPECT_NE(card.body.find("20000 units"), std::string::npos) << card.body;
  EXPECT_EQ(base::content_hash(guest().get(kCurrent + "/findings").body), hash);
  EXPECT_EQ(guest().get(kCurrent + "/bundle").status, 200);
}

TEST_P(StudyApi, ShowsEveryValueWithItsSourceAndEveryGapAsAGap) {
  const base::Json card = guest().get(kCurrent + "/scorecard").json();
  ASSERT_EQ(card.at("indicators").as_array().size(), 15U);
  EXPECT_FALSE(card.at("indicators").as_array()[0].at("name").at("ru").as_string().empty());
  int known = 0;
  int missing = 0;
  for (const base::Json& unit : card.at("units").as_array()) {
    for (const auto& value : unit.at("values").as_object()) {
      const base::Json& cell = value.value();
      ASSERT_EQ(cell.at("missing").as_bool(), cell.at("value").is_null());
      (cell.at("missing").as_bool() ? missing : known) += 1;
      if (cell.at("missing").as_bool()) continue;
      EXPECT_EQ(cell.at("origin"), "imported");
      for (const base::Json& source : cell.at("sources").as_array()) {
        EXPECT_TRUE(card.at("sources").as_object().contains(source.as_string())) << source.as_string();
      }
    }
  }
  EXPECT_EQ(known + missing, 64 * 15);
  EXPECT_EQ(missing, guest().get(kCurrent).json().at("missing_count").as_int64());
}

TEST_P(StudyApi, DrawsTheUnitsOnAMap) {
  const Answer answer = guest().get(kCurrent + "/units.geojson");
  EXPECT_EQ(answer.header("Content-Type"), "application/geo+json");
  const base::Json map = answer.json();
  ASSERT_EQ(map.at("features").as_array().size(), 64U);
  const base::Json& athens = map.at("features").as_array()[0];
  EXPECT_EQ(athens.at("geometry").at("coordinates"), (base::JsonArray{23.73, 37.98}));
  EXPECT_EQ(athens.at("properties").at("countries"), base::JsonArray{"GR"});
  EXPECT_TRUE(athens.at("properties").at("group").is_int64());
}

TEST_P(StudyApi, GivesTheScorecardAsCsvAndXlsx) {
  const Answer csv = guest().get(kCurrent + "/scorecard.csv");
  EXPECT_EQ(std::count(csv.body.begin(), csv.body.end(), '\n'), 64 * 15 + 1);
  EXPECT_NE(csv.header("Content-Disposition").find("biomedical-clusters-2026.csv"), std::string::npos);
  EXPECT_TRUE(guest().get(kCurrent + "/scorecard.xlsx").body.starts_with("PK"));
}

TEST_P(StudyApi, DescribesAUnitBesideItsPeers) {
  const base::Json unit = guest().get(kCurrent + "/units/mimc?nearest=3").json();
  EXPECT_EQ(unit.at("id"), "mimc");
  EXPECT_EQ(unit.at("values").as_array().size(), 15U);
  EXPECT_EQ(unit.at("nearest").as_array().size(), 3U);
  EXPECT_EQ(unit.at("composite").at("rank_interval").as_array().size(), 2U);
  EXPECT_EQ(unit.at("place").at("countries"), base::JsonArray{"RU"});
  EXPECT_FALSE(unit.at("sources").as_object().empty());
  EXPECT_EQ(guest().get(kCurrent + "/units/mimc?peers=group:2").json().at("peers").at("name"), "group 2");
  EXPECT_EQ(guest().get(kCurrent + "/units/mimc?peers=group:99").status, 404);
  EXPECT_EQ(guest().get(kCurrent + "/units/nobody").status, 404);
  EXPECT_EQ(guest().get(kCurrent + "/units/mimc?nearest=many").status, 422);
}

TEST_P(StudyApi, ComparesTwoToTenUnits) {
  const base::Json both = guest().get(kCurrent + "/compare?unit=mimc&unit=elitour").json();
  EXPECT_EQ(both.at("units").as_array().size(), 2U);
  EXPECT_EQ(both.at("pairs").as_array().size(), 1U);
  EXPECT_FALSE(both.at("units").as_array()[0].at("assessments").as_array().empty());
  EXPECT_EQ(guest().get(kCurrent + "/compare?unit=mimc").status, 422);
  EXPECT_EQ(guest().get(kCurrent + "/compare?unit=mimc&unit=mimc").status, 422);
}

TEST_P(StudyApi, SaysWhatAChangeOfIndicatorsWouldDo) {
  const std::string path = kCurrent + "/what-if";
  const base::Json changed =
      guest().post(path, R"({"unit":"mimc","changes":{"M8":300,"G13":"gold","M9":["clinics"],"G15":"full"}})").json();
  EXPECT_EQ(changed.at("edits").as_array().size(), 4U);
  EXPECT_TRUE(changed.at("composite").at("after").at("score").is_number());
  const base::Json missing = guest().post(path, R"({"unit":"mimc","changes":{"M8":null}})").json();
  EXPECT_TRUE(missing.at("edits").as_array()[0].at("to").is_null());
}

TEST_P(StudyApi, NamesEachChangeThatCannotBe) {
  const Answer refused =
      guest().post(kCurrent + "/what-if", R"({"unit":"mimc","changes":{"M8":"many","XX":1,"G13":{"a":1}}})");
  EXPECT_EQ(refused.status, 422);
  EXPECT_EQ(refused.json().at("errors").as_array().size(), 3U) << refused.body;
  EXPECT_EQ(guest().post(kCurrent + "/what-if", R"({"unit":"nobody","changes":{"M8":1}})").status, 404);
  EXPECT_EQ(guest().post(kCurrent + "/what-if", R"({"unit":"mimc","changes":[]})").status, 422);
}

TEST_P(StudyApi, FindsTheSmallestChangesToAGroupAModelAndUpTheRanks) {
  const std::string path = kCurrent + "/counterfactual";
  EXPECT_EQ(guest().post(path, R"({"unit":"mimc"})").json().at("targets").as_array().size(), 1U);
  EXPECT_EQ(guest().post(path, R"({"unit":"mimc","model":"global-network"})").json().at("model"), "global-network");
  EXPECT_EQ(guest().post(path, R"({"unit":"elitour","ranks":2})").json().at("places"), 2);
  EXPECT_EQ(guest().post(path, R"({"unit":"mimc","model":"no-such-model"})").status, 404);
  EXPECT_EQ(guest().post(path, R"({"unit":"mimc","to":9})").status, 422);
  EXPECT_EQ(guest().post(path, R"({"unit":"mimc","to":1,"ranks":2})").status, 422);
}

TEST_P(StudyApi, RecomputesByAnotherRecipeAndWarnsOfWhatIsNotStable) {
  const std::string path = kCurrent + "/recompute";
  const base::Json same = guest().post(path, "{}").json();
  EXPECT_EQ(same.at("compared").at("adjusted_rand"), 1);
  EXPECT_EQ(same.at("compared").at("ranks_moved"), 0);
  const base::Json other = guest()
                               .post(path, R"({"k":6,"linkage":"complete","normalisation":"zscore",
      "weights":{"blocks":{"home_country":1,"members":1,"management":5}}})")
                               .json();
  ASSERT_TRUE(other.as_object().contains("findings")) << base::print_json(other);
  EXPECT_EQ(other.at("findings").at("groups").at("k"), 6);
  EXPECT_EQ(other.at("findings").at("hierarchy").at("linkage"), "complete");
  EXPECT_GT(other.at("warnings").as_array().size(), same.at("warnings").as_array().size());
  const base::Json fewer = guest().post(path, R"({"units":{"exclude":["mimc"]}})").json();
  EXPECT_EQ(fewer.at("findings").at("units").as_array().size(), 63U);
}

TEST_P(StudyApi, RefusesARecipeThatCannotBeOrCostsTooMuch) {
  const std::string path = kCurrent + "/recompute";
  for (const char* body :
       {R"({"linkage":"shortest"})", R"({"k":1000})", R"({"k":{"min":5,"max":2}})",
        R"({"robustness":{"draws":100000000}})", R"({"stability":{"replicates":1000000}})",
        R"({"scorecard":"/etc/passwd.json"})", R"({"published":{"profiles":"x"}})", R"({"parts":["everything"]})",
        R"({"no_such_member":1})", R"([1])", R"({"units":{"exclude":["nobody"]}})"}) {
    EXPECT_EQ(guest().post(path, body).status, 422) << body;
  }
}

TEST_P(StudyApi, ShowsSuccessFactorsWithPractices) {
  EXPECT_EQ(guest().get(kCurrent + "/factors?unit=mimc").json().at("subjects").as_array().size(), 7U);
  EXPECT_EQ(guest().get(kCurrent + "/factors").json().at("factors").as_array().size(), 7U);
  EXPECT_EQ(guest().get(kCurrent + "/factors?unit=mimc&areas=true").json().at("areas").as_array().size(), 4U);
  EXPECT_EQ(guest().get(kCurrent + "/factors?unit=nobody").status, 404);
}

TEST_P(StudyApi, TellsWhatIsKnownBesideOneStudy) {
  const std::string base = "/api/v1/observatory/";
  EXPECT_EQ(guest().get(base + "practices").json().at("factors").as_array().size(), 7U);
  EXPECT_EQ(guest().get(base + "factors").json().at("id"), "success-factors");
  EXPECT_EQ(guest().get(base + "models").json().at("id"), "target-models");
  EXPECT_FALSE(guest().get(base + "effects").json().at("effects").as_array().empty());
  EXPECT_FALSE(guest().get(base + "references").json().as_array().empty());
  EXPECT_NE(guest().get(base + "references?format=bibtex").body.find("@"), std::string::npos);
}

TEST_P(StudyApi, ClassifiesAStructureByItsAnswers) {
  const std::string base = "/api/v1/observatory/";
  const base::Json features = guest().get(base + "definition").json();
  base::JsonObject answers;
  for (const base::Json& feature : features.at("features").as_array()) {
    answers[feature.at("id").as_string()] = feature.at("kinds").at("cluster");
  }
  const std::string body = base::print_json(base::JsonObject{{"answers", answers}});
  const base::Json kinds = guest().post(base + "classify", body).json();
  EXPECT_EQ(kinds.at("kinds").as_array()[0].at("kind"), "cluster");
  EXPECT_EQ(kinds.at("kinds").as_array()[0].at("verdict"), "is");
  EXPECT_EQ(guest().post(base + "classify", R"({"answers":{"no_such_feature":"yes"}})").status, 422);
  EXPECT_EQ(guest().post(base + "classify", R"({"answers":{"x":"maybe"}})").status, 422);
}

VALLIS_ON_BOTH_DATABASES(StudyApi);

}  // namespace
}  // namespace vallis::scorecards
