#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analyse/analyse.hpp"
#include "study/workers.hpp"

namespace vallis::analyse {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// `table` is what params may name as reference.csv.
base::Result<base::Json> run(std::string_view csv, std::string_view params, std::string_view table = "") {
  study::Workers workers(1);
  const auto input = base::read_csv(csv, "input.csv");
  if (!input) return input.error();
  const auto json = base::parse_json(params, "params.json");
  if (!json) return json.error();
  const TableReader tables = [&](const std::string& name) { return base::read_csv(table, name); };
  return analyse(*input, *json, "params.json", tables, workers);
}

std::vector<std::string> faults(std::string_view csv, std::string_view params, std::string_view table = "") {
  const auto answer = run(csv, params, table);
  if (answer) return {"an answer: " + base::print_json(*answer, base::JsonStyle::Compact)};
  std::vector<std::string> lines;
  for (const base::Fault& fault : answer.error().faults) lines.push_back(fault.text());
  if (lines.empty()) lines.push_back(answer.error().message);
  return lines;
}

std::string text(const base::Json& json) { return base::print_json(json, base::JsonStyle::Compact); }

TEST(KMeansTask, NamesEachEmptyCell) {
  EXPECT_THAT(faults("x,y\n1,\n,2\n3,z\n", R"({"task": "kmeans", "initial_rows_1based": [1]})"),
              ElementsAre(HasSubstr("input.csv, row 2 (line 3), column x: This cell is empty"),
                          HasSubstr("row 3 (line 4), column y: 'z' is not a number"),
                          HasSubstr("row 1 (line 2), column y: This cell is empty")));
}

TEST(KMeansTask, DrawsItsStartWhereNoRowsAreGiven) {
  const auto answer = run("x\n0\n1\n10\n11\n", R"({"task": "kmeans", "k": 2, "seed": 5})");
  ASSERT_TRUE(answer);
  for (const char* method : {"Lloyd", "Hartigan-Wong", "MacQueen"}) {
    EXPECT_EQ(answer->at(method).at("tot_withinss").to_number<double>(), 1) << method;
  }
}

TEST(KMeansTask, ShowsAnEmptyGroupAndAnEarlyEnd) {
  const auto empty = run("x\n1\n1\n5\n", R"({"task": "kmeans", "initial_rows_1based": [1, 2, 3]})");
  ASSERT_TRUE(empty);
  EXPECT_EQ(text(empty->at("Lloyd").at("size")), "[2,0,1]");
  EXPECT_EQ(text(empty->at("Lloyd").at("centers")), "[[1],[null],[5]]");
  EXPECT_FALSE(empty->at("Lloyd").as_object().contains("converged"));
  const auto early = run("x\n1\n2\n5\n", R"({"task": "kmeans", "initial_rows_1based": [1, 2], "max_iter": 1})");
  ASSERT_TRUE(early);
  EXPECT_EQ(text(early->at("Lloyd").at("converged")), "false");
}

TEST(KMeansTask, NamesWhatIsWrongWithTheStart) {
  EXPECT_THAT(faults("x\n1\n2\n", R"({"task": "kmeans", "initial_rows_1based": [1, 3]})"),
              ElementsAre(HasSubstr("/initial_rows_1based/1")));
  EXPECT_THAT(faults("x\n1\n2\n", R"({"task": "kmeans", "k": 3})"), ElementsAre(HasSubstr("/k")));
  EXPECT_THAT(faults("x\n", R"({"task": "kmeans", "k": 1})"), ElementsAre(HasSubstr("The table has 0 rows")));
}

TEST(KPrototypesTask, ReadsNumbersAsCategoriesWhereTold) {
  const std::string_view csv = "x,code\n0,1\n0,30\n9,30\n";
  const auto numeric = run(csv, R"({"task": "k-prototypes", "lambda": 1, "initial_rows_1based": [1, 3]})");
  const auto nominal =
      run(csv, R"({"task": "k-prototypes", "lambda": 1, "initial_rows_1based": [1, 3], "nominal": ["code"]})");
  ASSERT_TRUE(numeric && nominal);
  EXPECT_EQ(text(numeric->at("cluster")), "[1,2,2]");
  EXPECT_EQ(text(nominal->at("cluster")), "[1,1,2]");
}

TEST(KPrototypesTask, EstimatesAMissingLambdaAndTakesOneAColumn) {
  // The variance of x is 12, the diversity of c is 4/9, so λ = 27: row 2 is at 27 from row 1 and at 36 from row 3.
  const std::string_view csv = "x,c\n0,a\n0,b\n6,b\n";
  const auto estimated = run(csv, R"({"task": "k-prototypes", "initial_rows_1based": [1, 3], "max_iter": 1})");
  const auto given = run(csv, R"({"task": "k-prototypes", "lambda": [1, 40], "initial_rows_1based": [1, 3]})");
  ASSERT_TRUE(estimated && given);
  EXPECT_EQ(text(estimated->at("cluster")), "[1,1,2]");
  EXPECT_EQ(text(given->at("cluster")), "[1,2,2]");
  EXPECT_THAT(faults(csv, R"({"task": "k-prototypes", "lambda": [1], "initial_rows_1based": [1]})"),
              ElementsAre(HasSubstr("/lambda: There are 1 lambdas for 2 columns")));
  EXPECT_THAT(faults(csv, R"({"task": "k-prototypes", "lambda": -1, "initial_rows_1based": [1]})"),
              ElementsAre(HasSubstr("/lambda: A lambda is a number that is 0 or more")));
}

TEST(KPrototypesTask, NamesARowWithoutAnyValue) {
  EXPECT_THAT(faults("x,c\n1,a\n,\n", R"({"task": "k-prototypes", "lambda": 1, "initial_rows_1based": [1]})"),
              ElementsAre(HasSubstr("row 2 (line 3), column x: All cells of this row are empty")));
}

TEST(HdbscanTask, NeedsANeighbourhoodThatTheTableHas) {
  EXPECT_THAT(faults("x\n1\n2\n", R"({"task": "hdbscan", "minPts": 3, "distance": {"kind": "euclidean"}})"),
              ElementsAre(HasSubstr("/minPts")));
}

TEST(HdbscanTask, ScoresTheWholeAsRDoesWhereThereIsNoGroup) {
  const auto answer = run("x\n0\n1\n3\n", R"({"task": "hdbscan", "minPts": 3, "distance": {"kind": "euclidean"}})");
  ASSERT_TRUE(answer);
  EXPECT_EQ(text(*answer),
            R"({"cluster":[0,0,0],"cluster_scores":[null],"outlier_scores":[1,1,1],"mst_heights_sorted":[3,3]})");
}

TEST(GapTask, DrawsReferenceSetsWhereNoneAreGiven) {
  const std::string_view csv = "x\n0\n1\n10\n11\n20\n21\n";
  const auto one = run(csv, R"({"task": "gap", "linkage": "average", "K_max": 4, "B": 5, "seed": 1})");
  const auto two = run(csv, R"({"task": "gap", "linkage": "average", "K_max": 4, "B": 5, "seed": 2})");
  ASSERT_TRUE(one && two);
  EXPECT_EQ(one->at("logW_ref").as_array().size(), 5U);
  EXPECT_EQ(text(one->at("logW")), text(two->at("logW")));
  EXPECT_NE(text(one->at("E_logW")), text(two->at("E_logW")));
}

TEST(GapTask, LeavesTheLogarithmOfNothingOut) {
  const auto answer =
      run("x\n0\n0\n1\n", R"({"task": "gap", "linkage": "single", "K_max": 2, "B": 2, "reference": "original"})");
  ASSERT_TRUE(answer);
  EXPECT_THAT(text(answer->at("logW")), HasSubstr(",null]"));
}

TEST(GapTask, NamesWhatIsWrongWithItsReferenceSets) {
  const std::string_view csv = "x\n0\n1\n3\n";
  const std::string_view params =
      R"({"task": "gap", "linkage": "average", "K_max": 2, "B": 2, "reference": "reference.csv: numbered by b"})";
  EXPECT_THAT(faults(csv, params, "x\n1\n"), ElementsAre(HasSubstr("There is no column b")));
  EXPECT_THAT(faults(csv, params, "b,x,y\n1,0,0\n"), ElementsAre(HasSubstr("have 2 columns beside b where")));
  EXPECT_THAT(faults(csv, params, "b,x\n1,0\n1,2\n2,3\n"),
              ElementsAre(HasSubstr("Set 2 has 1 of the at least 2 rows")));
  EXPECT_THAT(faults(csv, params, "b,x\n1,0\n1,2\n"), ElementsAre(HasSubstr("has 1 reference sets where")));
  EXPECT_THAT(faults(csv, params, "b,x\n,0\n1,2\n"), ElementsAre(HasSubstr("row 1 (line 2), column b")));
  EXPECT_THAT(faults(csv, R"({"task": "gap", "linkage": "median", "K_max": 4})"),
              ElementsAre(HasSubstr("/linkage"), HasSubstr("/K_max")));
}

TEST(ValiditySklearnTask, NeedsLabelsThatMakeGroups) {
  EXPECT_THAT(faults("x\n0\n1\n", R"({"task": "validity-sklearn"})"),
              ElementsAre(HasSubstr("/labels: The table input.csv has no column 'label'")));
  EXPECT_THAT(faults("x,label\n0,a\n1,a\n", R"({"task": "validity-sklearn"})"),
              ElementsAre(HasSubstr("The labels make 1 group of 2 rows")));
  EXPECT_TRUE(run("x,g\n0,a\n1,a\n5,b\n", R"({"task": "validity-sklearn", "labels": "column g"})"));
}

}  // namespace
}  // namespace vallis::analyse
