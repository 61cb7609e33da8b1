#include <fmt/format.h>

#include "base/text.hpp"
#include "notify/mail.hpp"
#include "notify/notices.hpp"
#include "notify/notifier.hpp"

namespace vallis::notify {
namespace {

constexpr std::size_t kMostLines = 10;

constexpr std::string_view kNextReader = R"sql(
    SELECT account_id FROM notice WHERE digest = $1 AND digested_at IS NULL AND account_id > $2
    ORDER BY account_id LIMIT 1
)sql";
constexpr std::string_view kSelectUnread = R"sql(
    SELECT kind, message_values, created_at FROM notice
    WHERE account_id = $1 AND digest = $2 AND digested_at IS NULL AND read_at IS NULL ORDER BY notice_id DESC
)sql";
constexpr std::string_view kMarkDigested = R"sql(
    UPDATE notice SET digested_at = $3 WHERE account_id = $1 AND digest = $2 AND digested_at IS NULL
)sql";

struct Item {
  std::string kind;
  base::Json message_values;
  base::Instant created_at;
};
VALLIS_DESCRIBE(Item, kind, message_values, created_at)

struct DigestPayload {
  std::string digest;
};
VALLIS_DESCRIBE(DigestPayload, digest)

}  // namespace

/// In the transaction that marks the notices: each is in one digest and no more.
base::Result<void> Notifier::send_digest(db::Transaction& tx, auth::AccountId id, const std::string& digest) const {
  const auto items = tx.many<Item>(kSelectUnread, id, digest);
  if (!items) return items.error();
  const auto marked = tx.execute(kMarkDigested, id, digest, base::Instant::now());
  if (!marked) return marked.error();
  const auto account = auth::find_account(tx, id);
  if (!account) return account.error();
  if (items->empty() || account->state != auth::AccountState::Active || !account->email) return {};
  std::vector<std::string> titles;
  std::vector<std::string> lines;
  for (const Item& item : *items) {
    if (lines.size() == kMostLines - 1 && items->size() > kMostLines) {
      auto more = messages_.word("more", account->language, {{"count", std::to_string(items->size() - lines.size())}});
      if (!more) return more.error();
      lines.push_back(std::move(*more));
      break;
    }
    auto title = messages_.title(item.kind, account->language, values_of(item.message_values));
    if (!title) title = item.kind;
    lines.push_back(fmt::format("• {} ({})", *title, item.created_at.date().text()));
    titles.push_back(std::move(*title));
  }
  const auto queued = queue_mail(tx, messages_, settings_.base_url,
                                 {.kind = "digest",
                                  .account = id,
                                  .address = *account->email,
                                  .name = account->name,
                                  .language = account->language,
                                  .values = {{"count", std::to_string(items->size())},
                                             {"top", base::shorten(titles.front(), 60)},
                                             {"lines", base::join(lines, "\n")},
                                             {"link", settings_.base_url + "/notices"}},
                                  .may_be_turned_off = true});
  if (!queued) return queued.error();
  return {};
}

base::Result<base::Json> Notifier::make_digests(jobs::Context& context) const {
  const auto payload = context.payload_as<DigestPayload>();
  if (!payload) return payload.error();
  auth::AccountId last{};
  std::int64_t readers = 0;
  while (!context.cancelled()) {
    const auto next = context.transact([&](db::Transaction& tx) -> base::Result<std::optional<auth::AccountId>> {
      auto reader = tx.maybe<auth::AccountId>(kNextReader, payload->digest, last);
      if (!reader || !*reader) return reader;
      if (auto sent = send_digest(tx, **reader, payload->digest); !sent) return sent.error();
      return reader;
    });
    if (!next) return next.error();
    if (!*next) return base::Json(readers);
    last = **next;
    ++readers;
  }
  return base::cancelled();
}

}  // namespace vallis::notify
