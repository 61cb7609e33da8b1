#include "catalogue/check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace vallis::catalogue {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr std::string_view kPackage = R"json({
  "name": "small",
  "vallis:evidence": {"resource": "evidence", "entityType": "type", "entityId": "id", "field": "field",
    "value": "value", "asOf": "as_of", "source": "source_id", "note": "note", "entities": {"farm": "farms"}},
  "resources": [
    {"name": "farms", "path": "farms.csv", "schema": {
      "primaryKey": "id",
      "fields": [
        {"name": "id", "type": "string", "example": "hill-farm", "constraints": {"pattern": "[a-z]+(-[a-z]+)*"},
         "vallis:evidence": "attribute"},
        {"name": "name", "type": "string", "constraints": {"required": true, "unique": true}},
        {"name": "countries", "type": "string",
         "vallis:set": {"separator": ";", "reference": {"resource": "countries", "fields": "code"}}},
        {"name": "lat", "type": "number", "constraints": {"minimum": -90, "maximum": 90}},
        {"name": "rank", "type": "integer", "constraints": {"minimum": 1}},
        {"name": "founded", "type": "year", "vallis:yearsAhead": 1, "constraints": {"minimum": 1800}},
        {"name": "owner", "type": "string", "constraints": {"enum": ["public", "private"]}},
        {"name": "organic", "type": "boolean"},
        {"name": "crops", "type": "string", "vallis:set": {"separator": ";", "members": ["oats", "rye", "wheat"]}},
        {"name": "barns", "type": "string", "vallis:countOrTrue": true},
        {"name": "area", "type": "number", "vallis:evidence": "fact", "vallis:asOf": "area_year"},
        {"name": "area_year", "type": "year", "vallis:evidence": "attribute"},
        {"name": "seen", "type": "date"}
      ],
      "vallis:rules": [
        {"if": {"area_year": {"required": true}}, "then": {"area": {"required": true}},
         "because": "a year without its value says nothing"},
        {"if": {"owner": {"enum": ["public"]}}, "then": {"rank": {"vallis:empty": true}},
         "because": "public farms are not ranked"}
      ]}},
    {"name": "countries", "path": "countries.csv", "schema": {"primaryKey": "code", "fields": [
      {"name": "code", "type": "string"}]}},
    {"name": "sources", "path": "sources.csv", "schema": {"primaryKey": "source_id", "fields": [
      {"name": "source_id", "type": "string"}]}},
    {"name": "evidence", "path": "evidence.csv", "schema": {
      "foreignKeys": [{"fields": "source_id", "reference": {"resource": "sources", "fields": "source_id"}}],
      "fields": [
        {"name": "type", "type": "string"}, {"name": "id", "type": "string"}, {"name": "field", "type": "string"},
        {"name": "value", "type": "string", "constraints": {"required": true}}, {"name": "as_of", "type": "string"},
        {"name": "source_id", "type": "string", "constraints": {"required": true}}, {"name": "note", "type": "string"}
      ]}}
  ]
})json";

const std::string kFarmHeader = "id,name,countries,lat,rank,founded,owner,organic,crops,barns,area,area_year,seen\n";
const std::string kEvidenceHeader = "type,id,field,value,as_of,source_id,note\n";

class SmallCatalogue : public ::testing::Test {
 protected:
  std::map<std::string, std::string> files{
      {"countries.csv", "code\nDK\nSE\n"},
      {"datapackage.json", std::string(kPackage)},
      {"evidence.csv", kEvidenceHeader + "farm,hill-farm,area,12.50,2020,map,\n"},
      {"farms.csv",
       kFarmHeader + "hill-farm,Hill Farm,DK;SE,55.5,1,1900,private,true,oats;rye,true,12.5,2020,2020-02-29\n"},
      {"sources.csv", "source_id\nmap\n"}};

