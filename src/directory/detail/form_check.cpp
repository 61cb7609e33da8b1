#include "directory/detail/form_check.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "auth/account.hpp"
#include "base/text.hpp"
#include "directory/similar.hpp"
#include "directory/words.hpp"

namespace vallis::directory::detail {
namespace {

constexpr std::int64_t kEarliestYear = 800;  // the oldest hospitals and companies that still exist

bool host_holds(std::string_view host) {
  const auto dot = host.find('.');
  return dot != std::string_view::npos && dot > 0 && host.back() != '.' && host.find("..") == std::string_view::npos &&
         host.find_first_of(" \t\"<>@\\") == std::string_view::npos;
}

bool digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

void FormCheck::fault(std::string pointer, std::string what) {
  base::Fault fault;
  fault.field = std::move(pointer);
  fault.what = std::move(what);
  faults_.push_back(std::move(fault));
}

void FormCheck::text(std::string_view pointer, const std::string& value) {
  if (base::trim(value).empty()) fault(std::string(pointer), "The text is empty; write something here.");
}

void FormCheck::website(std::string_view pointer, const std::optional<std::string>& value) {
  if (!value) return;
  const bool scheme = value->starts_with("https://") || value->starts_with("http://");
  if (!scheme || !host_holds(domain_of(*value)) || value->find_first_of(" \t\n\"<>") != std::string::npos) {
    fault(std::string(pointer), "This is no address of a page; write it as https://www.example.org.");
  }
}

void FormCheck::email(std::string_view pointer, const std::optional<std::string>& value) {
  if (!value) return;
  if (const auto key = auth::email_key(*value); !key) fault(std::string(pointer), key.error().message);
}

void FormCheck::place(const std::optional<double>& latitude, const std::optional<double>& longitude) {
  if (latitude && !longitude) fault("/longitude", "A latitude needs a longitude; give both or none.");
  if (longitude && !latitude) fault("/latitude", "A longitude needs a latitude; give both or none.");
}

void FormCheck::founded_year(const std::optional<std::int64_t>& year, const base::Date& today) {
  if (year && (*year < kEarliestYear || *year > today.year())) {
    fault("/founded_year", fmt::format("{} is not between {} and this year.", *year, kEarliestYear));
  }
}

void FormCheck::period(const std::optional<base::Date>& from_on, const std::optional<base::Date>& to_on) {
  if (from_on && to_on && *to_on < *from_on) {
    fault("/to_on", fmt::format("The last day lies before the first, {}.", from_on->text()));
  }
}

base::Result<void> FormCheck::words(db::Reader& reader, std::string_view table_and_column, std::string_view pointer,
                                    const std::vector<std::string>& codes, bool several) {
  const auto unknown = unknown_words(reader, table_and_column, codes);
  if (!unknown) return unknown.error();
  const auto table = table_and_column.substr(0, table_and_column.find('.'));
  for (std::size_t c = 0; c < codes.size(); ++c) {
    const std::string at = several ? fmt::format("{}/{}", pointer, c) : std::string(pointer);
    if (std::find(unknown->begin(), unknown->end(), codes[c]) != unknown->end()) {
      fault(at, fmt::format("There is no {} '{}'.", table == "organisation_kind" ? "kind" : table,
                            base::shorten(codes[c], 60)));
    } else if (std::find(codes.begin(), codes.begin() + static_cast<std::ptrdiff_t>(c), codes[c]) !=
               codes.begin() + static_cast<std::ptrdiff_t>(c)) {
      fault(at, fmt::format("'{}' stands in the list already.", codes[c]));
    }
  }
  return {};
}

bool ror_holds(std::string_view id) {
  static constexpr std::string_view kBase32 = "0123456789abcdefghjkmnpqrstvwxyz";
  if (id.size() != 9 || id[0] != '0' || !digit(id[7]) || !digit(id[8])) return false;
  std::uint64_t number = 0;
  for (const char c : id.substr(0, 7)) {
    const auto value = kBase32.find(c);
    if (value == std::string_view::npos) return false;
    number = number * 32 + value;
  }
  const auto check = static_cast<std::uint64_t>(id[7] - '0') * 10 + static_cast<std::uint64_t>(id[8] - '0');
  return 98 - (number * 100) % 97 == check;
}

bool lei_holds(std::string_view lei) {
  if (lei.size() != 20 || !digit(lei[18]) || !digit(lei[19])) return false;
  int rest = 0;
  for (const char c : lei) {
    if (digit(c)) {
      rest = (rest * 10 + (c - '0')) % 97;
    } else if (c >= 'A' && c <= 'Z') {
      rest = (rest * 100 + (c - 'A' + 10)) % 97;
    } else {
      return false;
    }
  }
  return rest == 1;
}

bool orcid_holds(std::string_view orcid) {
  if (orcid.size() != 19) return false;
  int total = 0;
  for (std::size_t i = 0; i < 18; ++i) {
    if (i % 5 == 4) {
      if (orcid[i] != '-') return false;
      continue;
    }
    if (!digit(orcid[i])) return false;
    total = (total + (orcid[i] - '0')) * 2 % 11;
  }
  const int check = (12 - total) % 11;
  return orcid[18] == (check == 10 ? 'X' : static_cast<char>('0' + check));
}

}  // namespace vallis::directory::detail
