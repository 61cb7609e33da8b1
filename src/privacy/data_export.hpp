#pragma once

#include <optional>
#include <string>
#include <vector>

#include "auth/personal_data.hpp"

namespace vallis::privacy {

/// A copy of what is known of somebody: asked for, then ready until it expires.
struct DataExport {
  base::Uuid data_export_id;
  base::Instant asked_at;
  std::optional<base::Instant> ready_at;
  std::optional<base::Instant> expires_at;  ///< seven days after it was ready
};
VALLIS_DESCRIBE(DataExport, data_export_id, asked_at, ready_at, expires_at)

/// The job that makes one, and its payload.
constexpr const char* kExportJob = "privacy_export";
struct ExportWork {
  base::Uuid data_export_id;
};
VALLIS_DESCRIBE(ExportWork, data_export_id)

/// Asks for one, on record, and enqueues the work; while one is asked for and not ready, that one is given.
base::Result<DataExport> ask_export(db::Transaction& tx, const activity::Actor& by, auth::AccountId account,
                                    const base::Instant& now);

/// The newest first.
base::Result<std::vector<DataExport>> exports_of(db::Reader& reader, auth::AccountId account);

/// A JSON object: "made_at" and, for each part, its name and what is known. All parts are of one state of the database.
/// Errors: those of the parts.
base::Result<std::string> gather(db::Reader& reader, const auth::PersonalDataList& list, auth::AccountId account,
                                 const base::Instant& now);

/// Whose export it is. Errors: NotFound.
base::Result<auth::AccountId> owner_of_export(db::Reader& reader, base::Uuid data_export_id);

/// Puts the document of an export in its place; nothing where it has one.
base::Result<void> keep_document(db::Transaction& tx, base::Uuid data_export_id, const std::string& document,
                                 const base::Instant& now);

/// Errors: NotFound – the account has no such export; Conflict – it is not ready yet, or has expired.
base::Result<std::string> document_of(db::Reader& reader, auth::AccountId account, base::Uuid data_export_id,
                                      const base::Instant& now);

/// The copies themselves are personal, too: an erasure takes them away.
auth::PersonalData export_data();

}  // namespace vallis::privacy
