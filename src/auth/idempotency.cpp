#include "auth/idempotency.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "base/hash.hpp"

namespace vallis::auth {

struct KeyRow {
  base::Uuid run_id;
  std::string request_hash;
  bool changed = false;
  std::optional<std::int64_t> status;
  std::string headers;
  std::string body;
  base::Instant created_at;
};
VALLIS_DESCRIBE(KeyRow, run_id, request_hash, changed, status, headers, body, created_at)

namespace {

constexpr auto kKept = std::chrono::hours(24);
constexpr auto kSilent = std::chrono::minutes(5);

constexpr std::string_view kReserve = R"sql(
    INSERT INTO idempotency_key (owner, key, run_id, request_hash, changed, headers, body, created_at)
    VALUES ($1, $2, $3, $4, false, '', '', $5)
    ON CONFLICT (owner, key) DO UPDATE SET run_id = excluded.run_id, request_hash = excluded.request_hash,
        changed = false, status = NULL, headers = '', body = '', created_at = excluded.created_at
    WHERE idempotency_key.created_at < $6
        OR (idempotency_key.created_at < $7 AND idempotency_key.status IS NULL AND NOT idempotency_key.changed
            AND idempotency_key.request_hash = excluded.request_hash)
)sql";

constexpr std::string_view kSelect = R"sql(
    SELECT run_id, request_hash, changed, status, headers, body, created_at FROM idempotency_key
    WHERE owner = $1 AND key = $2
)sql";

constexpr std::string_view kMark = R"sql(
    UPDATE idempotency_key SET changed = true WHERE owner = $1 AND key = $2 AND run_id = $3
)sql";

constexpr std::string_view kKeep = R"sql(
    UPDATE idempotency_key SET status = $4, headers = $5, body = $6 WHERE owner = $1 AND key = $2 AND run_id = $3
)sql";

constexpr std::string_view kFree = R"sql(
    DELETE FROM idempotency_key WHERE owner = $1 AND key = $2 AND run_id = $3 AND NOT changed
)sql";

bool good_key(std::string_view key) {
  return !key.empty() && key.size() <= 200 &&
         std::all_of(key.begin(), key.end(), [](char c) { return c > ' ' && c < '\x7F'; });
}

/// What makes two requests the same.
std::string hash_of(const http::Request& request, const Caller& caller) {
  const std::string acting_for = caller.acting_for ? caller.acting_for->text() : "";
  return base::content_hash(fmt::format("{} {}\n{}\n", http::word(request.method), request.target, acting_for) +
                            request.body);
}

std::string headers_text(const http::Headers& headers) {
  base::JsonArray all;
  for (const auto& [name, value] : headers.fields()) all.emplace_back(base::JsonArray{name, value});
  return base::print_json(all, base::JsonStyle::Compact);
}

base::Result<http::Reply> reply_of(KeyRow row) {
  http::Reply reply;
  reply.status = static_cast<int>(*row.status);
  reply.body = std::move(row.body);
  const auto headers = base::parse_json(row.headers, "headers");
  if (!headers) return headers.error();
  for (const auto& header : headers->as_array()) {
    reply.headers.add(std::string(header.at(0).as_string()), std::string(header.at(1).as_string()));
  }
  reply.headers.add("Idempotency-Replayed", "true");
  return reply;
}

base::Result<http::Reply> earlier_answer(KeyRow row, const std::string& hash, const http::Request& request,
                                         const base::Instant& now) {
  if (row.request_hash != hash) {
    return http::problem_reply(
        base::invalid_argument("This Idempotency-Key was sent with another request; use a new one for each change."),
        request.id);
  }
  if (row.status) return reply_of(std::move(row));
  const bool lost = row.changed && row.created_at.plus(kSilent) < now;
  http::Reply reply = http::problem_reply(
      base::conflict(lost ? "The change was made, but its answer was lost; look at what is there before you try again."
                          : "The same request is being answered; ask again in a moment."),
      request.id);
  if (!lost) reply.headers.add("Retry-After", "1");
  return reply;
}

}  // namespace

base::Result<std::variant<KeyedRun, http::Reply>> begin_keyed(db::Database& database, const http::Request& request,
                                                              const Caller& caller, const base::Instant& now) {
  using Begun = std::variant<KeyedRun, http::Reply>;
  const std::string key(request.header(kIdempotencyKey).value_or(""));
  if (!good_key(key)) {
    return Begun(http::problem_reply(
        base::invalid_argument("An Idempotency-Key has 1 to 200 visible characters of ASCII, such as a UUID."),
        request.id));
  }
  const KeyedRun run{caller.account ? "account:" + caller.account->text() : "guest:" + request.remote_address, key,
                     base::Uuid::next()};
  const std::string hash = hash_of(request, caller);
  return database.transact([&](db::Transaction& tx) -> base::Result<Begun> {
    const auto reserved =
        tx.execute(kReserve, run.owner, run.key, run.run_id, hash, now, now.plus(-kKept), now.plus(-kSilent));
    if (!reserved) return reserved.error();
    auto row = tx.one<KeyRow>(kSelect, run.owner, run.key);
    if (!row) return row.error();
    if (row->run_id == run.run_id) return Begun(run);
    auto answer = earlier_answer(std::move(*row), hash, request, now);
    if (!answer) return answer.error();
    return Begun(std::move(*answer));
  });
}

base::Result<void> mark_changed(db::Transaction& tx, const KeyedRun& run) {
  const auto marked = tx.execute(kMark, run.owner, run.key, run.run_id);
  if (!marked) return marked.error();
  if (*marked == 0) return base::conflict("Another request under the same Idempotency-Key took over.");
  return {};
}

void end_keyed(db::Database& database, const KeyedRun& run, const http::Reply& reply) {
  // When this fails the key stays as one whose answer was lost: the change was kept or undone by then.
  [[maybe_unused]] const auto ended = database.transact([&](db::Transaction& tx) -> base::Result<std::int64_t> {
    if (reply.status >= 300 || reply.file || reply.events) {
      auto freed = tx.execute(kFree, run.owner, run.key, run.run_id);
      if (!freed || *freed > 0) return freed;
    }
    return tx.execute(kKeep, run.owner, run.key, run.run_id, reply.status, headers_text(reply.headers), reply.body);
  });
}

base::Result<std::int64_t> remove_old_keys(db::Transaction& tx, const base::Instant& now) {
  return tx.execute("DELETE FROM idempotency_key WHERE created_at < $1", now.plus(-kKept));
}

}  // namespace vallis::auth
