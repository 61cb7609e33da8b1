#include "indicators/personal_data.hpp"

#include "indicators/fixture.hpp"

namespace vallis::indicators {
namespace {

class WhoEntered : public IndicatorsTest {};

TEST_P(WhoEntered, IsTheirsToSeeAndKeepsNoWordsOfTheirsAfterwards) {
  published(size_form());
  auth::PersonalDataList list;
  indicators::add_personal_data(list);
  ASSERT_EQ(list.size(), 3U);
  const auth::AccountId anna{anna_};
  const auto gathered = read([&](db::Reader& reader) { return list[0].gather(reader, anna); });
  ASSERT_EQ(gathered.as_array().size(), 1U);
  EXPECT_EQ(gathered.at(0).at("reason"), "The yearly count.");
  const auto fate = read([&](db::Reader& reader) { return list[0].foresee(reader, anna); });
  EXPECT_EQ(fate.stays_count, 1);
  EXPECT_FALSE(fate.why_stays.ru.empty());
  ASSERT_TRUE(database().transact([&](db::Transaction& tx) { return list[0].erase(tx, {}, anna, now_); }));
  const auto stands = read([](db::Reader& reader) { return observations(reader); });
  ASSERT_EQ(stands.size(), 1U);
  EXPECT_EQ(stands[0].reason, "");
  EXPECT_EQ(value_text(*stands[0].value), "12") << "the figure stays";
  const auto words = read([&](db::Reader& reader) {
    return reader.one<std::int64_t>(
        "SELECT count(*) FROM activity_detail WHERE CAST(after_value AS text) LIKE "
        "'%yearly count%'");
  });
  EXPECT_EQ(words, 0);
}

TEST_P(WhoEntered, ChangesAreSeenByWhoSeesTheObservation) {
  const auto open = published(size_form(12, "2024")).observation_id.text();
  const auto hidden = propose(size_form(13, "2025")).observation_id.text();
  auth::VisibleKinds kinds;
  add_indicator_kinds(kinds);
  const std::vector<std::string> ids{open, hidden};
  const auto seen = [&](const auth::Caller& caller) {
    return read([&](db::Reader& reader) {
             return kinds.visible(reader, caller, auth::sight_of(caller, now_.date()), "observation", ids);
           })
        .size();
  };
  auth::Caller staff;
  staff.account = auth::AccountId::next();
  staff.roles.push_back(
      {base::Uuid::next(), *staff.account, auth::Role::ClusterStaff, "cluster", tilia_, now_.date(), {}});
  EXPECT_EQ(seen({}), 1U);
  EXPECT_EQ(seen(staff), 2U);
  staff.roles[0].scope_id = elsewhere_;
  EXPECT_EQ(seen(staff), 1U);
}

VALLIS_ON_BOTH_DATABASES(WhoEntered);

}  // namespace
}  // namespace vallis::indicators
