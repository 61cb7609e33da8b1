#include "directory/membership_calendar.hpp"

#include <set>

#include "directory/membership_fixture.hpp"

namespace vallis::directory {
namespace {

base::Date on(unsigned month, unsigned day) { return base::Date::of(2026, month, day); }

std::string text(const std::vector<NewState>& states) {
  std::string all;
  for (const NewState& state : states) {
    all += std::string(base::enum_word(state.state)) + " " + state.from_on.text() + "; ";
  }
  return all;
}

const Standing kLate{MembershipState::Active, on(1, 1), 60, 90, on(3, 31), {}};

TEST(MembershipCalendar, GoesIntoGraceTheDayAfterDuesWereDue) {
  EXPECT_EQ(text(states_due(kLate, on(3, 31))), "");
  EXPECT_EQ(text(states_due(kLate, on(4, 1))), "grace 2026-04-01; ");
}

TEST(MembershipCalendar, LapsesAndEndsByDateWhetherItRunsDailyOrLate) {
  // By hand: due 31 March, 60 days of grace to 30 May, lapsed from 31 May, 90 days later ended on 29 August.
  const std::string all = "grace 2026-04-01; lapsed 2026-05-31; ended 2026-08-29; ";
  EXPECT_EQ(text(states_due(kLate, on(12, 31))), all);
  Standing daily = kLate;
  std::vector<NewState> states;
  for (base::Date day = on(3, 1); day <= on(12, 31); day = day.plus_days(1)) {
    for (const NewState& state : states_due(daily, day)) {
      daily.state = state.state;
      daily.since = state.from_on;
      states.push_back(state);
    }
  }
  EXPECT_EQ(text(states), all);
}

TEST(MembershipCalendar, LapsesAtOnceWithoutDaysOfGrace) {
  Standing strict = kLate;
  strict.grace_days = 0;
  EXPECT_EQ(text(states_due(strict, on(4, 1))), "lapsed 2026-04-01; ");
}

TEST(MembershipCalendar, TakesWhoPaidBack) {
  const Standing paid{MembershipState::Grace, on(4, 1), 60, 90, {}, on(4, 20)};
  EXPECT_EQ(text(states_due(paid, on(5, 1))), "active 2026-04-20; ");
  const Standing first{MembershipState::Pending, on(2, 1), 60, 90, {}, on(2, 10)};
  EXPECT_EQ(text(states_due(first, on(5, 1))), "active 2026-02-10; ");
}

TEST(MembershipCalendar, LeavesSuspendedAndEndedAlone) {
  for (const auto state : {MembershipState::Suspended, MembershipState::Ended, MembershipState::Pending}) {
    Standing standing = kLate;
    standing.state = state;
    EXPECT_EQ(text(states_due(standing, on(12, 31))), "") << base::enum_word(state);
  }
}

TEST(DuesStates, MoveByHandAsTheTableSays) {
  using enum DuesState;
  const std::set<std::pair<DuesState, DuesState>> allowed = {
      {Draft, Sent},          {Draft, Waived},       {Sent, WrittenOff}, {Sent, Waived},
      {PartPaid, WrittenOff}, {Overdue, WrittenOff}, {Overdue, Waived}};
  for (const auto& [from_word, from] : base::enum_words<DuesState>()) {
    for (const auto& [to_word, to] : base::enum_words<DuesState>()) {
      EXPECT_EQ(may_move(from, to), allowed.contains({from, to})) << from_word << " → " << to_word;
    }
  }
}

class DuesBook : public MembershipTest {
 protected:
  /// Dues of a period that began so many days ago, sent.
  Dues sent(const Membership& membership, int days_ago) {
    const base::Period period{day(-days_ago), day(-days_ago + 364)};
    const Dues drawn =
        write([&](db::Transaction& tx) { return draw_up_dues(tx, {}, now_, membership.membership_id, period); });
    return write([&](db::Transaction& tx) {
      return move_dues(tx, {}, now_, membership.membership_id, drawn.dues_id, drawn.version,
                       {DuesState::Sent, day(-days_ago), ""});
    });
  }
  base::Result<Dues> pay(const Dues& dues, std::int64_t amount, const std::string& reference) {
    return database().transact([&](db::Transaction& tx) {
      return record_payment(tx, {}, now_, dues.membership_id, dues.dues_id, {amount, day(0), reference});
    });
  }
};

TEST_P(DuesBook, RenewsOnceAPeriod) {
  rule();
  admitted(tilia_, base::Date::of(2024, 5, 1));
  admitted(iva_, base::Date::of(2026, 7, 15));
  const auto period = *base::Period::parse("2026");
  const auto planned = read([&](db::Reader& reader) { return plan_renewal(reader, cluster_, period, now_.date()); });
  ASSERT_EQ(planned.size(), 2U);
  EXPECT_EQ(planned[0].organisation_name, "Iva Start-up");
  EXPECT_EQ(planned[0].assessment->amount_minor, 60'000) << "July to December are six of twelve months";
  EXPECT_EQ(planned[1].assessment->amount_minor, 120'000);
  const auto drawn = renew(database(), {}, now_, cluster_, period);
  ASSERT_TRUE(drawn) << drawn.error().message;
  ASSERT_EQ(drawn->size(), 2U);
  EXPECT_TRUE((*drawn)[0].dues_id && (*drawn)[1].dues_id);
  EXPECT_TRUE(renew(database(), {}, now_, cluster_, period)->empty()) << "the second run draws up nothing";
  EXPECT_EQ(read([&](db::Reader& reader) { return dues_in(reader, cluster_, {}); }).size(), 2U);
}

TEST_P(DuesBook, TellsWhomARenewalCannotAssess) {
  admitted(tilia_, base::Date::of(2024, 5, 1));
  const auto drawn = renew(database(), {}, now_, cluster_, *base::Period::parse("2026"));
  ASSERT_TRUE(drawn);
  ASSERT_EQ(drawn->size(), 1U);
  EXPECT_NE(drawn->front().problem->find("No dues rule"), std::string::npos);
}

TEST_P(DuesBook, TakesPaymentsUpToWhatIsOwed) {
  rule();
  const Dues dues = sent(admitted(tilia_, day(-400)), 5);
  EXPECT_EQ(pay(dues, 100'000, "A-1")->state, DuesState::PartPaid);
  EXPECT_EQ(pay(dues, 100'000, "A-1").error().kind, base::ErrorKind::Conflict) << "the same payment";
  EXPECT_EQ(pay(dues, 20'001, "A-2").error().kind, base::ErrorKind::Conflict) << "too much";
  const auto paid = pay(dues, 20'000, "A-2");
  ASSERT_TRUE(paid) << paid.error().message;
  EXPECT_EQ(paid->state, DuesState::Paid);
  EXPECT_EQ(paid->settled_on, day(0));
  EXPECT_EQ(pay(dues, -20'000, "back")->state, DuesState::PartPaid) << "paid back";
}

TEST_P(DuesBook, MovesAMembershipByDateAndBackByAPayment) {
  rule();
  const Membership membership = admitted(tilia_, day(-400));
  const Dues dues = sent(membership, 40);  // due ten days ago
  const auto due = read([&](db::Reader& reader) { return calendar_changes(reader, cluster_, day(0)); });
  ASSERT_EQ(due.size(), 1U);
  EXPECT_EQ(text(due[0].states), "grace " + day(-9).text() + "; ");
  EXPECT_EQ(found(membership.membership_id, day(0)).state, MembershipState::Active) << "a preview changes nothing";
  ASSERT_EQ(advance_cluster(database(), {}, now_, cluster_)->size(), 1U);
  EXPECT_TRUE(advance_cluster(database(), {}, now_, cluster_)->empty()) << "a second run changes nothing";
  EXPECT_EQ(found(membership.membership_id, day(0)).state, MembershipState::Grace);
  EXPECT_EQ(found(membership.membership_id, day(-10)).state, MembershipState::Active);
  EXPECT_EQ(read([&](db::Reader& reader) { return dues_of(reader, membership.membership_id); })[0].state,
            DuesState::Overdue);
  const auto reminded = read([&](db::Reader& reader) { return reminders(reader, cluster_, day(0)); });
  ASSERT_EQ(reminded.size(), 1U);
  EXPECT_EQ(reminded[0].days_left, -10);
  ASSERT_TRUE(pay(dues, 120'000, "A-1"));
  EXPECT_EQ(found(membership.membership_id, day(0)).state, MembershipState::Active);
}

TEST_P(DuesBook, GivesWhoIsBilledLateItsDaysAllTheSame) {
  rule();
  const Membership membership = admitted(tilia_, day(-400));
  const Dues drawn = write([&](db::Transaction& tx) {
    return draw_up_dues(tx, {}, now_, membership.membership_id, {day(-100), day(264)});
  });
  EXPECT_EQ(drawn.due_on, day(-70));
  const auto sent_today = write([&](db::Transaction& tx) {
    return move_dues(tx, {}, now_, membership.membership_id, drawn.dues_id, drawn.version,
                     {DuesState::Sent, day(0), ""});
  });
  EXPECT_EQ(sent_today.due_on, day(30));
  EXPECT_TRUE(read([&](db::Reader& reader) { return calendar_changes(reader, cluster_, day(30)); }).empty());
}

TEST_P(DuesBook, MakesAPendingMemberActiveByItsFirstPayment) {
  rule();
  const Membership membership = admitted(tilia_, day(0), MembershipState::Pending);
  EXPECT_EQ(membership.joined_on, std::nullopt);
  const Dues dues = sent(membership, 0);
  ASSERT_TRUE(pay(dues, 120'000, "A-1"));
  const Membership joined = found(membership.membership_id, day(0));
  EXPECT_EQ(joined.state, MembershipState::Active);
  EXPECT_EQ(joined.joined_on, day(0));
}

VALLIS_ON_BOTH_DATABASES(DuesBook);

}  // namespace
}  // namespace vallis::directory
