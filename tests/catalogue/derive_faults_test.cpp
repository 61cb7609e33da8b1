#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "catalogue/derive.hpp"
#include "catalogue/shared_catalogue.hpp"

namespace vallis::catalogue {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// A definition of one block whose indicators are given as the members that differ.
study::ScorecardDefinition definition_of(const std::vector<std::string>& indicators) {
  std::string items;
  for (std::size_t i = 0; i < indicators.size(); ++i) {
    items += (i == 0 ? "" : ",") + std::string(R"({"id": "I)") + std::to_string(i + 1) +
             R"(", "label": {"en": "a", "ru": "а"}, "block": "b", "changeable": true, )" +
             R"("definition": {"en": "a", "ru": "а"}, "source": "s", )" + indicators[i] + "}";
  }
  const auto json = base::parse_json(
      R"({"id": "t", "version": "1", "label": {"en": "a", "ru": "а"}, "description": {"en": "a", "ru": "а"},
          "source": "s", "units": {"table": "units", "key": "id", "name": "name"},
          "blocks": [{"id": "b", "label": {"en": "a", "ru": "а"}}], "indicators": [)" +
          items + "]}",
      "t.json");
  if (!json) {
    ADD_FAILURE() << json.error().message;
    return {};
  }
  auto definition = study::read_scorecard_definition(*json, "t.json");
  if (!definition) ADD_FAILURE() << definition.error().message;
  return definition ? *definition : study::ScorecardDefinition{};
}

Catalogue catalogue_of(const std::map<std::string, std::string>& files) {
  const std::vector<std::pair<std::string, std::string_view>> given(files.begin(), files.end());
  auto catalogue = make_catalogue(given);
  if (!catalogue) ADD_FAILURE() << catalogue.error().message;
  return catalogue ? std::move(*catalogue) : Catalogue{};
}

std::vector<std::string> faults(const std::map<std::string, std::string>& files,
                                const std::vector<std::string>& indicators) {
  const auto derived = derive(catalogue_of(files), definition_of(indicators));
  if (derived) return {"derived"};
  EXPECT_EQ(derived.error().kind, base::ErrorKind::InvalidInput);
  std::vector<std::string> texts;
  for (const auto& fault : derived.error().faults) texts.push_back(fault.text());
  return texts;
}

const std::string kSize = R"("type": "count", "derive": {"column": "size"})";

TEST(Derive, ReportsEveryCellThatIsNotWhatItsIndicatorAsks) {
  EXPECT_THAT(
      faults({{"units.csv",
               "id,name,size,place,label,wide,some,open\n"
               "a,A,many,0,glod,x;q,lots,maybe\n"
               "b,B,-1,1,gold,x;x,-3,true\n"
               "c,C,1.5,2,,y;,true,false\n"}},
             {kSize, R"("type": "rank", "derive": {"column": "place"})",
              R"("type": "ordinal", "levels": ["none", "gold"], "derive": {"column": "label"})",
              R"("type": "set", "universe": ["x", "y"], "derive": {"column": "wide"})",
              R"("type": "boolean", "derive": {"column": "some", "at_least": 2})",
              R"("type": "boolean", "derive": {"column": "open"})"}),
      ElementsAre("units.csv, row 1 (line 2), column size: 'many' is not a number; write digits with a decimal point, "
                  "without blanks or thousands separators.",
                  "units.csv, row 2 (line 3), column size: '-1' is not a count; write a whole number of 0 or more.",
                  "units.csv, row 3 (line 4), column size: '1.5' is not a count; write a whole number of 0 or more.",
                  "units.csv, row 1 (line 2), column place: '0' is not a rank; the best place is 1.",
                  "units.csv, row 1 (line 2), column label: 'glod' is not one of: none, gold; did you mean 'gold'?",
                  "units.csv, row 1 (line 2), column wide: 'q' is not one of: x, y.",
                  "units.csv, row 2 (line 3), column wide: 'x' occurs twice; name it once.",
                  "units.csv, row 3 (line 4), column wide: A member is empty; put one ';' between two members and none "
                  "at the ends.",
                  "units.csv, row 1 (line 2), column some: 'lots' is neither a number of 0 or more nor true (surely at "
                  "least 2) nor false.",
                  "units.csv, row 2 (line 3), column some: '-3' is neither a number of 0 or more nor true (surely at "
                  "least 2) nor false.",
                  "units.csv, row 1 (line 2), column open: 'maybe' is neither true nor false."));
}

