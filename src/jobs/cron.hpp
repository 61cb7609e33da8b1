#pragma once

#include <bitset>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/time.hpp"

namespace vallis::jobs {

/// When something is to run again and again: "minute hour day-of-month month day-of-week", as in crontab(5).
///
///   30 9 * * mon-fri     at half past nine on working days
///   */15 * * * *         every quarter of an hour
///   0 6 1,15 * *         at six on the first and the fifteenth
///
/// A field is "*" or a list of numbers, ranges and steps ("1-10/3", "*/5"); months and days of the week also by the
/// first three letters of their English names; Sunday is 0 or 7. Where neither day-of-month nor day-of-week begins with
/// "*", a day that fits one of them will do.
///
/// When the clocks change, a schedule that names hours runs once that night: a time that is left out runs at the moment
/// of the change, a time that comes twice runs the first time. A schedule whose hours are all ("*" or "*/1") goes on by
/// real time.
class CronSchedule {
 public:
  /// @param zone  "UTC" or a name such as "Europe/Berlin" that the system knows
  /// Errors: InvalidArgument, with the field and what it may hold, or a zone that is not known.
  static base::Result<CronSchedule> parse(std::string_view expression, std::string_view zone = "UTC");

  /// The first moment after `instant`, on a whole minute; nothing when no day fits (the 30th of February).
  /// Cost: looks at each day until one fits, at most at 40 years of them.
  std::optional<base::Instant> next_after(const base::Instant& instant) const;

  const std::string& expression() const { return expression_; }
  const std::string& zone() const { return zone_; }

 private:
  bool fits(const base::Date& day) const;
  std::optional<base::Instant> first_of_day(const base::Date& day, const base::Instant& after) const;

  std::string expression_;
  std::string zone_;
  std::bitset<60> minutes_;
  std::bitset<24> hours_;
  std::bitset<32> days_;       // 1 to 31
  std::bitset<13> months_;     // 1 to 12
  std::bitset<7> week_days_;   // Sunday is 0
  bool any_day_ = false;       // day-of-month begins with "*"
  bool any_week_day_ = false;  // day-of-week begins with "*"
};

}  // namespace vallis::jobs
