#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vallis::app {

/// A file of data/, migrations/, web/static/, web/dist/ or web/dist-report/ (the pages, if they were built) that is
/// part of the program.
struct EmbeddedFile {
  std::string_view path;  ///< below data/, such as "catalogue/clusters.csv", "migrations/…" or "web/static/…"
  std::string_view bytes;
};

/// All of them, sorted by path.
std::span<const EmbeddedFile> embedded_files();

/// The bytes of one of them, if it is there.
std::optional<std::string_view> embedded_file(std::string_view path);

/// Those of a folder of data/, named as in that folder.
std::vector<std::pair<std::string, std::string_view>> embedded_folder(std::string_view folder);

}  // namespace vallis::app
