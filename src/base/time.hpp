#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace vallis::base {

/// A day of the calendar, without a time zone; years 1 to 9999.
struct Date {
  std::chrono::sys_days day{};

  static std::optional<Date> parse(std::string_view text);  ///< "2026-01-12" and nothing else; a day that exists
  static Date of(int year, unsigned month, unsigned day);   ///< the day must exist
  std::string text() const;

  int year() const;
  unsigned month() const;
  unsigned day_of_month() const;
  Date plus_days(int days) const { return {day + std::chrono::days(days)}; }
  /// The same day of a later (or earlier) month; the last day of that month where it has no such day.
  Date plus_months(int months) const;

  auto operator<=>(const Date&) const = default;
};

/// Days from one date to another, negative when `to` is earlier.
int days_between(const Date& from, const Date& to);

/// A moment, to the millisecond, in UTC.
struct Instant {
  std::chrono::sys_time<std::chrono::milliseconds> time{};

  static Instant now();

  /// RFC 3339: "2026-01-12T09:30:00.125Z", with any offset and up to nine decimals, of which three are kept. A leap
  /// second is read as the second before.
  static std::optional<Instant> parse(std::string_view text);
  std::string text() const;  ///< always UTC with three decimals: 24 characters, so that texts sort as moments do

  Date date() const;  ///< in UTC
  Instant plus(std::chrono::milliseconds duration) const { return {time + duration}; }

  auto operator<=>(const Instant&) const = default;
};

/// From the first day to the last, both included: a month, a quarter, a year or any span.
struct Period {
  Date first;
  Date last;

  /// "2026", "2026-Q1", "2026-01" or "2026-01-12/2026-02-11"; the last may not lie before the first.
  static std::optional<Period> parse(std::string_view text);
  /// The shortest of those forms that says it.
  std::string text() const;
  bool holds(const Date& date) const { return first <= date && date <= last; }

  auto operator<=>(const Period&) const = default;
};

}  // namespace vallis::base
