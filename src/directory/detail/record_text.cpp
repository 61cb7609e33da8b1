#include "directory/detail/record_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/fold.hpp"

namespace vallis::directory::detail {
namespace {

struct Word {
  std::string code;
  std::string alpha3;
  std::string name_en;
  std::string name_ru;
};
VALLIS_DESCRIBE(Word, code, alpha3, name_en, name_ru)

/// Without blanks, of which spreadsheets put several kinds between thousands, and with a point.
std::string plain_number(std::string_view text) {
  std::string plain(base::trim(text));
  for (const std::string_view blank : {" ", "\u00A0", "\u202F", "\u2009"}) {
    for (auto at = plain.find(blank); at != std::string::npos; at = plain.find(blank)) plain.erase(at, blank.size());
  }
  if (std::count(plain.begin(), plain.end(), ',') == 1 && plain.find('.') == std::string::npos) {
    plain[plain.find(',')] = '.';
  }
  return plain;
}

std::string no_word(std::string_view what, std::string_view text, std::string_view list) {
  return fmt::format("There is no {} '{}'; write a code or a name of {}.", what, base::shorten(text, 60), list);
}

Complaint read_visibility(std::string_view text, auth::Visibility& value) {
  const auto word = base::enum_of<auth::Visibility>(base::trim(text));
  if (!word) return "Write one of: public, signed_in, members, named, staff.";
  value = *word;
  return std::nullopt;
}

}  // namespace

base::Result<RecordWords> RecordWords::load(db::Reader& reader) {
  RecordWords words;
  const auto load = [&](std::string_view sql, Codes& codes) -> base::Result<void> {
    const auto rows = reader.many<Word>(sql);
    if (!rows) return rows.error();
    // A code goes before another word's name.
    for (const Word& word : *rows) codes.emplace(base::fold(word.code), word.code);
    for (const Word& word : *rows) {
      for (const std::string* name : {&word.alpha3, &word.name_en, &word.name_ru}) {
        if (!name->empty()) codes.emplace(base::fold(*name), word.code);
      }
    }
    return {};
  };
  if (auto done = load("SELECT country_code AS code, alpha3, name_en, name_ru FROM country", words.countries_); !done) {
    return done.error();
  }
  if (auto done = load("SELECT kind AS code, '' AS alpha3, name_en, name_ru FROM organisation_kind", words.kinds_);
      !done) {
    return done.error();
  }
  if (auto done = load("SELECT specialisation AS code, '' AS alpha3, name_en, name_ru FROM specialisation",
                       words.specialisations_);
      !done) {
    return done.error();
  }
  return words;
}

std::optional<std::string> RecordWords::find(const Codes& codes, std::string_view text) {
  const auto found = codes.find(base::fold(text));
  if (found == codes.end()) return std::nullopt;
  return found->second;
}

std::optional<double> read_number(std::string_view text) { return base::parse_number(plain_number(text)); }

std::optional<std::int64_t> read_count(std::string_view text) {
  const auto number = read_number(text);
  if (!number || std::floor(*number) != *number || std::abs(*number) > 9e15) return std::nullopt;
  return static_cast<std::int64_t>(*number);
}

std::optional<base::Date> read_date(std::string_view text) {
  const std::string trimmed(base::trim(text));
  if (trimmed.size() == 10 && trimmed[2] == '.' && trimmed[5] == '.') {
    return base::Date::parse(trimmed.substr(6) + "-" + trimmed.substr(3, 2) + "-" + trimmed.substr(0, 2));
  }
  return base::Date::parse(trimmed);
}

std::optional<bool> read_flag(std::string_view text) {
  const std::string word = base::fold(text);
  for (const std::string_view yes : {"true", "yes", "da", "1"}) {
    if (word == yes) return true;
  }
  for (const std::string_view no : {"false", "no", "net", "0", ""}) {
    if (word == no) return false;
  }
  return std::nullopt;
}

std::string join_parts(const std::vector<std::string>& parts, char sign) {
  std::string text;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    if (p > 0) text += sign;
    for (const char c : parts[p]) {
      if (c == sign || c == '\\') text += '\\';
      text += c;
    }
  }
  return text;
}

