#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "analyse/analyse.hpp"
#include "study/workers.hpp"

namespace vallis::analyse {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// Runs a task whose params may name one table, "draws.csv".
base::Result<base::Json> run(std::string_view csv, std::string_view params, std::string_view draws = "") {
  study::Workers workers(1);
  const TableReader tables = [&](const std::string& name) { return base::read_csv(draws, name); };
  return analyse(base::read_csv(csv, "input.csv").value(), base::parse_json(params, "params.json").value(),
                 "params.json", tables, workers);
}

std::vector<std::string> faults(std::string_view csv, std::string_view params, std::string_view draws = "") {
  const auto answer = run(csv, params, draws);
  if (answer) return {"an answer: " + base::print_json(*answer, base::JsonStyle::Compact)};
  std::vector<std::string> lines;
  for (const base::Fault& fault : answer.error().faults) lines.push_back(fault.text());
  if (lines.empty()) lines.push_back(answer.error().message);
  return lines;
}

std::string text(const base::Json& json) { return base::print_json(json, base::JsonStyle::Compact); }

TEST(ScorecardTask, NeedsNoParamsButItsName) {
  const auto answer = run("x,y\n1,2\n2,1\n3,5\n", R"({"task": "scorecard"})").value();
  EXPECT_EQ(text(answer.at("rank_of_amean_desc")), "[3,2,1]");
  EXPECT_EQ(answer.at("normalised").as_object().if_contains("dist2targ"), nullptr);
}

TEST(ScorecardTask, TurnsColumnsOfWhichLessIsBetter) {
  const auto answer = run("x\n1\n2\n3\n", R"({"task": "scorecard", "directions": [-1], "targets": [0]})").value();
  EXPECT_EQ(text(answer.at("normalised").at("minmax_0_100").at("x")), "[100,50,0]");
  EXPECT_EQ(text(answer.at("rank_of_amean_desc")), "[1,2,3]");
  EXPECT_EQ(text(answer.at("copeland")), "[2,0,-2]");
}

TEST(ScorecardTask, LeavesAConstantColumnOut) {
  const auto answer = run("x,y\n1,7\n2,7\n4,7\n", R"({"task": "scorecard"})").value();
  EXPECT_EQ(text(answer.at("normalised").at("zscore").at("y")), "[null,null,null]");
  EXPECT_EQ(text(answer.at("pca_weights")), "[1,0]");
  EXPECT_EQ(text(answer.at("correlation")), "[[1,null],[null,1]]");
  EXPECT_EQ(text(answer.at("cronbach_alpha")), "null");
  EXPECT_EQ(text(answer.at("rank_of_amean_desc")), "[3,2,1]");
  EXPECT_EQ(answer.at("entropy").at(1), base::Json(nullptr));
  EXPECT_EQ(answer.at("entropy_weights").at(1), base::Json(0.0));
}

TEST(ScorecardTask, AnswersForASingleRowAndForNoCompleteRow) {
  const auto one = run("x,y\n1,2\n", R"({"task": "scorecard"})").value();
  EXPECT_EQ(text(one.at("outranking")), "[[0]]");
  EXPECT_EQ(text(one.at("aggregated").at("amean")), "[null]");
  EXPECT_EQ(text(one.at("bod")), "[null]");
  const auto none = run("x,y\n1,\n,2\n3,\n", R"({"task": "scorecard"})").value();
  EXPECT_EQ(text(none.at("complete_rows")), "[]");
  EXPECT_EQ(text(none.at("outranking")), "[]");
  EXPECT_EQ(text(none.at("entropy")), "[null,null]");
  EXPECT_EQ(text(none.at("aggregated").at("amean")), "[1,null,100]");
}

TEST(ScorecardTask, NamesEveryFaultInParams) {
  EXPECT_THAT(faults("x,y\n1,2\n3,4\n",
                     R"({"task": "scorecard", "weights": [1], "targets": [1, "a"], "directions": [1, 0], "power": 2})"),
              ElementsAre("params.json, /weights: There must be one number for each of the 2 columns, not 1 in all.",
                          HasSubstr("/targets/1"), HasSubstr("/directions: A direction is 1"), HasSubstr("'power'")));
  EXPECT_THAT(faults("x\n1\n2\n", R"({"task": "scorecard", "weights": [0]})"),
              ElementsAre("params.json, /weights: All weights are 0; give at least one column a weight."));
  EXPECT_THAT(faults("x\n1\nn/a\n", R"({"task": "scorecard"})"), ElementsAre(HasSubstr("row 2")));
}

TEST(SobolTask, TakesTheGFunction) {
  const auto answer = run("a1,a2,b1,b2\n0.5,0.5,0.25,0.75\n0.1,0.9,0.3,0.2\n",
                          R"({"task": "sobol", "function": "sobol-g-function", "coefficients": {"a": [0, 1]}})")
                          .value();
  // By hand: V1 = 1/3, V2 = 1/12, V = 4/3 · 13/12 − 1 = 4/9.
  EXPECT_NEAR(answer.at("analytic_S").at(0).as_double(), 0.75, 1e-12);
  EXPECT_NEAR(answer.at("analytic_T").at(1).as_double(), 0.25, 1e-12);
  // At (½, ½) the first factor is 0.
  EXPECT_EQ(answer.at("fA_first5").at(0).to_number<double>(), 0);
}

TEST(SobolTask, NamesWhatIsMissing) {
  EXPECT_THAT(faults("a1,b1\n0.5,0.5\n", R"({"task": "sobol", "function": "ishigami"})"),
              ElementsAre(HasSubstr("column a2"), HasSubstr("column a3")));
  EXPECT_THAT(faults("a1,b1\n0.5,\n", R"({"task": "sobol", "function": "sobol-g-function", "coefficients": [1]})"),
              ElementsAre(HasSubstr("row 1")));
  EXPECT_THAT(faults("a1,b1\n0.5,0.5\n", R"({"task": "sobol", "function": "bratley"})"),
              ElementsAre(HasSubstr("/function: There is no function 'bratley'")));
  EXPECT_THAT(
      faults("a1,b1\n0.5,0.5\n", R"({"task": "sobol", "function": "sobol-g-function", "coefficients": [-1], "N": 2})"),
      ElementsAre(HasSubstr("/coefficients/0"), HasSubstr("/N: This says another number")));
}

constexpr std::string_view kUncertainty = R"({"task": "uncertainty", "draws": "draws.csv: made for this"})";

TEST(UncertaintyTask, TakesWeightsByNameOrByPlace) {
  const std::string_view csv = "x,y\n1,3\n2,2\n3,1\n";
  const auto named = run(csv, kUncertainty, "y,method,x,aggregation\n1,rank,0,amean\n").value();
  EXPECT_EQ(text(named.at("scores_first5")), "[[3,2,1]]");
  const auto placed = run(csv, kUncertainty, "method,aggregation,w1,w2\nrank,amean,1,0\n").value();
  EXPECT_EQ(text(placed.at("ranks")), "[[3],[2],[1]]");
}

TEST(UncertaintyTask, GivesRowsWithoutAValueNoRank) {
  const auto answer =
      run("x,y\n1,\n,\n3,1\n", kUncertainty, "method,aggregation,x,y\nrank,amean,1,1\nborda,amean,1,0\n").value();
  EXPECT_EQ(text(answer.at("ranks")), "[[2,2],[null,null],[1,1]]");
  EXPECT_EQ(text(answer.at("rank_mean")), "[2,null,1]");
}

TEST(UncertaintyTask, ReadsTheScalesItIsTold) {
  const auto answer = run("x\n1\n2\n3\n",
                          R"({"task": "uncertainty", "draws": "draws.csv", "minmax": "0..10", "zscore": "mean 5, sd 1",
                              "top": 1})",
                          "method,aggregation,x\nminmax,amean,1\nzscore,amean,1\n")
                          .value();
  EXPECT_EQ(text(answer.at("scores_first5")), "[[0,5,10],[4,5,6]]");
  EXPECT_EQ(text(answer.at("prob_top1")), "[0,0,1]");
}

