#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace vallis::base {

/// The bytes of a file. Errors: NotFound – no such file; Unavailable – it cannot be read.
Result<std::string> read_file(const std::filesystem::path& path);

/// Writes beside the target and renames, so that readers see the old file or the new one, never a part.
/// Errors: Unavailable, with the system's reason.
Result<void> write_file(const std::filesystem::path& path, std::string_view bytes);

}  // namespace vallis::base
