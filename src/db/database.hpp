#pragma once

#include <cassert>
#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/describe.hpp"
#include "base/result.hpp"
#include "db/detail/connection.hpp"
#include "db/value.hpp"

namespace vallis::db {

enum class Dialect { Sqlite, Postgres };

namespace detail {

/// What a struct's members are called and where they stand in the columns of a result.
template <class T>
base::Result<void> read_row(const Cursor& cursor, std::span<const int> columns, T& value) {
  if constexpr (base::Described<T>) {
    std::size_t at = 0;
    std::string_view wrong;
    base::for_each_member(value, [&](std::string_view name, auto& member) {
      if (!from_cell(cursor.cell(columns[at++]), member) && wrong.empty()) wrong = name;
    });
    if (!wrong.empty()) {
      return base::unavailable("The database holds something that '" + std::string(wrong) + "' cannot be.");
    }
  } else if (!from_cell(cursor.cell(columns[0]), value)) {
    return base::unavailable("The database holds something that '" + std::string(cursor.column_name(columns[0])) +
                             "' cannot be.");
  }
  return {};
}

template <class T>
base::Result<std::vector<int>> columns_of(const Cursor& cursor) {
  std::vector<int> columns;
  if constexpr (base::Described<T>) {
    std::string missing;
    base::for_each_member_type<T>([&](std::string_view name, auto*) {
      int found = -1;
      for (int c = 0; c < cursor.column_count() && found < 0; ++c) {
        if (cursor.column_name(c) == name) found = c;
      }
      if (found < 0) missing = name;
      columns.push_back(found);
    });
    if (!missing.empty()) {
      return base::invalid_argument("The statement gives no column '" + missing + "', which its type has.");
    }
  } else {
    columns.push_back(0);
  }
  return columns;
}

}  // namespace detail

/// A row of any statement, valid until the next one: for what works on tables that it does not know.
class RawRow {
 public:
  explicit RawRow(const detail::Cursor& cursor) : cursor_(cursor) {}
  Cell cell(int column) const { return cursor_.cell(column); }

 private:
  const detail::Cursor& cursor_;
};

/// Reads a database as it stood when the reader was made: all its statements see one state. Used by one thread, for as
/// long as one request takes.
///
/// Statements are constants, or built by db::Sql; values come as arguments $1, $2 … and never as text. The type of the
/// rows is a described struct, whose members are found among the columns by their names, or a single value. Errors:
/// those of detail::Connection.
class Reader {
 public:
  Reader(detail::Connection& connection, Dialect dialect) : used_(&connection), dialect_(dialect) {}
  virtual ~Reader() = default;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;

  Dialect dialect() const { return dialect_; }

  /// The first row; NotFound where there is none.
  template <class T, class... Arguments>
  base::Result<T> one(std::string_view sql, const Arguments&... arguments) {
    auto row = maybe<T>(sql, arguments...);
    if (!row) return row.error();
    if (!*row) return base::not_found("There is no such entry.");
    return std::move(**row);
  }

  /// The first row, if there is one.
  template <class T, class... Arguments>
  base::Result<std::optional<T>> maybe(std::string_view sql, const Arguments&... arguments) {
    return maybe_with<T>(sql, std::array<Argument, sizeof...(Arguments)>{to_argument(arguments)...});
  }

  template <class T, class... Arguments>
  base::Result<std::vector<T>> many(std::string_view sql, const Arguments&... arguments) {
    return many_with<T>(sql, std::array<Argument, sizeof...(Arguments)>{to_argument(arguments)...});
  }

  /// The same with arguments that were collected.
  template <class T>
  base::Result<std::optional<T>> maybe_with(std::string_view sql, std::span<const Argument> arguments) {
    std::optional<T> found;
    auto done = each_with<T>(sql, arguments, [&](T&& value) {
      found = std::move(value);
      return false;
    });
    if (!done) return done.error();
    return found;
  }

  template <class T>
  base::Result<std::vector<T>> many_with(std::string_view sql, std::span<const Argument> arguments) {
    std::vector<T> values;
    auto done = each_with<T>(sql, arguments, [&](T&& value) {
      values.push_back(std::move(value));
      return true;
    });
    if (!done) return done.error();
    return values;
  }

  /// The same for statements that look at much and give little, such as counts: their rows are kept beside the
  /// connection, and given again for as long as nothing was written to the database. Cost: one statement of a few
  /// microseconds where they are known. A transaction asks anew each time; more than 1,000 rows are not kept.
  template <class T>
  base::Result<std::vector<T>> many_remembered(std::string_view sql, std::span<const Argument> arguments) {
    const auto state = state_of_data();
    if (!state) return state.error();
    if (state->empty()) return many_with<T>(sql, arguments);
    std::string key = remembered_key(sql, arguments, typeid(T).name());
    if (const auto kept = used_->memory().find(key, *state)) return *static_cast<const std::vector<T>*>(kept.get());
    auto rows = many_with<T>(sql, arguments);
    if (rows && rows->size() <= kMostRemembered) {
      used_->memory().keep(std::move(key), *state, std::make_shared<const std::vector<T>>(*rows),
                           rows->size() * kBytesOfRow);
    }
    return rows;
  }

  /// The same for whatever is made of what this reader sees and of nothing else, such as a page as an answer.
  /// @param key   all that it depends on besides the data
  /// @param make  gives a base::Result<T>; errors are not kept
  /// @param size  bytes of a T
  template <class T, class Make, class Size>
  base::Result<std::shared_ptr<const T>> remembered(std::string_view key, Make&& make, Size&& size) {
    const auto state = state_of_data();
    if (!state) return state.error();
    std::string own_key = typeid(T).name();
    own_key += key;
    if (!state->empty()) {
      if (auto kept = used_->memory().find(own_key, *state)) return std::static_pointer_cast<const T>(std::move(kept));
    }
    base::Result<T> made = make();
    if (!made) return made.error();
    auto value = std::make_shared<const T>(std::move(*made));
    if (!state->empty()) used_->memory().keep(std::move(own_key), *state, value, size(*value));
    return value;
  }

