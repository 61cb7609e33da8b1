#include "search/index.hpp"

#include <algorithm>
#include <set>

#include "base/described_json.hpp"
#include "search/detail/match.hpp"
#include "search/near.hpp"
#include "search/terms.hpp"

namespace vallis::search {
namespace {

using Words = std::set<std::string, std::less<>>;

constexpr std::size_t kLongestPart = 20'000;  // bytes of a part that are read
constexpr int kBatch = 200;

constexpr std::string_view kSelectOld = "SELECT text_id, words FROM search_text WHERE kind = $1 AND object_id = $2";
constexpr std::string_view kDeleteText = "DELETE FROM search_text WHERE text_id = $1";
constexpr std::string_view kDeleteIndex = "DELETE FROM search_index WHERE rowid = $1";

constexpr std::string_view kInsertSqlite = R"sql(
    INSERT INTO search_text (kind, object_id, from_level, title, title_size, parts, words)
    VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING text_id
)sql";
constexpr std::string_view kInsertIndex = R"sql(
    INSERT INTO search_index (rowid, title, body, scope) VALUES ($1, $2, $3, $4)
)sql";
constexpr std::string_view kInsertPostgres = R"sql(
    INSERT INTO search_text (kind, object_id, from_level, title, title_size, parts, words, terms)
    VALUES ($1, $2, $3, $4, $5, $6, $7, CAST($8 AS tsvector)) RETURNING text_id
)sql";

constexpr std::string_view kInsertWordsSqlite = R"sql(
    INSERT INTO search_word (word) SELECT value FROM json_each($1) WHERE true ON CONFLICT DO NOTHING RETURNING word
)sql";
constexpr std::string_view kInsertWordsPostgres = R"sql(
    INSERT INTO search_word (word) SELECT w FROM jsonb_array_elements_text(CAST($1 AS jsonb)) AS w
    ON CONFLICT DO NOTHING RETURNING word
)sql";
constexpr std::string_view kInsertPiecesSqlite = R"sql(
    INSERT INTO search_piece (piece, word)
    SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]') FROM json_each($1) WHERE true ON CONFLICT DO NOTHING
)sql";
constexpr std::string_view kInsertPiecesPostgres = R"sql(
    INSERT INTO search_piece (piece, word)
    SELECT e->>0, e->>1 FROM jsonb_array_elements(CAST($1 AS jsonb)) AS e ON CONFLICT DO NOTHING
)sql";

struct OldText {
  std::int64_t text_id = 0;
  std::string words;
};
VALLIS_DESCRIBE(OldText, text_id, words)

struct ShownPart {
  std::string field;
  std::string text;
};
VALLIS_DESCRIBE(ShownPart, field, text)

/// What a row of the index holds: the terms of its columns.
struct Row {
  int from_level = 0;
  int to_level = 0;
  std::vector<ShownPart> parts;
  Words title;
  Words body;
  Words scope;
  Words correctable;
};

