#include "app/catalogue_observations.hpp"

#include <map>

#include "app/directory_data.hpp"
#include "app/inputs.hpp"
#include "base/text.hpp"
#include "support/migrated_test.hpp"

namespace vallis::app {
namespace {

using indicators::Observation;

class CatalogueObservations : public test::MigratedTest {
 protected:
  std::optional<indicators::Loaded> fill() {
    const auto directory = fill_directory(database());
    EXPECT_TRUE(directory) << directory.error().message;
    const auto filled = fill_indicators(database());
    EXPECT_TRUE(filled) << filled.error().message;
    return *filled;
  }
  std::vector<Observation> published() {
    return database().read([](db::Reader& reader) { return indicators::observations(reader); }).value();
  }
};

TEST_P(CatalogueObservations, AreBroughtInOnceWithTheirEvidence) {
  const auto first = fill();
  ASSERT_TRUE(first);
  EXPECT_EQ(first->indicator_count, 15 + 2) << "those of the scorecard and of the checklists";
  EXPECT_FALSE(fill()) << "the second start finds nothing new";

  // As data/catalogue/README.md counts them, and the three countries without a cluster.
  std::map<std::string, int> counts;
  const Observation* revenue = nullptr;
  const auto all = published();
  for (const Observation& one : all) {
    ++counts[one.indicator];
    EXPECT_FALSE(one.source_title.empty()) << one.indicator << " " << one.unit_code;
    // 72.10 and 72.1 are one value.
    const auto number = base::parse_number(one.evidence_value);
    EXPECT_EQ(number ? base::exact_number(*number) : one.evidence_value, indicators::value_text(*one.value))
        << one.indicator << " " << one.unit_code;
    if (one.indicator == "H1" && one.unit_code == "AE") revenue = &one;
  }
  EXPECT_EQ(counts["M7"], 63);
  EXPECT_EQ(counts["M8"], 57);
  EXPECT_EQ(counts["M10"], 40);
  EXPECT_EQ(counts["G13"], 24);
  EXPECT_EQ(counts["H1"], 30);
  EXPECT_EQ(counts["H5"], 0);
  ASSERT_NE(revenue, nullptr);
  EXPECT_EQ(revenue->period, "2018");
  EXPECT_EQ(revenue->source_code, "imtj-dubai-2018");
  EXPECT_TRUE(revenue->source_address.starts_with("https://"));
  EXPECT_TRUE(revenue->retrieved_on);
  EXPECT_NE(revenue->note, "");
}

TEST_P(CatalogueObservations, OfEditionsCoverTheirYears) {
  fill();
  for (const Observation& one : published()) {
    if (one.indicator != "H4" || one.edition.empty()) continue;
    EXPECT_EQ(one.to_on->year(), one.from_on->year() + 1) << one.unit_code;
    return;
  }
  FAIL() << "there is an edition of two years";
}

TEST_P(CatalogueObservations, HaveTheMethodsOfTheScorecard) {
  fill();
  auto all = database().read([](db::Reader& reader) { return indicators::indicators(reader); }).value();
  EXPECT_EQ(std::erase_if(all, [](const auto& one) { return one.block == "readiness"; }), 2U);
  const auto definition = open_scorecard("biomedical-clusters");
  ASSERT_TRUE(definition);
  ASSERT_EQ(all.size(), definition->indicators.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    const study::Indicator& from = definition->indicators[i];
    EXPECT_EQ(all[i].code, from.id);
    EXPECT_EQ(base::enum_word(all[i].kind), study::word(from.type));
    EXPECT_EQ(base::enum_word(all[i].polarity), study::word(from.polarity));
    EXPECT_EQ(base::enum_word(all[i].combine), study::word(from.derive.combine));
    EXPECT_EQ(all[i].words.size(), from.levels.size() + from.universe.size());
    EXPECT_FALSE(all[i].method_ru.empty());
  }
  EXPECT_EQ(all[0].unit_kind, indicators::UnitKind::Country);
  EXPECT_EQ(all[7].disclosure_threshold, 3);
}

VALLIS_ON_BOTH_DATABASES(CatalogueObservations);

}  // namespace
}  // namespace vallis::app
