#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vallis::search {

/// How many typing errors a word may have to be found: 0 below 4 letters, 1 below 8, 2 from there on. Words are folded
/// UTF-8; letters are code points.
int allowed_errors(std::string_view word);

/// Letters put in, left out, replaced, or swapped with their neighbour; more than `limit` is told as limit + 1.
/// Cost: O(letters²).
int errors_between(std::string_view a, std::string_view b, int limit);

/// The keys under which a word is kept: itself in allowed_errors + 1 pieces. Whatever two words differ in, if it is no
/// more than what is allowed, one piece of the one stands in the other unchanged, near its place. Empty for words that
/// allow no error. Source: Li, Deng, Wang and Feng (2011), Pass-Join, PVLDB 5(3), 253–264.
std::vector<std::string> kept_pieces(std::string_view word);

/// The keys of all words that may lie within the errors that this word allows (their own limit may be lower). About 60
/// for a long word.
std::vector<std::string> sought_pieces(std::string_view word);

}  // namespace vallis::search
