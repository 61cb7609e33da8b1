#include "analyse/analyse.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "study/workers.hpp"

namespace vallis::analyse {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

base::Result<base::Json> run(std::string_view csv, std::string_view params) {
  study::Workers workers(1);
  const auto table = base::read_csv(csv, "input.csv");
  if (!table) return table.error();
  const auto json = base::parse_json(params, "params.json");
  if (!json) return json.error();
  const TableReader no_tables = [](const std::string& name) -> base::Result<base::CsvTable> {
    return base::not_found("There is no table " + name + ".");
  };
  return analyse(*table, *json, "params.json", no_tables, workers);
}

/// The lines of the error that the call must give.
std::vector<std::string> faults(std::string_view csv, std::string_view params) {
  const auto answer = run(csv, params);
  if (answer) return {"an answer: " + base::print_json(*answer, base::JsonStyle::Compact)};
  std::vector<std::string> lines;
  for (const base::Fault& fault : answer.error().faults) lines.push_back(fault.text());
  if (lines.empty()) lines.push_back(answer.error().message);
  return lines;
}

std::string dissimilarity(std::string_view csv, std::string_view columns, std::string_view weights = "") {
  std::string params = R"({"task": "gower", "columns": [)" + std::string(columns) + "]";
  if (!weights.empty()) params += R"(, "weights": )" + std::string(weights);
  const auto answer = run(csv, params + "}");
  if (!answer) return answer.error().message;
  return base::print_json(answer->at("dissimilarity"), base::JsonStyle::Compact);
}

TEST(Gower, SpreadsOrdinalsByTheObservedLevels) {
  // Levels b, c, d of a … e are codes 1, 2, 3, so their range is 2.
  EXPECT_EQ(dissimilarity("x\nb\nc\nd\n", R"({"name": "x", "type": "ordinal", "levels": ["a", "b", "c", "d", "e"]})"),
            "[0.5,1,0.5]");
}

TEST(Gower, SortsUndeclaredLevelsAsNumbersWhereAllAreNumbers) {
  EXPECT_EQ(dissimilarity("x\n10\n9\n2\n", R"({"name": "x", "type": "ordinal"})"), "[0.5,1,0.5]");
  // As texts they stand as 10, 9, x.
  EXPECT_EQ(dissimilarity("x\n10\n9\nx\n", R"({"name": "x", "type": "ordinal"})"), "[0.5,1,0.5]");
}

TEST(Gower, TakesOnlyTheOrderOfAnOrdinalRatio) {
  EXPECT_EQ(dissimilarity("x\n1\n10\n1000\n", R"({"name": "x", "type": "ordinal-ratio"})"), "[0.5,1,0.5]");
}

TEST(Gower, RanksOrdinalRatiosAmongTheNumbersOfAllOfThem) {
  // Among 1, 1.5, 2, 2.5, 3, 10, 100 the ranks are 1, 3, 6, 5 and 2, 7, 4, 4, both with a range of 5; R 4.2.2, daisy.
  EXPECT_EQ(dissimilarity("a,b\n1,1.5\n2,100\n10,2.5\n3,2.5\n",
                          R"({"name": "a", "type": "ordinal-ratio"}, {"name": "b", "type": "ordinal-ratio"})"),
            "[0.7,0.7,0.6000000000000001,0.6,0.5,0.09999999999999998]");
}

TEST(Gower, TakesLogarithmsBeforeScaling) {
  EXPECT_EQ(dissimilarity("x\n1\n10\n100\n", R"({"name": "x", "type": "log-ratio"})"), "[0.5,1,0.5]");
}

TEST(Gower, ReadsTheSecondLevelOfABinaryColumnAsPresent) {
  const std::string_view csv = "x,y\nno,1\nno,2\nyes,2\nyes,3\n";
  // x: rows 1 and 2 say nothing, 3 and 4 agree; y has a range of 2.
  const std::string expected = "[0.5,0.75,1,0.5,0.75,0.25]";
  EXPECT_EQ(dissimilarity(csv, R"({"name": "x", "type": "asymmetric-binary"}, {"name": "y", "type": "numeric"})"),
            expected);
  EXPECT_EQ(dissimilarity(csv, R"({"name": "x", "type": "asymmetric-binary", "levels": ["no", "yes"]},
                                  {"name": "y", "type": "numeric"})"),
            expected);
}

TEST(Gower, CountsJointPresenceInAConstantColumnWithDeclaredLevels) {
  const std::string_view csv = "x,y\n1,0\n1,1\n";
  EXPECT_EQ(dissimilarity(csv, R"({"name": "x", "type": "asymmetric-binary", "levels": [0, 1]},
                                  {"name": "y", "type": "numeric"})"),
            "[0.5]");
  // Without a declaration the one observed level is the lower one, as in daisy, and two absences say nothing.
  EXPECT_EQ(dissimilarity(csv, R"({"name": "x", "type": "asymmetric-binary"}, {"name": "y", "type": "numeric"})"),
            "[1]");
}

TEST(Gower, CountsAConstantNumericColumnAndPassesOverAnEmptyOne) {
  EXPECT_EQ(dissimilarity("x,y,z\n7,0,\n7,1,\n", R"({"name": "x", "type": "numeric"}, {"name": "y", "type": "numeric"},
                                                    {"name": "z", "type": "nominal"})"),
            "[0.5]");
}

TEST(Gower, GivesNullForAPairWithNothingInCommon) {
  EXPECT_EQ(
      dissimilarity("x,y\n1,\n,2\n3,4\n", R"({"name": "x", "type": "numeric"}, {"name": "y", "type": "numeric"})"),
      "[null,1,1]");
}

TEST(Gower, LeavesOutColumnsOfWeightZero) {
  EXPECT_EQ(dissimilarity("x,y\n1,\n,2\n3,4\n", R"({"name": "x", "type": "numeric"}, {"name": "y", "type": "numeric"})",
                          "[1, 0]"),
            "[null,1,null]");
}

TEST(Gower, FindsALevelByItsNumber) {
  EXPECT_EQ(dissimilarity("x\n1.0\n2\n", R"({"name": "x", "type": "nominal", "levels": ["1", "2.00"]})"), "[1]");
}

TEST(Gower, LocatesEveryCellThatItCannotRead) {
  EXPECT_THAT(faults("a,b,c,d\n1,low,0,5\nx,top,2,-1\n3,high,7,0\n",
                     R"({"task": "gower", "columns": [{"name": "a", "type": "numeric"},
                 {"name": "b", "type": "ordinal", "levels": ["low", "high"]},
                 {"name": "c", "type": "asymmetric-binary"}, {"name": "d", "type": "log-ratio"}]})"),
              ElementsAre(HasSubstr("input.csv, row 2 (line 3), column a: 'x' is not a number"),
                          HasSubstr("input.csv, row 2 (line 3), column b: 'top' is not one of the levels: low, high"),
                          HasSubstr("input.csv, row 3 (line 4), column c: '7' is a third value after '0' and '2'"),
                          HasSubstr("input.csv, row 2 (line 3), column d: A log-ratio column takes numbers above 0"),
                          HasSubstr("input.csv, row 3 (line 4), column d: A log-ratio column takes numbers above 0")));
}

