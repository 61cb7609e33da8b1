#pragma once

#include <string>
#include <string_view>

namespace vallis::base {

/// "sha256:" and 64 hexadecimal digits of the bytes.
std::string content_hash(std::string_view bytes);

}  // namespace vallis::base
