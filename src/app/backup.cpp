#include "app/backup.hpp"

#include <fmt/format.h>

#include <array>
#include <fstream>

#include "app/version.hpp"
#include "base/archive.hpp"
#include "base/hash.hpp"
#include "files/store.hpp"

namespace vallis::app {
namespace {

/// Writes the rows of one table to a file, and gives what the manifest says of it.
base::Result<BackupTable> spool(db::Reader& reader, const db::Table& table, const std::filesystem::path& file) {
  std::ofstream out(file, std::ios::binary);
  base::ContentHasher hasher;
  BackupTable note{table.name, table.columns, 0, {}};
  const auto dumped = db::dump_rows(reader, table, [&](std::string_view line) -> base::Result<void> {
    out << line << '\n';
    hasher.add(line);
    hasher.add("\n");
    ++note.row_count;
    return {};
  });
  if (!dumped) return dumped.error();
  out.close();
  if (!out) return base::unavailable(fmt::format("'{}' cannot be written; is the disk full?", file.string()));
  note.content_hash = hasher.finish();
  return note;
}

struct Snapshot {
  std::vector<BackupTable> tables;
  std::vector<std::string> blobs;
};

base::Result<Snapshot> snapshot(db::Reader& reader, const std::filesystem::path& folder) {
  const auto tables = db::tables(reader);
  if (!tables) return tables.error();
  Snapshot taken;
  for (const db::Table& table : *tables) {
    auto note = spool(reader, table, folder / (table.name + ".jsonl"));
    if (!note) return note.error();
    taken.tables.push_back(std::move(*note));
  }
  auto blobs = reader.many<std::string>("SELECT content_hash FROM file_blob ORDER BY content_hash");
  if (!blobs) return blobs.error();
  taken.blobs = std::move(*blobs);
  return taken;
}

base::Result<void> write_archive(const BackupManifest& manifest, const std::vector<std::string>& blobs,
                                 const files::Store& store, const std::filesystem::path& folder,
                                 const std::filesystem::path& file) {
  auto archive = base::ArchiveWriter::create(file);
  if (!archive) return archive.error();
  std::string json;
  base::write_json(json, manifest);
  if (auto added = (*archive)->add("manifest.json", json); !added) return added;
  for (const BackupTable& table : manifest.tables) {
    const auto added = (*archive)->add_file(table_entry(table.name), folder / (table.name + ".jsonl"));
    if (!added) return added;
  }
  for (const std::string& blob : blobs) {
    const auto path = store.path(blob);
    if (!path) return path.error();
    if (auto added = (*archive)->add_file(blob_entry(blob), *path); !added) return added;
  }
  return (*archive)->finish();
}

}  // namespace

std::span<const base::FieldRule> field_rules(const BackupManifest* /*manifest*/) {
  static const std::array rules{base::FieldRule{.member = "migrations", .max_length = 100'000},
                                base::FieldRule{.member = "tables", .max_length = 100'000},
                                base::FieldRule{.member = "missing_files", .max_length = 10'000'000}};
  return rules;
}

std::string table_entry(const std::string& table) { return "tables/" + table + ".jsonl"; }
std::string blob_entry(std::string_view content_hash) {
  return "files/" + std::string(content_hash.substr(content_hash.find(':') + 1));
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

base::Result<void> ScratchFolder::make() const {
  std::error_code failure;
  std::filesystem::create_directories(path_, failure);
  if (!failure) std::filesystem::permissions(path_, std::filesystem::perms::owner_all, failure);
  if (failure) {
    return base::unavailable(fmt::format("The folder '{}' cannot be made: {}.", path_.string(), failure.message()));
  }
  return {};
}

base::Result<BackupManifest> back_up(const ServerSettings& settings, const std::filesystem::path& file) {
  const auto series = built_in_migrations();
  if (!series) return series.error();
  return back_up(settings, file, *series);
}

base::Result<BackupManifest> back_up(const ServerSettings& settings, const std::filesystem::path& file,
                                     const std::vector<db::Migration>& series) {
  if (std::filesystem::exists(file)) {
    return base::conflict(fmt::format("There is a file '{}'; name another, or move it away.", file.string()));
  }
  const auto database = open_database(settings);
  if (!database) return database.error();
  const auto state = db::migration_state(**database, series);
  if (!state) return state.error();
  if (!state->pending.empty()) {
    return base::conflict("The database is older than this program; run `vallis migrate` first, or the older program.");
  }
  const auto store = files::Store::open(settings.data / "files");
  if (!store) return store.error();
  const ScratchFolder folder(file.string() + ".partial");
  if (auto made = folder.make(); !made) return made.error();

  // The database first: a file that is added later has no row in this backup, and one with a row is swept no sooner
  // than a day after it was put in.
  auto taken = (*database)->read([&](db::Reader& reader) { return snapshot(reader, folder.path()); });
  if (!taken) return taken.error();
  BackupManifest manifest{1, kVersion, base::Instant::now(), {}, std::move(taken->tables), 0, {}};
  for (const auto& migration : state->applied) manifest.migrations.push_back(migration.name);
  std::vector<std::string> blobs;
  for (const std::string& blob : taken->blobs) {
    const auto intact = (*store)->intact(blob);
    (intact && *intact ? blobs : manifest.missing_files).push_back(blob);
  }
  manifest.file_count = static_cast<std::int64_t>(blobs.size());
  const auto partial = folder.path() / "backup";
  if (auto written = write_archive(manifest, blobs, **store, folder.path(), partial); !written) return written.error();
  std::error_code failure;
  std::filesystem::permissions(partial, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
                               failure);
  std::filesystem::rename(partial, file, failure);
  if (failure) return base::unavailable(fmt::format("'{}' cannot be made: {}.", file.string(), failure.message()));
  return manifest;
}

}  // namespace vallis::app
