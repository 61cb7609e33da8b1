#include "base/json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_stack.hpp>
#include <charconv>
#include <cmath>

namespace vallis::base {
namespace {

class Printer {
 public:
  explicit Printer(JsonStyle style) : style_(style) {}

  std::string take() { return std::move(out_); }

  void value(const Json& json, int depth) {
    switch (json.kind()) {
      case boost::json::kind::object:
        return object(json.get_object(), depth);
      case boost::json::kind::array:
        return array(json.get_array(), depth);
      case boost::json::kind::double_:
        return number(json.get_double());
      default:
        out_ += boost::json::serialize(json);
    }
  }

 private:
  void number(double value) { out_ += std::isfinite(value) ? exact_number(value) : "null"; }

  void line(int depth) {
    if (style_ == JsonStyle::Compact) return;
    out_ += '\n';
    out_.append(static_cast<std::size_t>(depth) * 2, ' ');
  }

  void object(const JsonObject& object, int depth) {
    out_ += '{';
    bool first = true;
    for (const auto& member : object) {
      if (!first) out_ += ',';
      first = false;
      line(depth + 1);
      out_ += boost::json::serialize(Json(member.key()));
      out_ += style_ == JsonStyle::Compact ? ":" : ": ";
      value(member.value(), depth + 1);
    }
    if (!object.empty()) line(depth);
    out_ += '}';
  }

  void array(const JsonArray& array, int depth) {
    const bool plain = std::none_of(array.begin(), array.end(), [](const Json& item) { return item.is_structured(); });
    out_ += '[';
    bool first = true;
    for (const Json& item : array) {
      if (!first) out_ += plain && style_ == JsonStyle::Pretty ? ", " : ",";
      first = false;
      if (!plain) line(depth + 1);
      value(item, depth + 1);
    }
    if (!plain) line(depth);
    out_ += ']';
  }

  JsonStyle style_;
  std::string out_;
};

/// Builds the document like the library's own parser, but takes each number as the nearest double to its text: the
/// library is off by a unit in the last place now and then, and a printed number must read back the same.
struct Builder {
  using Text = boost::json::string_view;
  using ErrorCode = boost::json::error_code;
  // NOLINTBEGIN(readability-identifier-naming): the parser asks for these names.
  static constexpr std::size_t max_object_size = JsonObject::max_size();
  static constexpr std::size_t max_array_size = JsonArray::max_size();
  static constexpr std::size_t max_key_size = boost::json::string::max_size();
  static constexpr std::size_t max_string_size = boost::json::string::max_size();
  // NOLINTEND(readability-identifier-naming)

  boost::json::value_stack stack;
  std::string number;  // its text so far, when it comes in parts

  bool on_document_begin(ErrorCode&) {
    stack.reset();
    return true;
  }
  bool on_document_end(ErrorCode&) { return true; }
  bool on_object_begin(ErrorCode&) { return true; }
  bool on_object_end(std::size_t members, ErrorCode&) {
    stack.push_object(members);
    return true;
  }
  bool on_array_begin(ErrorCode&) { return true; }
  bool on_array_end(std::size_t items, ErrorCode&) {
    stack.push_array(items);
    return true;
  }
  bool on_key_part(Text text, std::size_t, ErrorCode&) {
    stack.push_chars(text);
    return true;
  }
  bool on_key(Text text, std::size_t, ErrorCode&) {
    stack.push_key(text);
    return true;
  }
  bool on_string_part(Text text, std::size_t, ErrorCode&) {
    stack.push_chars(text);
    return true;
  }
  bool on_string(Text text, std::size_t, ErrorCode&) {
    stack.push_string(text);
    return true;
  }
  bool on_number_part(Text text, ErrorCode&) {
    number += text;
    return true;
  }
  bool on_int64(std::int64_t value, Text, ErrorCode&) {
    number.clear();
    stack.push_int64(value);
    return true;
  }
  bool on_uint64(std::uint64_t value, Text, ErrorCode&) {
    number.clear();
    stack.push_uint64(value);
    return true;
  }
  bool on_double(double approximate, Text text, ErrorCode&) {
    number += text;
    double exact = approximate;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), exact);
    stack.push_double(error == std::errc{} ? exact : approximate);  // out of range: the library's infinity or zero
    number.clear();
    return true;
  }
  bool on_bool(bool value, ErrorCode&) {
    stack.push_bool(value);
    return true;
  }
  bool on_null(ErrorCode&) {
    stack.push_null();
    return true;
  }
  bool on_comment_part(Text, ErrorCode&) { return true; }
  bool on_comment(Text, ErrorCode&) { return true; }
};

