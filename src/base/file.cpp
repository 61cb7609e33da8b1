#include "base/file.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

namespace vallis::base {

Result<std::string> read_file(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) {
    return not_found(fmt::format("There is no file '{}'; check the path.", path.string()));
  }
  if (std::filesystem::is_directory(path, ignored)) {
    return unavailable(fmt::format("'{}' is a folder where a file is needed.", path.string()));
  }
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  if (!in || !bytes)
    return unavailable(fmt::format("The file '{}' cannot be read: {}.", path.string(), std::strerror(errno)));
  return std::move(bytes).str();
}

Result<void> write_file(const std::filesystem::path& path, std::string_view bytes) {
  std::error_code error;
  if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path(), error);
  std::filesystem::path partial = path;
  partial += ".part";
  if (!error) {
    std::ofstream out(partial, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) error = std::error_code(errno, std::generic_category());
  }
  if (!error) std::filesystem::rename(partial, path, error);
  if (error) {
    std::error_code ignored;
    std::filesystem::remove(partial, ignored);
    return unavailable(fmt::format("The file '{}' cannot be written: {}.", path.string(), error.message()));
  }
  return {};
}

}  // namespace vallis::base
