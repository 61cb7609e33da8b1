#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/csv.hpp"
#include "base/result.hpp"
#include "catalogue/table_schema.hpp"

namespace vallis::catalogue {

/// A set of named tables, as they were read, with what is known about their columns.
struct Catalogue {
  struct Unreadable {
    std::string table;
    std::vector<base::Fault> faults;
  };

  std::vector<base::CsvTable> tables;  ///< sorted by name; CsvTable::name is the file's name with ".csv"
  std::vector<Unreadable> unreadable;  ///< files that are no CSV, so that the others can still be used
  std::optional<TableSchema> schema;
  bool own_schema = false;  ///< the schema came with the tables, so each of its tables must be there
  std::map<std::string, std::string>
      hashes;  ///< CsvTable::name → content hash of the bytes that the table was read from

  /// A table by its name without ".csv".
  const base::CsvTable* table(std::string_view name) const;
  const Unreadable* unreadable_table(std::string_view name) const;

  /// What the schema says of a column, if it says anything.
  const Field* field(std::string_view table, std::string_view column) const;

  /// The column by which other tables name a row of this one: the schema's primary key, or the first column. The table
  /// must be there.
  std::string key_column(std::string_view table) const;

  /// What stands between the members of a cell that holds several: as the schema says, ';' for a column it does not
  /// know, and nothing for one that it knows to hold a single value.
  std::optional<char> separator(std::string_view table, std::string_view column) const;
};

/// Takes the files whose names end in ".csv" as tables, and "datapackage.json" as their schema; other files are left
/// alone. Without the latter `fallback` is the schema of the tables that it knows; others are read and not checked. CSV
/// files that cannot be read end in `unreadable`.
/// Errors: InvalidInput – datapackage.json cannot be read, or no file is a table.
base::Result<Catalogue> make_catalogue(std::span<const std::pair<std::string, std::string_view>> files,
                                       const std::optional<TableSchema>& fallback = std::nullopt);

/// The same with the files of a folder (not of its subfolders).
/// Errors: also NotFound – no such folder; Unavailable – a file cannot be read.
base::Result<Catalogue> load_catalogue(const std::filesystem::path& folder,
                                       const std::optional<TableSchema>& fallback = std::nullopt);

}  // namespace vallis::catalogue
