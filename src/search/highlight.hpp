#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/find.hpp"
#include "search/terms.hpp"

namespace vallis::search {

/// A word that is looked for, in the forms that count.
struct SoughtWord {
  Term term;
  std::vector<std::string> sounds;  ///< keys, to be compared with those of words in the other alphabet
  bool prefix = false;
};

/// How a word of a text matches a sought one; nothing when it does not.
std::optional<MatchedBy> matches(const Term& term, const SoughtWord& sought);

struct Marked {
  std::string html;               ///< escaped, with <mark> around the matches
  std::optional<MatchedBy> best;  ///< nothing: no word matches
};

/// All of a text, or with `width` > 0 about so many bytes around the first match, with "…" where it was cut at words.
Marked mark(std::string_view text, const std::vector<SoughtWord>& words, std::size_t width = 0);

}  // namespace vallis::search
