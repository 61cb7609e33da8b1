#include "scorecards/exchange_key.hpp"

#include "activity/log.hpp"

namespace vallis::scorecards {
namespace {

constexpr std::string_view kSelect = "SELECT seed FROM exchange_key";

base::Result<std::string> make_seed(db::Database& database) {
  return database.transact([](db::Transaction& tx) -> base::Result<std::string> {
    const auto made = tx.execute(
        "INSERT INTO exchange_key (exchange_key_id, seed, made_at) VALUES (1, $1, $2) ON CONFLICT DO NOTHING",
        base::SigningKey::make().seed(), base::Instant::now());
    if (!made) return made.error();
    if (*made > 0) {
      const activity::Entry entry{.by = {}, .verb = "made", .object_kind = "exchange_key", .object_id = "1"};
      if (auto told = activity::record(tx, entry); !told) return told.error();
    }
    return tx.one<std::string>(kSelect);
  });
}

}  // namespace

base::Result<base::SigningKey> own_key(db::Database& database) {
  auto seed = database.read([](db::Reader& reader) { return reader.maybe<std::string>(kSelect); });
  if (!seed) return seed.error();
  if (!*seed) {
    auto made = make_seed(database);
    if (!made) return made.error();
    *seed = std::move(*made);
  }
  return base::SigningKey::of_seed(**seed);
}

}  // namespace vallis::scorecards
