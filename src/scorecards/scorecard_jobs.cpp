#include "scorecards/scorecard_jobs.hpp"

#include "jobs/queue.hpp"
#include "scorecards/run.hpp"

namespace vallis::scorecards {
namespace {

constexpr std::string_view kBringIn = "bring_in_study";

/// What the run tells goes to its job.
class JobProgress final : public study::Progress {
 public:
  explicit JobProgress(jobs::Context& context) : context_(context) {}
  void report(std::string_view stage, double done) override { context_.report(std::string(stage), done); }
  bool cancelled() const override { return context_.cancelled(); }

 private:
  jobs::Context& context_;
};

}  // namespace

base::Result<void> add_scorecard_jobs(jobs::Runner& runner, db::Database& database, Studies& studies) {
  runner.register_job(std::string(kBringIn), [&studies](jobs::Context& context) -> base::Result<base::Json> {
    const auto done = bring_in_built_in(context.database(), studies.built_in(), base::Instant::now());
    if (!done) return done.error();
    return base::Json(base::JsonObject{{"brought_in", *done}});
  });
  runner.register_job(std::string(kRunJob), [&studies](jobs::Context& context) -> base::Result<base::Json> {
    const auto payload = context.payload_as<RunPayload>();
    if (!payload) return payload.error();
    JobProgress progress(context);
    const Transact transact = [&](const Write& write) { return context.transact(write); };
    if (auto done = do_run(context.database(), transact, progress, payload->scorecard_run_id, studies.built_in().build);
        !done) {
      return done.error();
    }
    return base::Json();
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