TEST(Gower, LocatesEveryMemberOfParamsThatItCannotUse) {
  EXPECT_THAT(faults("a,b\n1,2\n", R"({"task": "gower", "weigths": [1], "weights": [1, 2, -1], "note": "a remark",
      "columns": [{"name": "a", "type": "number"}, {"name": "c", "type": "numeric", "levels": ["1"]},
                  {"name": "a", "type": "symmetric-binary", "levels": ["x", "y", "y"]}]})"),
              ElementsAre(HasSubstr("params.json, /columns/0/type: 'number' is not known here; use one of: numeric,"),
                          HasSubstr("params.json, /columns/1/name: The table input.csv has no column 'c'"),
                          HasSubstr("params.json, /columns/1/levels: A column of this type has no levels"),
                          HasSubstr("params.json, /columns/2/levels/2: The level 'y' stands here twice"),
                          HasSubstr("params.json, /columns/2/levels: A binary column has two levels"),
                          HasSubstr("params.json, /columns/2/name: The column 'a' is listed twice"),
                          HasSubstr("params.json, /weights/2: A weight is a number that is 0 or more"),
                          HasSubstr("params.json, /: There is no member 'weigths' here; did you mean 'weights'?")));
}

TEST(Gower, RefusesWeightsOfAnotherLength) {
  EXPECT_THAT(
      faults("a\n1\n", R"({"task": "gower", "weights": [1, 2], "columns": [{"name": "a", "type": "numeric"}]})"),
      ElementsAre(HasSubstr("params.json, /weights: There are 2 weights for 1 columns")));
}

