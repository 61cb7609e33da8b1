#include "search/highlight.hpp"

#include <algorithm>

#include "http/api_page.hpp"

namespace vallis::search {
namespace {

bool other_alphabet(Script a, Script b) {
  return (a == Script::Latin && b == Script::Cyrillic) || (a == Script::Cyrillic && b == Script::Latin);
}

struct Window {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Cut at the borders of words, so that neither a word nor a letter is broken.
Window around(std::string_view text, const std::vector<Term>& all, std::size_t first, std::size_t width) {
  if (width == 0 || text.size() <= width) return {0, text.size()};
  const std::size_t from = first > width / 3 ? first - width / 3 : 0;
  Window window{0, text.size()};
  if (from > 0) {
    const auto start = std::find_if(all.begin(), all.end(), [&](const Term& term) { return term.begin >= from; });
    window.begin = start == all.end() ? first : start->begin;
  }
  for (const Term& term : all) {
    if (term.begin >= window.begin && (term.end <= window.begin + width || term.begin == first)) window.end = term.end;
  }
  return window;
}

}  // namespace

std::optional<MatchedBy> matches(const Term& term, const SoughtWord& sought) {
  if (term.word == sought.term.word) return MatchedBy::Word;
  if (term.stem == sought.term.stem) return MatchedBy::Form;
  if (sought.prefix && term.word.starts_with(sought.term.word)) return MatchedBy::Prefix;
  if (!other_alphabet(term.script, sought.term.script)) return std::nullopt;
  for (const std::string& form : {term.word, term.stem}) {
    const std::string key = sound_key(form, term.script);
    if (std::find(sought.sounds.begin(), sought.sounds.end(), key) != sought.sounds.end()) return MatchedBy::Sound;
  }
  return std::nullopt;
}

Marked mark(std::string_view text, const std::vector<SoughtWord>& words, std::size_t width) {
  const auto all = terms(text);
  std::vector<const Term*> marks;
  Marked marked;
  for (const Term& term : all) {
    for (const SoughtWord& sought : words) {
      const auto by = matches(term, sought);
      if (!by) continue;
      if (marks.empty() || marks.back() != &term) marks.push_back(&term);
      if (!marked.best || *by < *marked.best) marked.best = by;
    }
  }
  const Window window = around(text, all, marks.empty() ? 0 : marks.front()->begin, width);
  if (window.begin > 0) marked.html += "…";
  std::size_t at = window.begin;
  for (const Term* term : marks) {
    if (term->begin < at || term->end > window.end) continue;
    marked.html += http::html_escaped(text.substr(at, term->begin - at));
    marked.html += "<mark>" + http::html_escaped(text.substr(term->begin, term->end - term->begin)) + "</mark>";
    at = term->end;
  }
  marked.html += http::html_escaped(text.substr(at, window.end - at));
  if (window.end < text.size()) marked.html += "…";
  return marked;
}

}  // namespace vallis::search