  base::Result<Catalogue> read() const {
    const std::vector<std::pair<std::string, std::string_view>> given(files.begin(), files.end());
    return make_catalogue(given);
  }

  CheckReport report() const {
    const auto catalogue = read();
    if (!catalogue) {
      ADD_FAILURE() << catalogue.error().message;
      return {};
    }
    return check(*catalogue, *catalogue->schema, 2026);
  }

  std::vector<std::string> faults() const {
    std::vector<std::string> texts;
    for (const auto& fault : report().faults) texts.push_back(fault.text());
    return texts;
  }

  /// The faults when `row` follows the row that is right.
  std::vector<std::string> faults_with_farm(const std::string& row) {
    files["farms.csv"] += row + "\n";
    return faults();
  }

  std::vector<std::string> faults_with_evidence(const std::string& row) {
    files["evidence.csv"] += row + "\n";
    return faults();
  }
};

TEST_F(SmallCatalogue, HasNoFaultAsItStands) { EXPECT_THAT(faults(), IsEmpty()); }

TEST_F(SmallCatalogue, NumbersAreDecimal) {
  EXPECT_THAT(faults_with_farm("lake-farm,Lake Farm,,\"55,5\",,,,,,,,,"),
              ElementsAre("farms.csv, row 2 (line 3), column lat: '55,5' is not a number; write digits with a decimal "
                          "point, without blanks or thousands separators."));
}

TEST_F(SmallCatalogue, NumbersStayWithinTheirLimits) {
  EXPECT_THAT(faults_with_farm("lake-farm,Lake Farm,,90.5,0,,,,,,,,"),
              ElementsAre("farms.csv, row 2 (line 3), column lat: 90.5 is too high; from -90 to 90 is allowed.",
                          "farms.csv, row 2 (line 3), column rank: 0 is too low; at least 1 is allowed."));
}

TEST_F(SmallCatalogue, WholeNumbersHaveDigitsOnly) {
  EXPECT_THAT(faults_with_farm("lake-farm,Lake Farm,,,2.0,,,,,,,,"),
              ElementsAre("farms.csv, row 2 (line 3), column rank: '2.0' is not a whole number; write digits only."));
}

TEST_F(SmallCatalogue, YearsHaveFourDigitsAndReachToTheNextOne) {
  EXPECT_THAT(faults_with_farm("lake-farm,Lake Farm,,,,2027,,,,,,,"), IsEmpty());
  EXPECT_THAT(
      faults_with_farm("fen-farm,Fen Farm,,,,2028,,,,,,,"),
      ElementsAre("farms.csv, row 3 (line 4), column founded: 2028 is too high; from 1800 to 2027 is allowed."));
  files["farms.csv"] = kFarmHeader + "hill-farm,Hill Farm,,,,19,,,,,12.5,2020,\n";
  EXPECT_THAT(faults(),
              ElementsAre("farms.csv, row 1 (line 2), column founded: '19' is not a year; write its four digits."));
}

TEST_F(SmallCatalogue, DatesAreOfTheCalendar) {
  EXPECT_THAT(faults_with_farm("lake-farm,Lake Farm,,,,,,,,,,,2021-02-29"),
              ElementsAre("farms.csv, row 2 (line 3), column seen: '2021-02-29' is not a date; write it like "
                          "2026-01-31."));
}

TEST_F(SmallCatalogue, WordsAreThoseDeclared) {
  EXPECT_THAT(faults_with_farm("lake-farm,Lake Farm,,,,,privat,yes,,,,,"),
              ElementsAre("farms.csv, row 2 (line 3), column owner: 'privat' is not one of: public, private; did you "
                          "mean 'private'?",
                          "farms.csv, row 2 (line 3), column organic: 'yes' is neither true nor false."));
}

