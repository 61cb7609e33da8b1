#include "auth/use_counter.hpp"

#include <fmt/format.h>

namespace vallis::auth {
namespace {

struct Uses {
  std::int64_t use_count = 0;
  base::Instant began_at;
};
VALLIS_DESCRIBE(Uses, use_count, began_at)

constexpr std::string_view kCount = R"sql(
    INSERT INTO use_counter (counter, use_count, began_at) VALUES ($1, 1, $2)
    ON CONFLICT (counter) DO UPDATE SET
        use_count = CASE WHEN use_counter.began_at <= $3 THEN 1 ELSE use_counter.use_count + 1 END,
        began_at = CASE WHEN use_counter.began_at <= $3 THEN $2 ELSE use_counter.began_at END
    RETURNING use_count, began_at
)sql";

// Addresses of the network are personal data: they go when they no longer serve.
constexpr auto kKept = std::chrono::hours(7 * 24);
constexpr std::string_view kForget = "DELETE FROM use_counter WHERE began_at < $1";

}  // namespace

base::Result<void> count_use(db::Transaction& tx, const std::string& counter, int limit, std::chrono::seconds span,
                             const base::Instant& now) {
  if (const auto forgotten = tx.execute(kForget, now.plus(-kKept)); !forgotten) return forgotten.error();
  const auto uses = tx.one<Uses>(kCount, counter, now, now.plus(-span));
  if (!uses) return uses.error();
  if (uses->use_count <= limit) return {};
  const auto left = std::chrono::ceil<std::chrono::seconds>(uses->began_at.plus(span).time - now.time);
  return base::too_many(fmt::format("This was asked for too often; try again in {} seconds.", left.count()));
}

}  // namespace vallis::auth
