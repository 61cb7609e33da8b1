#include "directory/membership_state.hpp"

#include <gtest/gtest.h>

#include <set>

namespace vallis::directory {
namespace {

using enum MembershipState;

base::Date on(int month, int day = 1) {
  return base::Date::of(2026, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

/// A history that is written down entry by entry, a minute apart.
class History {
 public:
  History& add(MembershipState state, const base::Date& from_on, Cause cause = Cause::Decided) {
    return put(state, from_on, cause, {});
  }
  History& correct(std::size_t position, MembershipState state, const base::Date& from_on) {
    return put(state, from_on, Cause::Decided, entries_[position - 1].membership_state_id);
  }
  base::Instant recorded_at(std::size_t position) const { return entries_[position - 1].recorded_at; }
  const std::vector<StateEntry>& entries() const { return entries_; }

 private:
  History& put(MembershipState state, const base::Date& from_on, Cause cause,
               std::optional<MembershipStateId> supersedes) {
    const auto position = static_cast<std::int64_t>(entries_.size()) + 1;
    const auto at = base::Instant::parse("2026-06-01T09:00:00Z")->plus(std::chrono::minutes(position));
    entries_.push_back({MembershipStateId::next(), position, state, from_on, cause, "", supersedes, {}, at});
    return *this;
  }
  std::vector<StateEntry> entries_;
};

TEST(MembershipStates, FollowEachOtherAsTheTableSays) {
  const std::set<std::pair<MembershipState, MembershipState>> allowed = {
      {Pending, Active}, {Pending, Ended},    {Active, Grace},    {Active, Lapsed},   {Active, Suspended},
      {Active, Ended},   {Grace, Active},     {Grace, Lapsed},    {Grace, Suspended}, {Grace, Ended},
      {Lapsed, Ended},   {Suspended, Active}, {Suspended, Ended},
  };
  int checked = 0;
  for (const auto& [from_word, from] : base::enum_words<MembershipState>()) {
    EXPECT_EQ(may_begin(from), from == Pending || from == Active) << from_word;
    for (const auto& [to_word, to] : base::enum_words<MembershipState>()) {
      EXPECT_EQ(may_follow(from, to), allowed.contains({from, to})) << from_word << " → " << to_word;
      ++checked;
    }
  }
  EXPECT_EQ(checked, 36);
}

TEST(MembershipHistory, TellsTheStateOfAnyDay) {
  const History history = History().add(Pending, on(1)).add(Active, on(2)).add(Grace, on(5)).add(Lapsed, on(7));
  EXPECT_EQ(state_on(history.entries(), base::Date::of(2025, 12, 31)), std::nullopt);
  EXPECT_EQ(state_on(history.entries(), on(1, 31)), Pending);
  EXPECT_EQ(state_on(history.entries(), on(2)), Active);
  EXPECT_EQ(state_on(history.entries(), on(4, 30)), Active);
  EXPECT_EQ(state_on(history.entries(), on(5)), Grace);
  EXPECT_EQ(state_on(history.entries(), on(12)), Lapsed);
}

TEST(MembershipHistory, KeepsWhatWasThoughtBeforeACorrection) {
  History history;
  history.add(Active, on(1)).add(Suspended, on(3)).correct(2, Suspended, on(4));
  EXPECT_EQ(state_on(history.entries(), on(3, 15)), Active);
  EXPECT_EQ(state_on(history.entries(), on(3, 15), history.recorded_at(2)), Suspended) << "as it was known then";
  EXPECT_EQ(history.entries().size(), 3U) << "nothing is taken away";
}

TEST(MembershipHistory, StrikesOutAnEntryThatACorrectionRepeatsTheStateBefore) {
  History history;
  history.add(Active, on(1)).add(Lapsed, on(3)).correct(2, Active, on(3));
  const auto spell = spell_of(history.entries());
  ASSERT_TRUE(spell) << spell.error().message;
  EXPECT_EQ(spell->left_on, std::nullopt);
  EXPECT_EQ(spell->joined_on, on(1));
  EXPECT_FALSE(spell_of(History().add(Active, on(1)).add(Active, on(2)).entries())) << "without correcting anything";
}

TEST(MembershipHistory, GivesTheDaysOfTheSpell) {
  const auto spell = spell_of(History()
                                  .add(Pending, on(1))
                                  .add(Active, on(2))
                                  .add(Grace, on(4))
                                  .add(Lapsed, on(6))
                                  .add(Ended, on(9))
                                  .entries());
  ASSERT_TRUE(spell);
  EXPECT_EQ(spell->begins_on, on(1));
  EXPECT_EQ(spell->joined_on, on(2));
  EXPECT_EQ(spell->left_on, on(6)) << "a lapsed one is no member";
  EXPECT_EQ(spell->ended_on, on(9));
  const auto never = spell_of(History().add(Pending, on(1)).add(Ended, on(2)).entries());
  ASSERT_TRUE(never);
  EXPECT_EQ(never->left_on, std::nullopt) << "who never joined does not leave";
}

TEST(MembershipHistory, SaysWhichStateCannotFollow) {
  const auto spell = spell_of(History().add(Active, on(1)).add(Ended, on(2)).add(Active, on(3)).entries());
  ASSERT_FALSE(spell);
  EXPECT_EQ(spell.error().message, "A membership that is 'ended' from 2026-02-01 cannot be 'active' from 2026-03-01.");
}

}  // namespace
}  // namespace vallis::directory
