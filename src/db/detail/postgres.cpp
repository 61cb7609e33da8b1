#include "db/detail/postgres.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <poll.h>

#include <array>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <unordered_map>

namespace vallis::db::detail {
namespace {

struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, Clear>;

struct Finish {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
using Server = std::unique_ptr<PGconn, Finish>;

// Numbers of PostgreSQL's built-in types. Source: pg_type.dat.
constexpr Oid kBool = 16;
constexpr Oid kBytea = 17;
constexpr Oid kInt8 = 20;
constexpr Oid kInt2 = 21;
constexpr Oid kInt4 = 23;
constexpr Oid kFloat4 = 700;
constexpr Oid kFloat8 = 701;
constexpr Oid kTimestamptz = 1184;
constexpr Oid kNumeric = 1700;

std::string trimmed(const char* message) {
  std::string text = message == nullptr ? "" : message;
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
  return text;
}

base::Error error_of(const PGresult* answer, const PGconn* server, bool& clashed) {
  const char* code = answer == nullptr ? nullptr : PQresultErrorField(answer, PG_DIAG_SQLSTATE);
  const std::string state = code == nullptr ? "" : code;
  const char* primary = answer == nullptr ? nullptr : PQresultErrorField(answer, PG_DIAG_MESSAGE_PRIMARY);
  const std::string message = primary != nullptr ? primary : trimmed(PQerrorMessage(server));
  clashed = state == "40001" || state == "40P01" || state == "55P03";
  if (state.starts_with("23")) {
    const char* name = PQresultErrorField(answer, PG_DIAG_CONSTRAINT_NAME);
    const char* column = PQresultErrorField(answer, PG_DIAG_COLUMN_NAME);
    std::string constraint = name == nullptr ? "" : name;
    if (state == "23502" && column != nullptr) constraint = std::string(column) + "_not_null";
    return {base::ErrorKind::Conflict, message, {}, constraint};
  }
  if (clashed) return base::unavailable("Another change came first; try again in a moment.");
  if (state == "53100") return base::unavailable("The disk that holds the database is full; make room and try again.");
  if (state.starts_with("22"))
    return base::invalid_argument(fmt::format("A value does not fit its column ({}).", message));
  if (state.starts_with("08") || state.starts_with("57") || PQstatus(server) != CONNECTION_OK) {
    return base::unavailable(fmt::format("The database server does not answer: {}", message));
  }
  return base::unavailable(fmt::format("The database refused a statement: {}.", message));
}

/// An argument as PostgreSQL's text format.
struct TextForm {
  std::string text;
  bool null = false;
};

TextForm text_form(const Argument& argument) {
  struct Visitor {
    TextForm operator()(std::monostate) const { return {"", true}; }
    TextForm operator()(bool value) const { return {value ? "t" : "f"}; }
    TextForm operator()(std::int64_t value) const { return {std::to_string(value)}; }
    TextForm operator()(double value) const { return {fmt::format("{}", value)}; }
    TextForm operator()(const std::string& value) const { return {value}; }
    TextForm operator()(const Bytes& value) const {
      std::string hex = "\\x";
      for (const std::uint8_t byte : value) hex += fmt::format("{:02x}", byte);
      return {std::move(hex)};
    }
  };
  return std::visit(Visitor{}, argument);
}

class PostgresCursor final : public Cursor {
 public:
  explicit PostgresCursor(Answer answer)
      : answer_(std::move(answer)), buffers_(static_cast<std::size_t>(PQnfields(answer_.get()))) {}

  base::Result<bool> next() override { return ++row_ < PQntuples(answer_.get()); }
  int column_count() const override { return PQnfields(answer_.get()); }
  std::string_view column_name(int column) const override { return PQfname(answer_.get(), column); }

  Cell cell(int column) const override {
    if (PQgetisnull(answer_.get(), row_, column) != 0) return {};
    const std::string_view text(PQgetvalue(answer_.get(), row_, column),
                                static_cast<std::size_t>(PQgetlength(answer_.get(), row_, column)));
    switch (PQftype(answer_.get(), column)) {
      case kBool:
        return {Cell::Kind::Integer, text == "t" ? 1 : 0};
      case kInt2:
      case kInt4:
      case kInt8: {
        Cell cell{Cell::Kind::Integer};
        std::from_chars(text.data(), text.data() + text.size(), cell.integer);
        return cell;
      }
      case kNumeric:
      case kFloat4:
      case kFloat8: {
        // Sums of whole numbers come as numeric; what is whole is an integer, as SQLite has it.
        Cell cell{Cell::Kind::Integer};
        const auto whole = std::from_chars(text.data(), text.data() + text.size(), cell.integer);
        if (PQftype(answer_.get(), column) == kNumeric && whole.ec == std::errc() &&
            whole.ptr == text.data() + text.size()) {
          return cell;
        }
        return {Cell::Kind::Real, 0, std::strtod(text.data(), nullptr)};
      }
      case kTimestamptz:
        return {Cell::Kind::Text, 0, 0, iso(text, buffer(column))};
      case kBytea:
        return {Cell::Kind::Blob, 0, 0, unhexed(text, buffer(column))};
      default:
        return {Cell::Kind::Text, 0, 0, text};
    }
  }

  std::int64_t changed_rows() const override { return std::strtoll(PQcmdTuples(answer_.get()), nullptr, 10); }

 private:
  std::string& buffer(int column) const { return buffers_[static_cast<std::size_t>(column)]; }

