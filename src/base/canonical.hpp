#pragma once

#include <string>

#include "base/json.hpp"

namespace vallis::base {

/// One text for equal values, whatever the order of their members: no blanks, members of objects in the order of their
/// names' bytes, numbers as print_json has them. For what is signed or hashed.
std::string canonical_json(const Json& value);

}  // namespace vallis::base
