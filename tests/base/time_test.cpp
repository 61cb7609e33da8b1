#include "base/time.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace vallis::base {
namespace {

TEST(Date, TakesDaysThatExistAlone) {
  EXPECT_EQ(Date::parse("2024-02-29").value().text(), "2024-02-29");
  for (const char* text : {"2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "12.01.2026", "0000-01-01", "",
                           "2026-01-12 ", "2026-01-1x"}) {
    EXPECT_FALSE(Date::parse(text)) << text;
  }
}

TEST(Date, StaysInTheMonthWhenMonthsAreAdded) {
  EXPECT_EQ(Date::of(2024, 1, 31).plus_months(1).text(), "2024-02-29");
  EXPECT_EQ(Date::of(2024, 3, 31).plus_months(-1).text(), "2024-02-29");
  EXPECT_EQ(Date::of(2024, 12, 15).plus_months(2).text(), "2025-02-15");
  EXPECT_EQ(days_between(Date::of(2024, 2, 28), Date::of(2024, 3, 1)), 2);
}

TEST(Instant, ReadsEveryOffsetAndPrintsUtc) {
  EXPECT_EQ(Instant::parse("2026-01-12T09:30:00Z").value().text(), "2026-01-12T09:30:00.000Z");
  EXPECT_EQ(Instant::parse("2026-01-12T00:30:00.1+03:00").value().text(), "2026-01-11T21:30:00.100Z");
  EXPECT_EQ(Instant::parse("2026-01-12T00:30:00.123456789-01:30").value().text(), "2026-01-12T02:00:00.123Z");
  EXPECT_EQ(Instant::parse("2016-12-31T23:59:60Z").value().text(), "2016-12-31T23:59:59.000Z");
}

TEST(Instant, RefusesWhatIsNone) {
  for (const char* text : {"", "2026-01-12", "2026-01-12T09:30:00", "2026-01-12 09:30:00Z", "2026-01-12T24:00:00Z",
                           "2026-01-12T09:60:00Z", "2026-01-12T09:30:00.Z", "2026-01-12T09:30:00+0300",
                           "2026-01-12T09:30:00.1234567890Z", "2026-01-12T09:30:00Zx", "2026-01-12T09:30:00+03"}) {
    EXPECT_FALSE(Instant::parse(text)) << text;
  }
}

RC_GTEST_PROP(Instant, ComesBackFromItsText, ()) {
  const Instant instant{std::chrono::sys_time<std::chrono::milliseconds>(
      std::chrono::milliseconds(*rc::gen::inRange<std::int64_t>(-62'135'596'800'000, 253'402'300'800'000)))};
  RC_ASSERT(Instant::parse(instant.text()) == instant);
}

TEST(Period, ReadsYearsQuartersMonthsAndSpans) {
  EXPECT_EQ(Period::parse("2024").value().last.text(), "2024-12-31");
  EXPECT_EQ(Period::parse("2024-Q1").value().last.text(), "2024-03-31");
  EXPECT_EQ(Period::parse("2024-02").value().last.text(), "2024-02-29");
  for (const char* text : {"2024", "2024-Q4", "2024-02", "2024-02-01/2024-03-05"}) {
    EXPECT_EQ(Period::parse(text).value().text(), text);
  }
  EXPECT_EQ(Period::parse("2024-01-01/2024-12-31").value().text(), "2024");
  for (const char* text : {"", "24", "2024-Q5", "2024-13", "2024-02-02/2024-02-01", "2024-2"}) {
    EXPECT_FALSE(Period::parse(text)) << text;
  }
}

}  // namespace
}  // namespace vallis::base
