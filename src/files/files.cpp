#include "files/files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <span>

#include "db/sql.hpp"
#include "files/name.hpp"

namespace vallis::files {
namespace {

/// add_file may come as late as this behind Store::take.
constexpr std::chrono::minutes kShortestGrace{60};
constexpr std::size_t kLookedUpAtOnce = 200;

// add_file and the sweep of the same bytes wait for each other; SQLite has one writer anyway.
constexpr std::string_view kLockBlob = "SELECT CAST(pg_advisory_xact_lock(hashtextextended($1, 0)) AS text)";

constexpr std::string_view kInsertBlob = R"sql(
    INSERT INTO file_blob (content_hash, byte_count, media_type, created_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (content_hash) DO NOTHING
)sql";

constexpr std::string_view kInsertEntry = R"sql(
    INSERT INTO file_entry (file_id, version, content_hash, name, owner_scope, uploaded_by, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (file_id, version) DO NOTHING
)sql";

// Adds to what the scope has unless that goes above the quota; a row of the scope is held to the end of the
// transaction.
constexpr std::string_view kUse = R"sql(
    INSERT INTO file_usage (owner_scope, byte_count) VALUES ($1, $2)
    ON CONFLICT (owner_scope) DO UPDATE SET byte_count = file_usage.byte_count + $2
    WHERE file_usage.byte_count + $2 <= $3
)sql";

constexpr std::string_view kSelect = R"sql(
    SELECT e.file_id, e.version, e.content_hash, b.byte_count, b.media_type, e.name, e.owner_scope, e.uploaded_by,
           e.created_at
    FROM file_entry e JOIN file_blob b ON b.content_hash = e.content_hash WHERE e.file_id = $1 )sql";

constexpr std::string_view kGiveBack = R"sql(
    UPDATE file_usage SET byte_count = byte_count - $2 WHERE owner_scope = $1
)sql";

constexpr std::string_view kDeleteUnused = R"sql(
    DELETE FROM file_blob
    WHERE content_hash = $1 AND NOT EXISTS (SELECT 1 FROM file_entry e WHERE e.content_hash = file_blob.content_hash)
)sql";

constexpr std::string_view kInUse = "SELECT count(*) FROM file_entry WHERE content_hash = $1";

constexpr std::string_view kUnusedBefore = R"sql(
    SELECT content_hash FROM file_blob b
    WHERE created_at < $1 AND NOT EXISTS (SELECT 1 FROM file_entry e WHERE e.content_hash = b.content_hash)
    ORDER BY content_hash
)sql";

base::Result<void> lock_blob(db::Transaction& tx, const std::string& content_hash) {
  if (tx.dialect() == db::Dialect::Sqlite) return {};
  const auto locked = tx.execute(kLockBlob, content_hash);
  if (!locked) return locked.error();
  return {};
}

base::Error above_quota(std::int64_t quota) {
  return base::too_large(fmt::format(
      "There is no room for this file: all files together may take {} MB. Remove some that are no longer needed.",
      quota / 1'000'000));
}

base::Result<File> add_version(db::Transaction& tx, const Store& store, FileId id, std::int64_t version,
                               const Blob& blob, const NewFile& file) {
  if (auto locked = lock_blob(tx, blob.content_hash); !locked) return locked.error();
  if (!store.has(blob.content_hash)) return base::stale("The upload was tidied away meanwhile; send the file again.");
  const auto now = base::Instant::now();
  auto done = tx.execute(kInsertBlob, blob.content_hash, blob.byte_count, blob.media_type, now);
  if (!done) return done.error();
  if (blob.byte_count > file.quota) return above_quota(file.quota);
  done = tx.execute(kUse, file.owner_scope, blob.byte_count, file.quota);
  if (!done) return done.error();
  if (*done == 0) return above_quota(file.quota);
  done = tx.execute(kInsertEntry, id, version, blob.content_hash, clean_name(file.name), file.owner_scope,
                    file.uploaded_by, now);
  if (!done) return done.error();
  if (*done == 0) return base::stale("Somebody else put in another version meanwhile; look at it first.");
  return find_file(tx, id, version);
}

/// Those of the blobs that some file has. Most are: they need no transaction each.
base::Result<std::set<std::string>> in_use(db::Database& database, std::span<const std::string> hashes) {
  // Always as many, so that it is one statement to the database.
  std::vector<std::string> padded(hashes.begin(), hashes.end());
  padded.resize(kLookedUpAtOnce);
  db::Sql sql("SELECT DISTINCT content_hash FROM file_entry WHERE content_hash IN (");
  sql.values(padded).add(")");
  const auto found =
      database.read([&](db::Reader& reader) { return reader.many_with<std::string>(sql.text(), sql.arguments()); });
  if (!found) return found.error();
  return std::set<std::string>(found->begin(), found->end());
}

