#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace vallis::fuzz {

/// The bytes that the fuzzer made, as text.
inline std::string_view text(const std::uint8_t* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

/// What must hold whatever the bytes are; the fuzzer keeps the input for which it does not.
inline void require(bool promise) {
  if (!promise) std::abort();
}

}  // namespace vallis::fuzz

/// What libFuzzer calls for each input. Answers 0.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);
