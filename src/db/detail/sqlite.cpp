#include "db/detail/sqlite.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <unordered_map>

namespace vallis::db::detail {
namespace {

constexpr int kBusyMilliseconds = 10'000;

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

struct Close {
  void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
};

/// A prepared statement and where its arguments $1, $2 … go: SQLite numbers names in the order of their appearance.
struct Prepared {
  Statement statement;
  std::vector<std::size_t> argument_of;  // SQLite's parameter (from 0) → number of the argument (from 0)
  bool running = false;
};

class SqliteConnection;

class SqliteCursor final : public Cursor {
 public:
  SqliteCursor(SqliteConnection& connection, Prepared& prepared) : connection_(connection), prepared_(prepared) {}
  ~SqliteCursor() override;

  base::Result<bool> next() override;
  int column_count() const override { return sqlite3_column_count(prepared_.statement.get()); }
  std::string_view column_name(int column) const override {
    return sqlite3_column_name(prepared_.statement.get(), column);
  }
  Cell cell(int column) const override;
  std::int64_t changed_rows() const override { return changed_; }

 private:
  SqliteConnection& connection_;
  Prepared& prepared_;
  std::int64_t changed_ = 0;
};

class SqliteConnection final : public Connection {
 public:
  explicit SqliteConnection(sqlite3* database) : database_(database) {}

  base::Result<std::unique_ptr<Cursor>> query(std::string_view sql, std::span<const Argument> arguments) override {
    auto prepared = prepare(sql);
    if (!prepared) return prepared.error();
    if (auto bound = bind(**prepared, arguments); !bound) return bound.error();
    (*prepared)->running = true;
    return std::unique_ptr<Cursor>(std::make_unique<SqliteCursor>(*this, **prepared));
  }

  base::Result<void> script(const std::string& sql) override {
    if (sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return error();
    return {};
  }

  bool usable() const override { return true; }
  bool clashed() const override { return (sqlite3_extended_errcode(database_.get()) & 0xFF) == SQLITE_BUSY; }

  sqlite3* database() const { return database_.get(); }

  base::Error error() {
    const int code = sqlite3_extended_errcode(database_.get());
    const std::string message = sqlite3_errmsg(database_.get());
    switch (code & 0xFF) {
      case SQLITE_CONSTRAINT:
        return {base::ErrorKind::Conflict, message, {}, constraint(code, message)};
      case SQLITE_BUSY:
      case SQLITE_LOCKED:
        return base::unavailable("The database is busy with another change; try again in a moment.");
      case SQLITE_FULL:
        return base::unavailable("The disk that holds the database is full; make room and try again.");
      case SQLITE_READONLY:
      case SQLITE_CANTOPEN:
      case SQLITE_PERM:
        return base::unavailable(
            fmt::format("The database cannot be written ({}); check who may write in its folder.", message));
      case SQLITE_IOERR:
        return base::unavailable(fmt::format("The disk that holds the database does not answer ({}).", message));
      case SQLITE_MISMATCH:
      case SQLITE_TOOBIG:
        return base::invalid_argument(fmt::format("A value does not fit its column ({}).", message));
      default:
        return base::unavailable(fmt::format("The database refused a statement: {}.", message));
    }
  }

 private:
  base::Result<Prepared*> prepare(std::string_view sql) {
    const auto kept = statements_.find(sql);
    if (kept != statements_.end() && !kept->second->running) return kept->second.get();
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                           &statement, nullptr) != SQLITE_OK) {
      return error();
    }
    auto prepared = std::make_unique<Prepared>();
    prepared->statement.reset(statement);
    for (int p = 1; p <= sqlite3_bind_parameter_count(statement); ++p) {
      const char* name = sqlite3_bind_parameter_name(statement, p);
      prepared->argument_of.push_back(name == nullptr ? 0 : std::strtoul(name + 1, nullptr, 10) - 1);
    }
    if (kept != statements_.end()) {  // the same text runs within itself: this one serves once
      std::erase_if(spare_, [](const auto& spare) { return !spare->running; });
      spare_.push_back(std::move(prepared));
      return spare_.back().get();
    }
    return statements_.emplace(std::string(sql), std::move(prepared)).first->second.get();
  }

  base::Result<void> bind(Prepared& prepared, std::span<const Argument> arguments) {
    sqlite3_stmt* statement = prepared.statement.get();
    for (std::size_t p = 0; p < prepared.argument_of.size(); ++p) {
      const std::size_t at = prepared.argument_of[p];
      if (at >= arguments.size()) {
        return base::invalid_argument(fmt::format("The statement asks for argument ${}, which was not given.", at + 1));
      }
      const int result = std::visit(
          [&](const auto& value) { return bind_one(statement, static_cast<int>(p) + 1, value); }, arguments[at]);
      if (result == SQLITE_MISUSE) return base::invalid_argument("A text may not hold the character NUL.");
      if (result != SQLITE_OK) return error();
    }
    return {};
  }

