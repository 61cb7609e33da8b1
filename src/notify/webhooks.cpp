#include "notify/webhooks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "auth/secret.hpp"
#include "base/text.hpp"
#include "db/sql.hpp"
#include "notify/outgoing_http.hpp"

namespace vallis::notify {
namespace {

#define VALLIS_WEBHOOK_COLUMNS "webhook_id, address, event_kinds, state, failure_count, created_at, version"

constexpr std::string_view kInsert =
    "INSERT INTO webhook (webhook_id, address, secret, event_kinds, state, failure_count, made_by, created_at, version) "
    "VALUES ($1, $2, $3, $4, 'active', 0, $5, $6, 1) RETURNING " VALLIS_WEBHOOK_COLUMNS;
constexpr std::string_view kSelect = "SELECT " VALLIS_WEBHOOK_COLUMNS " FROM webhook WHERE webhook_id = $1";
constexpr std::string_view kSelectAll = "SELECT " VALLIS_WEBHOOK_COLUMNS " FROM webhook ORDER BY webhook_id";
constexpr std::string_view kUpdate =
    "UPDATE webhook SET address = $2, event_kinds = $3, state = $4, "
    "failure_count = CASE WHEN $4 = 'active' THEN 0 ELSE failure_count END, version = version + 1 "
    "WHERE webhook_id = $1 AND version = $5 RETURNING " VALLIS_WEBHOOK_COLUMNS;
constexpr std::string_view kDelete = "DELETE FROM webhook WHERE webhook_id = $1";
constexpr std::string_view kDeleteDeliveries = "DELETE FROM webhook_delivery WHERE webhook_id = $1";

#undef VALLIS_WEBHOOK_COLUMNS

constexpr std::size_t kMostKinds = 50;

constexpr std::array kChangeRules = {
    base::FieldRule{.member = "address", .min_length = 1, .max_length = 2'000},
    base::FieldRule{.member = "event_kinds", .description = "Kinds of objects separated by blanks; empty: all."}};

base::Result<std::string> checked_kinds(const std::string& text) {
  const auto kinds = base::split(text, ' ');
  std::vector<std::string> words;
  for (const std::string& kind : kinds) {
    if (kind.empty()) continue;
    const bool word = std::all_of(kind.begin(), kind.end(),
                                  [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
    if (!word || kind.size() > 60) {
      return base::invalid_argument(
          fmt::format("'{}' is no kind of object; write words such as 'membership event'.", base::shorten(kind, 60)));
    }
    words.push_back(kind);
  }
  if (words.size() > kMostKinds) return base::invalid_argument("At most 50 kinds can be named; none means all.");
  return base::join(words, " ");
}

base::Result<void> note(db::Transaction& tx, const activity::Actor& by, const std::string& verb, WebhookId id,
                        const std::string& before, const std::string& after) {
  const auto logged = activity::record(
      tx, {.by = by, .verb = verb, .object_kind = "webhook", .object_id = id.text(), .before = before, .after = after});
  if (!logged) return logged.error();
  return {};
}

}  // namespace

std::span<const base::FieldRule> field_rules(const WebhookChange*) { return kChangeRules; }
std::span<const base::FieldRule> field_rules(const NewWebhook*) { return kChangeRules; }

base::Result<MadeWebhook> make_webhook(db::Transaction& tx, const activity::Actor& by, const NewWebhook& webhook,
                                       const base::Instant& now) {
  if (auto url = check_url(webhook.address); !url) return url.error();
  const auto kinds = checked_kinds(webhook.event_kinds);
  if (!kinds) return kinds.error();
  const std::string secret = auth::make_secret();
  auto made = tx.one<Webhook>(kInsert, WebhookId::next(), webhook.address, secret, *kinds, by.account_id, now);
  if (!made) return made.error();
  if (auto noted = note(tx, by, "made", made->webhook_id, "", activity::snapshot(*made)); !noted) return noted.error();
  return MadeWebhook{std::move(*made), secret};
}

base::Result<Webhook> change_webhook(db::Transaction& tx, const activity::Actor& by, WebhookId id,
                                     const WebhookChange& change, std::int64_t version) {
  if (auto url = check_url(change.address); !url) return url.error();
  const auto kinds = checked_kinds(change.event_kinds);
  if (!kinds) return kinds.error();
  if (change.state == WebhookState::Disabled) {
    return base::invalid_argument("A webhook is switched to 'active' or 'paused'; only the program disables it.");
  }
  const auto before = find_webhook(tx, id);
  if (!before) return before.error();
  auto after = tx.maybe<Webhook>(kUpdate, id, change.address, *kinds, change.state, version);
  if (!after) return after.error();
  if (!*after) return base::stale("The webhook was changed meanwhile; load it again.");
  const auto noted = note(tx, by, "changed", id, activity::snapshot(*before), activity::snapshot(**after));
  if (!noted) return noted.error();
  return std::move(**after);
}

base::Result<void> delete_webhook(db::Transaction& tx, const activity::Actor& by, WebhookId id) {
  const auto before = find_webhook(tx, id);
  if (!before) return before.error();
  for (const std::string_view sql : {kDeleteDeliveries, kDelete}) {
    if (const auto done = tx.execute(sql, id); !done) return done.error();
  }
  return note(tx, by, "deleted", id, activity::snapshot(*before), "");
}

base::Result<Webhook> find_webhook(db::Reader& reader, WebhookId id) {
  auto found = reader.maybe<Webhook>(kSelect, id);
  if (!found) return found.error();
  if (!*found) return base::not_found("There is no such webhook.");
  return std::move(**found);
}

base::Result<std::vector<Webhook>> all_webhooks(db::Reader& reader) { return reader.many<Webhook>(kSelectAll); }

base::Result<http::Page<WebhookDelivery>> deliveries_of(db::Reader& reader, WebhookId id,
                                                        const http::PageRequest& page) {
  if (auto there = find_webhook(reader, id); !there) return there.error();
  db::Sql sql(
      "SELECT webhook_delivery_id, sequence, event, state, attempt_count, status_code, error, created_at, ended_at "
      "FROM webhook_delivery WHERE webhook_id = ");
  sql.value(id);
  if (!page.cursor.empty()) {
    const auto place = http::read_cursor(page.cursor, 1);
    const auto before = place ? base::parse_number(place->front()) : std::nullopt;
    if (!before) return base::invalid_argument("The cursor is none that a page before gave.");
    sql.add(" AND sequence < ").value(static_cast<std::int64_t>(*before));
  }
  sql.add(" ORDER BY sequence DESC LIMIT ").value(page.limit + 1);
  auto rows = reader.many_with<WebhookDelivery>(sql.text(), sql.arguments());
  if (!rows) return rows.error();
  http::Page<WebhookDelivery> found{std::move(*rows), {}, {}};
  if (found.items.size() > static_cast<std::size_t>(page.limit)) {
    found.items.resize(static_cast<std::size_t>(page.limit));
    found.next = http::make_cursor({std::to_string(found.items.back().sequence)});
  }
  return found;
}

}  // namespace vallis::notify
