#include "jobs/cron.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

namespace vallis::jobs {
namespace {

std::string next(const std::string& expression, const std::string& after, const std::string& zone = "UTC") {
  const auto schedule = CronSchedule::parse(expression, zone);
  if (!schedule) return schedule.error().message;
  const auto found = schedule->next_after(base::Instant::parse(after).value());
  return found ? found->text() : "never";
}

/// The next `count` runs, without the decimals of the second.
std::vector<std::string> runs(const std::string& expression, const std::string& zone, const std::string& after,
                              int count) {
  const auto schedule = CronSchedule::parse(expression, zone).value();
  std::vector<std::string> all;
  auto at = base::Instant::parse(after).value();
  for (int i = 0; i < count; ++i) {
    at = schedule.next_after(at).value();
    all.push_back(at.text().substr(0, 16));
  }
  return all;
}

using Runs = std::vector<std::string>;

TEST(CronSchedule, FindsTheNextMoment) {
  // 2026-01-12 is a Monday.
  const struct {
    const char* expression;
    const char* after;
    const char* expected;
  } cases[] = {
      {"* * * * *", "2026-01-12T09:30:00Z", "2026-01-12T09:31:00.000Z"},
      {"* * * * *", "2026-01-12T09:30:59.999Z", "2026-01-12T09:31:00.000Z"},
      {"30 9 * * *", "2026-01-12T09:29:59.999Z", "2026-01-12T09:30:00.000Z"},
      {"30 9 * * *", "2026-01-12T09:30:00Z", "2026-01-13T09:30:00.000Z"},
      {"*/15 * * * *", "2026-01-12T09:46:00Z", "2026-01-12T10:00:00.000Z"},
      {"5-20/5 * * * *", "2026-01-12T09:20:00Z", "2026-01-12T10:05:00.000Z"},
      {"50/5 * * * *", "2026-01-12T09:51:00Z", "2026-01-12T09:55:00.000Z"},
      {"0 8,12,18 * * *", "2026-01-12T12:00:00Z", "2026-01-12T18:00:00.000Z"},
      {"0 6 1,15 * *", "2026-01-12T00:00:00Z", "2026-01-15T06:00:00.000Z"},
      {"0 0 * * mon-fri", "2026-01-16T12:00:00Z", "2026-01-19T00:00:00.000Z"},
      {"0 0 * * 7", "2026-01-12T00:00:00Z", "2026-01-18T00:00:00.000Z"},
      {"0 0 * * 0", "2026-01-12T00:00:00Z", "2026-01-18T00:00:00.000Z"},
      {"0 0 * * 5-7", "2026-01-17T00:00:00Z", "2026-01-18T00:00:00.000Z"},
      {"0 0 1 JAN *", "2026-01-12T00:00:00Z", "2027-01-01T00:00:00.000Z"},
      {"0 0 31 * *", "2026-01-31T00:00:00Z", "2026-03-31T00:00:00.000Z"},
      {"0 0 29 2 *", "2026-01-12T00:00:00Z", "2028-02-29T00:00:00.000Z"},
      {"0 0 29 2 *", "2096-03-01T00:00:00Z", "2104-02-29T00:00:00.000Z"},
      {"0 0 29 2 sun", "2026-01-12T00:00:00Z", "2026-02-01T00:00:00.000Z"},   // the 29th, or a Sunday
      {"0 0 13 * fri", "2026-01-12T00:00:00Z", "2026-01-13T00:00:00.000Z"},   // one of the two will do
      {"0 0 */2 * fri", "2026-01-12T00:00:00Z", "2026-01-23T00:00:00.000Z"},  // begins with *: both
      {"0 0 13 * */1", "2026-01-12T00:00:00Z", "2026-01-13T00:00:00.000Z"},
      {"59 23 31 12 *", "2026-12-31T23:59:00Z", "2027-12-31T23:59:00.000Z"},
      {"0 0 30 2 *", "2026-01-12T00:00:00Z", "never"},
  };
  for (const auto& c : cases) EXPECT_EQ(next(c.expression, c.after), c.expected) << c.expression << " " << c.after;
}

TEST(CronSchedule, SaysWhichFieldIsWrong) {
  for (const char* expression :
       {"",           "* * * *",    "* * * * * *", "60 * * * *",  "* 24 * * *",  "* * 0 * *",           "* * 32 * *",
        "* * * 13 *", "* * * * 8",  "5-1 * * * *", "*/0 * * * *", "1,, * * * *", ", * * * *",           "a * * * *",
        "1- * * * *", "-1 * * * *", "*/ * * * *",  "* * * foo *", "1.5 * * * *", "99999999999 * * * *", "+5 * * * *",
        "/5 * * * *", "** * * * *"}) {
    const auto schedule = CronSchedule::parse(expression);
    ASSERT_FALSE(schedule) << expression;
    EXPECT_EQ(schedule.error().kind, base::ErrorKind::InvalidArgument);
  }
  EXPECT_NE(CronSchedule::parse("* 24 * * *").error().message.find("hour"), std::string::npos);
  const auto zone = CronSchedule::parse("* * * * *", "Atlantis/Capital");
  ASSERT_FALSE(zone);
  EXPECT_NE(zone.error().message.find("Atlantis/Capital"), std::string::npos);
  for (const char* path : {"../../etc/passwd", "", "/etc/passwd"}) {
    EXPECT_FALSE(CronSchedule::parse("* * * * *", path)) << path;
  }
}

TEST(CronSchedule, KeepsLocalTimeAcrossTheYear) {
  EXPECT_EQ(next("30 9 * * *", "2026-01-12T00:00:00Z", "Europe/Berlin"), "2026-01-12T08:30:00.000Z");
  EXPECT_EQ(next("30 9 * * *", "2026-07-12T00:00:00Z", "Europe/Berlin"), "2026-07-12T07:30:00.000Z");
  EXPECT_EQ(next("0 0 * * *", "2026-01-12T12:00:00Z", "Asia/Tokyo"), "2026-01-12T15:00:00.000Z");
  EXPECT_EQ(next("0 0 * * mon", "2026-01-12T00:00:00Z", "Pacific/Kiritimati"), "2026-01-18T10:00:00.000Z");
  EXPECT_EQ(next("15 12 * * *", "2026-01-12T00:00:00Z", "Asia/Kathmandu"), "2026-01-12T06:30:00.000Z");
}

TEST(CronSchedule, RunsOnceAtTheChangeWhenItsTimeIsLeftOut) {
  // Berlin, 2026-03-29: 02:00 becomes 03:00, at 01:00 UTC.
  EXPECT_EQ(runs("30 2 * * *", "Europe/Berlin", "2026-03-28T00:00:00Z", 3),
            (Runs{"2026-03-28T01:30", "2026-03-29T01:00", "2026-03-30T00:30"}));
  EXPECT_EQ(runs("*/10 2 * * *", "Europe/Berlin", "2026-03-29T00:00:00Z", 2),
            (Runs{"2026-03-29T01:00", "2026-03-30T00:00"}));
  EXPECT_EQ(runs("30 1,3 * * *", "Europe/Berlin", "2026-03-29T00:00:00Z", 2),
            (Runs{"2026-03-29T00:30", "2026-03-29T01:30"}));
}

TEST(CronSchedule, RunsTheFirstTimeWhenItsTimeComesTwice) {
  // Berlin, 2026-10-25: 03:00 becomes 02:00, at 01:00 UTC.
  EXPECT_EQ(runs("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", 2),
            (Runs{"2026-10-25T00:30", "2026-10-26T01:30"}));
  EXPECT_EQ(next("30 2 * * *", "2026-10-25T00:45:00Z", "Europe/Berlin"), "2026-10-26T01:30:00.000Z")
      << "asked between the two";
}

TEST(CronSchedule, GoesOnByRealTimeWhenItRunsEveryHour) {
  EXPECT_EQ(runs("30 * * * *", "Europe/Berlin", "2026-03-29T00:00:00Z", 3),
            (Runs{"2026-03-29T00:30", "2026-03-29T01:30", "2026-03-29T02:30"}));
  EXPECT_EQ(runs("30 * * * *", "Europe/Berlin", "2026-10-24T23:00:00Z", 4),
            (Runs{"2026-10-24T23:30", "2026-10-25T00:30", "2026-10-25T01:30", "2026-10-25T02:30"}));
}

TEST(CronSchedule, KnowsChangesOfHalfAnHourAndAtMidnight) {
  // Lord Howe, 2026-04-05: 02:00 (+11) becomes 01:30 (+10:30), at 15:00 UTC of the day before.
  EXPECT_EQ(runs("45 1 * * *", "Australia/Lord_Howe", "2026-04-04T12:00:00Z", 2),
            (Runs{"2026-04-04T14:45", "2026-04-05T15:15"}));
  // Havana, 2026-03-08: 00:00 becomes 01:00, at 05:00 UTC.
  EXPECT_EQ(runs("0 0 * * *", "America/Havana", "2026-03-07T12:00:00Z", 2),
            (Runs{"2026-03-08T05:00", "2026-03-09T04:00"}));
  // St. John's, 2010-11-07: 00:01 becomes 23:01 of the day before, at 02:31 UTC.
  EXPECT_EQ(runs("*/30 * * * *", "America/St_Johns", "2010-11-07T02:00:00Z", 4),
            (Runs{"2010-11-07T02:30", "2010-11-07T03:00", "2010-11-07T03:30", "2010-11-07T04:00"}));
  // Apia had no 30 December 2011.
  EXPECT_EQ(runs("0 12 * * *", "Pacific/Apia", "2011-12-29T00:00:00Z", 3),
            (Runs{"2011-12-29T22:00", "2011-12-30T10:00", "2011-12-30T22:00"}));
}

RC_GTEST_PROP(CronSchedule, NeverStandsStillAndNeverSkips, ()) {
  // Against the definition, minute by minute, in UTC.
  const int minute = *rc::gen::inRange(0, 60);
  const int step = *rc::gen::inRange(1, 24);
  const auto schedule =
      CronSchedule::parse(std::to_string(minute) + " */" + std::to_string(step) + " * * *", "UTC").value();
  auto at = base::Instant::parse("2026-01-12T00:00:00Z")->plus(std::chrono::minutes(*rc::gen::inRange(0, 100'000)));
  const auto found = schedule.next_after(at).value();
  for (at = at.plus(std::chrono::minutes(1)); at < found; at = at.plus(std::chrono::minutes(1))) {
    const auto of_day = at.time - std::chrono::floor<std::chrono::days>(at.time);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(of_day).count();
    RC_ASSERT(minutes % 60 != minute || (minutes / 60) % step != 0);
  }
  const auto of_day = found.time - std::chrono::floor<std::chrono::days>(found.time);
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(of_day).count();
  RC_ASSERT(minutes % 60 == minute && (minutes / 60) % step == 0);
}

}  // namespace
}  // namespace vallis::jobs
