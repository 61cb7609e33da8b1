#include "search/find.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "base/json.hpp"
#include "http/api.hpp"
#include "search/detail/match.hpp"
#include "search/highlight.hpp"
#include "search/near.hpp"

namespace vallis::search {
namespace {

constexpr std::size_t kExcerpt = 180;         // bytes
constexpr std::int64_t kFew = 2;              // hits beside which a correction is offered
constexpr std::size_t kMostCorrections = 12;  // near words of which the first that is found is taken

struct FoundRow {
  std::string kind;
  base::Uuid object_id;
  std::string title;
  std::int64_t title_size = 0;
  base::Json parts;
  int score = 0;
};
VALLIS_DESCRIBE(FoundRow, kind, object_id, title, title_size, parts, score)

std::vector<SoughtWord> sought_words(std::string_view text) {
  std::vector<SoughtWord> words;
  for (Term& term : terms(text)) {
    const bool known = std::any_of(words.begin(), words.end(), [&](const auto& w) { return w.term.word == term.word; });
    if (known || words.size() == kMostWords) continue;
    SoughtWord word;
    word.prefix = term.end == text.size() && term.word.size() > 1;
    if (term.script != Script::Other) {
      std::set<std::string> keys = {sound_key(term.word, term.script), sound_key(term.stem, term.script)};
      // "klinika" has an ending that the English stemmer does not know; the stem of «клиника» has none.
      std::string bare = sound_key(term.word, term.script);
      while (bare.size() > 3 && std::string_view("aeiou").find(bare.back()) != std::string_view::npos) bare.pop_back();
      keys.insert(bare);
      word.sounds.assign(keys.begin(), keys.end());
    }
    word.term = std::move(term);
    words.push_back(std::move(word));
  }
  return words;
}

/// The ways in which a word may stand in a column.
std::string word_in(const detail::Expressions& make, detail::Column column, const SoughtWord& word) {
  std::vector<std::string> ways = {make.term(column, detail::exact_term(word.term.word), word.prefix),
                                   make.term(column, word.term.stem)};
  const Script other = word.term.script == Script::Latin ? Script::Cyrillic : Script::Latin;
  for (const std::string& key : word.sounds) ways.push_back(make.term(column, detail::sound_term(other, key)));
  return make.any(ways);
}

std::string words_in_text(const detail::Expressions& make, const std::vector<SoughtWord>& words) {
  std::vector<std::string> all;
  for (const SoughtWord& word : words) all.push_back(word_in(make, detail::Column::Text, word));
  return make.all(all);
}

std::string kinds_in(const detail::Expressions& make, const std::vector<std::string>& kinds) {
  std::vector<std::string> any;
  for (const std::string& kind : kinds) any.push_back(make.term(detail::Column::Scope, detail::kind_term(kind)));
  return make.any(any);
}

/// What one run of a query works with.
struct Search {
  db::Reader& reader;
  const Query& query;
  detail::Expressions make;
  std::string scope;  ///< what the caller may find
};

void add_score(db::Sql& sql, const Search& search, const std::vector<SoughtWord>& words, const std::string& whole) {
  // SQLite makes a list for each of these expressions, which stays short when it holds the whole query.
  const bool sqlite = search.reader.dialect() == db::Dialect::Sqlite;
  const auto add = [&](std::string_view points, const std::string& expression) {
    sql.add(" + CASE WHEN ");
    detail::add_fits(sql, search.reader.dialect(), sqlite ? search.make.all({expression, whole}) : expression);
    sql.add(" THEN ").add(points).add(" ELSE 0 END");
  };
  for (const SoughtWord& word : words) {
    sql.add(" + 1");
    const std::string exact = detail::exact_term(word.term.word);
    add("8", search.make.term(detail::Column::Title, exact));
    add("4", word_in(search.make, detail::Column::Title, word));
    add("2", search.make.term(detail::Column::Text, exact));
  }
}

base::Result<std::vector<FoundRow>> best_rows(const Search& search, const std::vector<SoughtWord>& words) {
  std::vector<std::string> parts = {words_in_text(search.make, words)};
  if (!search.query.kinds.empty()) parts.push_back(kinds_in(search.make, search.query.kinds));
  parts.push_back(search.scope);
  const std::string whole = search.make.all(parts);
  db::Sql sql("WITH found AS (SELECT t.text_id, t.kind, t.object_id, t.title_size, 0");
  add_score(sql, search, words, whole);
  sql.add(" AS score FROM search_text t WHERE ");
  detail::add_fits(sql, search.reader.dialect(), whole);
  sql.add("), page AS (SELECT text_id, kind, object_id, title_size, score FROM found");
  if (!search.query.cursor.empty()) {
    const auto place = http::read_cursor(search.query.cursor, 4);
    if (!place) return place.error();
    const auto score = base::parse_number((*place)[0]);
    const auto size = base::parse_number((*place)[1]);
    const auto id = base::Uuid::parse((*place)[3]);
    if (!score || !size || !id) return base::invalid_argument("The cursor is none that a page before gave.");
    sql.add(" WHERE (-score, title_size, kind, object_id) > (CAST(")
        .value(static_cast<std::int64_t>(-*score))
        .add(" AS bigint), CAST(")
        .value(static_cast<std::int64_t>(*size))
        .add(" AS bigint), ")
        .value((*place)[2])
        .add(", ")
        .value(*id)
        .add(")");
  }
  sql.add(" ORDER BY score DESC, title_size, kind, object_id LIMIT ").value(search.query.limit + 1);
  sql.add(
      ") SELECT page.kind, page.object_id, page.title_size, page.score, t.title, t.parts FROM page JOIN search_text t "
      "ON t.text_id = page.text_id ORDER BY page.score DESC, page.title_size, page.kind, page.object_id");
  return search.reader.many_with<FoundRow>(sql.text(), sql.arguments());
}

base::Result<std::vector<KindCount>> count_kinds(const Search& search, const std::vector<SoughtWord>& words) {
  db::Sql sql("SELECT t.kind, COUNT(*) AS count FROM search_text t WHERE ");
  detail::add_fits(sql, search.reader.dialect(), search.make.all({words_in_text(search.make, words), search.scope}));
  sql.add(" GROUP BY t.kind ORDER BY t.kind");
  return search.reader.many_with<KindCount>(sql.text(), sql.arguments());
}

/// Whether the caller finds anything that has all these words.
base::Result<bool> finds(const Search& search, const std::vector<SoughtWord>& words) {
  db::Sql sql("SELECT t.text_id FROM search_text t WHERE ");
  detail::add_fits(sql, search.reader.dialect(), search.make.all({words_in_text(search.make, words), search.scope}));
  sql.add(" LIMIT 1");
  const auto row = search.reader.maybe_with<std::int64_t>(sql.text(), sql.arguments());
  if (!row) return row.error();
  return row->has_value();
}

Hit hit_of(FoundRow row, const std::vector<SoughtWord>& words) {
  Hit hit;
  hit.kind = std::move(row.kind);
  hit.id = row.object_id;
  hit.score = row.score;
  Marked title = mark(row.title, words);
  hit.title = std::move(row.title);
  hit.title_html = std::move(title.html);
  if (title.best) {
    hit.field = "title";
    hit.matched_by = *title.best;
  }
  bool marked = false;
  base::JsonReader reader(row.parts, "parts");
  for (const auto& part : reader.root().items()) {
    Marked excerpt = mark(part.required("text").text(), words, kExcerpt);
    if (hit.excerpt_html.empty() || (excerpt.best && !marked)) hit.excerpt_html = std::move(excerpt.html);
    marked = marked || excerpt.best.has_value();
    if (excerpt.best && hit.field.empty()) {
      hit.field = part.required("field").text();
      hit.matched_by = *excerpt.best;
    }
  }
  return hit;
}

base::Result<Found> run(const Search& search, const std::vector<SoughtWord>& words) {
  auto rows = best_rows(search, words);
  if (!rows) return rows.error();
  auto kinds = count_kinds(search, words);
  if (!kinds) return kinds.error();
  Found found;
  found.kinds = std::move(*kinds);
  const auto& asked = search.query.kinds;
  for (const KindCount& count : found.kinds) {
    if (asked.empty() || std::find(asked.begin(), asked.end(), count.kind) != asked.end()) found.total += count.count;
  }
  const auto limit = static_cast<std::size_t>(search.query.limit);
  if (rows->size() > limit) {
    rows->resize(limit);
    const FoundRow& last = rows->back();
    found.next = http::make_cursor(
        {std::to_string(last.score), std::to_string(last.title_size), last.kind, last.object_id.text()});
  }
  for (FoundRow& row : *rows) found.items.push_back(hit_of(std::move(row), words));
  return found;
}

/// The near words of the dictionary, the nearest first. Nothing in their order tells of texts that are hidden.
base::Result<std::vector<std::string>> near_words(db::Reader& reader, const std::string& word) {
  const int limit = allowed_errors(word);
  if (limit == 0) return std::vector<std::string>();
  db::Sql sql("SELECT DISTINCT word FROM search_piece WHERE piece IN (");
  sql.values(sought_pieces(word)).add(")");
  const auto candidates = reader.many_with<std::string>(sql.text(), sql.arguments());
  if (!candidates) return candidates.error();
  std::vector<std::pair<int, std::string>> near;
  for (const std::string& candidate : *candidates) {
    const int allowed = std::min(limit, allowed_errors(candidate));
    const int errors = errors_between(word, candidate, allowed);
    if (errors > 0 && errors <= allowed) near.emplace_back(errors, candidate);
  }
  std::sort(near.begin(), near.end(), [&](const auto& a, const auto& b) {
    // People seldom mistype a word's first letter.
    const auto rank = [&](const auto& one) {
      return std::tuple(one.first, one.second.front() != word.front() || one.second[1] != word[1], one.second);
    };
    return rank(a) < rank(b);
  });
  std::vector<std::string> words;
  for (auto& [errors, candidate] : near) {
    if (words.size() < kMostCorrections) words.push_back(std::move(candidate));
  }
  return words;
}

/// The query with every word that finds nothing by itself replaced by a near one that the caller finds. Nothing where
/// a word has none, or all together find nothing.
base::Result<std::optional<std::string>> respelled(const Search& search, const std::vector<SoughtWord>& words) {
  std::vector<std::string> text;
  for (const SoughtWord& word : words) {
    const auto known = finds(search, {word});
    if (!known) return known.error();
    std::string chosen = word.term.word;
    if (!*known || words.size() == 1) {
      const auto candidates = near_words(search.reader, word.term.word);
      if (!candidates) return candidates.error();
      chosen.clear();
      for (const std::string& candidate : *candidates) {
        const auto there = finds(search, sought_words(candidate + " "));
        if (!there) return there.error();
        if (!*there) continue;
        chosen = candidate;
        break;
      }
      if (chosen.empty()) return std::optional<std::string>();
    }
    text.push_back(std::move(chosen));
  }
  return std::optional(base::join(text, " "));
}

/// Another text that finds something: by the other keyboard layout, or by other spelling.
base::Result<std::optional<std::string>> correction(const Search& search, const std::vector<SoughtWord>& words) {
  const std::string swapped = other_layout(search.query.text);
  const auto typed = sought_words(swapped);
  if (!typed.empty() && swapped != search.query.text) {
    const auto there = finds(search, typed);
    if (!there) return there.error();
    if (*there) return std::optional(swapped);
  }
  auto text = respelled(search, words);
  if (!text || !*text) return text;
  const auto there = finds(search, sought_words(**text + " "));
  if (!there) return there.error();
  return *there ? text : std::optional<std::string>();
}

}  // namespace

base::Result<Found> find(db::Reader& reader, const Query& query, const auth::Sight& sight) {
  if (query.text.size() > kLongestQuery) {
    return base::invalid_argument(
        fmt::format("The text to search for has {} bytes; {} are read.", query.text.size(), kLongestQuery));
  }
  if (query.limit < 1 || query.limit > 200) return base::invalid_argument("The limit is a number from 1 to 200.");
  const auto words = sought_words(query.text);
  if (words.empty()) return base::invalid_argument("The text to search for has no letter and no digit.");
  const detail::Expressions make(reader.dialect());
  const Search search{reader, query, make, detail::scope_of(make, sight)};
  auto found = run(search, words);
  if (!found || !query.cursor.empty()) return found;
  std::int64_t everywhere = 0;
  for (const KindCount& count : found->kinds) everywhere += count.count;
  if (everywhere > kFew) return found;
  const auto better = correction(search, words);
  if (!better) return better.error();
  if (!*better) return found;
  if (everywhere > 0) {
    found->did_you_mean = *better;
    return found;
  }
  auto instead = run(search, sought_words(**better + " "));
  if (!instead) return instead;
  instead->corrected = *better;
  if (instead->next) instead->next.reset();
  return instead;
}

}  // namespace vallis::search