TEST(Gower, RefusesATableWithoutRows) {
  EXPECT_THAT(faults("a\n", R"({"task": "gower", "columns": [{"name": "a", "type": "numeric"}]})"),
              ElementsAre("input.csv: The table has 0 rows where at least 1 is needed."));
}

TEST(GowerWithSets, CountsTwoEmptySetsAsEqualAndAMissingOneNotAtAll) {
  const auto answer = run("s,x\na|b,0\n{},1\n{},1\n,0\nb|c,0\n",
                          R"({"task": "gower-with-sets", "types": ["set-jaccard", "numeric"], "weights": [3, 1]})");
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(base::print_json(*answer, base::JsonStyle::Compact),
            R"({"jaccard":[1,1,null,0.6666666666666667,0,null,1,null,1,null],)"
            R"("gower":[1,1,0,0.5,0,1,1,1,1,0]})");
}

TEST(GowerWithSets, AnswersOneListAColumnWhereThereAreSeveral) {
  const auto answer = run("s;t\n", R"({"task": "gower-with-sets", "types": ["set-jaccard"]})");
  ASSERT_FALSE(answer);
  const auto two = run("s,t\na,b\na,c\n", R"({"task": "gower-with-sets", "types": ["set-jaccard", "set-jaccard"]})");
  ASSERT_TRUE(two) << two.error().message;
  EXPECT_EQ(base::print_json(*two, base::JsonStyle::Compact), R"({"jaccard":{"s":[0],"t":[1]},"gower":[0.5]})");
}

TEST(GowerWithSets, LocatesWhatIsNoSetAndNoBoolean) {
  EXPECT_THAT(
      faults("s,x\na||b,1\na,maybe\n", R"({"task": "gower-with-sets", "types": ["set-jaccard", "asymmetric-binary"]})"),
      ElementsAre(HasSubstr("row 1 (line 2), column s: A word is missing between two separators"),
                  HasSubstr("row 2 (line 3), column x: 'maybe' is no boolean")));
}

TEST(Validity, FollowsTheOrderOfTheLabelsAndNotOfTheRows) {
  const std::string_view params = R"({"task": "validity", "distance": {"kind": "euclidean"}, "labels": "column g"})";
  const auto b_first = run("x,g\n10,b\n12,b\n0,a\n1,a\n", params);
  ASSERT_TRUE(b_first) << b_first.error().message;
  EXPECT_EQ(base::print_json(b_first->at("diameter"), base::JsonStyle::Compact), "[1,2]");
  EXPECT_EQ(base::print_json(b_first->at("neighbor"), base::JsonStyle::Compact), R"(["a","a","b","b"])");
}

TEST(Validity, RefusesLabelsThatMakeOneGroup) {
  EXPECT_THAT(faults("x,g\n1,1\n2,1\n3,1\n",
                     R"({"task": "validity", "distance": {"kind": "manhattan"}, "labels": "column g"})"),
              ElementsAre("input.csv, column g: The labels make 1 group of 3 rows; from 2 to 2 can be judged."));
}

TEST(Validity, NamesThePairWithoutADissimilarity) {
  EXPECT_THAT(faults("x,y,g\n1,,1\n,2,1\n3,4,2\n5,6,2\n",
                     R"({"task": "validity", "labels": "column g", "distance": {"kind": "gower", "columns":
                        [{"name": "x", "type": "numeric"}, {"name": "y", "type": "numeric"}]}})"),
              ElementsAre(HasSubstr("input.csv, row 1 (line 2): Rows 1 and 2 have nothing in common that counts (row 1 "
                                    "lacks y, row 2 lacks x;")));
}

