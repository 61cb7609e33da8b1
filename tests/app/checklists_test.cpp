#include "app/catalogue_observations.hpp"
#include "app/checklists_data.hpp"
#include "app/directory_data.hpp"
#include "support/migrated_test.hpp"

namespace vallis::app {
namespace {

class BuiltInChecklists : public test::MigratedTest {
 protected:
  void SetUp() override {
    MigratedTest::SetUp();
    if (IsSkipped()) return;
    ASSERT_TRUE(fill_directory(database()));
    ASSERT_TRUE(fill_indicators(database()));
  }
  std::vector<indicators::ChecklistAnswer> answers(const std::string& code) {
    return database()
        .read([&](db::Reader& reader) -> base::Result<std::vector<indicators::ChecklistAnswer>> {
          const auto id = reader.one<base::Uuid>("SELECT cluster_id FROM cluster WHERE code = $1", code);
          if (!id) return id.error();
          return indicators::answer_checklists(reader, built_in_checklists().value(), *id, base::Date::of(2026, 6, 1));
        })
        .value();
  }
};

TEST_P(BuiltInChecklists, AskOnlyWhatTheirIndicatorsCanAnswer) {
  const auto all = built_in_checklists();
  ASSERT_TRUE(all) << all.error().message;
  ASSERT_EQ(all->size(), 2U);
  int checks = 0;
  for (const auto& list : *all) {
    for (const auto& bar : list.bars) {
      for (const auto& criterion : bar.criteria) {
        std::vector<std::string> named = criterion.related.value_or(std::vector<std::string>());
        for (const auto& check : criterion.checks) {
          const auto indicator =
              database().read([&](db::Reader& reader) { return indicators::find_indicator(reader, check.indicator); });
          ASSERT_TRUE(indicator) << criterion.id << ": " << indicator.error().message;
          EXPECT_EQ(indicators::check_fault(*indicator, check), "") << criterion.id;
          ++checks;
        }
        for (const std::string& code : named) {
          EXPECT_TRUE(database().read([&](db::Reader& reader) { return indicators::find_indicator(reader, code); }))
              << criterion.id << " " << code;
        }
      }
    }
  }
  EXPECT_EQ(checks, 11);
}

TEST_P(BuiltInChecklists, TellWhereAClusterOfTheWorldStands) {
  const auto medicon = answers("medicon-valley-alliance");
  ASSERT_EQ(medicon.size(), 2U);
  EXPECT_EQ(medicon[0].id, "eccp-listing");
  const auto& listing = medicon[0].bars.at(0);
  EXPECT_EQ(listing.criteria.at(0).verdict, indicators::Verdict::NotKnown) << "nobody told of its team";
  EXPECT_EQ(listing.criteria.at(2).verdict, indicators::Verdict::Met) << "members";
  EXPECT_EQ(medicon[1].bars.size(), 3U);
}

VALLIS_ON_BOTH_DATABASES(BuiltInChecklists);

}  // namespace
}  // namespace vallis::app