TEST(Derive, RefusesZeroOnALogScale) {
  EXPECT_THAT(
      faults({{"units.csv", "id,name,size\na,A,0\nb,B,3\n"}},
             {R"("type": "count", "scale": "log", "derive": {"column": "size"})"}),
      ElementsAre("units.csv, row 1 (line 2), column size: '0' has no logarithm, and the indicator 'I1' is on a "
                  "log scale; write a number above 0."));
}

TEST(Derive, RefusesARepeatedOrMissingUnitId) {
  EXPECT_THAT(
      faults({{"units.csv", "id,name,size\na,A,1\na,B,2\n,C,3\n"}}, {kSize}),
      ElementsAre("units.csv, row 2 (line 3), column id: The id 'a' is that of row 1 already; give each row its "
                  "own.",
                  "units.csv, row 3 (line 4), column id: The id is missing; fill it in."));
}

TEST(Derive, NamesMissingTablesAndColumnsTogether) {
  EXPECT_THAT(faults({{"units.csv", "id,title,sise\na,A,1\n"}},
                     {kSize, R"("type": "score", "derive": {"table": "lands", "column": "x", "via": "land"})"}),
              ElementsAre("units.csv, column name: The column is missing; the scorecard 't' needs it for the units' "
                          "names.",
                          "units.csv, column size: The column is missing; the scorecard 't' needs it for I1. Is it "
                          "'sise'?",
                          "lands.csv: The table is missing; the scorecard 't' needs it.",
                          "units.csv, column land: The column is missing; the scorecard 't' needs it for I2."));
  EXPECT_THAT(faults({{"other.csv", "id\na\n"}}, {kSize}),
              ElementsAre("units.csv: The table is missing; the scorecard 't' needs it."));
}

TEST(Derive, PassesOnWhatIsWrongWithAnUnreadableTable) {
  EXPECT_THAT(faults({{"units.csv", "id,name,size\na,A\n"}, {"b.csv", "x\n"}}, {kSize}),
              ElementsAre("units.csv, row 1 (line 2): This row has 2 cells where the header has 3; check for a missing "
                          "or unquoted comma."));
}

TEST(Derive, ReportsALinkThatLeadsNowhereOnce) {
  const std::string mean = R"("type": "score", "derive": {"table": "lands", "column": "x", "via": "land", )"
                           R"("combine": "mean"})";
  EXPECT_THAT(faults({{"units.csv", "id,name,land\na,A,L1;L9\nb,B,L1;L1\nc,C,\n"}, {"lands.csv", "code,x\nL1,4\n"}},
                     {mean, mean}),
              ElementsAre("units.csv, row 1 (line 2), column land: There is no 'L9' in lands.csv; add a row for it or "
                          "name one that is there.",
                          "units.csv, row 2 (line 3), column land: 'L1' occurs twice; name it once."));
}

TEST(Derive, ReportsALinkedCellOnceForAllItsUnits) {
  EXPECT_THAT(faults({{"units.csv", "id,name,land\na,A,L1\nb,B,L1\n"}, {"lands.csv", "code,x\nL1,four\n"}},
                     {R"("type": "score", "derive": {"table": "lands", "column": "x", "via": "land"})"}),
              ElementsAre("lands.csv, row 1 (line 2), column x: 'four' is not a number; write digits with a decimal "
                          "point, without blanks or thousands separators."));
}

TEST(Derive, RefusesTwoValuesWhereOnlyOneMayBe) {
  const std::map<std::string, std::string> files{{"units.csv", "id,name,land\na,A,L1;L2\n"},
                                                 {"lands.csv", "code,x,y\nL1,4,z\nL2,5,z\n"}};
  EXPECT_THAT(faults(files, {R"("type": "score", "derive": {"table": "lands", "column": "x", "via": "land"})"}),
              ElementsAre("lands.csv, row 2 (line 3), column x: '5' differs from the '4' of L1, and both count for one "
                          "unit; make them the same or give the indicator 'I1' another rule than 'only'."));
  EXPECT_THAT(faults(files, {R"("type": "nominal", "levels": ["z"], "derive": {"table": "lands", "column": "y", )"
                             R"("via": "land"})"}),
              ElementsAre("derived"));
}