TEST(Distance, UsesTheColumnsThatBothRowsHaveWhenAsked) {
  const std::string_view csv = "x,y,g\n0,0,1\n3,,1\n0,4,2\n9,9,2\n";
  EXPECT_THAT(
      faults(csv, R"({"task": "validity", "labels": "column g", "distance": {"kind": "euclidean"}})"),
      ElementsAre(HasSubstr(R"(row 1 (line 2): Rows 1 and 2 have no distance (row 1 lacks nothing, row 2 lacks )"
                            R"(y); fill in the cells, or add "missing": "scale")")));
  const auto answer =
      run(csv, R"({"task": "validity", "labels": "column g", "distance": {"kind": "euclidean", "missing": "scale"}})");
  ASSERT_TRUE(answer) << answer.error().message;
  // Rows 1 and 2 share one column of two: √(2/1 · 3²).
  EXPECT_NEAR(answer->at("diameter").at(0).to_number<double>(), std::sqrt(18.0), 1e-12);
  EXPECT_FALSE(answer->as_object().contains("calinski_harabasz"));
}

TEST(Distance, StandardisesWithTheSampleStandardDeviation) {
  const auto answer = run("x,g\n1,1\n2,1\n3,2\n4,2\n",
                          R"({"task": "validity", "labels": "column g",
                              "distance": {"kind": "manhattan", "standardise": "z"}})");
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_NEAR(answer->at("max_diameter").to_number<double>(), 1 / std::sqrt(5.0 / 3.0), 1e-12);
}

TEST(Distance, CannotStandardiseAConstantColumn) {
  EXPECT_THAT(faults("x,y,g\n1,1,1\n1,2,1\n1,3,2\n", R"({"task": "validity", "labels": "column g",
                     "distance": {"kind": "euclidean", "standardise": "z"}})"),
              ElementsAre(HasSubstr("input.csv, column x: The column has no two different values")));
}

TEST(Distance, TakesAMatrixOfDissimilarities) {
  const std::string_view params = R"({"task": "validity", "distance": {"kind": "precomputed"}, "labels": "column g"})";
  const auto answer = run("a,b,c,g\n0,1,2,1\n1,0,3,1\n2,3,0,2\n", params);
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->at("min_separation").to_number<double>(), 2);
  EXPECT_THAT(faults("a,b,c,g\n0,1,2,1\n1,0,3,1\n2,4,5,2\n", params),
              ElementsAre(HasSubstr("row 3 (line 4), column c: Row 3 is at 5 from itself"),
                          HasSubstr("row 3 (line 4), column b: Rows 2 and 3 have two dissimilarities, 4 below the")));
  EXPECT_THAT(faults("a,b,g\n0,1,1\n1,0,1\n2,4,2\n", params),
              ElementsAre("input.csv: A matrix of dissimilarities is square; here are 3 rows and 2 columns."));
}

TEST(Distance, ReportsWhatItsKindDoesNotKnow) {
  EXPECT_THAT(faults("x,g\n1,1\n2,2\n", R"({"task": "validity", "labels": "column h", "distance":
                     {"kind": "euclidean", "missing": "drop", "weights": [1]}})"),
              ElementsAre(HasSubstr("/labels: The table input.csv has no column 'h'"),
                          HasSubstr("/distance/missing: 'drop' is not known here; use one of: scale"),
                          HasSubstr("/distance: There is no member 'weights' here")));
}

TEST(Distance, RefusesDissimilaritiesWhoseSquaresOverflow) {
  EXPECT_THAT(faults("x,g\n1e200,1\n-1e200,1\n0,2\n",
                     R"({"task": "validity", "labels": "column g", "distance": {"kind": "manhattan"}})"),
              ElementsAre(HasSubstr("input.csv: Some rows are more than 1e+150 apart")));
}

TEST(Hierarchical, AnswersTwoRowsAndEqualRowsWithoutInventingValues) {
  const std::string_view params = R"({"task": "hierarchical", "distance": {"kind": "euclidean"}})";
  const auto two = run("x\n1\n2\n", params);
  ASSERT_TRUE(two) << two.error().message;
  EXPECT_EQ(base::print_json(two->at("average"), base::JsonStyle::Compact),
            R"({"input":"d","height":[1],"merge":[[-1,-2]],"order":[1,2],"cutree":{"k2":[1,2]},)"
            R"("cophenetic_correlation":null})");
  const auto equal = run("x\n1\n1\n1\n", params);
  ASSERT_TRUE(equal) << equal.error().message;
  EXPECT_TRUE(equal->at("agnes_ward").at("ac").is_null());
  EXPECT_TRUE(equal->at("diana").at("dc").is_null());
}

