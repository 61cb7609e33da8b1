#include "notify/notices.hpp"

#include "db/sql.hpp"

namespace vallis::notify {
namespace {

struct Row {
  NoticeId notice_id;
  std::string kind;
  base::Json message_values;
  std::string object_kind;
  std::optional<base::Uuid> object_id;
  base::Instant created_at;
  std::optional<base::Instant> read_at;
};
VALLIS_DESCRIBE(Row, notice_id, kind, message_values, object_kind, object_id, created_at, read_at)

constexpr std::string_view kCountUnread = R"sql(
    SELECT COUNT(*) FROM notice WHERE account_id = $1 AND in_app AND read_at IS NULL
)sql";
constexpr std::string_view kMarkRead = R"sql(
    UPDATE notice SET read_at = COALESCE(read_at, $3) WHERE account_id = $1 AND notice_id = $2
)sql";
constexpr std::string_view kMarkAll = "UPDATE notice SET read_at = $2 WHERE account_id = $1 AND read_at IS NULL";

}  // namespace

base::Json values_json(const Values& values) {
  base::JsonObject json;
  for (const auto& [name, value] : values) json[name] = value;
  return json;
}

Values values_of(const base::Json& json) {
  Values values;
  if (!json.is_object()) return values;
  for (const auto& member : json.as_object()) {
    if (member.value().is_string()) values.emplace(member.key(), member.value().as_string().c_str());
  }
  return values;
}

base::Result<NoticePage> notices_of(db::Reader& reader, const Messages& messages, auth::AccountId account,
                                    const std::string& language, const NoticeQuery& query) {
  db::Sql sql(
      "SELECT notice_id, kind, message_values, object_kind, object_id, created_at, read_at FROM notice WHERE in_app AND "
      "account_id = ");
  sql.value(account);
  if (query.unread) sql.add(" AND read_at IS NULL");
  if (query.kind) sql.add(" AND kind = ").value(*query.kind);
  if (!query.page.cursor.empty()) {
    const auto place = http::read_cursor(query.page.cursor, 1);
    const auto before = place ? NoticeId::parse(place->front()) : std::nullopt;
    if (!before) return base::invalid_argument("The cursor is none that a page before gave.");
    sql.add(" AND notice_id < ").value(*before);
  }
  sql.add(" ORDER BY notice_id DESC LIMIT ").value(query.page.limit + 1);
  auto rows = reader.many_with<Row>(sql.text(), sql.arguments());
  if (!rows) return rows.error();
  const auto unread = reader.one<std::int64_t>(kCountUnread, account);
  if (!unread) return unread.error();
  NoticePage page;
  page.unread_count = *unread;
  const auto limit = static_cast<std::size_t>(query.page.limit);
  if (rows->size() > limit) {
    rows->resize(limit);
    page.next = http::make_cursor({rows->back().notice_id.text()});
  }
  for (Row& row : *rows) {
    // A kind that the program no longer has keeps its line: people should see that there was something.
    const auto title = messages.title(row.kind, language, values_of(row.message_values));
    page.items.push_back({row.notice_id, row.kind, title.value_or(row.kind), std::move(row.object_kind), row.object_id,
                          row.created_at, row.read_at});
  }
  return page;
}

base::Result<void> mark_read(db::Transaction& tx, auth::AccountId account, NoticeId id, const base::Instant& now) {
  const auto marked = tx.execute(kMarkRead, account, id, now);
  if (!marked) return marked.error();
  if (*marked == 0) return base::not_found("You have no such notice.");
  return {};
}

base::Result<void> mark_all_read(db::Transaction& tx, auth::AccountId account, const base::Instant& now) {
  const auto marked = tx.execute(kMarkAll, account, now);
  if (!marked) return marked.error();
  return {};
}

}  // namespace vallis::notify
