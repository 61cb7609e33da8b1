#include "catalogue/derive.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "catalogue/shared_catalogue.hpp"

namespace vallis::catalogue {
namespace {

using test::shared_catalogue;
using test::shared_definition;
using ::testing::ElementsAre;

std::vector<std::string> ids(const study::Scorecard& scorecard) {
  std::vector<std::string> found;
  for (const auto& unit : scorecard.units) found.push_back(unit.id);
  return found;
}

class SharedScorecard : public ::testing::Test {
 protected:
  base::Result<study::Scorecard> derived = derive(shared_catalogue(), shared_definition());

  void SetUp() override { ASSERT_TRUE(derived) << derived.error().message; }

  std::string text(std::string_view unit, std::string_view indicator) const {
    return study::value_text(*derived, *derived->definition.indicator(indicator), *derived->unit(unit));
  }
  const study::Origin& origin(std::string_view unit, std::string_view indicator) const {
    return derived->values[*derived->definition.indicator(indicator)].origins[*derived->unit(unit)];
  }
};

TEST_F(SharedScorecard, HasAllClustersInTheOrderOfTheirTable) {
  EXPECT_EQ(derived->units.size(), 64U);
  EXPECT_EQ(derived->values.size(), 15U);
  EXPECT_EQ(derived->units.front().id, "athena-health-tourism");
  EXPECT_EQ(derived->units.back().name, "Yothi Medical Innovation District");
}

TEST_F(SharedScorecard, AddsAndComparesTheTwoCountriesOfMediconValley) {
  EXPECT_EQ(text("medicon-valley-alliance", "H2"), "15");
  EXPECT_EQ(origin("medicon-valley-alliance", "H2").note, "sum of DK (5, 2019) and SE (10, 2019)");
  EXPECT_EQ(origin("medicon-valley-alliance", "H2").as_of, "2019");
  EXPECT_EQ(text("medicon-valley-alliance", "H3"), "22");
  EXPECT_EQ(origin("medicon-valley-alliance", "H3").note, "best of DK (41, 2018) and SE (22, 2018)");
  EXPECT_EQ(text("medicon-valley-alliance", "H1"), "–");
  EXPECT_EQ(origin("medicon-valley-alliance", "H1").note, "not known for DK and SE");
  EXPECT_THAT(derived->units[*derived->unit("medicon-valley-alliance")].attributes.at("home_country/iso2"),
              ElementsAre("DK", "SE"));
  EXPECT_THAT(derived->units[*derived->unit("medicon-valley-alliance")].attributes.at("home_country/continent"),
              ElementsAre("Europe"));
}

TEST_F(SharedScorecard, TakesASingleCountrysValueAsItStands) {
  EXPECT_EQ(text("biom-munich", "H1"), "1417");
  EXPECT_EQ(origin("biom-munich", "H1").as_of, "2018");
  EXPECT_THAT(origin("biom-munich", "H1").sources, ElementsAre("presseportal-hbrs-2018"));
  EXPECT_EQ(origin("biom-munich", "H1").note, "");
}

TEST_F(SharedScorecard, MakesBooleansOfCounts) {
  EXPECT_EQ(text("biocat", "M10"), "yes");
  EXPECT_EQ(origin("biocat", "M10").note, "count of 14, at least 2 asked");
  EXPECT_EQ(origin("basque-health-cluster", "M11").note, "not counted, surely at least 2");
  EXPECT_EQ(text("athena-health-tourism", "M10"), "–");
}

TEST_F(SharedScorecard, TakesAnEmptyLabelAsUnknownAndNotAsNone) {
  EXPECT_EQ(text("biocat", "G13"), "–");
  EXPECT_EQ(text("athena-health-tourism", "G15"), "–");
  EXPECT_EQ(text("biocat", "G15"), "full");
}

TEST_F(SharedScorecard, KeepsSetsAsSets) {
  EXPECT_EQ(text("biom-munich", "M7"), "biomedical_rnd; production");
  EXPECT_EQ(*derived->values[6].sets[*derived->unit("biom-munich")], 0b110U);
}

TEST(Derive, RefusesEvidenceThatCannotBeRead) {
  Catalogue broken = shared_catalogue();
  std::erase_if(broken.tables, [](const base::CsvTable& table) { return table.name == "evidence.csv"; });
  EXPECT_TRUE(derive(broken, shared_definition()));
  broken.unreadable.push_back({"evidence", {{.file = "evidence.csv", .field = {}, .what = "Not a table."}}});
  const auto derived = derive(broken, shared_definition());
  ASSERT_FALSE(derived);
  EXPECT_EQ(derived.error().message, "evidence.csv: Not a table.");
}

TEST(UnitSelection, KeepsTheOrderOfTheTable) {
  const auto derived = derive(shared_catalogue(), shared_definition(),
                              {.include = {"mimc", "biocat", "litcare"}, .exclude = {"litcare"}});
  ASSERT_TRUE(derived) << derived.error().message;
  EXPECT_THAT(ids(*derived), ElementsAre("biocat", "mimc"));
}

}  // namespace
}  // namespace vallis::catalogue
