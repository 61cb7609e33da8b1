#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/describe.hpp"
#include "base/result.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "base/uuid.hpp"
#include "directory/person.hpp"

namespace vallis::directory::detail {

/// Codes by what people write for them: the code itself, its name in either language, and for countries alpha-3.
class RecordWords {
 public:
  /// Cost: three statements.
  static base::Result<RecordWords> load(db::Reader& reader);

  // Nothing where no code is meant.
  std::optional<std::string> country(std::string_view text) const { return find(countries_, text); }
  std::optional<std::string> kind(std::string_view text) const { return find(kinds_, text); }
  std::optional<std::string> specialisation(std::string_view text) const { return find(specialisations_, text); }

 private:
  using Codes = std::map<std::string, std::string, std::less<>>;  // by folded text
  static std::optional<std::string> find(const Codes& codes, std::string_view text);
  Codes countries_;
  Codes kinds_;
  Codes specialisations_;
};

// Numbers as people write them: "1 250", "55,75", "12.5".
std::optional<double> read_number(std::string_view text);
std::optional<std::int64_t> read_count(std::string_view text);
/// "2026-01-12" or "12.01.2026".
std::optional<base::Date> read_date(std::string_view text);
/// true/false, yes/no, да/нет, 1/0.
std::optional<bool> read_flag(std::string_view text);

/// Parts of a cell that holds several things, joined by the sign; the sign within a part has a backslash before it.
std::string join_parts(const std::vector<std::string>& parts, char sign);
std::vector<std::string> split_parts(std::string_view text, char sign);

// The text of a member of a form, and back. `fill` says what is wrong and what would make it right, or nothing. An
// empty text empties the member.

inline std::string text_of(const std::string& value) { return value; }
inline std::string text_of(std::int64_t value) { return std::to_string(value); }
inline std::string text_of(double value) { return base::exact_number(value); }
inline std::string text_of(bool value) { return value ? "true" : "false"; }
inline std::string text_of(const base::Date& value) { return value.text(); }
inline std::string text_of(const base::Instant& value) { return value.text(); }
inline std::string text_of(const base::Uuid& value) { return value.text(); }
inline std::string text_of(const std::vector<std::string>& values) { return join_parts(values, ';'); }
template <class Tag>
std::string text_of(const base::Id<Tag>& value) {
  return value.text();
}
template <base::DescribedEnum E>
std::string text_of(E value) {
  return std::string(base::enum_word(value));
}
std::string text_of(const std::vector<FieldVisibility>& values);  ///< "email=staff; phone=members"
std::string text_of(const std::vector<OtherName>& values);        ///< "legal:ru:ООО Тилия; alias::Tilia"
/// "Tilia GmbH|Head of oncology|true|2020-01-01|": organisation, position, contact, from, to; a semicolon between.
std::string text_of(const std::vector<Affiliation>& values);
template <class T>
std::string text_of(const std::optional<T>& value) {
  return value ? text_of(*value) : "";
}

using Complaint = std::optional<std::string>;

Complaint fill(std::string& value, std::string_view field, const std::string& text, const RecordWords& words);
Complaint fill(double& value, std::string_view field, const std::string& text, const RecordWords& words);
Complaint fill(std::int64_t& value, std::string_view field, const std::string& text, const RecordWords& words);
Complaint fill(auth::Visibility& value, std::string_view field, const std::string& text, const RecordWords& words);
Complaint fill(std::vector<std::string>& value, std::string_view field, const std::string& text,
               const RecordWords& words);
Complaint fill(std::vector<FieldVisibility>& value, std::string_view field, const std::string& text,
               const RecordWords& words);
Complaint fill(std::vector<OtherName>& value, std::string_view field, const std::string& text,
               const RecordWords& words);
template <class T>
Complaint fill(std::optional<T>& value, std::string_view field, const std::string& text, const RecordWords& words) {
  value.reset();
  if (base::trim(text).empty()) return std::nullopt;
  return fill(value.emplace(), field, text, words);
}

/// The texts of a record's members by their names.
template <base::Described T>
std::map<std::string, std::string, std::less<>> texts_of(const T& record) {
  std::map<std::string, std::string, std::less<>> texts;
  base::for_each_member(record, [&](std::string_view name, const auto& member) {
    if constexpr (requires { text_of(member); }) texts.emplace(name, text_of(member));
  });
  return texts;
}

}  // namespace vallis::directory::detail
