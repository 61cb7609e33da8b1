#include <array>
#include <string>

#include "catalogue/literature.hpp"

namespace vallis::catalogue {
namespace {

constexpr unsigned kFirstLetter = 0xC0;
constexpr unsigned kPastLetters = 0x180;

/// U+00C0 … U+017F without marks, in small letters of ASCII.
constexpr std::array<std::string_view, kPastLetters - kFirstLetter> kFolded{
    "a", "a", "a",  "a", "a", "a", "ae", "c",  "e", "e", "e",  "e",  "i", "i", "i",  "i",  "d", "n", "o",  "o",
    "o", "o", "o",  "",  "o", "u", "u",  "u",  "u", "y", "th", "ss", "a", "a", "a",  "a",  "a", "a", "ae", "c",
    "e", "e", "e",  "e", "i", "i", "i",  "i",  "d", "n", "o",  "o",  "o", "o", "o",  "",   "o", "u", "u",  "u",
    "u", "y", "th", "y", "a", "a", "a",  "a",  "a", "a", "c",  "c",  "c", "c", "c",  "c",  "c", "c", "d",  "d",
    "d", "d", "e",  "e", "e", "e", "e",  "e",  "e", "e", "e",  "e",  "g", "g", "g",  "g",  "g", "g", "g",  "g",
    "h", "h", "h",  "h", "i", "i", "i",  "i",  "i", "i", "i",  "i",  "i", "i", "ij", "ij", "j", "j", "k",  "k",
    "k", "l", "l",  "l", "l", "l", "l",  "l",  "l", "l", "l",  "n",  "n", "n", "n",  "n",  "n", "n", "n",  "n",
    "o", "o", "o",  "o", "o", "o", "oe", "oe", "r", "r", "r",  "r",  "r", "r", "s",  "s",  "s", "s", "s",  "s",
    "s", "s", "t",  "t", "t", "t", "t",  "t",  "u", "u", "u",  "u",  "u", "u", "u",  "u",  "u", "u", "u",  "u",
    "w", "w", "y",  "y", "y", "z", "z",  "z",  "z", "z", "z",  "s",
};

}  // namespace

std::string citation_id(std::string_view citation) {
  std::string id;
  bool apart = false;  // a blank or mark stands between the last letter and the next
  for (std::size_t i = 0; i < citation.size(); ++i) {
    const auto byte = static_cast<unsigned char>(citation[i]);
    std::string folded;
    if (byte < 0x80) {
      const bool capital = byte >= 'A' && byte <= 'Z';
      const bool letter = capital || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
      if (letter) folded = static_cast<char>(capital ? byte - 'A' + 'a' : byte);
      // An apostrophe is part of a word.
      apart = apart || (!letter && byte != '\'');
    } else if ((byte & 0xE0U) == 0xC0U && i + 1 < citation.size()) {
      const unsigned letter = (byte & 0x1FU) << 6U | (static_cast<unsigned char>(citation[i + 1]) & 0x3FU);
      if (letter >= kFirstLetter && letter < kPastLetters) folded = kFolded[letter - kFirstLetter];
    } else if (byte >= 0xE0) {
      apart = true;  // dashes and quotation marks are above the letters of Europe's alphabets
    }
    if (folded.empty()) continue;
    if (apart && !id.empty()) id += '-';
    apart = false;
    id += folded;
  }
  return id;
}

}  // namespace vallis::catalogue
