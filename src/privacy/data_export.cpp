#include "privacy/data_export.hpp"

#include <chrono>

#include "jobs/queue.hpp"

namespace vallis::privacy {

struct Document {
  std::optional<std::string> document;
  std::optional<base::Instant> expires_at;
};
VALLIS_DESCRIBE(Document, document, expires_at)

namespace {

constexpr auto kLasts = std::chrono::hours(7 * 24);

constexpr std::string_view kSelect = R"sql(
    SELECT data_export_id, asked_at, ready_at, expires_at FROM data_export
    WHERE account_id = $1 ORDER BY data_export_id DESC
)sql";

constexpr std::string_view kSelectOpen = R"sql(
    SELECT data_export_id, asked_at, ready_at, expires_at FROM data_export
    WHERE account_id = $1 AND ready_at IS NULL ORDER BY data_export_id DESC
)sql";

}  // namespace

base::Result<DataExport> ask_export(db::Transaction& tx, const activity::Actor& by, auth::AccountId account,
                                    const base::Instant& now) {
  auto open = tx.maybe<DataExport>(kSelectOpen, account);
  if (!open) return open.error();
  if (*open) return **open;
  const DataExport made{base::Uuid::next(), now, {}, {}};
  const auto added = tx.execute("INSERT INTO data_export (data_export_id, account_id, asked_at) VALUES ($1, $2, $3)",
                                made.data_export_id, account, now);
  if (!added) return added.error();
  const auto job =
      jobs::enqueue(tx, kExportJob, ExportWork{made.data_export_id}, {.unique_key = made.data_export_id.text()});
  if (!job) return job.error();
  const auto noted = activity::record(
      tx, {.by = by, .verb = "asked_for", .object_kind = "data_export", .object_id = made.data_export_id.text()});
  if (!noted) return noted.error();
  return made;
}

base::Result<std::vector<DataExport>> exports_of(db::Reader& reader, auth::AccountId account) {
  return reader.many<DataExport>(kSelect, account);
}

base::Result<std::string> gather(db::Reader& reader, const auth::PersonalDataList& list, auth::AccountId account,
                                 const base::Instant& now) {
  base::JsonObject all{{"made_at", now.text()}, {"account_id", account.text()}};
  for (const auth::PersonalData& part : list) {
    auto known = part.gather(reader, account);
    if (!known) return known.error().in(part.name);
    all[part.name] = std::move(*known);
  }
  return base::print_json(all);
}

base::Result<auth::AccountId> owner_of_export(db::Reader& reader, base::Uuid data_export_id) {
  return reader.one<auth::AccountId>("SELECT account_id FROM data_export WHERE data_export_id = $1", data_export_id);
}

base::Result<void> keep_document(db::Transaction& tx, base::Uuid data_export_id, const std::string& document,
                                 const base::Instant& now) {
  const auto kept = tx.execute(
      "UPDATE data_export SET document = $2, ready_at = $3, expires_at = $4 WHERE data_export_id = $1 AND ready_at IS "
      "NULL",
      data_export_id, document, now, now.plus(kLasts));
  if (!kept) return kept.error();
  return {};
}

base::Result<std::string> document_of(db::Reader& reader, auth::AccountId account, base::Uuid data_export_id,
                                      const base::Instant& now) {
  auto found = reader.maybe<Document>(
      "SELECT document, expires_at FROM data_export WHERE data_export_id = $1 AND account_id = $2", data_export_id,
      account);
  if (!found) return found.error();
  if (!*found) return base::not_found("You have no such copy of your data.");
  if (!(*found)->expires_at) return base::conflict("The copy is being made; look again in a minute.");
  if (*(*found)->expires_at <= now || !(*found)->document) {
    return base::conflict("This copy has expired; ask for a new one.");
  }
  return std::move(*(*found)->document);
}

auth::PersonalData export_data() {
  const auto gather = [](db::Reader& reader, auth::AccountId account) -> base::Result<base::Json> {
    const auto exports = exports_of(reader, account);
    if (!exports) return exports.error();
    return auth::as_json(*exports);
  };
  const auto foresee = [](db::Reader& reader, auth::AccountId account) -> base::Result<auth::Fate> {
    const auto exports = exports_of(reader, account);
    if (!exports) return exports.error();
    return auth::Fate{"data_exports", static_cast<std::int64_t>(exports->size()), 0, {}};
  };
  const auto erase = [](db::Transaction& tx, const activity::Actor& /*by*/, auth::AccountId account,
                        const base::Instant& /*now*/) -> base::Result<void> {
    const auto gone = tx.execute("DELETE FROM data_export WHERE account_id = $1", account);
    if (!gone) return gone.error();
    return {};
  };
  return {"data_exports", gather, foresee, erase};
}

}  // namespace vallis::privacy
