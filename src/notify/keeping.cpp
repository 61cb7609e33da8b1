#include "notify/keeping.hpp"

#include <chrono>

namespace vallis::notify {

base::Result<void> tidy(db::Transaction& tx, const base::Instant& now) {
  const auto requests = tx.execute("DELETE FROM recovery_request WHERE since < $1", now.plus(-std::chrono::hours(24)));
  if (!requests) return requests.error();
  const auto deliveries =
      tx.execute("DELETE FROM webhook_delivery WHERE ended_at < $1", now.plus(-std::chrono::hours(24 * 30)));
  if (!deliveries) return deliveries.error();
  const auto mails = tx.execute("DELETE FROM mail WHERE state IN ('sent', 'failed') AND created_at < $1",
                                now.plus(-std::chrono::hours(24 * 400)));
  if (!mails) return mails.error();
  return {};
}

base::Result<void> forget_account(db::Transaction& tx, auth::AccountId account) {
  for (const std::string_view sql :
       {"DELETE FROM notice WHERE account_id = $1", "DELETE FROM notification_settings WHERE account_id = $1",
        "DELETE FROM mail WHERE account_id = $1",
        "DELETE FROM mail WHERE lower(address) = (SELECT email_key FROM account WHERE account_id = $1)",
        "DELETE FROM recovery_request "
        "WHERE counter = (SELECT 'mail:' || email_key FROM account WHERE account_id = $1)"}) {
    if (const auto done = tx.execute(sql, account); !done) return done.error();
  }
  return {};
}

base::Result<void> forget_address(db::Transaction& tx, const std::string& address) {
  const auto key = auth::email_key(address);
  if (!key) return key.error();
  const auto gone = tx.execute("DELETE FROM mail WHERE lower(address) = $1", *key);
  if (!gone) return gone.error();
  return {};
}

}  // namespace vallis::notify
