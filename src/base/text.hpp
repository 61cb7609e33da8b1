#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vallis::base {

/// A word or sentence in the languages that every page and report speaks.
struct LocalText {
  std::string en;
  std::string ru;
};

/// Offset of the first byte that is not valid UTF-8, if any.
std::optional<std::size_t> invalid_utf8(std::string_view text);

/// Columns that the text takes on a terminal: one for each code point, none for combining marks.
std::size_t display_width(std::string_view text);

/// The text cut to at most `width` columns, with "…" where something was cut.
std::string shorten(std::string_view text, std::size_t width);

/// Padded with blanks to `width` columns, text left or right.
std::string pad_right(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);

/// Lines of at most `width` columns, broken at blanks.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

std::string_view trim(std::string_view text);

/// Parts between separators, each trimmed; an empty text has no parts.
std::vector<std::string> split(std::string_view text, char separator);
std::string join(std::span<const std::string> parts, std::string_view separator);

/// A finite decimal number and nothing else ("1", "-2.5", "3e4"; no comma, no blank); otherwise nothing.
std::optional<double> parse_number(std::string_view text);

/// The shortest text that reads back as the same number; "NA" for NaN.
std::string exact_number(double value);

/// For people: `digits` significant digits without trailing zeros, no exponent below 1e15; "–" for NaN.
std::string short_number(double value, int digits = 3);

/// The candidate nearest to `word` by edit distance, when near enough to be worth offering.
std::optional<std::string> nearest_word(std::string_view word, std::span<const std::string> candidates);

}  // namespace vallis::base
