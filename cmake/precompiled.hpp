// What nearly every file includes, compiled once where VALLIS_PRECOMPILE says so. No file relies on it: each includes what
// it uses, and builds without it.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/described_json.hpp"
#include "base/result.hpp"
