#include "activity/log.hpp"

#include <fmt/format.h>

#include <array>

#include "activity/chain.hpp"
#include "activity/detail/chain_row.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "db/sql.hpp"

namespace vallis::activity {
namespace detail {

std::string entry_hash(const ChainRow& row) {
  std::string json = "[";
  const auto add = [&json](const auto& member) {
    if (json.size() > 1) json += ',';
    base::write_json(json, member);
  };
  add(row.sequence);
  add(row.previous_hash);
  add(row.occurred_at);
  add(row.account_id);
  add(row.organisation_id);
  add(row.request_id);
  add(row.verb);
  add(row.object_kind);
  add(row.object_id);
  add(row.scope);
  add(row.detail_hash);
  return base::content_hash(json + "]");
}

std::string detail_hash(const DetailRow& row) {
  std::string json = "[";
  base::write_json(json, row.salt);
  json += ',';
  base::write_json(json, row.before_value);
  json += ',';
  base::write_json(json, row.after_value);
  json += ',';
  base::write_json(json, row.reason);
  return base::content_hash(json + "]");
}

}  // namespace detail

namespace {

constexpr int kMostAtOnce = 1'000;

// Holding the row makes one chain of concurrent writers, and lets numbers ascend in the order of commits.
constexpr std::string_view kHoldHead = "SELECT sequence, entry_hash FROM activity_head FOR UPDATE";

constexpr std::string_view kInsertEntry = R"sql(
    INSERT INTO activity_entry (sequence, entry_hash, previous_hash, occurred_at, account_id, organisation_id,
                                request_id, verb, object_kind, object_id, scope, detail_hash)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
)sql";

constexpr std::string_view kInsertDetail = R"sql(
    INSERT INTO activity_detail (sequence, salt, before_value, after_value, reason) VALUES ($1, $2, $3, $4, $5)
)sql";

constexpr std::string_view kSelectEntries = R"sql(
    SELECT e.sequence, e.occurred_at, e.account_id, e.organisation_id, e.request_id, e.verb, e.object_kind,
           e.object_id, e.scope, d.before_value, d.after_value, COALESCE(d.reason, '') AS reason,
           (e.detail_hash <> '' AND d.sequence IS NULL) AS erased
    FROM activity_entry e LEFT JOIN activity_detail d ON d.sequence = e.sequence
    WHERE e.sequence )sql";

constexpr std::string_view kEraseDetails = R"sql(
    DELETE FROM activity_detail
    WHERE sequence IN (SELECT sequence FROM activity_entry WHERE object_kind = $1 AND object_id = $2)
)sql";

constexpr std::string_view kInsertRead = R"sql(
    INSERT INTO activity_read (read_id, occurred_at, account_id, organisation_id, request_id, object_kind, object_id,
                               subject_id, purpose)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
)sql";

constexpr std::string_view kSelectReads = R"sql(
    SELECT read_id, occurred_at, account_id, organisation_id, request_id, object_kind, object_id, subject_id, purpose
    FROM activity_read WHERE 1 = 1)sql";

/// PostgreSQL refuses such texts; SQLite would keep them, and the chain would not be the same on both.
base::Result<void> check_texts(std::initializer_list<std::string_view> texts) {
  for (const std::string_view text : texts) {
    if (base::invalid_utf8(text) || text.find('\0') != std::string_view::npos) {
      return base::invalid_argument("A text of the activity log is no UTF-8 or holds the character NUL.");
    }
  }
  return {};
}

base::Result<void> check_limit(int limit) {
  if (limit >= 1 && limit <= kMostAtOnce) return {};
  return base::invalid_argument(fmt::format("A page of the log has 1 to {} entries, not {}.", kMostAtOnce, limit));
}

std::optional<std::string> given(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::string>(text);
}

template <class T>
void restrict(db::Sql& sql, std::string_view condition, const std::optional<T>& value) {
  if (value) sql.add(condition).value(*value);
}

}  // namespace

base::Result<ChainHead> chain_head(db::Reader& reader) {
  return reader.one<ChainHead>("SELECT sequence, entry_hash FROM activity_head");
}

