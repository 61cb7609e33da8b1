#pragma once

namespace vallis::app {

inline constexpr const char* kVersion = VALLIS_VERSION;

}  // namespace vallis::app
