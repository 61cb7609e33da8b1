#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vallis::search {

enum class Script { Latin, Cyrillic, Other };

/// One word of a text in the forms that the index knows.
struct Term {
  std::string word;  ///< folded: case, accents and ligatures gone, ё as е
  std::string stem;  ///< by the Snowball stemmer of its script; the word itself where there is none
  Script script = Script::Other;
  std::size_t begin = 0;  ///< bytes of the text that it stands for
  std::size_t end = 0;
};

/// Words longer than this, in bytes of their folded form, are cut.
constexpr std::size_t kLongestWord = 96;

/// The words of any bytes, in their order: runs of letters, digits and marks. What is no UTF-8, NUL and all signs
/// stand between words. Both databases store and match what this gives and nothing else, so that they find the same.
/// Cost: O(bytes), about 1 µs a word.
std::vector<Term> terms(std::string_view text);

/// A word as it sounds, in Latin letters, for finding across alphabets: «Медикон», "Medikon" and "Medicon" have one.
/// Source: BGN/PCGN and ISO 9 for Cyrillic; common spellings are brought together (shch, sch → sh; c, ck, q → k; y, j →
/// i; w → v; ph → f; x → ks; kh → h; double letters once). `word` is folded.
std::string sound_key(std::string_view word, Script script);

/// The text as if its keys had been pressed with the other of the layouts QWERTY and ЙЦУКЕН: "vjcrdf" → "москва",
/// "ьувшсщт" → "medicon". Letters decide by their majority which layout it was; what neither layout has stays.
std::string other_layout(std::string_view text);

}  // namespace vallis::search
