#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analyse/analyse.hpp"
#include "analyse/r_odds_ratio.hpp"
#include "study/workers.hpp"

namespace vallis::analyse {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

base::Result<base::Json> run(std::string_view csv, std::string_view params, std::string_view resamples = "") {
  study::Workers workers(1);
  const auto table = base::read_csv(csv, "input.csv");
  if (!table) return table.error();
  const auto json = base::parse_json(params, "params.json");
  if (!json) return json.error();
  const TableReader reader = [&](const std::string& name) { return base::read_csv(resamples, name); };
  return analyse(*table, *json, "params.json", reader, workers);
}

std::vector<std::string> faults(std::string_view csv, std::string_view params, std::string_view resamples = "") {
  const auto answer = run(csv, params, resamples);
  if (answer) return {"an answer: " + base::print_json(*answer, base::JsonStyle::Compact)};
  std::vector<std::string> lines;
  for (const base::Fault& fault : answer.error().faults) lines.push_back(fault.text());
  if (lines.empty()) lines.push_back(answer.error().message);
  return lines;
}

TEST(Pca, LocatesEveryCellAndColumnThatItCannotUse) {
  EXPECT_THAT(faults("a,b,c\n1,,7\nx,2,7\n", R"({"task": "pca", "scale": true})"),
              ElementsAre(HasSubstr("row 2 (line 3), column a: 'x' is not a number"),
                          HasSubstr("row 1 (line 2), column b: The cell is empty"),
                          HasSubstr("input.csv, column c: The column has no two different values")));
}

TEST(Pca, AnswersOneColumnAndOneThatIsConstantWithoutScaling) {
  const auto one = run("a\n1\n3\n", R"({"task": "pca", "scale": false})");
  ASSERT_TRUE(one) << one.error().message;
  EXPECT_EQ(base::print_json(one->at("rotation"), base::JsonStyle::Compact), "[[1]]");
  const auto constant = run("a,b\n1,5\n3,5\n", R"({"task": "pca"})");
  ASSERT_TRUE(constant) << constant.error().message;
  EXPECT_EQ(base::print_json(constant->at("explained"), base::JsonStyle::Compact), "[1,0]");
}

TEST(ClassicalMds, LocatesANumberOfDimensionsThatCannotBe) {
  EXPECT_THAT(faults("x\n1\n2\n5\n", R"({"task": "classical-mds", "k": 3, "distance": {"kind": "euclidean"}})"),
              ElementsAre("params.json, /k: A whole number from 1 to 2 is needed here."));
}

TEST(GroupTests, GiveNullWhereNothingCanBeTested) {
  const auto answer = run("g,x,c\na,1,u\na,1,u\nb,1,u\nb,,u\n",
                          R"({"task": "group-profile-tests", "group": "g", "numeric": ["x"], "categorical": ["c"]})");
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_TRUE(answer->at("p").at("x").is_null());
  EXPECT_TRUE(answer->at("tests").at("c").at("cramers_v").is_null());
  EXPECT_TRUE(answer->at("p_BH").at("c").is_null());
}

TEST(GroupTests, LeaveOutRowsWithoutAGroup) {
  const std::string_view params = R"({"task": "group-profile-tests", "group": "column g", "categorical": ["c"]})";
  const auto with = run("g,c\n1,u\n1,u\n2,v\n2,u\n,v\n", params);
  const auto without = run("g,c\n1,u\n1,u\n2,v\n2,u\n", params);
  ASSERT_TRUE(with && without);
  EXPECT_EQ(*with, *without);
}

TEST(GroupTests, LocateWhatParamsGetWrong) {
  EXPECT_THAT(faults("g,x\n1,1\n2,2\n", R"({"task": "group-profile-tests", "group": "g", "numeric": ["x", "y"],
                     "categorical": ["x"]})"),
              ElementsAre(HasSubstr("/numeric/1: The table input.csv has no column 'y'"),
                          HasSubstr("/categorical/0: The column 'x' is named twice")));
  EXPECT_THAT(faults("g,x\n1,1\n2,2\n", R"({"task": "group-profile-tests", "group": "g"})"),
              ElementsAre(HasSubstr("Nothing is to be tested")));
  EXPECT_THAT(faults("g,x\n1,1\n1,2\n", R"({"task": "group-profile-tests", "group": "g", "numeric": ["x"]})"),
              ElementsAre(HasSubstr("input.csv, column g: The column makes 1 group")));
}

TEST(ROddsRatio, MeetsRsFigureAndItsLimits) {
  // fisher.test of R 4.2.2 on the lady tasting tea prints 6.408309; its digits below 1e-4 come from where Brent stops.
  EXPECT_NEAR(r_odds_ratio({{3, 1}, {1, 3}}), 6.408308867005793, 1e-11);
  EXPECT_EQ(r_odds_ratio({{0, 4}, {4, 0}}), 0);
  EXPECT_EQ(r_odds_ratio({{2, 2}, {2, 2}}), 1);
  EXPECT_TRUE(std::isinf(r_odds_ratio({{4, 0}, {0, 4}})));
}

TEST(BootstrapStability, ReadsTheTableThatAnswersTheName) {
  const std::string_view params = R"({"task": "bootstrap-stability", "k": 2, "method": "average",
      "resamples": "resamples.csv: a row a resample", "distance": {"kind": "euclidean"}})";
  const auto answer = run("x\n0\n1\n9\n10\n", params, "a,b,c\n1,3,3\n1,2,\n");
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(base::print_json(answer->at("unique_points").at("jaccard"), base::JsonStyle::Compact), "[[1,1],[0.5,0]]");
  EXPECT_THAT(
      faults("x\n0\n1\n9\n10\n", params, "a,b\n1,5\n1.5,x\n,\n"),
      ElementsAre(HasSubstr("resamples.csv, row 2 (line 3), column a: A row of the data is named by its number"),
                  HasSubstr("resamples.csv, row 2 (line 3), column b: 'x' is not a number"),
                  HasSubstr("resamples.csv, row 1 (line 2), column b: A row of the data is named")));
}

TEST(BootstrapStability, DrawsWholeBlocksWhenAsked) {
  const auto answer = run("x,country\n0,fr\n1,fr\n9,de\n10,de\n",
                          R"({"task": "bootstrap-stability", "k": 2, "method": "ward.D2", "replicates": 20,
                              "seed": 4, "resample_by": "country", "distance": {"kind": "euclidean"}})");
  ASSERT_TRUE(answer) << answer.error().message;
  // A country comes whole or not at all, so its rows share a group wherever both countries are drawn.
  EXPECT_EQ(answer->at("base"), base::Json(base::JsonArray{1, 1, 2, 2}));
  EXPECT_EQ(answer->at("duplicates_kept").at("jaccard").as_array().size(), 20U);
}

TEST(BootstrapStability, LocatesAMethodAndASourceThatItDoesNotKnow) {
  EXPECT_THAT(faults("x\n1\n2\n", R"({"task": "bootstrap-stability", "k": 1, "method": "magic",
                     "resamples": "draws", "distance": {"kind": "euclidean"}})"),
              ElementsAre(HasSubstr("/resamples: Name a table here"), HasSubstr("/method: 'magic' is not known here")));
}

}  // namespace
}  // namespace vallis::analyse
