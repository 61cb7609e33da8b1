#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/describe.hpp"
#include "base/json.hpp"
#include "base/text.hpp"
#include "base/time.hpp"
#include "base/uuid.hpp"

namespace vallis::base {

/// What a member of a described struct may hold, beyond its type. A type gives its rules by a function beside it that
/// is found by its argument: `std::span<const FieldRule> field_rules(const Admission*);`
struct FieldRule {
  std::string_view member;
  std::string_view description{};                             ///< for the API's reader
  std::size_t min_length = 0;                                 ///< of a text, in characters
  std::size_t max_length = 1'000;                             ///< of a text, in characters; of a list, in elements
  double minimum = -std::numeric_limits<double>::infinity();  ///< of a number
  double maximum = std::numeric_limits<double>::infinity();
};

namespace detail {

inline std::span<const FieldRule> field_rules(const void*) { return {}; }

template <class T>
std::span<const FieldRule> rules_of() {
  return field_rules(static_cast<const T*>(nullptr));
}

template <class T>
FieldRule rule_of(std::string_view member) {
  for (const FieldRule& rule : rules_of<T>()) {
    if (rule.member == member) return rule;
  }
  return FieldRule{.member = member};
}

void check_text(const JsonReader::Place& place, std::string& text, const FieldRule& rule);
void check_number(const JsonReader::Place& place, double number, const FieldRule& rule);
void check_count(const JsonReader::Place& place, std::size_t count, const FieldRule& rule);

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsId : std::false_type {};
template <class Tag>
struct IsId<Id<Tag>> : std::true_type {};

/// A type that is a text with a form: reads by parse(), says by text().
template <class T>
constexpr bool kFormed = std::is_same_v<T, Uuid> || std::is_same_v<T, Date> || std::is_same_v<T, Instant> ||
                         std::is_same_v<T, Period> || IsId<T>::value;

template <class T>
constexpr std::string_view form_of() {
  if constexpr (std::is_same_v<T, Date>) return "a date such as 2026-01-12";
  if constexpr (std::is_same_v<T, Instant>) return "a moment such as 2026-01-12T09:30:00Z";
  if constexpr (std::is_same_v<T, Period>) return "a period such as 2026, 2026-Q1, 2026-01 or 2026-01-12/2026-02-11";
  return "an id such as 01890a5d-ac96-774b-bcce-b302099a8057";
}

}  // namespace detail

/// Reads a value of any type that rows and requests are made of; every fault goes to the reader with its JSON pointer.
/// In a described struct members that are no std::optional must be there and unknown ones are faults.
template <class T>
void read_value(const JsonReader::Place& place, T& value, const FieldRule& rule = {}) {
  if constexpr (detail::IsOptional<T>::value) {
    value.reset();
    if (place.present()) read_value(place, value.emplace(), rule);
  } else if constexpr (std::is_same_v<T, bool>) {
    value = place.boolean(false);
  } else if constexpr (std::is_integral_v<T>) {
    constexpr auto low = static_cast<std::int64_t>(std::numeric_limits<T>::min());
    constexpr auto high = static_cast<std::int64_t>(std::numeric_limits<T>::max());
    value = static_cast<T>(place.integer(low, high, 0));
    detail::check_number(place, static_cast<double>(value), rule);
  } else if constexpr (std::is_floating_point_v<T>) {
    value = place.number(0);
    detail::check_number(place, value, rule);
  } else if constexpr (std::is_same_v<T, std::string>) {
    value = place.text();
    detail::check_text(place, value, rule);
  } else if constexpr (std::is_same_v<T, LocalText>) {
    value = place.local_text();
    detail::check_text(place, value.en, rule);
    detail::check_text(place, value.ru, rule);
  } else if constexpr (std::is_same_v<T, Json>) {
    if (place.json() != nullptr) value = *place.json();
  } else if constexpr (detail::kFormed<T>) {
    if (!place.present()) return;
    const std::string text = place.text();
    if (const auto parsed = T::parse(text)) {
      value = *parsed;
    } else if (place.json()->is_string()) {
      place.fault("'" + shorten(text, 60) + "' is not " + std::string(detail::form_of<T>()) + ".");
    }
  } else if constexpr (DescribedEnum<T>) {
    std::vector<std::pair<std::string_view, T>> words;
    for (const auto& [word, meaning] : enum_words<T>()) words.emplace_back(word, meaning);
    value = place.choice<T>(words, value);
  } else if constexpr (detail::IsVector<T>::value) {
    value.clear();
    for (const auto& item : place.items()) read_value(item, value.emplace_back(), FieldRule{});
    detail::check_count(place, value.size(), rule);
  } else {
    static_assert(Described<T>, "the type is none that JSON can be read into; describe it");
    for_each_member(value, [&](std::string_view name, auto& member) {
      constexpr bool optional = detail::IsOptional<std::remove_reference_t<decltype(member)>>::value;
      read_value(optional ? place.optional(name) : place.required(name), member, detail::rule_of<T>(name));
    });
    place.close();
  }
}

/// A whole document. Errors: InvalidInput with every fault.
template <class T>
Result<T> read_document(const Json& json, const std::string& name) {
  JsonReader reader(json, name);
  T value{};
  read_value(reader.root(), value);
  if (!reader.ok()) return reader.error();
  return value;
}

// A direct writer: one pass, no document in between. Numbers as print_json has them.
void write_json_text(std::string& out, std::string_view text);
void write_json_number(std::string& out, double number);

template <class T>
void write_json(std::string& out, const T& value) {
  if constexpr (detail::IsOptional<T>::value) {
    value ? write_json(out, *value) : void(out += "null");
  } else if constexpr (std::is_same_v<T, bool>) {
    out += value ? "true" : "false";
  } else if constexpr (std::is_integral_v<T>) {
    out += std::to_string(value);
  } else if constexpr (std::is_floating_point_v<T>) {
    write_json_number(out, value);
  } else if constexpr (std::is_convertible_v<T, std::string_view>) {
    write_json_text(out, value);
  } else if constexpr (std::is_same_v<T, LocalText>) {
    out += R"({"en":)";
    write_json_text(out, value.en);
    out += R"(,"ru":)";
    write_json_text(out, value.ru);
    out += '}';
  } else if constexpr (std::is_same_v<T, Json>) {
    out += print_json(value, JsonStyle::Compact);
  } else if constexpr (detail::kFormed<T>) {
    out += '"';
    out += value.text();
    out += '"';
  } else if constexpr (DescribedEnum<T>) {
    out += '"';
    out += enum_word(value);
    out += '"';
  } else if constexpr (detail::IsVector<T>::value) {
    out += '[';
    bool first = true;
    for (const auto& item : value) {
      if (!first) out += ',';
      first = false;
      write_json(out, item);
    }
    out += ']';
  } else {
    static_assert(Described<T>, "the type is none that JSON can be made of; describe it");
    out += '{';
    bool first = true;
    for_each_member(value, [&](std::string_view name, const auto& member) {
      if (!first) out += ',';
      first = false;
      out += '"';
      out += name;
      out += "\":";
      write_json(out, member);
    });
    out += '}';
  }
}

/// The JSON Schema (2020-12) of a type, as OpenAPI 3.1 takes it.
template <class T>
Json json_schema(const FieldRule& rule = {}) {
  JsonObject schema;
  if constexpr (detail::IsOptional<T>::value) {
    schema = json_schema<typename T::value_type>(rule).as_object();
    if (const auto* type = schema.if_contains("type"); type != nullptr && type->is_string()) {
      schema["type"] = JsonArray{*type, "null"};
    } else if (schema.if_contains("enum") != nullptr) {
      schema["enum"].as_array().emplace_back(nullptr);
    }
  } else if constexpr (std::is_same_v<T, bool>) {
    schema["type"] = "boolean";
  } else if constexpr (std::is_arithmetic_v<T>) {
    schema["type"] = std::is_integral_v<T> ? "integer" : "number";
    if (rule.minimum > -std::numeric_limits<double>::infinity()) schema["minimum"] = rule.minimum;
    if (rule.maximum < std::numeric_limits<double>::infinity()) schema["maximum"] = rule.maximum;
  } else if constexpr (std::is_same_v<T, std::string>) {
    schema["type"] = "string";
    if (rule.min_length > 0) schema["minLength"] = rule.min_length;
    schema["maxLength"] = rule.max_length;
  } else if constexpr (std::is_same_v<T, LocalText>) {
    schema["type"] = "object";
    schema["properties"] = JsonObject{{"en", JsonObject{{"type", "string"}}}, {"ru", JsonObject{{"type", "string"}}}};
    schema["required"] = JsonArray{"en", "ru"};
  } else if constexpr (std::is_same_v<T, Json>) {
    // Any value.
  } else if constexpr (detail::kFormed<T>) {
    schema["type"] = "string";
    if constexpr (std::is_same_v<T, Date>) schema["format"] = "date";
    if constexpr (std::is_same_v<T, Instant>) schema["format"] = "date-time";
    if constexpr (std::is_same_v<T, Uuid> || detail::IsId<T>::value) schema["format"] = "uuid";
  } else if constexpr (DescribedEnum<T>) {
    JsonArray words;
    for (const auto& [word, meaning] : enum_words<T>()) words.emplace_back(word);
    schema["type"] = "string";
    schema["enum"] = std::move(words);
  } else if constexpr (detail::IsVector<T>::value) {
    schema["type"] = "array";
    schema["items"] = json_schema<typename T::value_type>();
    schema["maxItems"] = rule.max_length;
  } else {
    static_assert(Described<T>);
    schema["type"] = "object";
    JsonObject properties;
    JsonArray required;
    for_each_member_type<T>([&]<class Member>(std::string_view name, Member*) {
      const FieldRule member_rule = detail::rule_of<T>(name);
      Json member = json_schema<Member>(member_rule);
      if (!member_rule.description.empty()) member.as_object()["description"] = member_rule.description;
      properties[name] = std::move(member);
      if (!detail::IsOptional<Member>::value) required.emplace_back(name);
    });
    schema["properties"] = std::move(properties);
    if (!required.empty()) schema["required"] = std::move(required);
    schema["additionalProperties"] = false;
  }
  return schema;
}

}  // namespace vallis::base
