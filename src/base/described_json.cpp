#include "base/described_json.hpp"

#include <fmt/format.h>

#include <cmath>

namespace vallis::base {
namespace detail {

void check_text(const JsonReader::Place& place, std::string& text, const FieldRule& rule) {
  std::size_t length = 0;
  for (const char c : text) {
    length += (static_cast<unsigned char>(c) & 0xC0U) == 0x80U ? 0 : 1;
    const bool control = (c >= 0 && c < ' ' && c != '\n' && c != '\t' && c != '\r') || c == '\x7F';
    if (control) {
      place.fault("There is a control character in the text; take it out.");
      return;
    }
  }
  if (length > rule.max_length) {
    place.fault(fmt::format("The text has {} characters; {} are allowed.", length, rule.max_length));
  } else if (length < rule.min_length) {
    place.fault(rule.min_length == 1
                    ? "The text is empty."
                    : fmt::format("The text has {} characters; at least {} are needed.", length, rule.min_length));
  }
}

void check_number(const JsonReader::Place& place, double number, const FieldRule& rule) {
  if (place.present() && (number < rule.minimum || number > rule.maximum)) {
    place.fault(fmt::format("{} is not between {} and {}.", number, rule.minimum, rule.maximum));
  }
}

void check_count(const JsonReader::Place& place, std::size_t count, const FieldRule& rule) {
  if (count > rule.max_length) {
    place.fault(fmt::format("The list has {} elements; {} are allowed.", count, rule.max_length));
  }
}

}  // namespace detail

void write_json_text(std::string& out, std::string_view text) {
  out += '"';
  // What needs no mark goes over as a whole: nearly all of nearly every text.
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool plain = c != '"' && c != '\\' && !(c >= 0 && c < ' ');
    if (plain) continue;
    out.append(text, begin, at - begin);
    begin = at + 1;
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\r':
        out += "\\r";
        break;
      case '\t':
        out += "\\t";
        break;
      default:
        fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<int>(c));
    }
  }
  out.append(text, begin);
  out += '"';
}

void write_json_number(std::string& out, double number) {
  out += std::isfinite(number) ? exact_number(number) : "null";
}

}  // namespace vallis::base