TEST(UncertaintyTask, NamesEveryFaultInTheDraws) {
  const std::string_view csv = "x,y\n1,3\n2,2\n";
  EXPECT_THAT(faults(csv, kUncertainty, "method,aggregation,x,y\nrank,amean,1,-1\nlog,amean,0,0\nrank,mode,1,\n"),
              ElementsAre(HasSubstr("row 1"), HasSubstr("All weights of this draw are 0."), HasSubstr("row 3"),
                          HasSubstr("'log' is none of"), HasSubstr("'mode' is none of")));
  EXPECT_THAT(faults(csv, kUncertainty, "method,x,y\nrank,1,1\n"), ElementsAre(HasSubstr("'aggregation'")));
  EXPECT_THAT(faults(csv, kUncertainty, "method,aggregation,x\nrank,amean,1\n"),
              ElementsAre(HasSubstr("There are 1 columns of weights for 2 indicators")));
  EXPECT_THAT(faults(csv, R"({"task": "uncertainty", "draws": "draws", "minmax": "5..1", "zscore": "10, 2"})"),
              ElementsAre(HasSubstr("/draws"), HasSubstr("/minmax"), HasSubstr("/zscore")));
  EXPECT_THAT(faults(csv, kUncertainty, "method,aggregation,x,y\nborda,gmean,1,1\n"),
              ElementsAre(HasSubstr("the geometric mean needs values above 0")));
}

}  // namespace
}  // namespace vallis::analyse
