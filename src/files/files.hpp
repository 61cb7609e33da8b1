#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/describe.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "base/uuid.hpp"
#include "db/database.hpp"
#include "files/store.hpp"

namespace vallis::files {

using FileId = base::Id<struct FileTag>;

/// A version of a file, as it is kept.
struct File {
  FileId file_id;
  std::int64_t version = 1;
  std::string content_hash;
  std::int64_t byte_count = 0;
  std::string media_type;
  std::string name;
  std::string owner_scope;
  std::optional<base::Uuid> uploaded_by;
  base::Instant created_at;
};
VALLIS_DESCRIBE(File, file_id, version, content_hash, byte_count, media_type, name, owner_scope, uploaded_by,
                created_at)

struct NewFile {
  std::string name;         ///< as the person's device called it; kept by clean_name()
  std::string owner_scope;  ///< whose quota it counts against, as "organisation:0189…"
  std::optional<base::Uuid> uploaded_by{};
  std::int64_t quota = std::int64_t{10} << 30U;  ///< bytes of all versions of all files of the scope
};

/// Makes a file of bytes that the store has taken within the last hour; in the transaction of what the file belongs to:
///
///   const auto blob = store.take(request.upload->file, {.media_types = {"application/pdf"}});
///   …transact([&](db::Transaction& tx) { return files::add_file(tx, store, *blob, {.name = …, .owner_scope = …}); })
///
/// Errors: TooLarge – the quota would not hold it; Stale – the bytes were swept since: send them again; those of db.
base::Result<File> add_file(db::Transaction& tx, const Store& store, const Blob& blob, const NewFile& file);

/// Adds a version, which counts from now on; the earlier ones stay. Errors: those of add_file; NotFound; Stale –
/// `expected_version` is not the newest: somebody else was first.
base::Result<File> replace_file(db::Transaction& tx, const Store& store, FileId id, std::int64_t expected_version,
                                const Blob& blob, const NewFile& file);

/// The newest version, or the one asked for. Errors: NotFound.
base::Result<File> find_file(db::Reader& reader, FileId id, std::optional<std::int64_t> version = {});

/// All versions, the newest first; empty when there is no such file.
base::Result<std::vector<File>> file_versions(db::Reader& reader, FileId id);

/// Removes a file with all its versions; its bytes go with the next sweep unless others have them. Errors: NotFound.
base::Result<void> remove_file(db::Transaction& tx, FileId id);

/// Bytes that count against a scope's quota.
base::Result<std::int64_t> used_bytes(db::Reader& reader, const std::string& owner_scope);

struct SweepReport {
  int blob_count = 0;      ///< blobs that no file had
  int incoming_count = 0;  ///< parts that uploads left
};

/// Deletes blobs that no file has and that were last put in longer ago than `grace`, with or without a row. A blob that
/// is added to a file at the same time stays, or its add_file says Stale: a file never points at nothing.
/// Errors: those of db; InvalidArgument – a grace below an hour, within which add_file may still come.
/// Cost: looks at each file of the store; one short transaction for each that goes.
base::Result<SweepReport> sweep(db::Database& database, Store& store, std::chrono::minutes grace);

struct BlobFault {
  std::string content_hash;
  std::string what;
};
VALLIS_DESCRIBE(BlobFault, content_hash, what)

/// Holds the rows to the folder: bytes that are missing, or, with `contents`, that have changed. For the doctor.
/// Cost: one look at each blob; reads them all with `contents`.
base::Result<std::vector<BlobFault>> check_blobs(db::Database& database, const Store& store, bool contents);

}  // namespace vallis::files
