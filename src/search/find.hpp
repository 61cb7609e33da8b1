#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "auth/visibility.hpp"
#include "base/describe.hpp"
#include "base/uuid.hpp"
#include "db/database.hpp"

namespace vallis::search {

constexpr std::size_t kLongestQuery = 400;  ///< bytes
constexpr std::size_t kMostWords = 8;       ///< words of a query that count; the others are left aside

struct Query {
  std::string text;                  ///< any text: nothing in it is an operator
  std::vector<std::string> kinds{};  ///< empty: all
  int limit = 20;                    ///< 1 to 200
  std::string cursor{};              ///< of the page before; empty for the first
};

/// How a word was found, the best first.
enum class MatchedBy {
  Word,    ///< as it was written
  Form,    ///< another form of the word: "clinics" for "clinic"
  Prefix,  ///< it begins with what was typed last
  Sound,   ///< in the other alphabet: «Медикон» for "medicon"
};
VALLIS_DESCRIBE_ENUM(MatchedBy, Word, Form, Prefix, Sound)

/// One thing that was found. Title and excerpt are HTML: escaped, with <mark> around what matched.
struct Hit {
  std::string kind;
  base::Uuid id;
  std::string title;  ///< as plain text
  std::string title_html;
  std::string field;  ///< where it matched: "title", or the name of a part
  MatchedBy matched_by = MatchedBy::Word;
  std::string excerpt_html;  ///< of that part, or of the first; may be empty
  int score = 0;             ///< for each word 1, and 8 in the title as written, 4 in the title, 2 as written
};
VALLIS_DESCRIBE(Hit, kind, id, title, title_html, field, matched_by, excerpt_html, score)

struct KindCount {
  std::string kind;
  std::int64_t count = 0;
};
VALLIS_DESCRIBE(KindCount, kind, count)

struct Found {
  std::vector<Hit> items;  ///< the best first; of equal ones the shorter title, then by kind and id
  std::optional<std::string> next;
  std::int64_t total = 0;        ///< of the kinds that were asked for
  std::vector<KindCount> kinds;  ///< of all kinds, so that a page can offer them
  /// What was looked for instead, where the text itself finds nothing: other words by a typing error or two, or the
  /// text as the other keyboard layout has it. There is no `next` then: further pages are those of the corrected text.
  std::optional<std::string> corrected;
  std::optional<std::string> did_you_mean;  ///< the same as an offer, where the text finds one or two things
};
VALLIS_DESCRIBE(Found, items, next, total, kinds, corrected, did_you_mean)

/// Finds what has all words of the query, as far as the caller sees it: rights are part of the statement, so that
/// hidden texts are neither matched nor counted nor offered as corrections. The last word may be a beginning, unless a
/// blank follows it. Errors: InvalidArgument – a text that is too long or has no word, a limit out of range, no cursor
/// of ours; those of db. Cost: two statements, O(matches); some more where nothing is found.
base::Result<Found> find(db::Reader& reader, const Query& query, const auth::Sight& sight);

}  // namespace vallis::search