std::string escaped(std::string_view key) {
  std::string pointer;
  for (const char c : key) {
    if (c == '~') {
      pointer += "~0";
    } else if (c == '/') {
      pointer += "~1";
    } else {
      pointer += c;
    }
  }
  return pointer;
}

std::string_view kind_name(const Json& json) {
  switch (json.kind()) {
    case boost::json::kind::null:
      return "null";
    case boost::json::kind::bool_:
      return "true or false";
    case boost::json::kind::string:
      return "a text";
    case boost::json::kind::array:
      return "an array";
    case boost::json::kind::object:
      return "an object";
    default:
      return "a number";
  }
}

}  // namespace

Result<Json> parse_json(std::string_view text, std::string_view name) {
  boost::json::basic_parser<Builder> parser(boost::json::parse_options{});
  boost::json::error_code error;
  std::size_t read = parser.write_some(false, text.data(), text.size(), error);
  if (!error) {
    const std::string_view rest = text.substr(read);
    const std::size_t extra = rest.find_first_not_of(" \t\r\n");
    if (extra != std::string_view::npos) {
      error = boost::json::error::extra_data;
      read += extra;
    }
  }
  if (!error) return parser.handler().stack.release();
  const std::string_view before = text.substr(0, std::min(read, text.size()));
  const auto line = static_cast<std::size_t>(1 + std::count(before.begin(), before.end(), '\n'));
  const std::size_t newline = before.rfind('\n');
  const std::size_t column = before.size() - (newline == std::string_view::npos ? 0 : newline + 1) + 1;
  return invalid_input(
      {Fault{.file = std::string(name),
             .line = line,
             .field = {},
             .what = fmt::format("Not valid JSON at character {} of the line: {}.", column, error.message())}});
}

std::string print_json(const Json& value, JsonStyle style) {
  Printer printer(style);
  printer.value(value, 0);
  std::string text = printer.take();
  if (style == JsonStyle::Pretty) text += '\n';
  return text;
}

void JsonReader::Place::fault(std::string what) const {
  reader_->faults_.push_back(
      {.file = reader_->name_, .field = pointer_.empty() ? "/" : pointer_, .what = std::move(what)});
}

JsonReader::Place JsonReader::Place::member(std::string_view key) const {
  std::string pointer = pointer_ + "/" + escaped(key);
  if (value_ == nullptr) return {reader_, nullptr, std::move(pointer)};
  reader_->known_[pointer_].emplace(key);
  const JsonObject* object = value_->if_object();
  return {reader_, object == nullptr ? nullptr : object->if_contains(key), std::move(pointer)};
}

JsonReader::Place JsonReader::Place::required(std::string_view key) const {
  Place place = member(key);
  if (value_ == nullptr) return place;
  if (!value_->is_object()) {
    fault(fmt::format("This is {} where an object is needed.", kind_name(*value_)));
    place.value_ = nullptr;
    return place;
  }
  if (place.value_ == nullptr) fault(fmt::format("The member '{}' is missing; add it.", key));
  if (place.value_ != nullptr && place.value_->is_null()) place.fault("This is null where a value is needed.");
  return place;
}

JsonReader::Place JsonReader::Place::optional(std::string_view key) const { return member(key); }