TEST(Derive, RefusesASumBeyondTheLargestNumber) {
  EXPECT_THAT(
      faults({{"units.csv", "id,name,land\na,A,L1;L2\n"}, {"lands.csv", "code,x\nL1,1e308\nL2,1e308\n"}},
             {R"("type": "amount", "derive": {"table": "lands", "column": "x", "via": "land", )"
              R"("combine": "sum"})"}),
      ElementsAre("lands.csv, row 2 (line 3), column x: The sum of L1 (1e308) and L2 (1e308) is too large for a "
                  "number."));
}

TEST(Derive, RefusesASelectionThatNamesWhatIsNotThere) {
  const Catalogue catalogue = catalogue_of({{"units.csv", "id,name,size\nalpha,A,1\nbeta,B,2\n"}});
  const auto definition = definition_of({kSize});
  const auto unknown = derive(catalogue, definition, {.include = {"alpah"}, .exclude = {"x"}, .where = {{"sise", {}}}});
  ASSERT_FALSE(unknown);
  EXPECT_EQ(unknown.error().kind, base::ErrorKind::InvalidArgument);
  EXPECT_EQ(unknown.error().message,
            "There is no unit 'alpah' in units.csv; did you mean 'alpha'? There is no unit 'x' in units.csv. There is "
            "no column 'sise' in units.csv to select units by; did you mean 'size'?");
  const auto none = derive(catalogue, definition, {.where = {{"size", {"3"}}}});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().message, "The selection leaves no unit of the 2 in units.csv; widen it.");
}

TEST(Derive, RefusesARuleThatDoesNotFitTheType) {
  auto definition = definition_of({kSize});
  definition.indicators.front().derive.combine = study::Combine::Any;
  const auto derived = derive(catalogue_of({{"units.csv", "id,name,size\na,A,1\n"}}), definition);
  ASSERT_FALSE(derived);
  EXPECT_EQ(derived.error().kind, base::ErrorKind::InvalidArgument);
  EXPECT_EQ(derived.error().message, "The indicator 'I1' of type count cannot be combined by 'any'.");
}

RC_GTEST_PROP(Derive, PermutingTheUnitsPermutesTheValues, ()) {
  const auto sizes = *rc::gen::container<std::vector<int>>(*rc::gen::inRange<std::size_t>(1, 20),
                                                           rc::gen::inRange(-1, 1000));  // −1 stands for an empty cell
  std::vector<std::string> rows;
  for (std::size_t u = 0; u < sizes.size(); ++u) {
    rows.push_back("u" + std::to_string(u) + ",U," + (sizes[u] < 0 ? "" : std::to_string(sizes[u])) + "\n");
  }
  const auto values = [&] {
    std::string text = "id,name,size\n";
    for (const auto& row : rows) text += row;
    const auto derived = derive(catalogue_of({{"units.csv", text}}), definition_of({kSize}));
    RC_ASSERT(derived.has_value());
    std::map<std::string, std::string> by_id;
    for (std::size_t u = 0; u < derived->units.size(); ++u) {
      by_id[derived->units[u].id] = study::value_text(*derived, 0, u);
    }
    return by_id;
  };
  const auto before = values();
  std::reverse(rows.begin(), rows.end());
  RC_ASSERT(values() == before);
  RC_ASSERT(before.at("u0") == (sizes[0] < 0 ? "–" : std::to_string(sizes[0])));
}

RC_GTEST_PROP(Derive, AnyTextInACellIsAValueOrALocatedFault, (const std::string& raw)) {
  Catalogue catalogue;
  catalogue.tables.push_back({.name = "units.csv", .columns = {"id", "name", "size"}, .rows = {{{"a", "A", raw}, 2}}});
  for (const char* indicator : {R"("type": "count", "derive": {"column": "size"})",
                                R"("type": "boolean", "derive": {"column": "size", "at_least": 2})",
                                R"("type": "set", "universe": ["x"], "derive": {"column": "size"})",
                                R"("type": "nominal", "levels": ["x"], "derive": {"column": "size"})"}) {
    const auto derived = derive(catalogue, definition_of({indicator}));
    if (!derived) {
      RC_ASSERT(derived.error().faults.size() == 1U);
      RC_ASSERT(derived.error().faults[0].row == 1U);
      RC_ASSERT(derived.error().faults[0].field == "size");
    }
  }
}

}  // namespace
}  // namespace vallis::catalogue