  static int bind_one(sqlite3_stmt* s, int p, std::monostate) { return sqlite3_bind_null(s, p); }
  static int bind_one(sqlite3_stmt* s, int p, bool value) { return sqlite3_bind_int(s, p, value ? 1 : 0); }
  static int bind_one(sqlite3_stmt* s, int p, std::int64_t value) { return sqlite3_bind_int64(s, p, value); }
  static int bind_one(sqlite3_stmt* s, int p, double value) { return sqlite3_bind_double(s, p, value); }
  static int bind_one(sqlite3_stmt* s, int p, const std::string& value) {
    if (value.find('\0') != std::string::npos) return SQLITE_MISUSE;
    return sqlite3_bind_text64(s, p, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }
  static int bind_one(sqlite3_stmt* s, int p, const Bytes& value) {
    if (value.empty()) return sqlite3_bind_zeroblob(s, p, 0);
    return sqlite3_bind_blob64(s, p, value.data(), value.size(), SQLITE_TRANSIENT);
  }

  /// The broken rule's name. SQLite names a check itself and columns for the rest: "UNIQUE constraint failed:
  /// membership.cluster_id, membership.organisation_id".
  std::string constraint(int code, const std::string& message) {
    const auto colon = message.find(": ");
    if (colon == std::string::npos) return {};
    std::string what = message.substr(colon + 2);
    if (code == SQLITE_CONSTRAINT_CHECK) return what;
    if (code == SQLITE_CONSTRAINT_NOTNULL) return what.substr(what.find('.') + 1) + "_not_null";
    if (what.starts_with("index '")) return what.substr(7, what.size() - 8);
    std::vector<std::string> columns;
    std::string table;
    for (std::size_t begin = 0; begin < what.size();) {
      const std::size_t end = std::min(what.find(", ", begin), what.size());
      const std::string name = what.substr(begin, end - begin);
      table = name.substr(0, name.find('.'));
      columns.push_back(name.substr(name.find('.') + 1));
      begin = end + 2;
    }
    return index_over(table, columns);
  }

  /// The unique index over exactly these columns; "table_pkey", as PostgreSQL has it, for a primary key.
  std::string index_over(const std::string& table, const std::vector<std::string>& columns) {
    static constexpr const char* kIndices =
        "SELECT l.name, l.origin, i.name FROM pragma_index_list(?) l JOIN pragma_index_info(l.name) i "
        "WHERE l.\"unique\" = 1 ORDER BY l.seq, i.seqno";
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v2(database_.get(), kIndices, -1, &raw, nullptr) != SQLITE_OK) return {};
    const Statement statement(raw);
    sqlite3_bind_text(raw, 1, table.c_str(), -1, SQLITE_TRANSIENT);
    const auto text = [raw](int column) {
      const auto* bytes = sqlite3_column_text(raw, column);
      return bytes == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(bytes));  // NOLINT
    };
    std::string index;
    std::string origin;
    std::vector<std::string> of_index;
    std::string found;
    const auto look = [&] {
      if (found.empty() && !index.empty() && of_index == columns) found = origin == "pk" ? table + "_pkey" : index;
    };
    while (sqlite3_step(raw) == SQLITE_ROW) {
      if (text(0) != index) {
        look();
        index = text(0);
        origin = text(1);
        of_index.clear();
      }
      of_index.push_back(text(2));
    }
    look();
    return found.empty() ? table + "_pkey" : found;
  }

  struct TextHash {
    using is_transparent = void;  // NOLINT(readability-identifier-naming): the standard's name
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  std::unique_ptr<sqlite3, Close> database_;
  std::unordered_map<std::string, std::unique_ptr<Prepared>, TextHash, std::equal_to<>> statements_;
  std::vector<std::unique_ptr<Prepared>> spare_;
};

SqliteCursor::~SqliteCursor() {
  sqlite3_reset(prepared_.statement.get());
  prepared_.running = false;
}

base::Result<bool> SqliteCursor::next() {
  switch (sqlite3_step(prepared_.statement.get())) {
    case SQLITE_ROW:
      return true;
    case SQLITE_DONE:
      changed_ = sqlite3_stmt_readonly(prepared_.statement.get()) != 0 ? 0 : sqlite3_changes64(connection_.database());
      return false;
    default:
      return connection_.error();
  }
}

Cell SqliteCursor::cell(int column) const {
  sqlite3_stmt* statement = prepared_.statement.get();
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
      return {Cell::Kind::Integer, sqlite3_column_int64(statement, column)};
    case SQLITE_FLOAT:
      return {Cell::Kind::Real, 0, sqlite3_column_double(statement, column)};
    case SQLITE_TEXT:
    case SQLITE_BLOB: {
      const bool text = sqlite3_column_type(statement, column) == SQLITE_TEXT;
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
      const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
      return {text ? Cell::Kind::Text : Cell::Kind::Blob, 0, 0, {bytes == nullptr ? "" : bytes, size}};
    }
    default:
      return {};
  }
}

}  // namespace

base::Result<std::unique_ptr<Connection>> open_sqlite(const std::filesystem::path& file, SqliteAccess access) {
  sqlite3* database = nullptr;
  const int flags = SQLITE_OPEN_NOMUTEX | (access == SqliteAccess::ReadOnly
                                               ? SQLITE_OPEN_READWRITE  // the log's shared memory must be writable
                                               : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
  const int opened = sqlite3_open_v2(file.c_str(), &database, flags, nullptr);
  auto connection = std::make_unique<SqliteConnection>(database);
  if (opened != SQLITE_OK) {
    return base::unavailable(fmt::format("The database '{}' cannot be opened: {}.", file.string(),
                                         database == nullptr ? "not enough memory" : sqlite3_errmsg(database)));
  }
  sqlite3_extended_result_codes(database, 1);
  sqlite3_busy_timeout(database, kBusyMilliseconds);
  // Synchronous FULL: a commit that was answered outlives a loss of power. Secure delete: what is deleted is
  // overwritten, not only forgotten, so that an erasure leaves nothing to find in the file.
  const auto set =
      connection->script(access == SqliteAccess::ReadOnly ? "PRAGMA foreign_keys = ON; PRAGMA query_only = ON;"
                                                          : "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
                                                            "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;");
  if (!set) return set.error().in(fmt::format("Opening the database '{}'", file.string()));
  return std::unique_ptr<Connection>(std::move(connection));
}

}  // namespace vallis::db::detail
