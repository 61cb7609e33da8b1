#pragma once

#include <filesystem>
#include <string>

#include "app/exit_code.hpp"
#include "app/server.hpp"
#include "directory/export.hpp"

namespace vallis::app {

struct DirectoryImportOptions {
  ServerSettings server;
  directory::ImportKind kind = directory::ImportKind::Organisations;
  std::filesystem::path file;
  std::string encoding;  ///< as sheets::read_table takes it
  bool dry_run = false;
};
/// Brings a table into the directory, or says what that would do. A file with lines that are wrong, or may be there
/// already, writes nothing: kFaults, with the lines.
ExitCode import_directory(const DirectoryImportOptions& options);

struct DirectoryExportOptions {
  ServerSettings server;
  directory::ImportKind kind = directory::ImportKind::Organisations;
  directory::ExportFormat format = directory::ExportFormat::Csv;
  std::filesystem::path file;  ///< empty: standard output
};
/// Writes all organisations or people, with every field.
ExitCode export_directory(const DirectoryExportOptions& options);

}  // namespace vallis::app