  /// "2026-01-12 09:30:00.125+00" → "2026-01-12T09:30:00.125Z".
  static std::string_view iso(std::string_view text, std::string& out) {
    out.assign(text);
    if (out.size() > 10) out[10] = 'T';
    if (out.ends_with("+00")) out.replace(out.size() - 3, 3, "Z");
    return out;
  }

  static std::string_view unhexed(std::string_view text, std::string& out) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    out.clear();
    for (std::size_t i = 2; i + 1 < text.size(); i += 2) {
      out += static_cast<char>(digit(text[i]) << 4 | digit(text[i + 1]));
    }
    return out;
  }

  Answer answer_;
  int row_ = -1;
  mutable std::vector<std::string> buffers_;  // what cells of the row point into, a buffer each column
};

class PostgresConnection final : public Connection {
 public:
  explicit PostgresConnection(Server server) : server_(std::move(server)) {}

  base::Result<std::unique_ptr<Cursor>> query(std::string_view sql, std::span<const Argument> arguments) override {
    const auto name = prepare(sql);
    if (!name) return name.error();
    std::vector<TextForm> forms;
    std::vector<const char*> values;
    forms.reserve(arguments.size());
    for (const Argument& argument : arguments) {
      forms.push_back(text_form(argument));
      if (forms.back().text.find('\0') != std::string::npos) {
        return base::invalid_argument("A text may not hold the character NUL.");
      }
    }
    for (const TextForm& form : forms) values.push_back(form.null ? nullptr : form.text.c_str());
    Answer answer(PQexecPrepared(server_.get(), name->c_str(), static_cast<int>(values.size()), values.data(), nullptr,
                                 nullptr, 0));
    if (auto fine = check(answer.get()); !fine) return fine.error();
    return std::unique_ptr<Cursor>(std::make_unique<PostgresCursor>(std::move(answer)));
  }

  base::Result<void> script(const std::string& sql) override {
    const Answer answer(PQexec(server_.get(), sql.c_str()));
    return check(answer.get());
  }

  bool usable() const override { return PQstatus(server_.get()) == CONNECTION_OK; }
  bool clashed() const override { return clashed_; }

 private:
  base::Result<void> check(const PGresult* answer) {
    clashed_ = false;
    const ExecStatusType status = PQresultStatus(answer);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) return {};
    return error_of(answer, server_.get(), clashed_);
  }

  base::Result<std::string> prepare(std::string_view sql) {
    if (const auto kept = names_.find(sql); kept != names_.end()) return kept->second;
    std::string name = fmt::format("s{}", names_.size() + 1);
    const std::string text(sql);
    const Answer answer(PQprepare(server_.get(), name.c_str(), text.c_str(), 0, nullptr));
    if (auto fine = check(answer.get()); !fine) return fine.error();
    names_.emplace(text, name);
    return name;
  }

  struct TextHash {
    using is_transparent = void;  // NOLINT(readability-identifier-naming): the standard's name
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  Server server_;
  std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> names_;
  bool clashed_ = false;
};

base::Result<Server> connect(const std::string& url) {
  Server server(PQconnectdb(url.c_str()));
  if (PQstatus(server.get()) != CONNECTION_OK) {
    return base::unavailable(
        fmt::format("The database server cannot be reached: {}.", trimmed(PQerrorMessage(server.get()))));
  }
  PQsetNoticeProcessor(
      server.get(), [](void*, const char*) {}, nullptr);
  const Answer answer(PQexec(server.get(),
                             "SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET bytea_output = 'hex'; "
                             "SET standard_conforming_strings = on; SET client_encoding = 'UTF8'"));
  if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK) {
    return base::unavailable(
        fmt::format("The database server refuses its settings: {}.", trimmed(PQerrorMessage(server.get()))));
  }
  return server;
}

}  // namespace

base::Result<std::unique_ptr<Connection>> open_postgres(const std::string& url) {
  auto server = connect(url);
  if (!server) return server.error();
  return std::unique_ptr<Connection>(std::make_unique<PostgresConnection>(std::move(*server)));
}

struct PostgresListener::State {
  Server server;
};

PostgresListener::PostgresListener() : state_(std::make_unique<State>()) {}
PostgresListener::~PostgresListener() = default;

base::Result<void> PostgresListener::connect(const std::string& url, std::span<const std::string> channels) {
  auto server = detail::connect(url);
  if (!server) return server.error();
  for (const std::string& channel : channels) {
    char* quoted = PQescapeIdentifier(server->get(), channel.data(), channel.size());
    const Answer answer(PQexec(server->get(), fmt::format("LISTEN {}", quoted).c_str()));
    PQfreemem(quoted);
    if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK) {
      return base::unavailable(trimmed(PQerrorMessage(server->get())));
    }
  }
  state_->server = std::move(*server);
  return {};
}

base::Result<std::vector<PostgresListener::Notice>> PostgresListener::wait(int milliseconds, int wake) {
  PGconn* server = state_->server.get();
  if (server == nullptr) return base::unavailable("Not connected.");
  std::array<pollfd, 2> watched{{{PQsocket(server), POLLIN, 0}, {wake, POLLIN, 0}}};
  poll(watched.data(), watched.size(), milliseconds);
  if (PQconsumeInput(server) == 0) return base::unavailable(trimmed(PQerrorMessage(server)));
  std::vector<Notice> notices;
  while (PGnotify* notice = PQnotifies(server)) {
    notices.push_back({notice->relname, notice->extra});
    PQfreemem(notice);
  }
  return notices;
}

}  // namespace vallis::db::detail
