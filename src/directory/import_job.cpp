#include "directory/import_job.hpp"

namespace vallis::directory {
namespace {

constexpr std::string_view kKind = "directory_import";
constexpr std::int64_t kPart = 1'000;

struct StepPayload {
  ImportId import_id;
  ImportState step = ImportState::Previewing;
  std::optional<base::Uuid> account_id;
  std::optional<base::Uuid> organisation_id;
  std::string request_id;
};
VALLIS_DESCRIBE(StepPayload, import_id, step, account_id, organisation_id, request_id)

base::Result<base::Json> run_step(jobs::Context& context) {
  const auto payload = context.payload_as<StepPayload>();
  if (!payload) return payload.error();
  const activity::Actor by{payload->account_id, payload->organisation_id, payload->request_id};
  const base::Instant now = base::Instant::now();
  const std::string stage(base::enum_word(payload->step));
  const auto import =
      context.database().read([&](db::Reader& reader) { return find_import(reader, payload->import_id); });
  if (!import) return import.error();
  if (import->state != payload->step) return base::Json();  // an earlier attempt came to the end
  if (payload->step == ImportState::Previewing) {
    const auto done = preview_in_parts(
        context.database(), now, payload->import_id,
        [&](const std::function<base::Result<void>(db::Transaction&)>& part) { return context.transact(part); },
        [&](std::int64_t line, std::int64_t all) {
          context.report(stage, static_cast<double>(line) / static_cast<double>(all));
          return !context.cancelled();
        });
    if (!done) return done.error();
    return base::Json();
  }
  while (true) {
    if (context.cancelled()) return base::cancelled();
    const auto left = context.transact([&](db::Transaction& tx) {
      return payload->step == ImportState::Committing ? commit_part(tx, by, now, payload->import_id, kPart)
                                                      : undo_part(tx, by, now, payload->import_id, kPart);
    });
    if (!left) return left.error();
    if (*left == 0) return base::Json();
    context.report(stage, 1 - static_cast<double>(*left) / static_cast<double>(import->line_count));
  }
}

}  // namespace

base::Result<jobs::JobId> enqueue_step(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                       ImportId id, std::int64_t version, ImportState step) {
  jobs::EnqueueOptions options;
  options.unique_key = id.text();
  const auto job =
      jobs::enqueue(tx, kKind, StepPayload{id, step, by.account_id, by.organisation_id, by.request_id}, options);
  if (!job) return job.error();
  if (auto begun = begin_step(tx, now, id, version, step, job->uuid); !begun) return begun.error();
  return *job;
}

void add_import_jobs(jobs::Runner& runner) { runner.register_job(std::string(kKind), run_step); }

}  // namespace vallis::directory