TEST_F(SmallCatalogue, SetsHaveKnownMembersOnceEach) {
  EXPECT_THAT(faults_with_farm("a,A,,,,,,,oats;barley,,,,\nb,B,,,,,,,rye;rye,,,,\nc,C,,,,,,,oats;,,,,"),
              ElementsAre("farms.csv, row 2 (line 3), column crops: 'barley' is not one of: oats, rye, wheat.",
                          "farms.csv, row 3 (line 4), column crops: 'rye' is in the set twice; name it once.",
                          "farms.csv, row 4 (line 5), column crops: A member of the set is empty; put one ';' between "
                          "two members and none at the ends."));
}

TEST_F(SmallCatalogue, SetsThatReferLeadToRows) {
  EXPECT_THAT(faults_with_farm("lake-farm,Lake Farm,SE;XX,,,,,,,,,,"),
              ElementsAre("farms.csv, row 2 (line 3), column countries: 'XX' is no code of countries.csv; add it there "
                          "or name one that is there."));
}

TEST_F(SmallCatalogue, CountsMayBeTheWordTrue) {
  EXPECT_THAT(faults_with_farm("a,A,,,,,,,,12,,,\nb,B,,,,,,,,false,,,\nc,C,,,,,,,,-1,,,"),
              ElementsAre("farms.csv, row 3 (line 4), column barns: 'false' is neither a whole number of 0 or more nor "
                          "true, which means some, not counted.",
                          "farms.csv, row 4 (line 5), column barns: '-1' is neither a whole number of 0 or more nor "
                          "true, which means some, not counted."));
}

TEST_F(SmallCatalogue, IdsHaveTheirFormAndDiffer) {
  EXPECT_THAT(faults_with_farm("Lake Farm,Lake Farm,,,,,,,,,,,\nhill-farm,Hill Farm,,,,,,,,,,,\n,Fen Farm,,,,,,,,,,,"),
              ElementsAre("farms.csv, row 2 (line 3), column id: 'Lake Farm' does not have the form [a-z]+(-[a-z]+)*; "
                          "write it like 'hill-farm'.",
                          "farms.csv, row 3 (line 4), column id: 'hill-farm' stands in row 1 (line 2) already; id must "
                          "differ from row to row.",
                          "farms.csv, row 3 (line 4), column name: 'Hill Farm' stands in row 1 (line 2) already; name "
                          "must differ from row to row.",
                          "farms.csv, row 4 (line 5), column id: The value is missing; fill it in."));
}

TEST_F(SmallCatalogue, CellsHaveNoOuterBlanks) {
  EXPECT_THAT(faults_with_farm("lake-farm, Lake Farm,,,,,,,,,,,"),
              ElementsAre("farms.csv, row 2 (line 3), column name: ' Lake Farm' begins or ends with a blank; remove "
                          "it."));
}

TEST_F(SmallCatalogue, RowsFollowTheRulesBetweenColumns) {
  EXPECT_THAT(faults_with_farm("lake-farm,Lake Farm,,,3,,public,,,,,2020,"),
              ElementsAre("farms.csv, row 2 (line 3), column rank: '3' must not stand here; empty the cell. Here owner "
                          "is 'public', and public farms are not ranked.",
                          "farms.csv, row 2 (line 3), column area: The value is missing; fill it in. Here area_year is "
                          "filled, and a year without its value says nothing."));
}

TEST_F(SmallCatalogue, ColumnsAreAllThereAndKnown) {
  files["farms.csv"] =
      "id,name,countries,lat,rank,founded,ownr,organic,crops,barns,area,area_year,seen\n"
      "hill-farm,Hill Farm,,,,,,,,,12.5,2020,\n";
  EXPECT_THAT(faults(), ElementsAre("farms.csv, line 1, column owner: The column is missing; add it to the header, "
                                    "with empty cells where nothing is known.",
                                    "farms.csv, line 1, column ownr: The column is not known; did you mean 'owner'?"));
}

