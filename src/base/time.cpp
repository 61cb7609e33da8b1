#include "base/time.hpp"

#include <fmt/format.h>

#include <array>
#include <cassert>

namespace vallis::base {
namespace {

using std::chrono::year_month_day;

/// The number that exactly `count` decimal digits at `at` make.
std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  int number = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    number = number * 10 + (text[i] - '0');
  }
  return number;
}

std::optional<Date> make_date(std::optional<int> year, std::optional<int> month, std::optional<int> day) {
  if (!year || !month || !day || *year < 1) return std::nullopt;
  const year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                            std::chrono::day(static_cast<unsigned>(*day))};
  return date.ok() ? std::optional<Date>(Date{std::chrono::sys_days(date)}) : std::nullopt;
}

year_month_day calendar(const Date& date) { return year_month_day(date.day); }

Date last_of_month(int year, unsigned month) {
  return {std::chrono::sys_days(std::chrono::year(year) / std::chrono::month(month) / std::chrono::last)};
}

}  // namespace

std::optional<Date> Date::parse(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return make_date(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
}

Date Date::of(int year, unsigned month, unsigned day) {
  const auto date = make_date(year, static_cast<int>(month), static_cast<int>(day));
  assert(date && "the day exists");
  return *date;
}

std::string Date::text() const { return fmt::format("{:04}-{:02}-{:02}", year(), month(), day_of_month()); }

int Date::year() const { return static_cast<int>(calendar(*this).year()); }
unsigned Date::month() const { return static_cast<unsigned>(calendar(*this).month()); }
unsigned Date::day_of_month() const { return static_cast<unsigned>(calendar(*this).day()); }

Date Date::plus_months(int months) const {
  const year_month_day moved = calendar(*this) + std::chrono::months(months);
  if (moved.ok()) return {std::chrono::sys_days(moved)};
  return {std::chrono::sys_days(moved.year() / moved.month() / std::chrono::last)};
}

int days_between(const Date& from, const Date& to) { return static_cast<int>((to.day - from.day).count()); }

Instant Instant::now() { return {std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now())}; }

std::optional<Instant> Instant::parse(std::string_view text) {
  if (text.size() < 20 || (text[10] != 'T' && text[10] != 't') || text[13] != ':' || text[16] != ':') {
    return std::nullopt;
  }
  const auto date = Date::parse(text.substr(0, 10));
  const auto hour = digits(text, 11, 2);
  const auto minute = digits(text, 14, 2);
  const auto second = digits(text, 17, 2);
  if (!date || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 60) return std::nullopt;
  std::size_t at = 19;
  int milliseconds = 0;
  if (text[at] == '.') {
    const std::size_t first = ++at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
      if (at - first < 3) milliseconds = milliseconds * 10 + (text[at] - '0');
      ++at;
    }
    if (at == first || at - first > 9) return std::nullopt;
    for (std::size_t missing = at - first; missing < 3; ++missing) milliseconds *= 10;
  }
  if (at == text.size()) return std::nullopt;
  std::chrono::minutes offset{0};
  if (text[at] == 'Z' || text[at] == 'z') {
    ++at;
  } else if (text[at] == '+' || text[at] == '-') {
    const auto hours = digits(text, at + 1, 2);
    const auto minutes = digits(text, at + 4, 2);
    if (!hours || !minutes || text[at + 3] != ':' || *hours > 23 || *minutes > 59) return std::nullopt;
    offset = std::chrono::hours(*hours) + std::chrono::minutes(*minutes);
    if (text[at] == '-') offset = -offset;
    at += 6;
  }
  if (at != text.size() || at == 19) return std::nullopt;
  return Instant{date->day + std::chrono::hours(*hour) + std::chrono::minutes(*minute) - offset +
                 std::chrono::seconds(*second == 60 ? 59 : *second) + std::chrono::milliseconds(milliseconds)};
}

std::string Instant::text() const {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock(time - day);
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", Date{day}.text(), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count(), clock.subseconds().count());
}

Date Instant::date() const { return {std::chrono::floor<std::chrono::days>(time)}; }

std::optional<Period> Period::parse(std::string_view text) {
  if (const auto slash = text.find('/'); slash != std::string_view::npos) {
    const auto first = Date::parse(text.substr(0, slash));
    const auto last = Date::parse(text.substr(slash + 1));
    if (!first || !last || *last < *first) return std::nullopt;
    return Period{*first, *last};
  }
  const auto year = digits(text, 0, 4);
  if (!year || *year < 1) return std::nullopt;
  if (text.size() == 4) return Period{Date::of(*year, 1, 1), Date::of(*year, 12, 31)};
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  if (text[5] == 'Q') {
    const auto quarter = digits(text, 6, 1);
    if (!quarter || *quarter < 1 || *quarter > 4) return std::nullopt;
    const auto month = static_cast<unsigned>(*quarter) * 3;
    return Period{Date::of(*year, month - 2, 1), last_of_month(*year, month)};
  }
  const auto month = digits(text, 5, 2);
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  return Period{Date::of(*year, static_cast<unsigned>(*month), 1), last_of_month(*year, static_cast<unsigned>(*month))};
}

std::string Period::text() const {
  const std::string year = fmt::format("{:04}", first.year());
  std::array<std::string, 3> forms = {year, fmt::format("{}-Q{}", year, (first.month() + 2) / 3),
                                      fmt::format("{}-{:02}", year, first.month())};
  for (std::string& form : forms) {
    if (parse(form) == *this) return std::move(form);
  }
  return first.text() + "/" + last.text();
}

}  // namespace vallis::base