std::string_view front(std::string_view text) {
  if (text.size() <= kLongestPart) return text;
  std::size_t end = kLongestPart;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

void add_terms(std::string_view text, Words& column, Words& correctable) {
  for (const Term& term : terms(text)) {
    column.insert(detail::exact_term(term.word));
    column.insert(term.stem);
    if (term.script != Script::Other) {
      column.insert(detail::sound_term(term.script, sound_key(term.word, term.script)));
      column.insert(detail::sound_term(term.script, sound_key(term.stem, term.script)));
      if (allowed_errors(term.word) > 0) correctable.insert(term.word);
    }
  }
}

/// PostgreSQL cannot keep NUL, and neither database has a use for broken UTF-8.
std::string stored(std::string_view text) {
  std::string out(front(text));
  std::erase(out, '\0');
  for (auto bad = base::invalid_utf8(out); bad; bad = base::invalid_utf8(out)) out[*bad] = '?';
  return out;
}

std::vector<Row> rows_of(const Document& document) {
  const int lowest = static_cast<int>(document.visibility);
  std::set<int> levels = {lowest};
  for (const Part& part : document.parts) levels.insert(std::max(lowest, static_cast<int>(part.visibility)));
  std::vector<Row> rows;
  for (auto level = levels.begin(); level != levels.end(); ++level) {
    Row row;
    row.from_level = *level;
    row.to_level = std::next(level) == levels.end() ? detail::kLevels - 1 : *std::next(level) - 1;
    add_terms(front(document.title), row.title, row.correctable);
    for (const Part& part : document.parts) {
      if (static_cast<int>(part.visibility) > row.from_level) continue;
      add_terms(front(part.text), row.body, row.correctable);
      row.parts.push_back({part.field, stored(part.text)});
    }
    for (int seen = row.from_level; seen <= row.to_level; ++seen) row.scope.insert(detail::level_term(seen));
    row.scope.insert(detail::kind_term(document.kind));
    for (const auto& owner : document.owners) row.scope.insert(detail::owner_term(owner));
    for (const auto& grantee : document.audience) row.scope.insert(detail::audience_term(grantee));
    if (document.personal) row.scope.insert(std::string(detail::kPersonalTerm));
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string in_one(const Words& words) { return base::join(std::vector<std::string>(words.begin(), words.end()), " "); }

/// A tsvector as text: every term once, at the first place, with the weight of its best column.
std::string vector_text(const Row& row) {
  std::string text;
  const auto add = [&](const Words& column, char weight) {
    for (const std::string& term : column) {
      if (weight == 'B' && row.title.contains(term)) continue;
      text += "'" + term + "':1" + weight + ' ';
    }
  };
  add(row.title, 'A');
  add(row.body, 'B');
  add(row.scope, 'C');
  return text;
}

base::Result<void> insert_row(db::Transaction& tx, const Document& document, const Row& row) {
  std::string parts;
  base::write_json(parts, row.parts);
  const std::string title = stored(document.title);
  const auto size = static_cast<std::int64_t>(terms(title).size());
  const std::string words = in_one(row.correctable);
  if (tx.dialect() == db::Dialect::Postgres) {
    const auto made = tx.one<std::int64_t>(kInsertPostgres, document.kind, document.id, row.from_level, title, size,
                                           parts, words, vector_text(row));
    if (!made) return made.error();
    return {};
  }
  const auto made =
      tx.one<std::int64_t>(kInsertSqlite, document.kind, document.id, row.from_level, title, size, parts, words);
  if (!made) return made.error();
  const auto indexed = tx.execute(kInsertIndex, *made, in_one(row.title), in_one(row.body), in_one(row.scope));
  if (!indexed) return indexed.error();
  return {};
}

base::Result<void> learn(db::Transaction& tx, const Words& words) {
  if (words.empty()) return {};
  const bool sqlite = tx.dialect() == db::Dialect::Sqlite;
  std::string json;
  base::write_json(json, std::vector<std::string>(words.begin(), words.end()));
  const auto fresh = tx.many<std::string>(sqlite ? kInsertWordsSqlite : kInsertWordsPostgres, json);
  if (!fresh) return fresh.error();
  std::vector<std::vector<std::string>> pieces;
  for (const std::string& word : *fresh) {
    for (std::string& piece : kept_pieces(word)) pieces.push_back({std::move(piece), word});
  }
  if (pieces.empty()) return {};
  json.clear();
  base::write_json(json, pieces);
  const auto done = tx.execute(sqlite ? kInsertPiecesSqlite : kInsertPiecesPostgres, json);
  if (!done) return done.error();
  return {};
}

/// A word that no text has any more is forgotten: it may have been somebody's name.
base::Result<void> forget(db::Transaction& tx, const std::string& word) {
  const detail::Expressions make(tx.dialect());
  db::Sql sql("DELETE FROM search_word WHERE word = ");
  sql.value(word).add(" AND NOT EXISTS (SELECT 1 FROM search_text t WHERE ");
  detail::add_fits(sql, tx.dialect(), make.term(detail::Column::Text, detail::exact_term(word)));
  sql.add(")");
  const auto gone = tx.execute_with(sql.text(), sql.arguments());
  if (!gone) return gone.error();
  if (*gone == 0) return {};
  const auto pieces = tx.execute("DELETE FROM search_piece WHERE word = $1", word);
  if (!pieces) return pieces.error();
  return {};
}

/// Takes the rows of a thing out and gives the words that they had.
base::Result<Words> take_out(db::Transaction& tx, const std::string& kind, const base::Uuid& id) {
  const auto old = tx.many<OldText>(kSelectOld, kind, id);
  if (!old) return old.error();
  Words words;
  for (const OldText& text : *old) {
    if (tx.dialect() == db::Dialect::Sqlite) {
      if (const auto done = tx.execute(kDeleteIndex, text.text_id); !done) return done.error();
    }
    if (const auto done = tx.execute(kDeleteText, text.text_id); !done) return done.error();
    for (std::string& word : base::split(text.words, ' ')) words.insert(std::move(word));
  }
  return words;
}

base::Result<void> remove_others(db::Transaction& tx, const std::string& kind, std::optional<base::Uuid> after,
                                 const std::vector<Document>& page, bool last) {
  db::Sql sql("SELECT DISTINCT object_id FROM search_text WHERE kind = ");
  sql.value(kind);
  if (after) sql.add(" AND object_id > ").value(*after);
  if (!last) sql.add(" AND object_id <= ").value(page.back().id);
  const auto kept = tx.many_with<base::Uuid>(sql.text(), sql.arguments());
  if (!kept) return kept.error();
  std::set<base::Uuid> given;
  for (const Document& document : page) given.insert(document.id);
  for (const base::Uuid& id : *kept) {
    if (given.contains(id)) continue;
    if (auto done = remove(tx, kind, id); !done) return done;
  }
  return {};
}

}  // namespace

base::Result<void> put(db::Transaction& tx, const Document& document) {
  auto old = take_out(tx, document.kind, document.id);
  if (!old) return old.error();
  Words words;
  for (const Row& row : rows_of(document)) {
    if (auto done = insert_row(tx, document, row); !done) return done;
    words.insert(row.correctable.begin(), row.correctable.end());
  }
  Words fresh;
  std::set_difference(words.begin(), words.end(), old->begin(), old->end(), std::inserter(fresh, fresh.end()));
  if (auto done = learn(tx, fresh); !done) return done;
  for (const std::string& word : *old) {
    if (words.contains(word)) continue;
    if (auto done = forget(tx, word); !done) return done;
  }
  return {};
}

base::Result<void> remove(db::Transaction& tx, const std::string& kind, const base::Uuid& id) {
  const auto old = take_out(tx, kind, id);
  if (!old) return old.error();
  for (const std::string& word : *old) {
    if (auto done = forget(tx, word); !done) return done;
  }
  return {};
}

base::Result<bool> lacks(db::Reader& reader, const std::string& kind, const Provider& provider) {
  const auto there = reader.maybe<std::int64_t>("SELECT text_id FROM search_text WHERE kind = $1 LIMIT 1", kind);
  if (!there) return there.error();
  if (*there) return false;
  const auto first = provider(reader, {}, 1);
  if (!first) return first.error();
  return !first->empty();
}

base::Result<std::int64_t> rebuild(db::Database& database, const std::string& kind, const Provider& provider) {
  std::optional<base::Uuid> after;
  std::int64_t count = 0;
  for (bool last = false; !last;) {
    auto page = database.transact([&](db::Transaction& tx) -> base::Result<std::vector<Document>> {
      auto documents = provider(tx, after, kBatch);
      if (!documents) return documents;
      for (const Document& document : *documents) {
        if (auto done = put(tx, document); !done) return done.error();
      }
      const bool no_more = documents->size() < static_cast<std::size_t>(kBatch);
      if (auto done = remove_others(tx, kind, after, *documents, no_more); !done) return done.error();
      return documents;
    });
    if (!page) return page.error();
    count += static_cast<std::int64_t>(page->size());
    last = page->size() < static_cast<std::size_t>(kBatch);
    if (!last) after = page->back().id;
  }
  return count;
}

}  // namespace vallis::search
