#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "analyse/analyse.hpp"
#include "study/workers.hpp"

namespace vallis::analyse {
namespace {

using testing::HasSubstr;

/// Krippendorff (2011), section C.
constexpr std::string_view kPublished =
    "unit,a,b,c,d\n1,1,1,,1\n2,2,2,3,2\n3,3,3,3,3\n4,3,3,3,3\n5,2,2,2,2\n6,1,2,3,4\n7,4,4,4,4\n8,1,1,2,1\n9,2,2,2,2\n"
    "10,,5,5,5\n11,,,1,1\n12,,3,,\n";

base::Result<base::Json> run(std::string_view csv, std::string_view params, int threads = 1) {
  study::Workers workers(threads);
  const auto table = base::read_csv(csv, "input.csv");
  if (!table) return table.error();
  const auto json = base::parse_json(params, "params.json");
  if (!json) return json.error();
  const TableReader no_tables = [](const std::string& name) -> base::Result<base::CsvTable> {
    return base::not_found("There is no table " + name + ".");
  };
  return analyse(*table, *json, "params.json", no_tables, workers);
}

double number(std::string_view csv, std::string_view params, std::string_view member) {
  const auto answer = run(csv, params);
  EXPECT_TRUE(answer) << answer.error().message;
  return answer ? answer->at(member).as_double() : 0;
}

std::string fault(std::string_view csv, std::string_view params) {
  const auto answer = run(csv, params);
  return answer ? base::print_json(*answer) : answer.error().message;
}

TEST(KrippendorffAlphaTask, IsAsPublishedAtEachLevel) {
  const std::string coders = R"({"task": "krippendorff-alpha", "coders": ["a", "b", "c", "d"], "level": )";
  EXPECT_NEAR(number(kPublished, coders + R"("nominal"})", "alpha"), 113.0 / 152, 1e-15);
  EXPECT_NEAR(number(kPublished, coders + R"("ordinal"})", "alpha"), 108577.0 / 133160, 1e-15);
  EXPECT_NEAR(number(kPublished, coders + R"("interval"})", "alpha"), 951.0 / 1120, 1e-15);
}

TEST(KrippendorffAlphaTask, AnswersWithTheSameBytesForAnyNumberOfThreads) {
  const std::string params =
      R"({"task": "krippendorff-alpha", "coders": ["a", "b", "c", "d"], "bootstrap": {"draws": 99, "seed": 7}})";
  const auto one = run(kPublished, params, 1);
  const auto two = run(kPublished, params, 2);
  ASSERT_TRUE(one && two);
  EXPECT_EQ(base::print_json(*one), base::print_json(*two));
  EXPECT_TRUE(one->at("bootstrap").at("interval").is_array());
}

TEST(KrippendorffAlphaTask, SaysWhereItIsUndefined) {
  const auto answer = run("a,b\nx,x\nx,x\n", R"({"task": "krippendorff-alpha"})");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->at("state").as_string(), "no_variation");
  EXPECT_TRUE(answer->at("alpha").is_null() || std::isnan(answer->at("alpha").as_double()));
}

TEST(CohenKappaTask, TakesTheOrderOfCategoriesForItsWeights) {
  // By hand: places apart 1 and 0; by chance {0, 2} against {1, 2}: (1 + 2 + 1 + 0) / 4 = 1; κ = 1 − 0.5.
  const std::string params =
      R"({"task": "cohen-kappa", "weights": "linear", "categories": ["low", "middle", "high"], "bootstrap": {"draws": 0}})";
  EXPECT_NEAR(number("a,b\nlow,middle\nhigh,high\n", params, "kappa"), 0.5, 1e-15);
}

TEST(CohenKappaTask, LocatesItsFaults) {
  EXPECT_THAT(fault(kPublished, R"({"task": "cohen-kappa"})"), HasSubstr("/coders"));
  EXPECT_THAT(fault(kPublished, R"({"task": "cohen-kappa", "coders": ["a", "e"]})"), HasSubstr("/coders/1"));
  EXPECT_THAT(fault(kPublished, R"({"task": "cohen-kappa", "coders": ["a", "b"], "bootstrap": {"confidence": 1}})"),
              HasSubstr("/bootstrap/confidence"));
  EXPECT_THAT(fault("a,b\nx,y\n", R"({"task": "cohen-kappa", "categories": ["x"]})"),
              HasSubstr("row 1 (line 2), column b"));
  EXPECT_THAT(fault("a,b\nx,1\n", R"({"task": "krippendorff-alpha", "level": "interval"})"),
              HasSubstr("row 1 (line 2), column a: 'x' is no number"));
}

}  // namespace
}  // namespace vallis::analyse
