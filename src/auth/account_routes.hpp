#pragma once

#include <functional>
#include <string>

#include "auth/account.hpp"
#include "auth/call.hpp"

namespace vallis::auth {

/// What others do when something happens to an account, in the transaction in which it happens. Packages that stand on
/// accounts (the one that sends mails) are told in this way, for auth may not know them.
struct AccountHooks {
  std::function<base::Result<void>(db::Transaction& tx, const Account& account, const std::string& secret)> invited{};
  bool provider = false;  ///< whether people may sign in elsewhere too (oidc_routes.hpp); pages then offer it
};

/// Signing in and out, what is one's own, and the accounts that staff look after.
void add_account_routes(http::Router& router, db::Database& database, const AccountHooks& hooks = {});

}  // namespace vallis::auth
