#include "indicators/load.hpp"

#include "indicators/fixture.hpp"

namespace vallis::indicators {
namespace {

class Loading : public IndicatorsTest {
 protected:
  Loaded bring(const std::vector<ObservationForm>& forms, const std::string& hash) {
    const auto methods = definitions();
    return write([&](db::Transaction& tx) { return load(tx, now_, "catalogue", hash, methods, forms); });
  }
  static ObservationForm revenue(double value, const std::string& country = "DE") {
    ObservationForm made;
    made.indicator = "H1";
    made.unit_code = country;
    made.period = "2018";
    made.value = value;
    made.source_title = "A page";
    return made;
  }
  std::vector<Observation> stands() {
    return read([](db::Reader& reader) { return observations(reader); });
  }
};

TEST_P(Loading, PublishesAtOnceAndOnceOnly) {
  EXPECT_EQ(bring({revenue(317), revenue(62.2, "FR")}, "a").new_count, 2);
  EXPECT_TRUE(read([](db::Reader& reader) { return is_loaded(reader, "catalogue", "a"); }));
  EXPECT_FALSE(read([](db::Reader& reader) { return is_loaded(reader, "catalogue", "b"); }));
  const auto again = bring({revenue(317), revenue(62.2, "FR")}, "b");
  EXPECT_EQ(again.new_count + again.revised_count + again.withdrawn_count, 0);
  ASSERT_EQ(stands().size(), 2U);
  EXPECT_EQ(stands()[0].origin, Origin::Imported);
  EXPECT_FALSE(stands()[0].proposed_by);
}

TEST_P(Loading, SupersedesWhatChangedAndWithdrawsWhatIsGone) {
  bring({revenue(317), revenue(62.2, "FR")}, "a");
  const auto changed = bring({revenue(320)}, "b");
  EXPECT_EQ(changed.revised_count, 1);
  EXPECT_EQ(changed.withdrawn_count, 1);
  const auto now = stands();
  ASSERT_EQ(now.size(), 2U);
  EXPECT_EQ(value_text(*now[0].value), "320");
  EXPECT_EQ(now[1].absence, Absence::NotAvailable);
  EXPECT_EQ(count("observation"), 4) << "history stays";
  EXPECT_EQ(bring({revenue(320)}, "c").withdrawn_count, 0) << "once is enough";
  EXPECT_EQ(bring({revenue(320), revenue(62.2, "FR")}, "d").revised_count, 1) << "it may come back";
}

TEST_P(Loading, LeavesWhatPeoplePublished) {
  ObservationForm catalogue = size_form(10);
  bring({catalogue}, "a");
  published(size_form(12));
  EXPECT_EQ(bring({catalogue}, "b").revised_count, 0);
  EXPECT_EQ(value_text(*stands()[0].value), "12");
  catalogue.value = 11;
  const auto changed = bring({catalogue}, "c");
  EXPECT_EQ(changed.proposed_count, 1);
  EXPECT_EQ(value_text(*stands()[0].value), "12");
}

TEST_P(Loading, RefusesDataThatCannotBeAndKeepsNothing) {
  const std::vector<ObservationForm> forms = {revenue(317), revenue(-1, "FR")};
  const auto methods = definitions();
  const auto error = refused([&](db::Transaction& tx) { return load(tx, now_, "catalogue", "a", methods, forms); });
  ASSERT_EQ(error.faults.size(), 1U);
  EXPECT_EQ(error.faults[0].file, "H1 of FR");
  EXPECT_EQ(count("observation"), 0);
}

VALLIS_ON_BOTH_DATABASES(Loading);

}  // namespace
}  // namespace vallis::indicators
