#include "privacy/data_export.hpp"
#include "privacy/erasure.hpp"
#include "privacy/privacy.hpp"

namespace vallis::privacy {
namespace {

base::Result<base::Json> make_export(jobs::Context& context, const auth::PersonalDataList& list) {
  const auto work = context.payload_as<ExportWork>();
  if (!work) return work.error();
  const base::Instant now = base::Instant::now();
  const auto document = context.database().read([&](db::Reader& reader) -> base::Result<std::string> {
    const auto owner = owner_of_export(reader, work->data_export_id);
    if (!owner) return owner.error();
    return gather(reader, list, *owner, now);
  });
  if (!document) return document.error();
  const auto kept =
      context.transact([&](db::Transaction& tx) { return keep_document(tx, work->data_export_id, *document, now); });
  if (!kept) return kept.error();
  return base::Json(nullptr);  // nothing personal in the row of the job
}

base::Result<base::Json> carry_out_due(jobs::Context& context, const auth::PersonalDataList& list) {
  const base::Instant now = base::Instant::now();
  const auto due = context.database().read([&](db::Reader& reader) { return due_erasures(reader, now); });
  if (!due) return due.error();
  std::int64_t count = 0;
  for (const ErasureId id : *due) {
    const auto done = context.transact([&](db::Transaction& tx) { return carry_out(tx, list, id, now); });
    if (!done) return done.error();
    count += *done ? 1 : 0;
  }
  return base::Json(count);
}

}  // namespace

Registry make_registry() {
  Registry registry;
  auth::add_personal_data(registry.personal_data);
  registry.personal_data.push_back(export_data());
  add_retention_classes(registry.retention);
  return registry;
}

base::Result<void> add_privacy_jobs(jobs::Runner& runner, const Registry& registry) {
  runner.register_job(kExportJob,
                      [&registry](jobs::Context& context) { return make_export(context, registry.personal_data); });
  runner.register_job(kErasureJob,
                      [&registry](jobs::Context& context) { return carry_out_due(context, registry.personal_data); });
  runner.register_job(kRetentionJob, [&registry](jobs::Context& context) -> base::Result<base::Json> {
    const auto removed =
        context.transact([&](db::Transaction& tx) { return remove_old(tx, registry.retention, base::Instant::now()); });
    if (!removed) return removed.error();
    return base::Json(*removed);
  });
  if (auto done = runner.schedule(kErasureJob, kErasureJob, "*/10 * * * *"); !done) return done;
  return runner.schedule(kRetentionJob, kRetentionJob, "40 3 * * *");
}

}  // namespace vallis::privacy
