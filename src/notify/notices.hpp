#pragma once

#include <optional>
#include <string>
#include <vector>

#include "auth/account.hpp"
#include "base/describe.hpp"
#include "base/time.hpp"
#include "base/uuid.hpp"
#include "db/database.hpp"
#include "http/api.hpp"
#include "notify/messages.hpp"

namespace vallis::notify {

using NoticeId = base::Id<struct NoticeTag>;

/// A notice as its reader sees it, in the reader's language.
struct ShownNotice {
  NoticeId notice_id;
  std::string kind;
  std::string title;
  std::string object_kind;
  std::optional<base::Uuid> object_id;
  base::Instant created_at;
  std::optional<base::Instant> read_at;
};
VALLIS_DESCRIBE(ShownNotice, notice_id, kind, title, object_kind, object_id, created_at, read_at)

struct NoticePage {
  std::vector<ShownNotice> items;  ///< the newest first
  std::optional<std::string> next;
  std::int64_t unread_count = 0;  ///< of all
};
VALLIS_DESCRIBE(NoticePage, items, next, unread_count)

struct NoticeQuery {
  bool unread = false;                ///< only those that were not read
  std::optional<std::string> kind{};  ///< only of a kind
  http::PageRequest page{};
};

base::Result<NoticePage> notices_of(db::Reader& reader, const Messages& messages, auth::AccountId account,
                                    const std::string& language, const NoticeQuery& query);

/// Errors: NotFound – the account has no such notice. Reading it twice is no error.
base::Result<void> mark_read(db::Transaction& tx, auth::AccountId account, NoticeId id, const base::Instant& now);
base::Result<void> mark_all_read(db::Transaction& tx, auth::AccountId account, const base::Instant& now);

/// The values of a message as they are kept, and back.
base::Json values_json(const Values& values);
Values values_of(const base::Json& json);

}  // namespace vallis::notify