TEST_F(SmallCatalogue, FilledFactsHaveEvidence) {
  EXPECT_THAT(faults_with_farm("lake-farm,Lake Farm,,,,,,,,,3,,"),
              ElementsAre("farms.csv, row 2 (line 3), column area: The value has no evidence; add the row "
                          "farm,lake-farm,area,… with its source to evidence.csv."));
}

TEST_F(SmallCatalogue, AColumnWithEvidenceForOneValueNeedsItForAll) {
  files["farms.csv"] += "lake-farm,Lake Farm,,,7,,,,,,,,\n";
  EXPECT_THAT(faults_with_evidence("farm,lake-farm,rank,7,,map,"),
              ElementsAre("farms.csv, row 1 (line 2), column rank: The value has no evidence; add the row "
                          "farm,hill-farm,rank,… with its source to evidence.csv."));
}

TEST_F(SmallCatalogue, EvidenceAgreesByTheTypeOfItsColumn) {
  EXPECT_THAT(faults_with_evidence("farm,hill-farm,crops,rye;oats,,map,\nfarm,hill-farm,lat,55.50,,map,"), IsEmpty());
  EXPECT_THAT(faults_with_evidence("farm,hill-farm,rank,2,,map,\nfarm,hill-farm,name,hill farm,,map,"),
              ElementsAre("evidence.csv, row 4 (line 5), column value: '2' differs from '1' in farms.csv, row 1 (line "
                          "2), column rank; make the two the same.",
                          "evidence.csv, row 5 (line 6), column value: 'hill farm' differs from 'Hill Farm' in "
                          "farms.csv, row 1 (line 2), column name; make the two the same."));
}

TEST_F(SmallCatalogue, EvidenceRepeatsTheYear) {
  files["evidence.csv"] = kEvidenceHeader + "farm,hill-farm,area,12.5,2019,map,\n";
  EXPECT_THAT(faults(), ElementsAre("evidence.csv, row 1 (line 2), column as_of: '2019' differs from '2020' in "
                                    "farms.csv, row 1 (line 2), column area_year; make the two the same."));
}

TEST_F(SmallCatalogue, EvidenceSpeaksOfWhatIsThere) {
  EXPECT_THAT(
      faults_with_evidence("form,hill-farm,lat,55.5,,map,\nfarm,hil-farm,area,1,,map,\nfarm,hill-farm,"
                           "colour,red,,map,\nfarm,hill-farm,area,12.5,2020,map,"),
      ElementsAre("evidence.csv, row 2 (line 3), column type: 'form' is not one of: farm; did you mean 'farm'?",
                  "evidence.csv, row 3 (line 4), column id: 'hil-farm' is no id of farms.csv; name one that is there; "
                  "did you mean 'hill-farm'?",
                  "evidence.csv, row 4 (line 5), column field: 'colour' is no column of farms.csv; name one that is "
                  "there.",
                  "evidence.csv, row 5 (line 6), column field: Row 1 (line 2) is evidence for this value already; keep "
                  "one of the two."));
}

TEST_F(SmallCatalogue, EvidenceForAnEmptyCellIsAFault) {
  files["farms.csv"] += "lake-farm,Lake Farm,,,,,,,,,,,\n";
  EXPECT_THAT(faults_with_evidence("farm,lake-farm,area,3,,map,"),
              ElementsAre("evidence.csv, row 2 (line 3), column value: This is evidence for nothing: farms.csv, row 2 "
                          "(line 3), column area is empty; fill it in or remove this row."));
}

TEST_F(SmallCatalogue, EvidenceHasAKnownSource) {
  files["evidence.csv"] = kEvidenceHeader + "farm,hill-farm,area,12.5,2020,mop,\n";
  EXPECT_THAT(faults(), ElementsAre("evidence.csv, row 1 (line 2), column source_id: 'mop' is no source_id of "
                                    "sources.csv; add it there or name one that is there; did you mean 'map'?"));
}

