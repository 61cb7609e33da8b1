#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace vallis::app {

/// A file of data/, migrations/, web/static/, web/dist/ or web/dist-report/ (the pages, if they were built) that is
/// part of the program.
struct EmbeddedFile {
  std::string_view path;  ///< below data/, such as "catalogue/clusters.csv", "migrations/…" or "web/static/…"
  std::string_view bytes;
};

/// All of them, sorted by path.
std::span<const EmbeddedFile> embedded_files();

}  // namespace vallis::app
