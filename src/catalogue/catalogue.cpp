#include "catalogue/catalogue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/file.hpp"
#include "base/hash.hpp"

namespace vallis::catalogue {
namespace {

constexpr std::string_view kTableEnding = ".csv";
constexpr std::string_view kSchemaFile = "datapackage.json";

}  // namespace

const base::CsvTable* Catalogue::table(std::string_view name) const {
  const auto found = std::find_if(tables.begin(), tables.end(), [&](const base::CsvTable& table) {
    return table.name.size() == name.size() + kTableEnding.size() && table.name.starts_with(name);
  });
  return found == tables.end() ? nullptr : &*found;
}

const Catalogue::Unreadable* Catalogue::unreadable_table(std::string_view name) const {
  const auto found =
      std::find_if(unreadable.begin(), unreadable.end(), [&](const Unreadable& entry) { return entry.table == name; });
  return found == unreadable.end() ? nullptr : &*found;
}

const Field* Catalogue::field(std::string_view table, std::string_view column) const {
  const Table* known = schema ? schema->table(table) : nullptr;
  return known == nullptr ? nullptr : known->field(column);
}

std::string Catalogue::key_column(std::string_view name) const {
  const Table* known = schema ? schema->table(name) : nullptr;
  if (known != nullptr && known->primary_key.size() == 1) return known->primary_key.front();
  return table(name)->columns.front();
}

std::optional<char> Catalogue::separator(std::string_view table, std::string_view column) const {
  const Field* known = field(table, column);
  if (known == nullptr) return ';';
  if (!known->rule.set) return std::nullopt;
  return known->rule.set->separator;
}

base::Result<Catalogue> make_catalogue(std::span<const std::pair<std::string, std::string_view>> files,
                                       const std::optional<TableSchema>& fallback) {
  Catalogue catalogue;
  catalogue.schema = fallback;
  for (const auto& [name, bytes] : files) {
    if (name == kSchemaFile) {
      const auto json = base::parse_json(bytes, name);
      if (!json) return json.error();
      auto schema = read_table_schema(*json, name);
      if (!schema) return schema.error();
      catalogue.schema = std::move(*schema);
      catalogue.own_schema = true;
    } else if (name.size() > kTableEnding.size() && name.ends_with(kTableEnding)) {
      auto table = base::read_csv(bytes, name);
      if (table) {
        catalogue.tables.push_back(std::move(*table));
        catalogue.hashes[name] = base::content_hash(bytes);
      } else {
        catalogue.unreadable.push_back({name.substr(0, name.size() - kTableEnding.size()), table.error().faults});
      }
    }
  }
  if (catalogue.tables.empty() && catalogue.unreadable.empty()) {
    return base::invalid_input("", "There is no table here; a catalogue needs at least one .csv file.");
  }
  std::sort(catalogue.tables.begin(), catalogue.tables.end(),
            [](const base::CsvTable& a, const base::CsvTable& b) { return a.name < b.name; });
  std::sort(catalogue.unreadable.begin(), catalogue.unreadable.end(),
            [](const Catalogue::Unreadable& a, const Catalogue::Unreadable& b) { return a.table < b.table; });
  return catalogue;
}

base::Result<Catalogue> load_catalogue(const std::filesystem::path& folder,
                                       const std::optional<TableSchema>& fallback) {
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) {
    return base::not_found(fmt::format("There is no folder '{}'; check the path.", folder.string()));
  }
  std::vector<std::filesystem::path> paths;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const std::string name = entry->path().filename().string();
    // Editors leave hidden copies beside a file; they are no tables.
    if (name.starts_with('.') || (name != kSchemaFile && !name.ends_with(kTableEnding))) continue;
    paths.push_back(entry->path());
  }
  if (error) {
    return base::unavailable(fmt::format("The folder '{}' cannot be read: {}.", folder.string(), error.message()));
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> contents;
  contents.reserve(paths.size());
  for (const auto& path : paths) {
    auto bytes = base::read_file(path);
    if (!bytes) return bytes.error();
    contents.push_back(std::move(*bytes));
  }
  std::vector<std::pair<std::string, std::string_view>> files;
  for (std::size_t f = 0; f < paths.size(); ++f) files.emplace_back(paths[f].filename().string(), contents[f]);
  return make_catalogue(files, fallback);
}

}  // namespace vallis::catalogue
