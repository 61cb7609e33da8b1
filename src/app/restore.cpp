#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <set>

#include "app/backup.hpp"
#include "app/version.hpp"
#include "base/archive.hpp"
#include "base/hash.hpp"
#include "files/store.hpp"

namespace vallis::app {
namespace {

constexpr std::size_t kLongestManifest = 64U << 20U;
constexpr std::string_view kManifest = "manifest.json";

base::Error no_backup(const std::filesystem::path& file, std::string what) {
  return base::invalid_input(file.filename().string(), std::move(what));
}

/// Reads an entry to its end, piece by piece.
base::Result<void> read_entry(base::ArchiveReader& archive,
                              const std::function<base::Result<void>(std::string_view)>& take) {
  std::array<char, 65536> piece{};
  while (true) {
    const auto got = archive.read(piece);
    if (!got) return got.error();
    if (*got == 0) return {};
    if (auto taken = take({piece.data(), *got}); !taken) return taken;
  }
}

/// The entries behind the manifest, by their names, with the hashes that they must have.
std::map<std::string, std::string> expected_entries(const BackupManifest& manifest) {
  std::map<std::string, std::string> expected;
  for (const BackupTable& table : manifest.tables) expected[table_entry(table.name)] = table.content_hash;
  return expected;
}

/// Whether a name is that of a blob; gives its hash.
std::optional<std::string> blob_of(const std::string& name) {
  const std::string prefix = "files/";
  if (!name.starts_with(prefix) || name.size() != prefix.size() + 64) return std::nullopt;
  const std::string digits = name.substr(prefix.size());
  if (digits.find_first_not_of("0123456789abcdef") != std::string::npos) return std::nullopt;
  return "sha256:" + digits;
}

base::Result<BackupManifest> read_manifest(base::ArchiveReader& archive, const std::filesystem::path& file) {
  const auto first = archive.next();
  if (!first) return first.error();
  if (!*first || (*first)->name != kManifest || !(*first)->plain) {
    return no_backup(file, "It is no backup of this program: it does not begin with manifest.json.");
  }
  std::string text;
  const auto read = read_entry(archive, [&](std::string_view piece) -> base::Result<void> {
    text += piece;
    if (text.size() > kLongestManifest) return no_backup(file, "Its manifest is too long to be one.");
    return {};
  });
  if (!read) return read.error();
  const auto json = base::parse_json(text, std::string(kManifest));
  if (!json) return json.error();
  auto manifest = base::read_document<BackupManifest>(*json, std::string(kManifest));
  if (manifest && manifest->format != 1) {
    return base::conflict("The backup has a form that this program does not know; use a later version.");
  }
  return manifest;
}

/// Reads the whole archive and holds it to its manifest: nothing is missing, changed or put in.
base::Result<BackupManifest> check_archive(const std::filesystem::path& file) {
  const auto archive = base::ArchiveReader::open(file);
  if (!archive) return archive.error();
  auto manifest = read_manifest(**archive, file);
  if (!manifest) return manifest;
  auto expected = expected_entries(*manifest);
  std::int64_t blob_count = 0;
  while (true) {
    const auto entry = (*archive)->next();
    if (!entry) return entry.error();
    if (!*entry) break;
    const auto blob = blob_of((*entry)->name);
    const auto known = expected.find((*entry)->name);
    if (!(*entry)->plain || (!blob && known == expected.end())) {
      return no_backup(file, fmt::format("It holds '{}', which its manifest does not name.", (*entry)->name));
    }
    base::ContentHasher hasher;
    const auto read = read_entry(**archive, [&](std::string_view piece) -> base::Result<void> {
      hasher.add(piece);
      return {};
    });
    if (!read) return read.error();
    if (hasher.finish() != (blob ? *blob : known->second)) {
      return no_backup(file, fmt::format("'{}' is not as it was written: its hash is another.", (*entry)->name));
    }
    if (blob) {
      ++blob_count;
    } else {
      expected.erase(known);
    }
  }
  if (!expected.empty()) return no_backup(file, fmt::format("'{}' is missing.", expected.begin()->first));
  if (blob_count != manifest->file_count) {
    return no_backup(file, fmt::format("It holds {} files instead of {}.", blob_count, manifest->file_count));
  }
  return manifest;
}

/// Cuts pieces into lines and puts each into its table.
class TableLoader {
 public:
  TableLoader(db::Transaction& tx, db::Table table) : tx_(tx), table_(std::move(table)) {}

  base::Result<void> add(std::string_view piece) {
    while (true) {
      const auto end = piece.find('\n');
      line_ += piece.substr(0, end);
      if (end == std::string_view::npos) return {};
      if (auto loaded = db::load_row(tx_, table_, line_); !loaded) return loaded;
      line_.clear();
      piece.remove_prefix(end + 1);
    }
  }

