#include <algorithm>
#include <array>
#include <utility>

#include "search/terms.hpp"

namespace vallis::search {
namespace {

using Pair = std::pair<std::string_view, std::string_view>;

constexpr std::array<Pair, 39> kSounds = {
    {{"а", "a"},  {"б", "b"},  {"в", "v"}, {"г", "g"}, {"д", "d"}, {"е", "e"}, {"ж", "zh"}, {"з", "z"},
     {"и", "i"},  {"й", "i"},  {"к", "k"}, {"л", "l"}, {"м", "m"}, {"н", "n"}, {"о", "o"},  {"п", "p"},
     {"р", "r"},  {"с", "s"},  {"т", "t"}, {"у", "u"}, {"ф", "f"}, {"х", "h"}, {"ц", "ts"}, {"ч", "ch"},
     {"ш", "sh"}, {"щ", "sh"}, {"ъ", ""},  {"ы", "i"}, {"ь", ""},  {"э", "e"}, {"ю", "iu"}, {"я", "ia"},
     {"ё", "e"},  {"і", "i"},  {"ї", "i"}, {"є", "e"}, {"ґ", "g"}, {"ў", "u"}, {"ј", "i"}}};

/// Spellings of one sound, the longer before the shorter. A "c" before e, i and y is the sound of "ts".
constexpr std::array<Pair, 23> kSpellings = {
    {{"shch", "sh"}, {"sch", "sh"}, {"tch", "ch"}, {"ck", "k"},   {"kh", "h"}, {"ph", "f"}, {"th", "t"}, {"tz", "ts"},
     {"ch", "ch"},   {"ce", "tse"}, {"ci", "tsi"}, {"cy", "tsi"}, {"ye", "e"}, {"ie", "e"}, {"je", "e"}, {"yo", "e"},
     {"jo", "e"},    {"c", "k"},    {"q", "k"},    {"x", "ks"},   {"w", "v"},  {"y", "i"},  {"j", "i"}}};

template <std::size_t N>
const Pair* begins(const std::array<Pair, N>& table, std::string_view text) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const Pair& pair) { return text.starts_with(pair.first); });
  return found == table.end() ? nullptr : &*found;
}

template <std::size_t N>
std::string replaced(const std::array<Pair, N>& table, std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const Pair* pair = begins(table, text);
    out += pair == nullptr ? text.substr(0, 1) : pair->second;
    text.remove_prefix(pair == nullptr ? 1 : pair->first.size());
  }
  return out;
}

// Keys in rows, as they lie.
constexpr std::string_view kLatinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~";
constexpr std::u32string_view kCyrillicKeys = U"йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ";

std::string utf8(char32_t letter) {  // of U+0080 to U+07FF
  return {static_cast<char>(0xC0U | (letter >> 6U)), static_cast<char>(0x80U | (letter & 0x3FU))};
}

}  // namespace

std::string sound_key(std::string_view word, Script script) {
  const std::string latin = script == Script::Cyrillic ? replaced(kSounds, word) : replaced(kSpellings, word);
  // Russian "ие" and "ье" are written ie, iye, ye …: one spelling on both sides.
  std::string key;
  for (const char c : latin) {
    if (c == 'e' && !key.empty() && key.back() == 'i') key.pop_back();
    if (key.empty() || key.back() != c) key += c;
  }
  return key;
}

std::string other_layout(std::string_view text) {
  std::size_t latin = 0;
  std::size_t cyrillic = 0;
  for (const char c : text) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) ++latin;
    if (c == '\xD0' || c == '\xD1') ++cyrillic;
  }
  std::string out;
  if (latin >= cyrillic) {
    for (const char c : text) {
      const auto key = kLatinKeys.find(c);
      out += key == std::string_view::npos ? std::string(1, c) : utf8(kCyrillicKeys[key]);
    }
    return out;
  }
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto first = static_cast<unsigned char>(text[at]);
    std::size_t key = std::u32string_view::npos;
    if ((first == 0xD0 || first == 0xD1) && at + 1 < text.size()) {
      const auto second = static_cast<unsigned char>(text[at + 1]);
      key = kCyrillicKeys.find(static_cast<char32_t>(((first & 0x1FU) << 6U) | (second & 0x3FU)));
    }
    if (key == std::u32string_view::npos) {
      out += text[at];
    } else {
      out += kLatinKeys[key];
      ++at;
    }
  }
  return out;
}

}  // namespace vallis::search
