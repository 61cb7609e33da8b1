#include "files/name.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.hpp"

namespace vallis::files {
namespace {

constexpr std::size_t kMostBytes = 200;
constexpr std::size_t kMostEnding = 20;

/// The bytes with U+FFFD in place of each that is no UTF-8.
std::string mended(std::string_view text) {
  std::string out;
  while (const auto broken = base::invalid_utf8(text)) {
    out += text.substr(0, *broken);
    out += "\xEF\xBF\xBD";
    text.remove_prefix(*broken + 1);
  }
  return out.append(text);
}

/// The code point that begins at a byte of valid UTF-8, and its length.
std::pair<std::uint32_t, std::size_t> code_point(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[at + i]); };
  if (byte(0) < 0x80) return {byte(0), 1};
  const std::size_t length = byte(0) >= 0xF0 ? 4 : byte(0) >= 0xE0 ? 3 : 2;
  std::uint32_t point = byte(0) & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) point = point << 6U | (byte(i) & 0x3FU);
  return {point, length};
}

bool is_unseen(std::uint32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0xAD || point == 0x61C || point == 0x180E ||
         (point >= 0x200B && point <= 0x200F) || (point >= 0x2028 && point <= 0x202E) ||
         (point >= 0x2060 && point <= 0x206F) || point == 0xFEFF || (point >= 0xFFF9 && point <= 0xFFFB) ||
         (point >= 0xE0000 && point <= 0xE0FFF);
}

std::string_view without_dots_and_blanks(std::string_view text) {
  while (!text.empty() && (text.front() == '.' || text.front() == ' ')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.remove_suffix(1);
  return text;
}

/// At most so many bytes, cut between code points.
std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<std::uint8_t>(text[most]) & 0xC0U) == 0x80U) --most;
  return text.substr(0, most);
}

bool is_device(std::string_view name) {
  std::string stem(name.substr(0, name.find('.')));
  std::transform(stem.begin(), stem.end(), stem.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  if (stem == "CON" || stem == "PRN" || stem == "AUX" || stem == "NUL") return true;
  return stem.size() == 4 && (stem.starts_with("COM") || stem.starts_with("LPT")) && stem[3] >= '0' && stem[3] <= '9';
}

}  // namespace

std::string clean_name(std::string_view name) {
  const std::string text = mended(name.substr(name.find_last_of("/\\") + 1));
  std::string seen;
  for (std::size_t at = 0; at < text.size();) {
    const auto [point, length] = code_point(text, at);
    if (point < 0x80 && std::string_view("<>:\"|?*").find(static_cast<char>(point)) != std::string_view::npos) {
      seen += '_';
    } else if (!is_unseen(point)) {
      seen += text.substr(at, length);
    }
    at += length;
  }
  std::string clean(without_dots_and_blanks(seen));
  if (clean.size() > kMostBytes) {
    const std::size_t dot = clean.rfind('.');
    const std::string ending =
        dot != std::string::npos && clean.size() - dot <= kMostEnding ? clean.substr(dot) : std::string();
    clean = std::string(without_dots_and_blanks(cut(clean, kMostBytes - ending.size()))) + ending;
  }
  if (is_device(clean)) clean.insert(0, "_");
  return clean.empty() ? "file" : clean;
}

bool may_be_shown(std::string_view media_type) {
  static constexpr std::array<std::string_view, 7> kShown{"application/pdf", "image/avif", "image/gif", "image/jpeg",
                                                          "image/png",       "image/webp", "text/plain"};
  return std::find(kShown.begin(), kShown.end(), media_type) != kShown.end();
}

}  // namespace vallis::files