 private:
  db::Transaction& tx_;
  db::Table table_;
  std::string line_;
};

/// The form that the backup's program had, the rows, and the contents of files.
base::Result<void> fill(db::Transaction& tx, const BackupManifest& manifest, const std::filesystem::path& file,
                        const std::vector<db::Migration>& series, const std::filesystem::path& blobs) {
  const auto there = db::tables(tx);
  if (!there) return there.error();
  if (!there->empty()) return base::conflict("The database is not empty; name one that is new.");
  std::vector<db::Migration> then;
  for (const db::Migration& migration : series) {
    if (std::find(manifest.migrations.begin(), manifest.migrations.end(), migration.name) !=
        manifest.migrations.end()) {
      then.push_back(migration);
    }
  }
  if (then.size() != manifest.migrations.size()) {
    return base::conflict(fmt::format("The backup is of version {}, which is newer than this program; use that one.",
                                      manifest.program_version));
  }
  if (const auto migrated = db::migrate_within(tx, then, kVersion); !migrated) return migrated.error();
  const auto store = files::Store::open(blobs);
  if (!store) return store.error();
  std::map<std::string, db::Table> tables;
  for (const BackupTable& table : manifest.tables) {
    tables[table_entry(table.name)] = db::Table{table.name, table.columns};
  }
  return db::load_tables(tx, [&](db::Transaction& within) -> base::Result<void> {
    const auto archive = base::ArchiveReader::open(file);
    if (!archive) return archive.error();
    while (true) {
      const auto entry = (*archive)->next();
      if (!entry) return entry.error();
      if (!*entry) return {};
      const std::string& name = (*entry)->name;
      base::Result<void> done;
      if (const auto blob = blob_of(name)) {
        const auto path = blobs / ("restore-" + blob->substr(7));
        std::ofstream out(path, std::ios::binary);
        done = read_entry(**archive, [&](std::string_view piece) -> base::Result<void> {
          out.write(piece.data(), static_cast<std::streamsize>(piece.size()));
          return {};
        });
        out.close();
        if (done && !out) done = base::unavailable("The contents of files cannot be written; is the disk full?");
        if (done) {
          const auto taken = (*store)->take(path, {.max_bytes = std::numeric_limits<std::int64_t>::max()});
          if (!taken) done = taken.error();
        }
      } else if (name != kManifest) {
        TableLoader loader(within, tables.at(name));
        done = read_entry(**archive, [&](std::string_view piece) { return loader.add(piece); });
      }
      if (!done) return done;
    }
  });
}

/// Names of a manifest become part of statements.
base::Result<void> check_names(const BackupManifest& manifest, const std::filesystem::path& file) {
  const auto good = [](const std::string& name) {
    return !name.empty() && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
  };
  for (const BackupTable& table : manifest.tables) {
    bool fine = good(table.name) && table.name != "schema_migration";
    for (const db::Column& column : table.columns) fine = fine && good(column.name);
    if (!fine) return no_backup(file, fmt::format("Its table '{}' is none of this program.", table.name));
  }
  return {};
}

bool empty_or_absent(const std::filesystem::path& folder) {
  std::error_code failure;
  return !std::filesystem::exists(folder, failure) || std::filesystem::is_empty(folder, failure);
}

}  // namespace

base::Result<BackupManifest> restore(const ServerSettings& settings, const std::filesystem::path& file) {
  if (!empty_or_absent(settings.data)) {
    return base::conflict(
        fmt::format("The folder '{}' is not empty; name one that is new with --data.", settings.data.string()));
  }
  const auto series = built_in_migrations();
  if (!series) return series.error();
  auto manifest = check_archive(file);
  if (!manifest) return manifest;
  if (auto good = check_names(*manifest, file); !good) return good.error();

  std::filesystem::path target = settings.data.lexically_normal();
  if (!target.has_filename()) target = target.parent_path();
  const ScratchFolder folder(target.string() + ".partial");
  if (auto made = folder.make(); !made) return made.error();
  ServerSettings partial = settings;
  partial.data = folder.path();
  {
    const auto database = open_database(partial);
    if (!database) return database.error();
    const auto filled = (*database)->transact(
        [&](db::Transaction& tx) { return fill(tx, *manifest, file, *series, folder.path() / "files"); });
    if (!filled) return filled.error();
    // From the form of the backup's program to that of this one.
    if (const auto migrated = db::migrate(**database, *series, kVersion); !migrated) return migrated.error();
  }
  std::error_code failure;
  std::filesystem::remove(target, failure);  // an empty folder
  std::filesystem::rename(folder.path(), target, failure);
  if (failure) {
    return base::unavailable(
        fmt::format("'{}' cannot be renamed to '{}': {}.", folder.path().string(), target.string(), failure.message()));
  }
  return manifest;
}

}  // namespace vallis::app
