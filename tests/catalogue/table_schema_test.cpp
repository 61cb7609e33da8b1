#include "catalogue/table_schema.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/hash.hpp"
#include "catalogue/check.hpp"

namespace vallis::catalogue {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> faults(std::string_view text) {
  const auto json = base::parse_json(text, "datapackage.json");
  if (!json) return {json.error().message};
  const auto schema = read_table_schema(*json, "datapackage.json");
  std::vector<std::string> texts;
  if (schema) return texts;
  for (const auto& fault : schema.error().faults) texts.push_back(fault.text());
  return texts;
}

std::string table(const std::string& schema) {
  return R"({"name": "p", "resources": [{"name": "t", "path": "t.csv", "schema": )" + schema + "}]}";
}

TEST(TableSchema, KeepsFrictionlessDescriptionsOutOfItsWay) {
  EXPECT_THAT(faults(R"({"name": "p", "title": "P", "licenses": [], "resources": [{"name": "t", "path": "t.csv",
                         "encoding": "utf-8", "schema": {"fields": [{"name": "a", "type": "boolean", "title": "A",
                         "trueValues": ["true"], "falseValues": ["false"]}]}}]})"),
              ElementsAre());
}

TEST(TableSchema, ReportsWhatItDoesNotKnow) {
  EXPECT_THAT(
      faults(table(R"({"fields": [{"name": "a", "type": "nummer", "constrains": {},
                                   "constraints": {"minimun": 3, "pattern": "("}, "trueValues": ["yes"]}]})")),
      ElementsAre(
          "datapackage.json, /resources/0/schema/fields/0/type: 'nummer' is not known here; use one of: string, "
          "number, integer, boolean, year, date.",
          ::testing::StartsWith("datapackage.json, /resources/0/schema/fields/0/constraints/pattern: Not a "
                                "regular expression: "),
          "datapackage.json, /resources/0/schema/fields/0/constraints: There is no member 'minimun' here; did "
          "you mean 'minimum'?",
          "datapackage.json, /resources/0/schema/fields/0/trueValues: The only word read here is 'true'; write "
          "[\"true\"].",
          "datapackage.json, /resources/0/schema/fields/0: There is no member 'constrains' here; did you mean "
          "'constraints'?"));
}

TEST(TableSchema, RefusesNamesThatLeadNowhere) {
  EXPECT_THAT(faults(table(R"({"primaryKey": "id", "fields": [{"name": "a", "type": "string", "vallis:asOf": "b",
                 "vallis:set": {"separator": ";", "reference": {"resource": "u", "fields": "c"}}}],
                 "foreignKeys": [{"fields": "a", "reference": {"resource": "", "fields": "d"}}]})")),
              ElementsAre("datapackage.json, /: The field 'a' of 't' names the table 'u', which is not declared.",
                          "datapackage.json, /: The field 'a' of 't' names the column 'b', which 't' does not have.",
                          "datapackage.json, /: The schema of 't' names the column 'id', which 't' does not have.",
                          "datapackage.json, /: The schema of 't' names the column 'd', which 't' does not have."));
}

TEST(TableSchema, RefusesLimitsOnTextsAndSetsOfNumbers) {
  EXPECT_THAT(
      faults(table(R"({"fields": [
                 {"name": "a", "type": "string", "constraints": {"minimum": 1}},
                 {"name": "b", "type": "number", "vallis:set": {"separator": "; "}},
                 {"name": "c", "type": "integer", "vallis:yearsAhead": 1}]})")),
      ElementsAre("datapackage.json, /resources/0/schema/fields/0/constraints/minimum: A limit goes with the "
                  "types number, integer and year.",
                  "datapackage.json, /resources/0/schema/fields/1/vallis:set/separator: A separator is one "
                  "character.",
                  "datapackage.json, /resources/0/schema/fields/1: A count or true, and a set, are written as "
                  "texts; give the field the type string.",
                  "datapackage.json, /resources/0/schema/fields/2/vallis:yearsAhead: Only a year can lie ahead; "
                  "give the field the type year."));
}

TEST(TableSchema, RefusesAFileOfAnotherName) {
  EXPECT_THAT(faults(R"({"name": "p", "resources": [{"name": "t", "path": "../secret.csv",
                         "schema": {"fields": [{"name": "a", "type": "string"}]}}]})"),
              ElementsAre("datapackage.json, /resources/0/path: The file of the table 't' must be called 't.csv'."));
}

TEST(TableSchema, AnythingButAnObjectIsRefused) {
  for (const std::string_view text : {"[]", "3", "{}", R"({"name": "p", "resources": []})",
                                      R"({"name": "p", "resources": {"a": 1}})", R"({"name": 1, "resources": [1]})"}) {
    EXPECT_FALSE(faults(text).empty()) << text;
  }
}

TEST(Catalogue, IsRefusedWithABrokenSchema) {
  const std::vector<std::pair<std::string, std::string_view>> files{{"datapackage.json", "{"}, {"t.csv", "a\n"}};
  const auto catalogue = make_catalogue(files);
  ASSERT_FALSE(catalogue);
  EXPECT_EQ(catalogue.error().kind, base::ErrorKind::InvalidInput);
  EXPECT_EQ(catalogue.error().faults.at(0).file, "datapackage.json");
}

TEST(Catalogue, IsRefusedWithoutATable) {
  EXPECT_FALSE(make_catalogue({}));
  const auto missing = load_catalogue("/nowhere/at/all");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().kind, base::ErrorKind::NotFound);
}

TEST(Check, APatternThatWouldTakeForEverIsAFault) {
  const std::string package =
      table(R"({"fields": [{"name": "a", "type": "string", "constraints": {"pattern": "(a+)+(b+)+c"}}]})");
  const std::string rows = "a\n" + std::string(200, 'a') + std::string(200, 'b') + "\naabc\n";
  const std::vector<std::pair<std::string, std::string_view>> files{{"datapackage.json", package}, {"t.csv", rows}};
  const auto catalogue = make_catalogue(files);
  ASSERT_TRUE(catalogue);
  const auto report = check(*catalogue, *catalogue->schema, 2026);
  ASSERT_EQ(report.faults.size(), 1U);
  EXPECT_EQ(report.faults[0].row, 1U);
}

TEST(Catalogue, KeepsTheHashOfTheBytesThatWereRead) {
  const std::vector<std::pair<std::string, std::string_view>> files = {{"a.csv", "id\n1\n"}, {"b.csv", "id,id\n"}};
  const auto catalogue = make_catalogue(files);
  ASSERT_TRUE(catalogue);
  EXPECT_EQ(catalogue->hashes, (std::map<std::string, std::string>{{"a.csv", base::content_hash("id\n1\n")}}))
      << "a file that is no table was not used";
}

}  // namespace
}  // namespace vallis::catalogue
