#include "search/near.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace vallis::search {
namespace {

constexpr std::size_t kLongest = 32;  // letters; longer words are codes, which are looked up as they are

std::vector<std::string_view> letters_of(std::string_view word) {
  std::vector<std::string_view> letters;
  for (std::size_t at = 0; at < word.size();) {
    std::size_t end = at + 1;
    while (end < word.size() && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U) ++end;
    letters.push_back(word.substr(at, end - at));
    at = end;
  }
  return letters;
}

int errors_of_length(std::size_t letters) { return letters < 4 || letters > kLongest ? 0 : letters < 8 ? 1 : 2; }

struct Piece {
  std::size_t begin = 0;
  std::size_t length = 0;
};

/// Pieces of equal length, the later ones longer by a letter where it does not divide.
std::vector<Piece> pieces_of_length(std::size_t letters) {
  const int errors = errors_of_length(letters);
  if (errors == 0) return {};
  const auto count = static_cast<std::size_t>(errors) + 1;
  std::vector<Piece> pieces;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t length = letters / count + (i + letters % count >= count ? 1 : 0);
    pieces.push_back({begin, length});
    begin += length;
  }
  return pieces;
}

std::string key(std::size_t letters, std::size_t piece, const std::vector<std::string_view>& word, std::size_t begin,
                std::size_t length) {
  std::string text = fmt::format("{}:{}:", letters, piece);
  for (std::size_t i = begin; i < begin + length; ++i) text += word[i];
  return text;
}

}  // namespace

int allowed_errors(std::string_view word) { return errors_of_length(letters_of(word).size()); }

int errors_between(std::string_view a, std::string_view b, int limit) {
  const auto left = letters_of(a);
  const auto right = letters_of(b);
  const std::size_t n = left.size();
  const std::size_t m = right.size();
  if ((n > m ? n - m : m - n) > static_cast<std::size_t>(limit)) return limit + 1;
  std::vector<std::vector<int>> d(n + 1, std::vector<int>(m + 1));
  for (std::size_t i = 0; i <= n; ++i) d[i][0] = static_cast<int>(i);
  for (std::size_t j = 0; j <= m; ++j) d[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= n; ++i) {
    for (std::size_t j = 1; j <= m; ++j) {
      const int replace = left[i - 1] == right[j - 1] ? 0 : 1;
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + replace});
      if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
        d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
      }
    }
  }
  return std::min(d[n][m], limit + 1);
}

std::vector<std::string> kept_pieces(std::string_view word) {
  const auto letters = letters_of(word);
  std::vector<std::string> keys;
  std::size_t number = 0;
  for (const Piece& piece : pieces_of_length(letters.size())) {
    keys.push_back(key(letters.size(), number++, letters, piece.begin, piece.length));
  }
  return keys;
}

std::vector<std::string> sought_pieces(std::string_view word) {
  const auto letters = letters_of(word);
  const int errors = errors_of_length(letters.size());
  std::set<std::string> keys;
  for (int difference = -errors; difference <= errors; ++difference) {
    const std::size_t length = letters.size() + static_cast<std::size_t>(difference);
    std::size_t number = 0;
    for (const Piece& piece : pieces_of_length(length)) {
      for (int shift = -errors; shift <= errors; ++shift) {
        const auto begin = static_cast<std::ptrdiff_t>(piece.begin) + shift;
        if (begin < 0 || static_cast<std::size_t>(begin) + piece.length > letters.size()) continue;
        keys.insert(key(length, number, letters, static_cast<std::size_t>(begin), piece.length));
      }
      ++number;
    }
  }
  // A swap of neighbours is one error that may touch two pieces: they are also sought in every swapped form.
  for (std::size_t i = 0; errors > 0 && i + 1 < letters.size(); ++i) {
    auto swapped = letters;
    std::swap(swapped[i], swapped[i + 1]);
    std::size_t number = 0;
    for (const Piece& piece : pieces_of_length(letters.size())) {
      keys.insert(key(letters.size(), number++, swapped, piece.begin, piece.length));
    }
  }
  return {keys.begin(), keys.end()};
}

}  // namespace vallis::search