  /// Row by row, without keeping them, until `take` says false.
  template <class T, class Take>
  base::Result<void> each_with(std::string_view sql, std::span<const Argument> arguments, Take&& take) {
    auto cursor = used_->query(sql, arguments);
    if (!cursor) return cursor.error();
    std::optional<std::vector<int>> columns;
    while (true) {
      const auto more = (*cursor)->next();
      if (!more) return more.error();
      if (!*more) return {};
      if (!columns) {
        auto found = detail::columns_of<T>(**cursor);
        if (!found) return found.error();
        columns = std::move(*found);
      }
      T value{};
      if (auto read = detail::read_row(**cursor, *columns, value); !read) return read.error();
      if (!take(std::move(value))) return {};
    }
  }

  /// Rows of whatever columns, until `take` gives an error.
  base::Result<void> each_row(std::string_view sql, std::span<const Argument> arguments,
                              const std::function<base::Result<void>(const RawRow&)>& take);

 protected:
  detail::Connection& connection() { return *used_; }
  /// What two readers have in common exactly when they see the same data; empty where that cannot be known.
  virtual base::Result<std::string> state_of_data();  // it stays for as long as the reader does

 private:
  static constexpr std::size_t kMostRemembered = 1'000;
  static constexpr std::size_t kBytesOfRow = 64;  // about: counts and short words
  static std::string remembered_key(std::string_view sql, std::span<const Argument> arguments, std::string_view type);

  detail::Connection* used_;
  Dialect dialect_;
  std::optional<std::string> state_;
};

/// A reader that may also write. What it did is kept when the function that was given to Database::transact returns a
/// value, and undone when it returns an error or throws. After a statement that failed nothing more can be done in it
/// (PostgreSQL allows nothing, SQLite would): write ON CONFLICT where a clash is expected.
class Transaction : public Reader {
 public:
  using Reader::Reader;

  /// Rows changed.
  template <class... Arguments>
  base::Result<std::int64_t> execute(std::string_view sql, const Arguments&... arguments) {
    return execute_with(sql, std::array<Argument, sizeof...(Arguments)>{to_argument(arguments)...});
  }
  base::Result<std::int64_t> execute_with(std::string_view sql, std::span<const Argument> arguments);

  /// Statements of a migration, without arguments.
  base::Result<void> script(const std::string& sql) { return connection().script(sql); }

  /// Tells all servers on this database, once the transaction is kept. Payload: below 8,000 bytes.
  base::Result<void> notify(std::string_view channel, std::string_view payload);

  /// Runs after the transaction is kept, never when it is undone.
  void after_commit(std::function<void()> action) { after_commit_.push_back(std::move(action)); }

 protected:
  base::Result<std::string> state_of_data() override { return std::string(); }  // its own writes change nothing there

 private:
  friend class Database;
  std::vector<std::pair<std::string, std::string>> notices_;  // SQLite: channel, payload
  std::vector<std::function<void()>> after_commit_;
};

struct DatabaseOptions {
  int connections = 8;                                        ///< readers (SQLite) or connections in all (PostgreSQL)
  std::chrono::milliseconds wait = std::chrono::seconds(10);  ///< for a free connection
};

/// A database that many threads use. SQLite: a file, any number of readers and one writer at a time. PostgreSQL: a
/// pool.
class Database {
 public:
  /// @param url  "postgresql://…", or the path of an SQLite file, which is made if it is not there
  /// Errors: Unavailable.
  static base::Result<std::unique_ptr<Database>> open(const std::string& url, const DatabaseOptions& options = {});

  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  Dialect dialect() const;

  /// Calls read(Reader&), which returns a base::Result, and gives back what that gives.
  template <class Read>
  auto read(Read&& function) -> std::invoke_result_t<Read, Reader&> {
    std::invoke_result_t<Read, Reader&> result = base::cancelled();
    auto done = run_read([&](Reader& reader) { result = function(reader); });
    if (!done) return done.error();
    return result;
  }

  /// Calls write(Transaction&), which returns a base::Result: keeps what it did when that has a value, undoes it
  /// otherwise. When another transaction came between, `write` is called again, up to three times in all: it must
  /// change nothing but the database and its own locals.
  template <class Write>
  auto transact(Write&& function) -> std::invoke_result_t<Write, Transaction&> {
    std::invoke_result_t<Write, Transaction&> result = base::cancelled();
    auto done = run_write([&](Transaction& transaction) -> base::Result<void> {
      result = function(transaction);
      if (!result) return result.error();
      return {};
    });
    if (!done) return done.error();
    return result;
  }

  /// Calls `heard` (on a thread of the database's own) for each notice on the channel, from this process and from
  /// others on PostgreSQL. After a lost connection it is called with an empty payload: something may have been missed.
  void listen(const std::string& channel, std::function<void(const std::string& payload)> heard);

  /// Whether a statement can be run now.
  base::Result<void> check();

  struct Impl;

 private:
  explicit Database(std::unique_ptr<Impl> impl);
  base::Result<void> run_read(const std::function<void(Reader&)>& function);
  base::Result<void> run_write(const std::function<base::Result<void>(Transaction&)>& function);

  std::unique_ptr<Impl> impl_;
};

}  // namespace vallis::db
