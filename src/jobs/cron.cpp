#include "jobs/cron.hpp"

#include <date/tz.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>
#include <vector>

#include "base/text.hpp"

namespace vallis::jobs {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;

// Every combination of leap years and days of the week has come by then, also across 2100.
constexpr int kSearchDays = 28 * 366 + 12 * 366;

constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array<std::string_view, 7> kWeekDays{"sun", "mon", "tue", "wed", "thu", "fri", "sat"};

struct Field {
  std::string_view name;
  int low;
  int high;
  std::span<const std::string_view> words;
  int first_word;
};

constexpr Field kMinute{"minute", 0, 59, {}, 0};
constexpr Field kHour{"hour", 0, 23, {}, 0};
constexpr Field kDay{"day-of-month", 1, 31, {}, 0};
const Field kMonth{"month", 1, 12, kMonths, 1};
const Field kWeekDay{"day-of-week", 0, 7, kWeekDays, 0};

base::Error wrong(const Field& field, std::string_view text) {
  return base::invalid_argument(
      fmt::format("'{}' is no {}: it may hold \"*\", numbers from {} to {}, ranges (a-b), steps "
                  "(*/n, a-b/n) and lists of these (a,b).",
                  text, field.name, field.low, field.high));
}

std::optional<int> number_of(const Field& field, std::string_view text) {
  for (std::size_t i = 0; i < field.words.size(); ++i) {
    const bool same = text.size() == 3 && std::equal(text.begin(), text.end(), field.words[i].begin(),
                                                     [](char a, char b) { return (a | 0x20) == b; });
    if (same) return field.first_word + static_cast<int>(i);
  }
  int number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size() || text.front() == '-') return std::nullopt;
  return number;
}

template <std::size_t N>
base::Result<void> read_part(const Field& field, std::string_view part, std::bitset<N>& values) {
  const std::size_t slash = part.find('/');
  std::optional<int> step = 1;
  if (slash != std::string_view::npos) step = number_of({field.name, 1, field.high, {}, 0}, part.substr(slash + 1));
  const std::string_view range = part.substr(0, slash);
  if (range.empty() || !step || *step < 1) return wrong(field, part);
  std::optional<int> first = field.low;
  std::optional<int> last = field.high;
  if (range != "*") {
    const std::size_t dash = range.find('-');
    first = number_of(field, range.substr(0, dash));
    if (dash != std::string_view::npos) {
      last = dash + 1 < range.size() ? number_of(field, range.substr(dash + 1)) : std::nullopt;
    } else if (slash == std::string_view::npos) {
      last = first;
    }
  }
  if (!first || !last || *first < field.low || *last > field.high || *first > *last) return wrong(field, part);
  for (int value = *first; value <= *last; value += *step) values.set(static_cast<std::size_t>(value));
  return {};
}

template <std::size_t N>
base::Result<void> read_field(const Field& field, std::string_view text, std::bitset<N>& values) {
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t comma = std::min(text.find(',', begin), text.size());
    const std::string_view part = text.substr(begin, comma - begin);
    if (part.empty()) return wrong(field, text);
    if (auto read = read_part(field, part, values); !read) return read;
    begin = comma + 1;
  }
  return {};
}

const date::time_zone* zone_of(const std::string& name) {
  try {
    return date::locate_zone(name);
  } catch (const std::runtime_error&) {
    return nullptr;
  }
}

base::Instant instant_of(date::sys_seconds time) { return {std::chrono::time_point_cast<milliseconds>(time)}; }

}  // namespace

base::Result<CronSchedule> CronSchedule::parse(std::string_view expression, std::string_view zone) {
  std::vector<std::string> fields = base::split(expression, ' ');
  std::erase(fields, "");
  if (fields.size() != 5) {
    return base::invalid_argument(
        fmt::format("'{}' is no schedule: it needs five fields, minute, hour, day-of-month, month and day-of-week.",
                    base::shorten(expression, 60)));
  }
  CronSchedule schedule;
  schedule.expression_ = base::join(fields, " ");
  schedule.zone_ = zone;
  if (zone_of(schedule.zone_) == nullptr) {
    return base::invalid_argument(
        fmt::format("The time zone '{}' is not known; name one as Europe/Berlin.", base::shorten(zone, 60)));
  }
  std::bitset<8> week_days;
  if (auto read = read_field(kMinute, fields[0], schedule.minutes_); !read) return read.error();
  if (auto read = read_field(kHour, fields[1], schedule.hours_); !read) return read.error();
  if (auto read = read_field(kDay, fields[2], schedule.days_); !read) return read.error();
  if (auto read = read_field(kMonth, fields[3], schedule.months_); !read) return read.error();
  if (auto read = read_field(kWeekDay, fields[4], week_days); !read) return read.error();
  for (std::size_t day = 0; day < 8; ++day) {
    if (week_days[day]) schedule.week_days_.set(day % 7);
  }
  schedule.any_day_ = fields[2].starts_with('*');
  schedule.any_week_day_ = fields[4].starts_with('*');
  return schedule;
}

bool CronSchedule::fits(const base::Date& day) const {
  if (!months_[day.month()]) return false;
  const bool of_month = days_[day.day_of_month()];
  const bool of_week = week_days_[std::chrono::weekday(day.day).c_encoding()];
  return any_day_ || any_week_day_ ? of_month && of_week : of_month || of_week;
}

/// The earliest run of the local day that lies after a moment.
std::optional<base::Instant> CronSchedule::first_of_day(const base::Date& day, const base::Instant& after) const {
  const date::time_zone* zone = zone_of(zone_);
  if (zone == nullptr) return std::nullopt;  // the system forgot it since
  const bool by_real_time = hours_.all();
  std::optional<base::Instant> first;
  const auto offer = [&](date::sys_seconds time) {
    const base::Instant run = instant_of(time);
    if (run > after && (!first || run < *first)) first = run;
  };
  for (int minute = 0; minute < 24 * 60; ++minute) {
    if (!hours_[static_cast<std::size_t>(minute / 60)] || !minutes_[static_cast<std::size_t>(minute % 60)]) continue;
    const date::local_seconds local{day.day.time_since_epoch() + minutes(minute)};
    const date::local_info info = zone->get_info(local);
    switch (info.result) {
      case date::local_info::unique:
        offer(date::sys_seconds(local.time_since_epoch() - info.first.offset));
        // Times of the day ascend but where the clock is set back, and then by real time alone.
        if (first && !by_real_time) return first;
        break;
      case date::local_info::nonexistent:
        if (!by_real_time) offer(info.first.end);
        break;
      case date::local_info::ambiguous:
        offer(date::sys_seconds(local.time_since_epoch() - info.first.offset));
        if (by_real_time) offer(date::sys_seconds(local.time_since_epoch() - info.second.offset));
        break;
    }
  }
  return first;
}

std::optional<base::Instant> CronSchedule::next_after(const base::Instant& instant) const {
  // The local day is that of UTC or one beside it; the day before counts too, as its last hours may come twice.
  const base::Date begin = instant.date().plus_days(-2);
  for (int d = 0; d < kSearchDays; ++d) {
    const base::Date day = begin.plus_days(d);
    if (!fits(day)) continue;
    const auto found = first_of_day(day, instant);
    if (!found) continue;
    // Where the clock is set back across midnight the next day begins before this one ends.
    const base::Date next = day.plus_days(1);
    const auto other = fits(next) ? first_of_day(next, instant) : std::nullopt;
    return other && *other < *found ? other : found;
  }
  return std::nullopt;
}

}  // namespace vallis::jobs
