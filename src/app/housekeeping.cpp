#include "app/housekeeping.hpp"

#include <chrono>

#include "auth/expiry.hpp"
#include "base/time.hpp"
#include "files/files.hpp"

namespace vallis::app {
namespace {

constexpr auto kFileGrace = std::chrono::hours(24);

}  // namespace

base::Result<void> add_housekeeping(jobs::Runner& runner, files::Store& store) {
  runner.register_job("sweep_files", [&store](jobs::Context& context) -> base::Result<base::Json> {
    const auto swept = files::sweep(context.database(), store, kFileGrace);
    if (!swept) return swept.error();
    return base::Json(base::JsonObject{{"blob_count", swept->blob_count}, {"incoming_count", swept->incoming_count}});
  });
  runner.register_job("sweep_expired", [](jobs::Context& context) -> base::Result<base::Json> {
    const auto removed =
        context.transact([](db::Transaction& tx) { return auth::remove_expired(tx, base::Instant::now()); });
    if (!removed) return removed.error();
    return base::Json(base::JsonObject{{"removed_count", *removed}});
  });
  // At odd minutes, so that servers of many places do not all work on the hour.
  if (auto set = runner.schedule("sweep_files", "sweep_files", "17 3 * * *"); !set) return set;
  return runner.schedule("sweep_expired", "sweep_expired", "43 * * * *");
}

}  // namespace vallis::app
