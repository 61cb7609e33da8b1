#include "scorecards/scorecard_jobs.hpp"

#include "jobs/queue.hpp"

namespace vallis::scorecards {
namespace {

constexpr std::string_view kBringIn = "bring_in_study";

}  // namespace

base::Result<void> add_scorecard_jobs(jobs::Runner& runner, db::Database& database, Studies& studies) {
  runner.register_job(std::string(kBringIn), [&studies](jobs::Context& context) -> base::Result<base::Json> {
    const auto done = bring_in_built_in(context.database(), studies.built_in(), base::Instant::now());
    if (!done) return done.error();
    return base::Json(base::JsonObject{{"brought_in", *done}});
  });
  return database.transact([&](db::Transaction& tx) -> base::Result<void> {
    const auto there = has_built_in(tx, studies.built_in());
    if (!there) return there.error();
    if (*there) return {};
    const auto job = jobs::enqueue(tx, kBringIn, base::JsonObject(), {.unique_key = std::string(kBringIn)});
    if (!job) return job.error();
    return {};
  });
}

}  // namespace vallis::scorecards