/// Deletes one blob unless it is in use or was put in again; tells whether it went.
base::Result<bool> sweep_one(db::Database& database, Store& store, const std::string& content_hash,
                             const base::Instant& before) {
  return database.transact([&](db::Transaction& tx) -> base::Result<bool> {
    if (auto locked = lock_blob(tx, content_hash); !locked) return locked.error();
    const auto users = tx.one<std::int64_t>(kInUse, content_hash);
    if (!users) return users.error();
    const auto stored = store.stored_at(content_hash);
    if (*users > 0 || (stored && *stored >= before)) return false;
    const auto row = tx.execute(kDeleteUnused, content_hash);
    if (!row) return row.error();
    // Before the commit: add_file waits for it, and then sees that the bytes are gone.
    if (auto removed = store.remove(content_hash); !removed) return removed.error();
    return stored.has_value() || *row > 0;
  });
}

}  // namespace

base::Result<File> add_file(db::Transaction& tx, const Store& store, const Blob& blob, const NewFile& file) {
  return add_version(tx, store, FileId::next(), 1, blob, file);
}

base::Result<File> replace_file(db::Transaction& tx, const Store& store, FileId id, std::int64_t expected_version,
                                const Blob& blob, const NewFile& file) {
  const auto newest = find_file(tx, id);
  if (!newest) return newest.error();
  if (newest->version != expected_version) {
    return base::stale("Somebody else put in another version meanwhile; look at it first.");
  }
  return add_version(tx, store, id, expected_version + 1, blob, file);
}

base::Result<File> find_file(db::Reader& reader, FileId id, std::optional<std::int64_t> version) {
  auto found = version ? reader.maybe<File>(std::string(kSelect) + "AND e.version = $2", id, *version)
                       : reader.maybe<File>(std::string(kSelect) + "ORDER BY e.version DESC LIMIT 1", id);
  if (!found) return found.error();
  if (!*found) return base::not_found("There is no such file.");
  return std::move(**found);
}

base::Result<std::vector<File>> file_versions(db::Reader& reader, FileId id) {
  return reader.many<File>(std::string(kSelect) + "ORDER BY e.version DESC", id);
}

base::Result<void> remove_file(db::Transaction& tx, FileId id) {
  const auto versions = file_versions(tx, id);
  if (!versions) return versions.error();
  if (versions->empty()) return base::not_found("There is no such file.");
  for (const File& file : *versions) {
    const auto deleted =
        tx.execute("DELETE FROM file_entry WHERE file_id = $1 AND version = $2", file.file_id, file.version);
    if (!deleted) return deleted.error();
    if (*deleted == 0) continue;  // somebody else removed it meanwhile, and gave back its room
    if (auto given = tx.execute(kGiveBack, file.owner_scope, file.byte_count); !given) return given.error();
  }
  return {};
}

base::Result<std::int64_t> used_bytes(db::Reader& reader, const std::string& owner_scope) {
  const auto used = reader.maybe<std::int64_t>("SELECT byte_count FROM file_usage WHERE owner_scope = $1", owner_scope);
  if (!used) return used.error();
  return used->value_or(0);
}

base::Result<SweepReport> sweep(db::Database& database, Store& store, std::chrono::minutes grace) {
  if (grace < kShortestGrace) return base::invalid_argument("The grace of a sweep is an hour or more.");
  const auto before = base::Instant::now().plus(-grace);
  auto on_disk = store.stored_before(before);
  if (!on_disk) return on_disk.error();
  // Rows whose bytes are gone already are not on disk.
  const auto unused =
      database.read([&](db::Reader& reader) { return reader.many<std::string>(kUnusedBefore, before); });
  if (!unused) return unused.error();
  on_disk->insert(on_disk->end(), unused->begin(), unused->end());
  SweepReport report;
  for (std::size_t begin = 0; begin < on_disk->size(); begin += kLookedUpAtOnce) {
    const std::size_t count = std::min(kLookedUpAtOnce, on_disk->size() - begin);
    const std::span page(on_disk->data() + begin, count);
    const auto used = in_use(database, page);
    if (!used) return used.error();
    for (const std::string& content_hash : page) {
      if (used->contains(content_hash)) continue;
      const auto gone = sweep_one(database, store, content_hash, before);
      if (!gone) return gone.error();
      report.blob_count += *gone ? 1 : 0;
    }
  }
  const auto cleared = store.clear_incoming(before);
  if (!cleared) return cleared.error();
  report.incoming_count = *cleared;
  return report;
}

base::Result<std::vector<BlobFault>> check_blobs(db::Database& database, const Store& store, bool contents) {
  const auto blobs = database.read([](db::Reader& reader) {
    return reader.many<Blob>("SELECT content_hash, byte_count, media_type FROM file_blob ORDER BY content_hash");
  });
  if (!blobs) return blobs.error();
  std::vector<BlobFault> faults;
  for (const Blob& blob : *blobs) {
    const auto reader = store.read(blob.content_hash);
    if (!reader) {
      faults.push_back({blob.content_hash, reader.error().message});
      continue;
    }
    const auto intact = contents ? store.intact(blob.content_hash) : base::Result<bool>(true);
    if (!intact) {
      faults.push_back({blob.content_hash, intact.error().message});
    } else if (!*intact || reader->size() != static_cast<std::uint64_t>(blob.byte_count)) {
      faults.push_back({blob.content_hash, "The content has changed on disk; restore it from a backup."});
    }
  }
  return faults;
}

}  // namespace vallis::files
