#include "demo/remove.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <map>
#include <set>

#include "activity/log.hpp"
#include "base/uuid.hpp"
#include "db/schema.hpp"
#include "demo/load.hpp"
#include "search/index.hpp"

namespace vallis::demo {
namespace {

struct Reference {
  std::string column;
  std::string table;
};

struct Table {
  std::string own_id;                 ///< the column that names a row; empty: its rows are parts of others
  std::vector<std::string> columns;   ///< with identifiers of things that it is about
  std::vector<Reference> references;  ///< that the database holds it to, but for those to itself
};

using Tables = std::map<std::string, Table>;

/// Columns that only mention something – who confirmed it, what a notice was about – hold nothing in its place.
bool is_about(const db::UuidColumn& column, const std::set<std::string>& own_ids) {
  return column.key_count > 0 || !column.refers_to.empty() || column.column_name == "scope_id" ||
         own_ids.contains(column.column_name);
}

Tables tables_of(const std::vector<db::UuidColumn>& columns) {
  std::set<std::string> own_ids;
  for (const db::UuidColumn& column : columns) {
    if (column.key_count == 1) own_ids.insert(column.column_name);
  }
  Tables tables;
  for (const db::UuidColumn& column : columns) {
    // The log is only ever added to; the search index is its owner's to mend.
    if (column.table_name.starts_with("activity_") || column.table_name.starts_with("search_")) continue;
    if (!is_about(column, own_ids)) continue;
    Table& table = tables[column.table_name];
    if (column.key_count == 1) table.own_id = column.column_name;
    table.columns.push_back(column.column_name);
    // A mail is its reader's, though it may outlive the account.
    const std::string to =
        column.table_name == "mail" && column.column_name == "account_id" ? "account" : column.refers_to;
    if (!to.empty() && to != column.table_name) table.references.push_back({column.column_name, to});
  }
  return tables;
}

/// What is referred to comes before who refers.
std::vector<std::string> order_of(const Tables& tables) {
  std::vector<std::string> order;
  std::set<std::string> left;
  for (const auto& [name, table] : tables) left.insert(name);
  while (!left.empty()) {
    const auto free = std::find_if(left.begin(), left.end(), [&](const std::string& name) {
      const auto& references = tables.at(name).references;
      return std::none_of(references.begin(), references.end(),
                          [&](const Reference& reference) { return left.contains(reference.table); });
    });
    assert(free != left.end() && "tables do not refer to each other in a circle");
    order.push_back(*free);
    left.erase(free);
  }
  return order;
}

std::string joined(const std::vector<std::string>& conditions, const std::string& by) {
  std::string all;
  for (const std::string& condition : conditions) all += (all.empty() ? "" : by) + condition;
  return "(" + all + ")";
}

// Names of tables and columns come from the database's own list of them.
std::string marked(const std::string& column) { return "CAST(" + column + " AS text) LIKE $1"; }

std::string any_marked(const Table& table) {
  std::vector<std::string> conditions;
  for (const std::string& column : table.columns) conditions.push_back(marked(column));
  return joined(conditions, " OR ");
}

std::string going(const Reference& reference) {
  return "CAST(" + reference.column + " AS text) IN (SELECT row_id FROM demo_going WHERE table_name = '" +
         reference.table + "')";
}

/// A row goes by its own identifier; or as a part of rows that go, when none that stays has a share in it: a state that
/// somebody added to a membership of the sample goes, a membership of their own organisation does not.
std::string goes(const Table& table) {
  std::vector<std::string> of_going, of_none_else;
  for (const Reference& reference : table.references) {
    of_going.push_back(going(reference));
    of_none_else.push_back("(" + reference.column + " IS NULL OR " + going(reference) + ")");
  }
  std::vector<std::string> ways;
  if (!table.own_id.empty()) ways.push_back(marked(table.own_id));
  if (!of_going.empty()) ways.push_back("(" + joined(of_going, " OR ") + " AND " + joined(of_none_else, " AND ") + ")");
  return ways.empty() ? any_marked(table) : joined(ways, " OR ");
}

/// Collects the rows that go, table by table, the ones that are referred to first.
base::Result<void> collect(db::Transaction& tx, const Tables& tables, const std::vector<std::string>& order,
                           const std::string& mark) {
  if (auto made = tx.script("CREATE TEMPORARY TABLE demo_going (table_name text, row_id text)"); !made) return made;
  for (const std::string& name : order) {
    const Table& table = tables.at(name);
    if (table.own_id.empty()) continue;
    const auto found = tx.execute("INSERT INTO demo_going (table_name, row_id) SELECT '" + name + "', CAST(" +
                                      table.own_id + " AS text) FROM " + name + " WHERE " + goes(table),
                                  mark);
    if (!found) return found.error().in("looking for rows of " + name);
  }
  return {};
}

struct Found {
  std::string table_name;
  base::Uuid row_id;
};
VALLIS_DESCRIBE(Found, table_name, row_id)

base::Result<void> leave_search(db::Transaction& tx) {
  const auto found = tx.many<Found>(
      "SELECT table_name, row_id FROM demo_going WHERE table_name IN ('cluster', 'organisation', 'person') ORDER BY row_id");
  if (!found) return found.error();
  for (const Found& one : *found) {
    if (auto removed = search::remove(tx, one.table_name, one.row_id); !removed) return removed;
  }
  return {};
}

/// "2 of affiliation, 1 of membership": rows that stay and refer to the sample.
base::Result<std::string> what_hangs(db::Reader& reader, const Tables& tables, const std::string& mark) {
  std::string hangs;
  for (const auto& [name, table] : tables) {
    std::vector<std::string> ways = {any_marked(table)};
    for (const Reference& reference : table.references) ways.push_back(going(reference));
    const auto count = reader.one<std::int64_t>(
        "SELECT COUNT(*) FROM " + name + " WHERE NOT " + goes(table) + " AND " + joined(ways, " OR "), mark);
    if (!count) return count.error().in("looking at rows of " + name);
    if (*count > 0) hangs += fmt::format("{}{} of {}", hangs.empty() ? "" : ", ", *count, name);
  }
  return hangs;
}

}  // namespace

base::Result<std::vector<RemovedRows>> remove_sample(db::Database& database) {
  return database.transact([&](db::Transaction& tx) -> base::Result<std::vector<RemovedRows>> {
    const auto there = has_sample(tx);
    if (!there) return there.error();
    if (!*there) return base::not_found("There is no demo here.");
    const auto columns = db::uuid_columns(tx);
    if (!columns) return columns.error();
    const Tables tables = tables_of(*columns);
    std::vector<std::string> order = order_of(tables);
    const std::string mark = "%" + std::string(base::kSampleMark);
    if (auto collected = collect(tx, tables, order, mark); !collected) return collected.error();
    const auto hangs = what_hangs(tx, tables, mark);
    if (!hangs) return hangs.error();
    if (!hangs->empty()) {
      return base::conflict(fmt::format(
          "Nothing was removed, since rows that were added by people refer to the demo: {}. Take those away, or move "
          "them to organisations and people of your own, and try again.",
          *hangs));
    }
    if (auto left = leave_search(tx); !left) return left.error();
    std::vector<RemovedRows> removed;
    std::reverse(order.begin(), order.end());
    for (const std::string& name : order) {
      const std::string sql = "DELETE FROM " + name + " WHERE " + goes(tables.at(name));
      // PostgreSQL wants no more arguments than the statement has.
      const auto gone = sql.find("$1") == std::string::npos ? tx.execute(sql) : tx.execute(sql, mark);
      if (!gone) return gone.error().in("removing rows of " + name);
      if (*gone > 0) removed.push_back({name, *gone});
    }
    if (auto dropped = tx.script("DROP TABLE demo_going"); !dropped) return dropped.error();
    const auto told = activity::record(tx, {.by = {{}, {}, "demo"}, .verb = "demo_removed", .object_kind = "cluster"});
    if (!told) return told.error();
    return removed;
  });
}

}  // namespace vallis::demo
