#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analyse/analyse.hpp"
#include "base/memory.hpp"
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

/// A limit that holds as long as it lives.
class Limit {
 public:
  explicit Limit(std::uint64_t bytes) { base::set_memory_limit(bytes); }
  Limit(const Limit&) = delete;
  Limit& operator=(const Limit&) = delete;
  ~Limit() { base::set_memory_limit(std::nullopt); }
};

TEST(Tasks, OfAllPairsSayWhatTheyNeedBeforeTheyTakeIt) {
  const std::string table = "x\n0\n1\n2\n10\n11\n12\n";
  const std::string gower = R"({"kind": "gower", "columns": [{"name": "x", "type": "numeric"}]})";
  const std::vector<std::string> params = {
      R"({"task": "gower", "columns": [{"name": "x", "type": "numeric"}]})",
      R"({"task": "gower-with-sets", "types": ["set-jaccard"]})",
      R"({"task": "hierarchical", "distance": {"kind": "euclidean"}})",
      R"({"task": "hierarchical-exact-ties"})",
      R"({"task": "optimal-leaf-ordering", "linkage": "average", "distance": {"kind": "euclidean"}})",
      R"({"task": "pam", "k": 2, "distance": )" + gower + "}",
      R"({"task": "hdbscan", "minPts": 2, "distance": )" + gower + "}",
      R"({"task": "classical-mds", "k": 1, "distance": {"kind": "manhattan"}})",
      R"({"task": "gap", "linkage": "average", "K_max": 2, "B": 3})",
      R"({"task": "bootstrap-stability", "k": 2, "method": "average", "replicates": 3,
          "distance": {"kind": "euclidean"}})"};
  for (const std::string& task : params) {
    EXPECT_TRUE(run(table, task)) << task;
    const Limit tiny(100);
    const auto refused = run(table, task);
    ASSERT_FALSE(refused) << task;
    EXPECT_EQ(refused.error().kind, base::ErrorKind::TooLarge) << task;
    EXPECT_THAT(refused.error().message, HasSubstr("of 6 units, pair by pair, would need")) << task;
    EXPECT_THAT(refused.error().message, HasSubstr("there are 100 bytes")) << task;
  }
}

TEST(ClaraTask, NeedsNoMatrix) {
  const Limit tiny(100);
  const auto found = run("x\n0\n1\n2\n10\n11\n12\n", R"({"task": "clara", "k": [1, 2], "seed": 3,
      "distance": {"kind": "gower", "columns": [{"name": "x", "type": "numeric"}]}})");
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(text(found->at("k2").at("best").at("medoids")), "[2,5]");
  EXPECT_EQ(text(found->at("k2").at("best").at("clustering")), "[1,1,1,2,2,2]");
  EXPECT_NEAR(found->at("k2").at("best").at("total").to_number<double>(), 4.0 / 12, 1e-12);
  EXPECT_EQ(text(found->at("k2").at("best_sample")), "1");
}

TEST(ClaraTask, MeasuresAsPamDoes) {
  const std::string table = "x,y\n0,5\n1,6\n2,4\n10,1\n11,2\n,0\n9,1\n";
  for (const char* distance : {R"({"kind": "euclidean", "missing": "scale", "standardise": "z"})",
                               R"({"kind": "manhattan", "missing": "scale"})",
                               R"({"kind": "gower", "columns": [{"name": "x", "type": "numeric"},
                                   {"name": "y", "type": "ordinal"}], "weights": [2, 1]})"}) {
    const auto rest = std::string(R"(", "k": 2, "distance": )") + distance + "}";
    const auto pam = run(table, R"({"task": "pam)" + rest);
    const auto clara = run(table, R"({"task": "clara)" + rest);
    ASSERT_TRUE(pam && clara) << distance;
    for (const char* key : {"medoids", "clustering", "total", "mean", "proven_optimal"}) {
      EXPECT_EQ(text(clara->at("k2").at("best").at(key)), text(pam->at("k2").at("best").at(key))) << distance << key;
    }
  }
}

TEST(ClaraTask, NamesWhatItCannotUse) {
  EXPECT_THAT(faults("a,b\n0,1\n1,0\n", R"({"task": "clara", "k": 1, "distance": {"kind": "precomputed"}})"),
              ElementsAre(HasSubstr("the task for it is 'pam'")));
  EXPECT_THAT(faults("x\n0\n1\n", R"({"task": "clara", "k": 2, "sample_size": 1, "distance": {"kind": "euclidean"}})"),
              ElementsAre(HasSubstr("k = 2: A sample of 1 units will not do")));
}

TEST(KDensityTask, TellsWhetherMembersLieTogether) {
  std::string table = "lon,lat,m\n";
  for (int i = 0; i < 30; ++i) {
    table += std::to_string(i < 10 ? 8 + 0.01 * i : 0.5 * i) + ",50," + (i < 10 ? "1" : "0") + "\n";
  }
  const auto found = run(table, R"({"task": "k-density", "member": "m", "simulations": 100, "steps": 20})");
  ASSERT_TRUE(found) << found.error().message;
  EXPECT_EQ(text(found->at("localised")), "true");
  EXPECT_EQ(found->at("distance_km").as_array().size(), 21U);
  EXPECT_EQ(found->at("global_high").as_array().size(), 21U);
  const auto plain = run(table, R"({"task": "k-density", "member": "m", "simulations": 0})");
  ASSERT_TRUE(plain);
  EXPECT_FALSE(plain->as_object().contains("global_high"));
  const Limit tiny(1000);
  const auto refused = run(table, R"({"task": "k-density", "member": "m", "simulations": 100})");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, base::ErrorKind::TooLarge);
}

TEST(KDensityTask, NamesWhatItCannotUse) {
  EXPECT_THAT(faults("lon,lat,m\n0,0,yes\n0,91,1\n", R"({"task": "k-density", "member": "m"})"),
              ElementsAre(HasSubstr("row 2 (line 3), column lat")));
  EXPECT_THAT(faults("lon,lat,m\n0,0,yes\n0,9,1\n", R"({"task": "k-density", "member": "m"})"),
              ElementsAre(HasSubstr("row 1 (line 2), column m: Write 1 for a member")));
  EXPECT_THAT(faults("lon,lat,m\n0,0,1\n0,9,1\n", R"({"task": "k-density", "member": "m", "significance": 0.7})"),
              ElementsAre(HasSubstr("/significance")));
}

}  // namespace
}  // namespace vallis::analyse
