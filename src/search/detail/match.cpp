#include "search/detail/match.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vallis::search::detail {
namespace {

/// The highest level up to which every level is open. Levels are nested: who sees what is named sees what members see.
int level_of(const auth::Sight& sight) {
  int level = 0;
  while (level + 1 < kLevels && sight.opens(static_cast<auth::Visibility>(level + 1))) ++level;
  return level;
}

std::string plain(const base::Uuid& id) {
  std::string text = id.text();
  std::erase(text, '-');
  return text;
}

constexpr int kNamed = static_cast<int>(auth::Visibility::Named);
constexpr int kStaff = static_cast<int>(auth::Visibility::Staff);

}  // namespace

std::string exact_term(std::string_view word) { return "=" + std::string(word); }
std::string sound_term(Script script, std::string_view key) {
  return (script == Script::Cyrillic ? "~c" : "~l") + std::string(key);
}
std::string level_term(int level) { return fmt::format("@l{}", level); }
std::string kind_term(std::string_view kind) {
  std::string term = "@k";
  // The tokeniser would part a word at "_".
  for (const char c : kind) term += c == '_' ? '~' : c;
  return term;
}
std::string owner_term(const base::Uuid& owner) { return "@o" + plain(owner); }
std::string audience_term(const base::Uuid& grantee) { return "@a" + plain(grantee); }

std::string Expressions::term(Column column, std::string_view term, bool prefix) const {
  if (sqlite_) {
    const char* where = column == Column::Title ? "title" : column == Column::Text ? "{title body}" : "scope";
    return fmt::format("{} : \"{}\"{}", where, term, prefix ? " *" : "");
  }
  const char* weight = column == Column::Title ? "A" : column == Column::Text ? "AB" : "C";
  return fmt::format("'{}':{}{}", term, prefix ? "*" : "", weight);
}

std::string Expressions::but_not(const std::string& what, const std::string& without) const {
  return sqlite_ ? fmt::format("(({}) NOT ({}))", what, without) : fmt::format("(({}) & !({}))", what, without);
}

std::string Expressions::joined(const std::vector<std::string>& parts, std::string_view word) {
  return fmt::format("({})", fmt::join(parts, word));
}

void add_fits(db::Sql& sql, db::Dialect dialect, const std::string& expression) {
  if (dialect == db::Dialect::Sqlite) {
    sql.add("t.text_id IN (SELECT rowid FROM search_index WHERE search_index MATCH ").value(expression).add(")");
  } else {
    sql.add("t.terms @@ CAST(").value(expression).add(" AS tsquery)");
  }
}

std::string scope_of(const Expressions& make, const auth::Sight& sight) {
  const auto at_level = [&](int level) { return make.term(Column::Scope, level_term(level)); };
  const int level = level_of(sight);
  std::vector<std::string> mine;  // an owner sees the row of the highest level, in place of the one of its own level
  if (level < kStaff) {
    if (sight.account) mine.push_back(make.term(Column::Scope, owner_term(sight.account->uuid)));
    for (const auto& organisation : sight.organisations) {
      mine.push_back(make.term(Column::Scope, owner_term(organisation)));
    }
  }
  std::vector<std::string> named;
  if (level < kNamed) {
    if (sight.account) named.push_back(make.term(Column::Scope, audience_term(sight.account->uuid)));
    for (const auto& organisation : sight.organisations) {
      named.push_back(make.term(Column::Scope, audience_term(organisation)));
    }
  }
  std::vector<std::string> ways;
  std::string rest = at_level(level);
  if (!named.empty()) {
    rest = make.any({make.but_not(rest, make.any(named)), make.all({at_level(kNamed), make.any(named)})});
  }
  if (!mine.empty()) {
    rest = make.any({make.but_not(rest, make.any(mine)), make.all({at_level(kStaff), make.any(mine)})});
  }
  if (!sight.personal) rest = make.but_not(rest, make.term(Column::Scope, kPersonalTerm));
  return rest;
}

}  // namespace vallis::search::detail