void JsonReader::Place::close() const {
  if (value_ == nullptr) return;
  const JsonObject* object = value_->if_object();
  if (object == nullptr) {
    if (reader_->known_[pointer_].empty() || !value_->is_object()) {
      const std::string what = fmt::format("This is {} where an object is needed.", kind_name(*value_));
      const auto same = [&](const Fault& f) {
        return f.field == (pointer_.empty() ? "/" : pointer_) && f.what == what;
      };
      if (std::none_of(reader_->faults_.begin(), reader_->faults_.end(), same)) fault(what);
    }
    return;
  }
  const auto& known = reader_->known_[pointer_];
  const std::vector<std::string> names(known.begin(), known.end());
  for (const auto& member : *object) {
    const std::string key(member.key());
    if (known.contains(key) || key == "$schema" || key == "$comment") continue;
    const auto near = nearest_word(key, names);
    fault(near ? fmt::format("There is no member '{}' here; did you mean '{}'?", key, *near)
               : fmt::format("There is no member '{}' here; known are: {}.", key, join(names, ", ")));
  }
}

std::string JsonReader::Place::text(std::string fallback) const {
  if (!present()) return fallback;
  if (const auto* string = value_->if_string()) return {string->data(), string->size()};
  fault(fmt::format("This is {} where a text is needed.", kind_name(*value_)));
  return fallback;
}

double JsonReader::Place::number(double fallback) const {
  if (!present()) return fallback;
  if (const auto* real = value_->if_double()) return *real;
  if (const auto* whole = value_->if_int64()) return static_cast<double>(*whole);
  if (const auto* large = value_->if_uint64()) return static_cast<double>(*large);
  fault(fmt::format("This is {} where a number is needed.", kind_name(*value_)));
  return fallback;
}

std::int64_t JsonReader::Place::integer(std::int64_t low, std::int64_t high, std::int64_t fallback) const {
  if (!present()) return fallback;
  const auto* whole = value_->if_int64();
  if (whole == nullptr || *whole < low || *whole > high) {
    fault(fmt::format("A whole number from {} to {} is needed here.", low, high));
    return fallback;
  }
  return *whole;
}

bool JsonReader::Place::boolean(bool fallback) const {
  if (!present()) return fallback;
  if (const auto* flag = value_->if_bool()) return *flag;
  fault(fmt::format("This is {} where true or false is needed.", kind_name(*value_)));
  return fallback;
}

std::vector<JsonReader::Place> JsonReader::Place::items() const {
  std::vector<Place> places;
  if (!present()) return places;
  const JsonArray* array = value_->if_array();
  if (array == nullptr) {
    fault(fmt::format("This is {} where an array is needed.", kind_name(*value_)));
    return places;
  }
  for (std::size_t i = 0; i < array->size(); ++i) {
    places.push_back({reader_, &(*array)[i], fmt::format("{}/{}", pointer_, i)});
  }
  return places;
}

std::vector<std::pair<std::string, JsonReader::Place>> JsonReader::Place::members() const {
  std::vector<std::pair<std::string, Place>> places;
  if (!present()) return places;
  const JsonObject* object = value_->if_object();
  if (object == nullptr) {
    fault(fmt::format("This is {} where an object is needed.", kind_name(*value_)));
    return places;
  }
  for (const auto& entry : *object) {
    const std::string key(entry.key());
    if (key == "$schema" || key == "$comment") continue;
    places.emplace_back(key, member(key));
  }
  return places;
}

std::vector<std::string> JsonReader::Place::texts() const {
  std::vector<std::string> texts;
  for (const Place& item : items()) texts.push_back(item.text());
  return texts;
}

LocalText JsonReader::Place::local_text() const {
  LocalText words{required("en").text(), required("ru").text()};
  close();
  return words;
}

void JsonReader::Place::unknown_word(const std::string& word, const std::vector<std::string>& known) const {
  if (value_->is_string()) fault(fmt::format("'{}' is not known here; use one of: {}.", word, join(known, ", ")));
}

}  // namespace vallis::base