std::vector<std::string> split_parts(std::string_view text, char sign) {
  std::vector<std::string> parts(1);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\' && at + 1 < text.size()) {
      parts.back() += text[++at];
    } else if (text[at] == sign) {
      parts.emplace_back();
    } else {
      parts.back() += text[at];
    }
  }
  for (std::string& part : parts) part = std::string(base::trim(part));
  return parts;
}

std::string text_of(const std::vector<FieldVisibility>& values) {
  std::vector<std::string> parts;
  for (const FieldVisibility& one : values) {
    parts.push_back(one.field + "=" + std::string(base::enum_word(one.visibility)));
  }
  return join_parts(parts, ';');
}

std::string text_of(const std::vector<OtherName>& values) {
  std::vector<std::string> parts;
  for (const OtherName& one : values) {
    parts.push_back(join_parts({std::string(base::enum_word(one.kind)), one.language, one.name}, ':'));
  }
  return join_parts(parts, ';');
}

Complaint fill(std::string& value, std::string_view field, const std::string& text, const RecordWords& words) {
  value = std::string(base::trim(text));
  if (value.empty()) return std::nullopt;
  const auto use = [&](const std::optional<std::string>& code, std::string_view what, std::string_view list) {
    if (!code) return Complaint(no_word(what, text, list));
    value = *code;
    return Complaint();
  };
  if (field == "country_code") return use(words.country(text), "country", "ISO 3166-1 (DE, DEU, Germany, Германия)");
  if (field == "kind") return use(words.kind(text), "kind", "/api/v1/organisation-kinds");
  return std::nullopt;
}

Complaint fill(double& value, std::string_view, const std::string& text, const RecordWords&) {
  const auto number = read_number(text);
  if (!number) return fmt::format("'{}' is no number; write it as 55.75 or 55,75.", base::shorten(text, 40));
  value = *number;
  return std::nullopt;
}

Complaint fill(std::int64_t& value, std::string_view, const std::string& text, const RecordWords&) {
  const auto number = read_count(text);
  if (!number) return fmt::format("'{}' is no whole number; write it as 1250 or 1 250.", base::shorten(text, 40));
  value = *number;
  return std::nullopt;
}

Complaint fill(auth::Visibility& value, std::string_view, const std::string& text, const RecordWords&) {
  return read_visibility(text, value);
}

Complaint fill(std::vector<std::string>& value, std::string_view field, const std::string& text,
               const RecordWords& words) {
  for (const std::string& part : split_parts(text, ';')) {
    if (part.empty()) continue;
    const bool country = field == "countries";
    const auto code = country ? words.country(part) : words.specialisation(part);
    if (!code) {
      return no_word(country ? "country" : "specialisation", part, country ? "ISO 3166-1" : "/api/v1/specialisations");
    }
    // The order says nothing and a word twice no more than once.
    if (std::find(value.begin(), value.end(), *code) == value.end()) value.push_back(*code);
  }
  std::sort(value.begin(), value.end());
  return std::nullopt;
}

Complaint fill(std::vector<FieldVisibility>& value, std::string_view, const std::string& text, const RecordWords&) {
  for (const std::string& part : split_parts(text, ';')) {
    if (part.empty()) continue;
    const auto equals = part.find('=');
    if (equals == std::string::npos) return "Write fields as email=staff; phone=members.";
    FieldVisibility one{part.substr(0, equals), auth::Visibility::Members};
    if (auto wrong = read_visibility(part.substr(equals + 1), one.visibility)) return wrong;
    value.push_back(std::move(one));
  }
  return std::nullopt;
}

Complaint fill(std::vector<OtherName>& value, std::string_view, const std::string& text, const RecordWords&) {
  for (const std::string& part : split_parts(text, ';')) {
    if (part.empty()) continue;
    const auto parts = split_parts(part, ':');
    const auto kind = base::enum_of<NameKind>(parts.front());
    if (parts.size() != 3 || !kind || parts[2].empty()) {
      return "Write other names as kind:language:name, such as legal:ru:ООО Тилия; kinds are legal, short, alias, "
             "former and label.";
    }
    value.push_back({*kind, parts[1], parts[2]});
  }
  return std::nullopt;
}

}  // namespace vallis::directory::detail
