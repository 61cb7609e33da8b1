#pragma once

#include "auth/account.hpp"
#include "base/time.hpp"
#include "db/database.hpp"

namespace vallis::notify {

/// Takes out what nobody needs any more: counts of requests for passwords after a day, deliveries of webhooks 30 days
/// after their end, mails that were sent or failed after 400 days (until then their one click turns mails off).
/// Notices stay with their reader.
base::Result<void> tidy(db::Transaction& tx, const base::Instant& now);

/// Takes out what is kept for an account: notices, settings and mails. Belongs into the transaction that erases it.
base::Result<void> forget_account(db::Transaction& tx, auth::AccountId account);

}  // namespace vallis::notify