TEST(Hierarchical, NestsTheLastOfTiedPairsAsAgnesDoes) {
  // 0 and 1 are as near as 1 and 2. By hand, the last pair first: {1,2} at 1, 0 at (1+2)/2, 3.25 at (3.25+2.25+1.25)/3.
  // The first pair first: {0,1} at 1, {2,3.25} at 1.25, both at (2+3.25+1+2.25)/4.
  const auto answer = run("x\n0\n1\n2\n3.25\n", R"({"task": "hierarchical", "distance": {"kind": "euclidean"}})");
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(base::print_json(answer->at("agnes_average").at("height_sorted"), base::JsonStyle::Compact),
            "[1,1.5,2.25]");
  EXPECT_EQ(base::print_json(answer->at("average").at("height"), base::JsonStyle::Compact), "[1,1.25,2.125]");
}

TEST(Hierarchical, CutsNothingWhereHeightsFall) {
  // An equilateral triangle but for rounding: the centroid of two lies nearer to the third.
  const auto answer = run("x,y\n0,0\n1,0\n0.5,0.9\n", R"({"task": "hierarchical", "distance": {"kind": "euclidean"}})");
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_TRUE(answer->at("centroid").at("cutree").is_null());
  EXPECT_TRUE(answer->at("average").at("cutree").is_object());
}

TEST(ExactTies, NeedsEveryCell) {
  EXPECT_THAT(faults("x,y\n0.1,1\n0.2,\n", R"({"task": "hierarchical-exact-ties"})"),
              ElementsAre(HasSubstr("input.csv, row 2 (line 3), column y: The cell is empty")));
}

TEST(LeafOrder, TakesTheRootOfSquaredHeightsAsScipyDoes) {
  const auto answer = run(
      "x\n1\n2\n4\n", R"({"task": "optimal-leaf-ordering", "linkage": "centroid", "distance": {"kind": "euclidean"}})");
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(base::print_json(*answer, base::JsonStyle::Compact),
            R"({"cost_optimal":3,"height":[1,2.5],"order":[0,1,2]})");
}

TEST(Pam, TakesOneNumberOfGroupsAsWellAsSeveral) {
  const std::string_view csv = "x\n1\n2\n10\n";
  const auto one = run(csv, R"({"task": "pam", "k": 2, "distance": {"kind": "manhattan"}})");
  const auto several = run(csv, R"({"task": "pam", "k": [2, 1], "distance": {"kind": "manhattan"}})");
  ASSERT_TRUE(one && several);
  EXPECT_EQ(one->at("k2"), several->at("k2"));
  EXPECT_EQ(base::print_json(one->at("k2").at("exact"), base::JsonStyle::Compact),
            R"({"total":1,"mean":0.3333333333333333,"medoids":[1,3]})");
  EXPECT_TRUE(several->at("k1").at("best").at("sil_avg").is_null());
}

TEST(Pam, LocatesANumberOfGroupsThatCannotBe) {
  const std::string_view csv = "x\n1\n2\n";
  const auto with_k = [](const std::string& k) {
    return R"({"task": "pam", "distance": {"kind": "manhattan"}, "k": )" + k + "}";
  };
  EXPECT_THAT(faults(csv, with_k("[1, 3, 1, null]")),
              ElementsAre("params.json, /k/1: A whole number from 1 to 2 is needed here.",
                          "params.json, /k/2: The number 1 stands here twice; leave one out.",
                          "params.json, /k/3: This is null where a whole number is needed."));
  EXPECT_THAT(faults(csv, with_k("[]")), ElementsAre(HasSubstr("/k: The array is empty")));
  EXPECT_THAT(faults(csv, with_k("null")), ElementsAre("params.json, /k: This is null where a value is needed."));
  EXPECT_THAT(faults("x\n1\n", with_k("1")),
              ElementsAre("input.csv: The table has 1 row where at least 2 are needed."));
}

