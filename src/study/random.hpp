#pragma once

#include <cstdint>

namespace vallis::study {

/// A generator with a stream of its own for each (seed, stream) pair: the same on every platform and for any number of
/// threads. SplitMix64 over a counter. Source: Steele, Lea, Flood (2014), OOPSLA, "Fast splittable pseudorandom number
/// generators".
class Random {
 public:
  explicit Random(std::uint64_t seed, std::uint64_t stream = 0)
      : state_(mix(seed + 0x9E3779B97F4A7C15ULL) ^ mix(stream * 0xD1B54A32D192ED03ULL + 1)) {}

  std::uint64_t next() { return mix(state_ += 0x9E3779B97F4A7C15ULL); }

  /// Uniform in [0, 1), 53 bits.
  double uniform() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }

  /// Uniform in [0, bound), unbiased; bound ≥ 1. Source: Lemire (2019), ACM TOMACS 29(1).
  std::uint64_t below(std::uint64_t bound) {
    __extension__ using Wide = unsigned __int128;
    Wide product = Wide{next()} * bound;
    if (static_cast<std::uint64_t>(product) < bound) {
      const std::uint64_t least = -bound % bound;
      while (static_cast<std::uint64_t>(product) < least) product = Wide{next()} * bound;
    }
    return static_cast<std::uint64_t>(product >> 64U);
  }

 private:
  static std::uint64_t mix(std::uint64_t z) {
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
  }

  std::uint64_t state_;
};

}  // namespace vallis::study
