#pragma once

#include <cstddef>
#include <string>

namespace vallis::base {

/// So many bytes that nobody can guess, as characters that a URL, a cookie and an HTML attribute take as they are
/// (base64url without padding: 16 bytes are 22 characters).
std::string random_text(std::size_t bytes);

}  // namespace vallis::base
