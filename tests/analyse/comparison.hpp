#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"

namespace vallis::analyse::test {

/// Holds an answer against a case's expected.json as tests/reference/README.md says: numbers within
/// 1e-9·max(1, |expected|), null for what has no value, partitions up to renumbering, and nothing left out but what is
/// listed there as not compared. Returns one line a difference; an answer may hold more than is expected.
std::vector<std::string> differences(std::string_view task, const base::Json& expected, const base::Json& ours);

}  // namespace vallis::analyse::test
