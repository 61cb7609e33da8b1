#include "auth/expiry.hpp"

#include <chrono>
#include <string_view>
#include <utility>

#include "auth/idempotency.hpp"

namespace vallis::auth {

base::Result<std::int64_t> remove_expired(db::Transaction& tx, const base::Instant& now) {
  using std::chrono::hours;
  const std::pair<std::string_view, hours> statements[] = {
      {"DELETE FROM sign_in_failure WHERE last_at < $1", hours(24)},
      {"DELETE FROM known_device WHERE seen_at < $1", hours(400 * 24)},
  };
  std::int64_t count = 0;
  for (const auto& [sql, kept] : statements) {
    const auto removed = tx.execute(sql, now.plus(-kept));
    if (!removed) return removed.error();
    count += *removed;
  }
  const auto keys = remove_old_keys(tx, now);
  if (!keys) return keys.error();
  return count + *keys;
}

}  // namespace vallis::auth
