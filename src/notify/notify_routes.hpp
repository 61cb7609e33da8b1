#pragma once

#include "auth/account_routes.hpp"
#include "auth/call.hpp"
#include "notify/notifier.hpp"

namespace vallis::notify {

/// Notices and settings of one's own, turning mails off, a new password by mail, and what staff see of mails. The
/// notifier must outlive the router.
void add_notify_routes(http::Router& router, db::Database& database, const Notifier& notifier);

/// The mail to who is invited, in the transaction that makes the account.
auth::AccountHooks mails_for_accounts(const Notifier& notifier);

}  // namespace vallis::notify
