#include "directory/dues_assessment.hpp"

#include <gtest/gtest.h>

namespace vallis::directory {
namespace {

base::Date on(int year, unsigned month, unsigned day) { return base::Date::of(year, month, day); }

DuesRule rule(std::int64_t amount_minor, Proration proration = Proration::None) {
  DuesRule rule;
  rule.dues_rule_id = DuesRuleId::next();
  rule.amount_minor = amount_minor;
  rule.currency_code = "EUR";
  rule.proration = proration;
  rule.from_on = on(2020, 1, 1);
  return rule;
}

DuesCase member(const base::Date& begins_on) {
  return {"core", "clinic", 20, 2010, begins_on, *base::Period::parse("2026")};
}

std::int64_t owed(const DuesCase& of, const std::vector<DuesRule>& rules) {
  const auto assessment = assess(of, rules);
  EXPECT_TRUE(assessment) << assessment.error().message;
  return assessment ? assessment->amount_minor : -1;
}

TEST(DuesAssessment, ChargesAWholePeriodToWhoWasThereBefore) {
  EXPECT_EQ(owed(member(on(2019, 5, 5)), {rule(120'000, Proration::Month)}), 120'000);
  EXPECT_EQ(owed(member(on(2026, 1, 1)), {rule(120'000, Proration::Day)}), 120'000);
  EXPECT_EQ(owed(member(on(2026, 12, 31)), {rule(120'000)}), 120'000) << "without proration";
}

TEST(DuesAssessment, CountsMonthsFromThatOfJoiningOn) {
  // By hand: April to December are 9 of 12 months: 1,200.00 · 9/12 = 900.00; 1,000.00 · 1/12 = 83.333… → 83.33.
  EXPECT_EQ(owed(member(on(2026, 4, 30)), {rule(120'000, Proration::Month)}), 90'000);
  EXPECT_EQ(owed(member(on(2026, 12, 31)), {rule(100'000, Proration::Month)}), 8'333);
}

TEST(DuesAssessment, CountsDaysFromThatOfJoiningOn) {
  // By hand: 2 December to 31 December are 30 of 365 days: 365.00 · 30/365 = 30.00. 2 July to the end: 183 days.
  EXPECT_EQ(owed(member(on(2026, 12, 2)), {rule(36'500, Proration::Day)}), 3'000);
  EXPECT_EQ(owed(member(on(2026, 7, 2)), {rule(100'000, Proration::Day)}), 50'137) << "50,136.986… rounded";
}

TEST(DuesAssessment, RoundsHalvesUp) {
  EXPECT_EQ(share_of(5, 1, 2), 3);
  EXPECT_EQ(share_of(4, 1, 3), 1);
  EXPECT_EQ(share_of(1'000'000'000'000, 99'999, 100'000), 999'990'000'000) << "no overflow at the largest";
}

TEST(DuesAssessment, AddsTheFirstFeeInThePeriodOfJoiningOnly) {
  DuesRule with_fee = rule(120'000, Proration::Month);
  with_fee.first_fee_minor = 5'000;
  EXPECT_EQ(owed(member(on(2026, 7, 1)), {with_fee}), 65'000) << "six months and the fee, which is not shared out";
  EXPECT_EQ(owed(member(on(2025, 7, 1)), {with_fee}), 120'000);
}

TEST(DuesAssessment, WaivesForTheYoungAndSaysWhy) {
  DuesRule young = rule(120'000);
  young.waived_years = 3;
  DuesCase of = member(on(2026, 2, 1));
  of.founded_year = 2023;
  const auto assessment = assess(of, std::vector{young});
  ASSERT_TRUE(assessment);
  EXPECT_TRUE(assessment->waived);
  EXPECT_EQ(assessment->amount_minor, 0);
  EXPECT_EQ(assessment->reasoning.back().en,
            "Waived: founded in 2023; the rule waives organisations up to 3 years old.");
  of.founded_year = 2022;
  EXPECT_EQ(owed(of, {young}), 120'000) << "four years old";
  of.founded_year.reset();
  EXPECT_EQ(owed(of, {young}), 120'000) << "nobody knows";
}

TEST(DuesAssessment, TakesTheMostParticularRule) {
  DuesRule any = rule(1);
  DuesRule band = rule(2);
  band.staff_min = 10;
  band.staff_max = 20;
  DuesRule kind = rule(3);
  kind.organisation_kind = "clinic";
  DuesRule type = rule(4);
  type.type_code = "core";
  const DuesCase of = member(on(2019, 1, 1));
  EXPECT_EQ(owed(of, {any}), 1);
  EXPECT_EQ(owed(of, {band, any}), 2) << "20 staff are in the band";
  EXPECT_EQ(owed(of, {any, band, kind}), 3);
  EXPECT_EQ(owed(of, {type, kind, band, any}), 4);
  DuesCase larger = of;
  larger.staff_count = 21;
  EXPECT_EQ(owed(larger, {band, any}), 1);
  larger.staff_count.reset();
  EXPECT_EQ(owed(larger, {band, any}), 1) << "not known is in no band";
}

TEST(DuesAssessment, TakesTheRuleOfTheFirstDayCharged) {
  DuesRule old = rule(100);
  old.to_on = on(2026, 3, 31);
  DuesRule current = rule(200);
  current.from_on = on(2026, 4, 1);
  EXPECT_EQ(owed(member(on(2020, 1, 1)), {old, current}), 100);
  EXPECT_EQ(owed(member(on(2026, 4, 1)), {old, current}), 200);
}

TEST(DuesAssessment, RefusesWhatItCannotDecide) {
  const auto none = assess(member(on(2019, 1, 1)), {});
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().kind, base::ErrorKind::NotFound);
  const auto alike = assess(member(on(2019, 1, 1)), std::vector{rule(1), rule(2)});
  ASSERT_FALSE(alike);
  EXPECT_EQ(alike.error().kind, base::ErrorKind::Conflict);
  const auto late = assess(member(on(2027, 1, 1)), std::vector{rule(1)});
  ASSERT_FALSE(late);
  EXPECT_EQ(late.error().kind, base::ErrorKind::InvalidArgument);
  DuesCase odd = member(on(2026, 2, 1));
  odd.period = *base::Period::parse("2026-01-12/2026-06-30");
  EXPECT_FALSE(assess(odd, std::vector{rule(1, Proration::Month)})) << "no whole months";
  EXPECT_TRUE(assess(odd, std::vector{rule(1, Proration::Day)}));
}

TEST(DuesAssessment, SaysInBothLanguagesWhatItDid) {
  const auto assessment = assess(member(on(2026, 4, 30)), std::vector{rule(120'000, Proration::Month)});
  ASSERT_TRUE(assessment);
  ASSERT_EQ(assessment->reasoning.size(), 2U);
  EXPECT_EQ(assessment->reasoning[0].en, "The rule of 2020-01-01 for every member: 1200.00 EUR for 2026.");
  EXPECT_EQ(assessment->reasoning[1].en, "A member from 2026-04-30: 9 of 12 months are charged, 900.00 EUR.");
  EXPECT_EQ(assessment->reasoning[1].ru, "Участник с 2026-04-30: к оплате 9 из 12 (месяцы), 900.00 EUR.");
  EXPECT_EQ(assessment->due_on, on(2026, 5, 30));
}

TEST(MoneyText, KnowsCurrenciesWithoutMinorUnits) {
  EXPECT_EQ(money_text(120'005, 2, "EUR"), "1200.05 EUR");
  EXPECT_EQ(money_text(1'200, 0, "JPY"), "1200 JPY");
  EXPECT_EQ(money_text(-5, 2, "EUR"), "-0.05 EUR");
}

}  // namespace
}  // namespace vallis::directory
