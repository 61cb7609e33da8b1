#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "db/detail/memory.hpp"
#include "db/value.hpp"

namespace vallis::db::detail {

/// The rows of one running statement. Cells are valid until next() is called again.
class Cursor {
 public:
  Cursor() = default;
  virtual ~Cursor() = default;
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;

  /// Goes to the next row; false behind the last.
  virtual base::Result<bool> next() = 0;
  virtual int column_count() const = 0;
  virtual std::string_view column_name(int column) const = 0;
  virtual Cell cell(int column) const = 0;
  /// Rows inserted, updated or deleted; known once next() has said false.
  virtual std::int64_t changed_rows() const = 0;
};

/// One connection to a database; used by one thread at a time. Statements are prepared once and kept.
///
/// Errors of statements: Conflict with the constraint's name – a unique, foreign-key or check rule was broken;
/// InvalidArgument – a text with NUL or a value that the column cannot hold; Unavailable – the connection is gone, the
/// disk is full or cannot be written, or a lock was not to be had in time.
class Connection {
 public:
  Connection() = default;
  virtual ~Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  virtual base::Result<std::unique_ptr<Cursor>> query(std::string_view sql, std::span<const Argument> arguments) = 0;
  /// Several statements without arguments, as in a migration.
  virtual base::Result<void> script(const std::string& sql) = 0;
  /// Whether it can still be used; a broken one is closed and replaced.
  virtual bool usable() const = 0;
  /// Whether the last error was a clash of two transactions that a second try may get over.
  virtual bool clashed() const = 0;

  Memory& memory() { return memory_; }

 private:
  Memory memory_;
};

}  // namespace vallis::db::detail
