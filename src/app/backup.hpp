#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "app/server.hpp"
#include "base/described_json.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "db/migrations.hpp"
#include "db/tables.hpp"

namespace vallis::app {

/// What a backup says of itself: manifest.json, its first entry. docs/reference/backup.md describes the file.
struct BackupTable {
  std::string name;
  std::vector<db::Column> columns;
  std::int64_t row_count = 0;
  std::string content_hash;  ///< of tables/NAME.jsonl
};
VALLIS_DESCRIBE(BackupTable, name, columns, row_count, content_hash)

struct BackupManifest {
  std::int64_t format = 1;
  std::string program_version;
  base::Instant created_at;
  std::vector<std::string> migrations;
  std::vector<BackupTable> tables;
  std::int64_t file_count = 0;
  std::vector<std::string> missing_files;  ///< hashes of blobs that were not in the store, or were others
};
VALLIS_DESCRIBE(BackupManifest, format, program_version, created_at, migrations, tables, file_count, missing_files)
std::span<const base::FieldRule> field_rules(const BackupManifest* manifest);

/// Writes all that a server keeps to one file, while it may run: the tables as they stand at one moment, then the
/// contents of files. The file can be restored into either database. It appears under its name when it is whole.
/// Errors: Conflict – there is such a file, or the database is newer than the program; Unavailable; those of db.
base::Result<BackupManifest> back_up(const ServerSettings& settings, const std::filesystem::path& file);
/// As the program of an earlier series of migrations would.
base::Result<BackupManifest> back_up(const ServerSettings& settings, const std::filesystem::path& file,
                                     const std::vector<db::Migration>& series);

/// Makes a new server's data from a backup, on the database that the settings name. Every hash is checked before
/// anything is written; when it fails, nothing is left.
/// Errors: Conflict – the folder or the database is not empty, or the backup is of a newer program; InvalidInput – the
/// file is no backup, or not as it was written; NotFound; those of db.
base::Result<BackupManifest> restore(const ServerSettings& settings, const std::filesystem::path& file);

/// What a row of a manifest is called in the archive.
std::string table_entry(const std::string& table);
std::string blob_entry(std::string_view content_hash);

/// A folder that goes when it goes out of scope, unless it was renamed.
class ScratchFolder {
 public:
  explicit ScratchFolder(std::filesystem::path path) : path_(std::move(path)) {}
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  /// Errors: Unavailable.
  base::Result<void> make() const;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace vallis::app