TEST(PartitionComparison, ComparesWordsAsWellAsNumbers) {
  const auto answer = run("was,is\nred,1\nred,1\nblue,2\n", R"({"task": "partition-comparison"})");
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(base::print_json(answer->at("contingency"), base::JsonStyle::Compact), "[[0,1],[2,0]]");
  EXPECT_EQ(answer->at("ari").to_number<double>(), 1);
}

TEST(PartitionComparison, NeedsALabelInEveryRow) {
  EXPECT_THAT(faults("a,b,c\n1,2,3\n1,,3\n", R"({"task": "partition-comparison"})"),
              ElementsAre(HasSubstr("row 2 (line 3), column b: The label is missing")));
}

TEST(Analyse, PassesOverRemarksButNotOverMisspeltMembers) {
  const std::string_view csv = "x\n1\n2\n";
  const auto params = [](const std::string& more) {
    return R"({"task": "pam", "k": 1, "distance": {"kind": "euclidean", "source": "a tape measure"}, )" + more + "}";
  };
  EXPECT_TRUE(run(csv, params(R"("note": "", "rule": "as in the paper")")));
  EXPECT_THAT(faults(csv, params(R"("rule": "none")")), ElementsAre(HasSubstr("/: There is no member 'rule' here")));
}

TEST(DbscanTask, NamesEveryCellAndMemberThatIsWrong) {
  EXPECT_THAT(faults("lon,lat\n1,2\n,3\n500,x\n", R"({"task": "dbscan-haversine", "eps_km": 1, "min_points": 1})"),
              ElementsAre(HasSubstr("row 3 (line 4), column lat: 'x' is not a number"),
                          HasSubstr("row 2 (line 3), column lon: A place needs both coordinates"),
                          HasSubstr("row 3 (line 4), column lon: The longitude 500 is not in -360 to 360")));
  EXPECT_THAT(faults("x,lat\n1,2\n", R"({"task": "dbscan-haversine", "eps_km": -1, "min_points": 0, "border": "any"})"),
              ElementsAre(HasSubstr("/eps_km: This must be a number above 0"), HasSubstr("/min_points: "),
                          HasSubstr("/border: "), HasSubstr("/lon: The table has no column of this name")));
}

TEST(ConcentrationTask, NamesEveryCellAndPlantThatIsWrong) {
  EXPECT_THAT(faults("a,b\n1,-2\n,x\n", R"({"task": "spatial-concentration"})"),
              ElementsAre(HasSubstr("row 2 (line 3), column a: This amount is missing"),
                          HasSubstr("row 2 (line 3), column b: 'x' is not a number"),
                          HasSubstr("row 1 (line 2), column b: An amount is 0 or more")));
  EXPECT_THAT(faults("a,b\n1,2\n", R"({"task": "spatial-concentration", "plants": [[1, -2], [null], [3]]})"),
              ElementsAre(HasSubstr("/plants/0/1: The size of a plant"), HasSubstr("/plants/1/0: The size of a plant"),
                          HasSubstr("/plants: There are 3 lists of plants for 2 industries")));
}

TEST(Analyse, ListsTheTasksThereAre) {
  EXPECT_THAT(faults("x\n1\n", R"({"task": "magic"})"),
              ElementsAre(testing::AllOf(HasSubstr("params.json, /task: There is no task 'magic'; there are: "),
                                         HasSubstr(" gower, "))));
}

TEST(Analyse, NeedsAnObjectWithATask) {
  EXPECT_THAT(faults("x\n1\n", "[1]"), ElementsAre(HasSubstr("params.json, /: This is an array where an object")));
  EXPECT_THAT(faults("x\n1\n", "{}"), ElementsAre(HasSubstr("params.json, /: The member 'task' is missing; add it.")));
  EXPECT_THAT(faults("x\n1\n", R"({"task": null})"), ElementsAre(HasSubstr("params.json, /task: This is null")));
  EXPECT_THAT(faults("x\n1\n", R"({"task": 3})"), ElementsAre(HasSubstr("params.json, /task: This is a number where")));
}

}  // namespace
}  // namespace vallis::analyse
