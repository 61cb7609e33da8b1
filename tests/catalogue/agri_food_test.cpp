#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "catalogue/check.hpp"
#include "catalogue/derive.hpp"
#include "catalogue/shared_catalogue.hpp"

namespace vallis::catalogue {
namespace {

using ::testing::ElementsAre;

/// Another field's tables and scorecard, all invented: other file and column names, another separator, every type of
/// indicator and every rule of combination.
class SyntheticAgriFood : public ::testing::Test {
 protected:
  std::filesystem::path folder =
      std::filesystem::path(VALLIS_SOURCE_DIR) / "tests" / "catalogue" / "synthetic-agri-food";
  base::Result<Catalogue> catalogue = load_catalogue(folder);
  study::ScorecardDefinition definition = test::read_definition(folder / "scorecard.json");

  void SetUp() override { ASSERT_TRUE(catalogue) << catalogue.error().message; }

  std::vector<std::string> row(const study::Scorecard& scorecard, std::string_view unit) const {
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < definition.indicators.size(); ++i) {
      texts.push_back(study::value_text(scorecard, i, *scorecard.unit(unit)));
    }
    return texts;
  }
};

TEST_F(SyntheticAgriFood, HasNoFault) {
  const CheckReport report = check(*catalogue, *catalogue->schema, 2026);
  EXPECT_TRUE(report.ok()) << check_text(report);
  EXPECT_EQ(report.facts, 8U);
}

TEST_F(SyntheticAgriFood, IsDerivedByItsDefinitionAlone) {
  const auto derived = derive(*catalogue, definition);
  ASSERT_TRUE(derived) << derived.error().message;
  EXPECT_THAT(row(*derived, "synth-barley"),
              ElementsAre("120.5", "3", "61", "yes", "plentiful", "barley; oats", "12", "yes", "yes", "yes", "silver",
                          "upland", "beer; bread", "7.5"));
  EXPECT_THAT(row(*derived, "synth-olive"), ElementsAre("80", "7", "44", "no", "scarce", "olives", "150", "no", "yes",
                                                        "no", "none", "coastal", "oil", "2.25"));
  EXPECT_THAT(row(*derived, "synth-border"),
              ElementsAre("200.5", "3", "52.5", "yes", "plentiful", "barley; oats; olives", "33", "yes", "no", "yes",
                          "–", "upland", "beer; bread; oil", "4"));
  EXPECT_THAT(row(*derived, "synth-plain"), ElementsAre("–", "1", "–", "no", "enough", "barley; olives", "7", "no",
                                                        "no", "–", "gold", "lowland", "–", "–"));
  EXPECT_THAT(row(*derived, "synth-far"), ElementsAre("–", "1", "72.5", "–", "enough", "barley; olives", "–", "–", "–",
                                                      "no", "bronze", "–", "beer", "3.125"));
  EXPECT_THAT(row(*derived, "synth-west"), ElementsAre("15.25", "–", "72.5", "–", "–", "–", "58", "yes", "yes", "yes",
                                                       "gold", "coastal", "bread", "5"));
}

TEST_F(SyntheticAgriFood, SaysHowLinkedRowsWereCombined) {
  const auto derived = derive(*catalogue, definition);
  ASSERT_TRUE(derived) << derived.error().message;
  const auto origin = [&](std::string_view indicator, std::string_view unit) {
    return derived->values[*definition.indicator(indicator)].origins[*derived->unit(unit)];
  };
  EXPECT_EQ(origin("export", "synth-border").note, "sum of P1 (120.5, 2021) and P2 (80, 2022)");
  EXPECT_EQ(origin("export", "synth-border").as_of, "2021, 2022");
  EXPECT_THAT(origin("export", "synth-border").sources, ElementsAre("invented-1"));
  EXPECT_EQ(origin("export", "synth-far").note, "not known for P3; a sum needs all");
  EXPECT_EQ(origin("export", "synth-far").as_of, "");
  EXPECT_EQ(origin("harvest_place", "synth-far").note, "best of P3 (1); not known for P4");
  EXPECT_EQ(origin("soil", "synth-border").note, "mean of P1 (61) and P2 (44)");
  EXPECT_EQ(origin("irrigated", "synth-far").note, "not known for P4; a no needs all");
  EXPECT_EQ(origin("crops", "synth-border").note, "union of P1 (barley|oats) and P2 (olives)");
  EXPECT_EQ(origin("labs", "synth-olive").note, "count of 3, at least 2 asked");
}

TEST_F(SyntheticAgriFood, HasItsAttributesFromEitherTable) {
  const auto derived = derive(*catalogue, definition, {.include = {"synth-border"}});
  ASSERT_TRUE(derived) << derived.error().message;
  const auto& attributes = derived->units.front().attributes;
  EXPECT_THAT(attributes.at("home"), ElementsAre("P1", "P2"));
  EXPECT_THAT(attributes.at("home/name"), ElementsAre("Invented North", "Invented South"));
  EXPECT_THAT(attributes.at("founder"), ElementsAre("mixed"));
}

TEST_F(SyntheticAgriFood, CountsOnlyProvincesThatAreHomeToAUnit) {
  const auto rates = fill_rates(*catalogue, definition);
  ASSERT_TRUE(rates) << rates.error().message;
  EXPECT_EQ(rates->front().filled, 3U);
  EXPECT_EQ(rates->front().rows, 4U);
  EXPECT_EQ(rates->front().known, 4U);
  EXPECT_EQ(rates->front().units, 6U);
}

TEST_F(SyntheticAgriFood, SelectsUnitsByMembersOfASetAndByWords) {
  const auto derived =
      derive(*catalogue, definition, {.where = {{"provinces", {"P1", "P3"}}, {"founder", {"public", "mixed"}}}});
  ASSERT_TRUE(derived) << derived.error().message;
  ASSERT_EQ(derived->units.size(), 3U);
  EXPECT_EQ(derived->units[0].id, "synth-barley");
  EXPECT_EQ(derived->units[1].id, "synth-border");
  EXPECT_EQ(derived->units[2].id, "synth-plain");
}

TEST_F(SyntheticAgriFood, SaysItsRulesInWords) {
  const auto rule = [&](std::string_view id) { return rule_text(definition.indicators[*definition.indicator(id)]); };
  EXPECT_EQ(rule("export"),
            "sum of export_eur_m over the rows of provinces.csv named in provinces; missing unless all are known; "
            "as of export_year");
  EXPECT_EQ(rule("harvest_place"),
            "lowest harvest_place over the rows of provinces.csv named in provinces; of those known");
  EXPECT_EQ(rule("irrigated"),
            "any irrigated over the rows of provinces.csv named in provinces; yes if one is, no if all are known and "
            "none is");
  EXPECT_EQ(rule("mills"), "mills in networks.csv; yes when it is at least 2 or the word true");
  EXPECT_EQ(rule("tradition"), "tradition in networks.csv");
}

}  // namespace
}  // namespace vallis::catalogue
