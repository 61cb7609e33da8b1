#include "search/terms.hpp"

#include <libstemmer.h>
#include <utf8proc.h>

#include <array>
#include <cstdlib>
#include <memory>

namespace vallis::search {
namespace {

constexpr char32_t kBeyond = 0xFFFFFFFF;

/// The code point at an offset and its length; kBeyond and one byte where there is none.
std::pair<char32_t, std::size_t> code_point(std::string_view text, std::size_t at) {
  utf8proc_int32_t point = -1;
  const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at;  // NOLINT
  const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size() - at), &point);
  if (length <= 0 || point < 0) return {kBeyond, 1};
  return {static_cast<char32_t>(point), static_cast<std::size_t>(length)};
}

void append(std::string& out, char32_t point) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(point), bytes.data());
  for (utf8proc_ssize_t i = 0; i < length; ++i) out += static_cast<char>(bytes[static_cast<std::size_t>(i)]);
}

bool part_of_word(char32_t point) {
  if (point == kBeyond) return false;
  if (point < 0x80) {
    return (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || (point >= '0' && point <= '9');
  }
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(point))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO:
      return true;
    default:
      return false;
  }
}

bool cyrillic(char32_t point) { return point >= 0x400 && point <= 0x52F; }

/// Letters that have no accent by which Unicode could take them apart.
std::string_view plain_letters(char32_t point) {
  switch (point) {
    case U'ё':
      return "е";
    case U'ø':
      return "o";
    case U'æ':
      return "ae";
    case U'œ':
      return "oe";
    case U'ł':
      return "l";
    case U'đ':
    case U'ð':
      return "d";
    case U'þ':
      return "th";
    case U'ı':
      return "i";
    default:
      return {};
  }
}

void append_plain(std::string& out, char32_t point) {
  if (const auto plain = plain_letters(point); !plain.empty()) {
    out += plain;
  } else if (point < 0x80 || cyrillic(point)) {
    append(out, point);  // й is a letter of its own, not an и with a sign
  } else {
    std::array<utf8proc_int32_t, 32> parts{};
    int last = 0;
    const auto count =
        utf8proc_decompose_char(static_cast<utf8proc_int32_t>(point), parts.data(), parts.size(),
                                static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK), &last);
    for (utf8proc_ssize_t i = 0; i < count && i < static_cast<utf8proc_ssize_t>(parts.size()); ++i) {
      append(out, static_cast<char32_t>(parts[static_cast<std::size_t>(i)]));
    }
  }
}

std::string folded(std::string_view raw) {
  std::string out;
  bool ascii = true;
  for (const char c : raw) {
    if (static_cast<unsigned char>(c) >= 0x80) ascii = false;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  if (ascii) return out;
  utf8proc_uint8_t* mapped = nullptr;
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(raw.data()),  // NOLINT
                                   static_cast<utf8proc_ssize_t>(raw.size()), &mapped,
                                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                                                  UTF8PROC_CASEFOLD | UTF8PROC_IGNORE));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(mapped, std::free);
  if (length < 0) return {};
  const std::string_view composed(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length));  // NOLINT
  out.clear();
  for (std::size_t at = 0; at < composed.size();) {
    const auto [point, size] = code_point(composed, at);
    if (part_of_word(point)) append_plain(out, point);  // a ligature may come apart into signs
    at += size;
  }
  return out;
}

void cut(std::string& word) {
  if (word.size() <= kLongestWord) return;
  std::size_t end = kLongestWord;
  while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U) --end;
  word.resize(end);
}

Script script_of(std::string_view word) {
  bool latin = true;
  bool all_cyrillic = true;
  for (std::size_t at = 0; at < word.size();) {
    const auto [point, size] = code_point(word, at);
    if (!cyrillic(point)) all_cyrillic = false;
    if (point < 'a' || point > 'z') latin = false;
    at += size;
  }
  return latin ? Script::Latin : all_cyrillic ? Script::Cyrillic : Script::Other;
}

struct StemmerEnd {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

std::string stem_of(const std::string& word, Script script) {
  // A stemmer keeps its last word in itself: one for each thread.
  thread_local const std::unique_ptr<sb_stemmer, StemmerEnd> english(sb_stemmer_new("english", "UTF_8"));
  thread_local const std::unique_ptr<sb_stemmer, StemmerEnd> russian(sb_stemmer_new("russian", "UTF_8"));
  sb_stemmer* stemmer = script == Script::Cyrillic ? russian.get() : script == Script::Latin ? english.get() : nullptr;
  if (stemmer == nullptr) return word;
  const auto* stemmed = sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(word.data()),  // NOLINT
                                        static_cast<int>(word.size()));
  if (stemmed == nullptr) return word;
  std::string stem(reinterpret_cast<const char*>(stemmed),
                   static_cast<std::size_t>(sb_stemmer_length(stemmer)));  // NOLINT
  return stem.empty() ? word : stem;
}

}  // namespace

std::vector<Term> terms(std::string_view text) {
  std::vector<Term> all;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    while (at < text.size()) {
      const auto [point, size] = code_point(text, at);
      if (!part_of_word(point)) break;
      at += size;
    }
    if (at == begin) {
      at += code_point(text, at).second;
      continue;
    }
    Term term;
    term.word = folded(text.substr(begin, at - begin));
    cut(term.word);
    if (term.word.empty()) continue;
    term.script = script_of(term.word);
    term.stem = stem_of(term.word, term.script);
    term.begin = begin;
    term.end = at;
    all.push_back(std::move(term));
  }
  return all;
}

}  // namespace vallis::search