TEST_F(SmallCatalogue, AnUnreadableFileLeavesTheOthersChecked) {
  files["countries.csv"] = "code\nDK,Denmark\n";
  EXPECT_THAT(faults_with_farm("lake-farm,Lake Farm,,,0,,,,,,,,"),
              ElementsAre("countries.csv, row 1 (line 2): This row has 2 cells where the header has 1; check for a "
                          "missing or unquoted comma.",
                          "farms.csv, row 2 (line 3), column rank: 0 is too low; at least 1 is allowed."));
}

TEST_F(SmallCatalogue, ADeclaredTableThatIsNotThereIsAFault) {
  files.erase("countries.csv");
  EXPECT_THAT(faults(), ElementsAre("countries.csv: The table is missing; datapackage.json declares it. Add the file "
                                    "or remove the declaration."));
}

TEST_F(SmallCatalogue, WithoutItsOwnSchemaOnlyTablesInUseAreMissed) {
  const auto own = read();
  ASSERT_TRUE(own);
  const auto with_fallback = [&] {
    const std::vector<std::pair<std::string, std::string_view>> given(files.begin(), files.end());
    const auto catalogue = make_catalogue(given, own->schema);
    std::vector<std::string> texts;
    for (const auto& fault : check(*catalogue, *catalogue->schema, 2026).faults) texts.push_back(fault.text());
    return texts;
  };
  files.erase("datapackage.json");
  files["colours.csv"] = "anything\ngoes\n";
  EXPECT_THAT(with_fallback(), IsEmpty());
  files.erase("countries.csv");
  files.erase("evidence.csv");
  EXPECT_THAT(with_fallback(), ElementsAre("countries.csv: The table is missing; farms.csv refers to it.",
                                           "evidence.csv: The table is missing; the facts of farms.csv need it."));
  files.erase("farms.csv");
  EXPECT_THAT(with_fallback(), IsEmpty());
}

TEST_F(SmallCatalogue, LongAndStrangeCellsAreFaultsAndNothingWorse) {
  const std::string long_cell(3'000'000, 'a');
  const std::string nul("b\0c", 3);
  const auto texts = faults_with_farm(long_cell + "-,Long,1e400,NaN,99999999999999999999,,,,,,,,\n" + nul +
                                      ",\"two\nlines\",,inf,0x10,,,,,,,,\n\u202Ex,\u202E,,1_0,,,,,,,,,");
  ASSERT_EQ(texts.size(), 9U);
  for (const auto& text : texts) {
    EXPECT_EQ(text.find('\n'), std::string::npos);
    EXPECT_LT(text.size(), 400U);
  }
}

TEST_F(SmallCatalogue, ReportsAsTextJsonAndCsv) {
  files["farms.csv"] += "lake-farm,Lake Farm,,,0,,,,,,,,\n";
  const CheckReport found = report();
  EXPECT_THAT(check_text(found), HasSubstr("farms.csv         2  1 fault\n"));
  EXPECT_THAT(check_text(found), HasSubstr("\n1 fault.\n"));
  EXPECT_EQ(faults_csv(found), "file,row,line,column,what\nfarms.csv,2,3,rank,0 is too low; at least 1 is allowed.\n");
  const base::Json json = check_json(found);
  EXPECT_FALSE(json.at("ok").as_bool());
  EXPECT_EQ(json.at("faults").at(0).at("column").as_string(), "rank");
  EXPECT_EQ(json.at("faults").at(0).at("line").to_number<int>(), 3);
  EXPECT_EQ(json.at("tables").at(2).at("file").as_string(), "farms.csv");
}

TEST_F(SmallCatalogue, SaysThatNothingIsWrong) {
  EXPECT_THAT(check_text(report()), HasSubstr("No fault in 4 tables; 1 fact with 1 row of evidence.\n"));
  EXPECT_TRUE(check_json(report()).at("ok").as_bool());
  EXPECT_EQ(faults_csv(report()), "file,row,line,column,what\n");
}

}  // namespace
}  // namespace vallis::catalogue
