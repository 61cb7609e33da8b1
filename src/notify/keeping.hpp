#pragma once

#include "auth/account.hpp"
#include "base/time.hpp"
#include "db/database.hpp"

namespace vallis::notify {

/// Takes out what nobody needs any more: counts of requests for passwords after a day, deliveries of webhooks 30 days
/// after their end, mails that were sent or failed after 400 days (until then their one click turns mails off).
/// Notices stay with their reader.
base::Result<void> tidy(db::Transaction& tx, const base::Instant& now);

/// Takes out what is kept for an account: notices, settings, mails to it or its address, and how often a password was
/// asked for. Belongs into the transaction that erases it, before the account itself.
base::Result<void> forget_account(db::Transaction& tx, auth::AccountId account);

/// Takes out the mails to an address, whatever its letters' case. Errors: those of auth::email_key.
base::Result<void> forget_address(db::Transaction& tx, const std::string& address);

}  // namespace vallis::notify
