#include "db/database.hpp"

#include <fmt/format.h>

#include "db/detail/notices.hpp"
#include "db/detail/pool.hpp"
#include "db/detail/postgres.hpp"
#include "db/detail/sqlite.hpp"

namespace vallis::db {
namespace {

constexpr int kTries = 3;

bool is_postgres(const std::string& url) { return url.starts_with("postgresql://") || url.starts_with("postgres://"); }

/// Undoes an open transaction unless it was kept, also when an exception passes.
class Undo {
 public:
  explicit Undo(detail::Connection& connection) : connection_(connection) {}
  ~Undo() {
    if (open_) [[maybe_unused]]
      auto undone = connection_.script("ROLLBACK");
  }
  Undo(const Undo&) = delete;
  Undo& operator=(const Undo&) = delete;
  void keep() { open_ = false; }

 private:
  detail::Connection& connection_;
  bool open_ = true;
};

}  // namespace

struct Database::Impl {
  Impl(Dialect d, std::string address, const DatabaseOptions& options)
      : dialect(d),
        url(std::move(address)),
        readers(options.connections, options.wait,
                [this] {
                  return dialect == Dialect::Postgres ? detail::open_postgres(url)
                                                      : detail::open_sqlite(url, detail::SqliteAccess::ReadOnly);
                }),
        writer(1, options.wait, [this] { return detail::open_sqlite(url, detail::SqliteAccess::ReadWrite); }),
        notices(dialect == Dialect::Postgres ? url : "") {}

  /// SQLite has one writer; on PostgreSQL any connection of the pool writes.
  detail::Pool& writers() { return dialect == Dialect::Postgres ? readers : writer; }

  Dialect dialect;
  std::string url;
  detail::Pool readers;
  detail::Pool writer;
  detail::Notices notices;
};

Database::Database(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Database::~Database() = default;

Dialect Database::dialect() const { return impl_->dialect; }

base::Result<std::unique_ptr<Database>> Database::open(const std::string& url, const DatabaseOptions& options) {
  const Dialect dialect = is_postgres(url) ? Dialect::Postgres : Dialect::Sqlite;
  std::unique_ptr<Database> database(new Database(std::make_unique<Impl>(dialect, url, options)));
  // Makes the file and its write-ahead log, which readers need, and says early what is wrong.
  const auto first = database->impl_->writers().take();
  if (!first) return first.error();
  return database;
}

base::Result<void> Database::run_read(const std::function<void(Reader&)>& function) {
  auto lease = impl_->readers.take();
  if (!lease) return lease.error();
  const std::string begin =
      impl_->dialect == Dialect::Postgres ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : "BEGIN";
  auto begun = (*lease)->script(begin);
  if (!begun && !(*lease)->usable()) {  // the server went away since the connection was last used: once more
    lease->replace();
    lease = impl_->readers.take();
    if (!lease) return lease.error();
    begun = (*lease)->script(begin);
  }
  if (!begun) return begun.error();
  const Undo undo(**lease);
  Reader reader(**lease, impl_->dialect);
  function(reader);
  return {};
}

base::Result<void> Database::run_write(const std::function<base::Result<void>(Transaction&)>& function) {
  base::Result<void> result = base::cancelled();
  for (int attempt = 1; attempt <= kTries; ++attempt) {
    auto lease = impl_->writers().take();
    if (!lease) return lease.error();
    const std::string begin = impl_->dialect == Dialect::Postgres ? "BEGIN" : "BEGIN IMMEDIATE";
    if (auto begun = (*lease)->script(begin); !begun) {
      const bool again = !(*lease)->usable() && attempt < kTries;
      if (!(*lease)->usable()) lease->replace();
      if (again) continue;
      return begun.error();
    }
    Undo undo(**lease);
    Transaction transaction(**lease, impl_->dialect);
    result = function(transaction);
    if (result) result = (*lease)->script("COMMIT");
    if (result) {
      undo.keep();
      lease->release();
      impl_->notices.tell(transaction.notices_);
      for (const auto& action : transaction.after_commit_) action();
      return {};
    }
    if (!(*lease)->clashed()) return result;
  }
  return result;
}

void Database::listen(const std::string& channel, std::function<void(const std::string&)> heard) {
  impl_->notices.listen(channel, std::move(heard));
}

base::Result<void> Database::check() {
  return read([](Reader& reader) -> base::Result<void> {
    const auto one = reader.one<std::int64_t>("SELECT 1");
    if (!one) return one.error();
    return {};
  });
}

base::Result<void> Reader::each_row(std::string_view sql, std::span<const Argument> arguments,
                                    const std::function<base::Result<void>(const RawRow&)>& take) {
  auto cursor = used_->query(sql, arguments);
  if (!cursor) return cursor.error();
  while (true) {
    const auto more = (*cursor)->next();
    if (!more) return more.error();
    if (!*more) return {};
    if (auto taken = take(RawRow(**cursor)); !taken) return taken;
  }
}

base::Result<std::string> Reader::state_of_data() {
  // SQLite's number changes for a connection when another one has written; readers' connections never write. PostgreSQL
  // gives equal snapshots to readers between which no transaction ended. All statements of a reader see one state.
  if (state_) return *state_;
  if (dialect_ == Dialect::Sqlite) {
    const auto version = one<std::int64_t>("PRAGMA data_version");
    if (!version) return version.error();
    state_ = std::to_string(*version);
  } else {
    auto snapshot = one<std::string>("SELECT CAST(pg_current_snapshot() AS text)");
    if (!snapshot) return snapshot.error();
    state_ = std::move(*snapshot);
  }
  return *state_;
}

std::string Reader::remembered_key(std::string_view sql, std::span<const Argument> arguments, std::string_view type) {
  std::string key(type);
  const auto add = [&](char kind, std::string_view text) {
    key += kind;
    key += std::to_string(text.size());
    key += ':';
    key += text;
  };
  add('s', sql);
  for (const Argument& argument : arguments) {
    std::visit(
        [&](const auto& value) {
          using T = std::decay_t<decltype(value)>;
          if constexpr (std::is_same_v<T, std::monostate>) {
            add('n', "");
          } else if constexpr (std::is_same_v<T, std::string>) {
            add('t', value);
          } else if constexpr (std::is_same_v<T, Bytes>) {
            add('b', std::string_view(reinterpret_cast<const char*>(value.data()), value.size()));
          } else {
            add(std::is_same_v<T, double> ? 'd' : 'i', fmt::format("{}", value));
          }
        },
        argument);
  }
  return key;
}

base::Result<std::int64_t> Transaction::execute_with(std::string_view sql, std::span<const Argument> arguments) {
  auto cursor = connection().query(sql, arguments);
  if (!cursor) return cursor.error();
  while (true) {
    const auto more = (*cursor)->next();
    if (!more) return more.error();
    if (!*more) return (*cursor)->changed_rows();
  }
}

base::Result<void> Transaction::notify(std::string_view channel, std::string_view payload) {
  assert(payload.size() < 8'000 && "PostgreSQL's limit for a notice");
  if (dialect() == Dialect::Sqlite) {
    notices_.emplace_back(channel, payload);
    return {};
  }
  const auto sent = many<std::optional<std::string>>("SELECT CAST(pg_notify($1, $2) AS text)", channel, payload);
  if (!sent) return sent.error();
  return {};
}

}  // namespace vallis::db
