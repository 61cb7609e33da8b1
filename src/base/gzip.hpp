#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace vallis::base {

/// The bytes in the gzip format (RFC 1952), the same for the same bytes.
/// @param level  1 (fast) to 9 (small)
std::string gzip(std::string_view bytes, int level = 6);

/// Errors: InvalidInput – no gzip, or cut off; TooLarge – more than `limit` bytes come out.
Result<std::string> gunzip(std::string_view bytes, std::size_t limit);

}  // namespace vallis::base
