#include <fmt/format.h>

#include "app/backup.hpp"
#include "app/commands.hpp"

namespace vallis::app {
namespace {

std::string summary(const BackupManifest& manifest) {
  std::int64_t rows = 0;
  for (const BackupTable& table : manifest.tables) rows += table.row_count;
  return fmt::format("{} rows of {} tables and {} files", rows, manifest.tables.size(), manifest.file_count);
}

}  // namespace

ExitCode back_up_to(const ServerSettings& settings, const std::string& file) {
  const auto made = back_up(settings, file);
  if (!made) return report(made.error());
  print(fmt::format("{}: {}.\n", file, summary(*made)));
  if (made->missing_files.empty()) return kSuccess;
  std::vector<base::Fault> faults;
  for (const std::string& hash : made->missing_files) {
    faults.push_back(
        {file, 0, 0, "", fmt::format("It lacks {}: the bytes are gone from the store, or changed.", hash)});
  }
  return report(base::invalid_input(std::move(faults)));
}

ExitCode restore_from(const ServerSettings& settings, const std::string& file) {
  const auto made = restore(settings, file);
  if (!made) return report(made.error());
  print(fmt::format("{} of {}, by version {}, are restored to '{}'.\n", summary(*made), made->created_at.text(),
                    made->program_version, settings.data.string()));
  return kSuccess;
}

}  // namespace vallis::app
