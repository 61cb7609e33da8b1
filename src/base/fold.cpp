#include "base/fold.hpp"

#include <array>
#include <cstdint>
#include <optional>

#include "base/text.hpp"

namespace vallis::base {
namespace {

// clang-format off
// From U+00C0 to U+017F, upper and lower case alike.
constexpr std::array<std::string_view, 192> kLatin = {
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i", "d", "n", "o", "o", "o", "o",
    "o", " ", "o", "u", "u", "u", "u", "y", "th", "ss", "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e",
    "e", "i", "i", "i", "i", "d", "n", "o", "o", "o", "o", "o", " ", "o", "u", "u", "u", "u", "y", "th", "y", "a",
    "a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d", "d", "d", "e", "e", "e", "e", "e",
    "e", "e", "e", "e", "e", "g", "g", "g", "g", "g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i",
    "i", "i", "i", "i", "i", "ij", "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l", "l", "l", "l", "l", "l", "l",
    "n", "n", "n", "n", "n", "n", "n", "n", "n", "o", "o", "o", "o", "o", "o", "oe", "oe", "r", "r", "r", "r", "r",
    "r", "s", "s", "s", "s", "s", "s", "s", "s", "t", "t", "t", "t", "t", "t", "u", "u", "u", "u", "u", "u", "u",
    "u", "u", "u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s"};
// From U+0430 to U+045F.
constexpr std::array<std::string_view, 48> kCyrillic = {
    "a", "b", "v", "g", "d", "e", "zh", "z", "i", "i", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "kh",
    "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya", "e", "e", "dj", "g", "e", "z", "i", "i", "j", "lj",
    "nj", "c", "k", "i", "u", "dz"};
// clang-format on

/// The code point at `at`, which moves behind it; nothing for bytes that are none.
std::optional<std::uint32_t> next_point(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const std::uint32_t first = byte(at++);
  if (first < 0x80) return first;
  const int more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0;
  if (more == 0) return std::nullopt;
  std::uint32_t point = first & (0x3FU >> more);
  for (int i = 0; i < more; ++i, ++at) {
    if (at >= text.size() || (byte(at) & 0xC0U) != 0x80U) return std::nullopt;
    point = point << 6U | (byte(at) & 0x3FU);
  }
  return point;
}

std::string_view letters(std::uint32_t point) {
  if (point >= 0xC0 && point < 0x180) return kLatin[point - 0xC0];
  if (point >= 0x400 && point < 0x410) return kCyrillic[point - 0x400 + 32];
  if (point >= 0x410 && point < 0x430) return kCyrillic[point - 0x410];
  if (point >= 0x430 && point < 0x460) return kCyrillic[point - 0x430];
  switch (point) {  // of other languages that write in Cyrillic
    case 0x490:
    case 0x491:
    case 0x492:
    case 0x493:
      return "g";
    case 0x49A:
    case 0x49B:
      return "k";
    case 0x4A2:
    case 0x4A3:
      return "n";
    case 0x4AE:
    case 0x4AF:
    case 0x4B0:
    case 0x4B1:
      return "u";
    case 0x4BA:
    case 0x4BB:
      return "h";
    case 0x4D8:
    case 0x4D9:
      return "a";
    case 0x4E8:
    case 0x4E9:
      return "o";
    default:
      return {};
  }
}

/// Signs of Latin-1, general punctuation, blanks and signs of CJK: they part words.
bool parts_words(std::uint32_t point) {
  return (point >= 0x80 && point < 0xC0) || (point >= 0x2000 && point < 0x2C00) ||
         (point >= 0x3000 && point < 0x3004) || (point >= 0x3008 && point < 0x3020);
}

bool vanishes(std::uint32_t point) {
  return point == '\'' || point == 0x2019 || point == 0x2BC || point == 0xAD || (point >= 0x300 && point < 0x370);
}

}  // namespace

std::string fold(std::string_view text) {
  std::string folded;
  bool parted = false;
  const auto put = [&](std::string_view more) {
    if (more.empty()) return;
    if (parted && !folded.empty()) folded += ' ';
    parted = false;
    folded += more;
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const auto point = next_point(text, at);
    if (!point || vanishes(*point)) continue;
    if (*point < 0x80) {
      const char c = static_cast<char>(*point);
      if (c >= 'A' && c <= 'Z') {
        const char lower = static_cast<char>(c - 'A' + 'a');
        put({&lower, 1});
      } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        put({&c, 1});
      } else {
        parted = true;
      }
    } else if (const auto known = letters(*point); !known.empty()) {
      if (known == " ") {
        parted = true;
      } else {
        put(known);
      }
    } else if (parts_words(*point)) {
      parted = true;
    } else if (*point < 0x400 || *point >= 0x460) {  // ъ and ь are left out
      put(text.substr(begin, at - begin));
    }
  }
  return folded;
}

}  // namespace vallis::base
