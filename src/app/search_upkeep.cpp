#include "app/search_upkeep.hpp"

#include <fmt/format.h>

#include "app/console.hpp"
#include "app/current_database.hpp"
#include "directory/search_documents.hpp"

namespace vallis::app {
namespace {

constexpr std::string_view kJob = "rebuild_search";

struct RebuildPayload {
  std::string kind;
};
VALLIS_DESCRIBE(RebuildPayload, kind)

base::Result<base::Json> run_rebuild(jobs::Context& context) {
  const auto payload = context.payload_as<RebuildPayload>();
  if (!payload) return payload.error();
  for (const auto& [kind, provider] : search_providers()) {
    if (kind != payload->kind) continue;
    const auto count = search::rebuild(context.database(), kind, provider);
    if (!count) return count.error();
    return base::Json(base::JsonObject{{"document_count", *count}});
  }
  return base::Json();  // asked for by another version of the program
}

}  // namespace

const search::Providers& search_providers() {
  static const search::Providers all = directory::search_providers();
  return all;
}

base::Result<void> add_search_jobs(jobs::Runner& runner, db::Database& database) {
  runner.register_job(std::string(kJob), run_rebuild);
  return database.transact([](db::Transaction& tx) -> base::Result<void> {
    for (const auto& [kind, provider] : search_providers()) {
      const auto lacking = search::lacks(tx, kind, provider);
      if (!lacking) return lacking.error();
      if (!*lacking) continue;
      jobs::EnqueueOptions options;
      options.unique_key = kind;
      if (const auto job = jobs::enqueue(tx, kJob, RebuildPayload{kind}, options); !job) return job.error();
    }
    return {};
  });
}

ExitCode rebuild_search(const ServerSettings& settings) {
  const auto database = open_current_database(settings);
  if (!database) return report(database.error());
  for (const auto& [kind, provider] : search_providers()) {
    const auto count = search::rebuild(**database, kind, provider);
    if (!count) return report(count.error());
    print(fmt::format("{:>9}  {}\n", *count, kind));
  }
  return kSuccess;
}

}  // namespace vallis::app