base::Result<std::int64_t> record(db::Transaction& tx, const Entry& entry) {
  assert(!entry.verb.empty() && !entry.object_kind.empty() && "an entry says what was done to which kind of thing");
  auto fine = check_texts({entry.by.request_id, entry.verb, entry.object_kind, entry.object_id, entry.scope,
                           entry.before, entry.after, entry.reason});
  if (!fine) return fine.error();
  const auto head = tx.dialect() == db::Dialect::Sqlite ? chain_head(tx) : tx.one<ChainHead>(kHoldHead);
  if (!head) return head.error();

  const bool has_detail = !entry.before.empty() || !entry.after.empty() || !entry.reason.empty();
  const detail::DetailRow detail{base::Uuid::next().text(), given(entry.before), given(entry.after), entry.reason};
  const detail::ChainRow row{head->sequence + 1,
                             head->entry_hash,
                             base::Instant::now(),
                             entry.by.account_id,
                             entry.by.organisation_id,
                             entry.by.request_id,
                             entry.verb,
                             entry.object_kind,
                             entry.object_id,
                             entry.scope,
                             has_detail ? detail::detail_hash(detail) : ""};
  auto added = tx.execute(kInsertEntry, row.sequence, detail::entry_hash(row), row.previous_hash, row.occurred_at,
                          row.account_id, row.organisation_id, row.request_id, row.verb, row.object_kind, row.object_id,
                          row.scope, row.detail_hash);
  if (!added) return added.error();
  if (has_detail) {
    added =
        tx.execute(kInsertDetail, row.sequence, detail.salt, detail.before_value, detail.after_value, detail.reason);
    if (!added) return added.error();
  }
  if (auto told = tx.notify(kChannel, std::to_string(row.sequence)); !told) return told.error();
  return row.sequence;
}

base::Result<std::vector<StoredEntry>> entries(db::Reader& reader, const Query& query) {
  if (auto fine = check_limit(query.limit); !fine) return fine.error();
  db::Sql sql(kSelectEntries);
  if (query.newest_first) {
    sql.add("< ").value(query.after > 0 ? query.after : std::numeric_limits<std::int64_t>::max());
  } else {
    sql.add("> ").value(query.after);
  }
  restrict(sql, " AND e.object_kind = ", query.object_kind);
  restrict(sql, " AND e.object_id = ", query.object_id);
  restrict(sql, " AND e.account_id = ", query.account_id);
  restrict(sql, " AND e.organisation_id = ", query.organisation_id);
  restrict(sql, " AND e.scope = ", query.scope);
  restrict(sql, " AND e.occurred_at >= ", query.from);
  restrict(sql, " AND e.occurred_at < ", query.until);
  sql.add(query.newest_first ? " ORDER BY e.sequence DESC LIMIT " : " ORDER BY e.sequence LIMIT ").value(query.limit);
  return reader.many_with<StoredEntry>(sql.text(), sql.arguments());
}

base::Result<std::int64_t> erase_details(db::Transaction& tx, const Actor& by, const std::string& object_kind,
                                         const std::string& object_id, const std::string& reason) {
  auto erased = tx.execute(kEraseDetails, object_kind, object_id);
  if (!erased || *erased == 0) return erased;
  const auto noted = record(
      tx,
      {.by = by, .verb = detail::kDetailsErased, .object_kind = object_kind, .object_id = object_id, .reason = reason});
  if (!noted) return noted.error();
  return *erased;
}

base::Result<void> record_read(db::Transaction& tx, const Read& read) {
  assert(!read.object_kind.empty() && "a read is of some kind of thing");
  if (auto fine = check_texts({read.by.request_id, read.object_kind, read.object_id, read.purpose}); !fine) return fine;
  const auto added =
      tx.execute(kInsertRead, base::Uuid::next(), base::Instant::now(), read.by.account_id, read.by.organisation_id,
                 read.by.request_id, read.object_kind, read.object_id, read.subject_id, read.purpose);
  if (!added) return added.error();
  return {};
}

base::Result<std::vector<StoredRead>> reads(db::Reader& reader, const ReadQuery& query) {
  if (auto fine = check_limit(query.limit); !fine) return fine.error();
  db::Sql sql(kSelectReads);
  restrict(sql, " AND read_id < ", query.before);
  restrict(sql, " AND object_kind = ", query.object_kind);
  restrict(sql, " AND object_id = ", query.object_id);
  restrict(sql, " AND subject_id = ", query.subject_id);
  restrict(sql, " AND account_id = ", query.account_id);
  sql.add(" ORDER BY read_id DESC LIMIT ").value(query.limit);
  return reader.many_with<StoredRead>(sql.text(), sql.arguments());
}

}  // namespace vallis::activity
