#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "auth/visibility.hpp"
#include "base/uuid.hpp"
#include "db/database.hpp"
#include "db/sql.hpp"
#include "search/terms.hpp"

namespace vallis::search::detail {

/// The levels of sight, from the widest: a row of the index serves those from its own to the one before the next row.
constexpr int kLevels = 5;

// What stands in the index for a word and for who may see a row. Words hold none of the signs in front.
std::string exact_term(std::string_view word);
std::string sound_term(Script script, std::string_view key);
std::string level_term(int level);
std::string kind_term(std::string_view kind);
std::string owner_term(const base::Uuid& owner);
std::string audience_term(const base::Uuid& grantee);
constexpr std::string_view kPersonalTerm = "@p";

enum class Column { Title, Text, Scope };  ///< Text: title or body

/// Builds the expression that a database's text index takes. Terms come from this package alone: no sign of theirs
/// means anything to a database.
class Expressions {
 public:
  explicit Expressions(db::Dialect dialect) : sqlite_(dialect == db::Dialect::Sqlite) {}

  std::string term(Column column, std::string_view term, bool prefix = false) const;
  std::string all(const std::vector<std::string>& parts) const { return joined(parts, sqlite_ ? " AND " : " & "); }
  std::string any(const std::vector<std::string>& parts) const { return joined(parts, sqlite_ ? " OR " : " | "); }
  std::string but_not(const std::string& what, const std::string& without) const;

 private:
  static std::string joined(const std::vector<std::string>& parts, std::string_view word);
  bool sqlite_;
};

/// Adds "row t of search_text fits the expression" to a statement.
void add_fits(db::Sql& sql, db::Dialect dialect, const std::string& expression);

/// Everything that a caller may find.
std::string scope_of(const Expressions& make, const auth::Sight& sight);

}  // namespace vallis::search::detail
