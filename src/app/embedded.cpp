#include "app/embedded.hpp"

#include <algorithm>

namespace vallis::app {

std::optional<std::string_view> embedded_file(std::string_view path) {
  const auto files = embedded_files();
  const auto found =
      std::find_if(files.begin(), files.end(), [&](const EmbeddedFile& file) { return file.path == path; });
  if (found == files.end()) return std::nullopt;
  return found->bytes;
}

std::vector<std::pair<std::string, std::string_view>> embedded_folder(std::string_view folder) {
  std::vector<std::pair<std::string, std::string_view>> files;
  const std::string prefix = std::string(folder) + "/";
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.path.starts_with(prefix)) files.emplace_back(file.path.substr(prefix.size()), file.bytes);
  }
  return files;
}

}  // namespace vallis::app
