#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <functional>
#include <memory>
#include <optional>
#include <ranges>
#include <span>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "measure.hpp"

namespace vallis::bench {

/// Something the engine does, timed at any number of units (or points, or draws).
struct Task {
  std::string name;
  std::vector<std::size_t> sizes;  ///< those timed unless asked for otherwise
  std::function<Prepare(std::size_t n, int threads)> prepare;
  double bytes_per_unit = 0;  ///< of memory at the peak, roughly
  double bytes_per_square = 0;

  double bytes(std::size_t n) const {
    const auto units = static_cast<double>(n);
    return units * (bytes_per_unit + units * bytes_per_square);
  }
};

std::vector<Task> pair_tasks();   ///< those that need all dissimilarities of mixed tables
std::vector<Task> point_tasks();  ///< those of points and places
std::vector<Task> draw_tasks();   ///< those that draw at random
std::vector<Task> card_tasks();   ///< those of one unit

/// A hash of the bytes of results; not for strangers' data.
class Digest {
 public:
  template <std::ranges::contiguous_range Values>
  Digest& add(const Values& values) {
    const auto bytes = std::as_bytes(std::span(values));
    mix(bytes.size());
    std::size_t i = 0;
    for (; i + sizeof(std::uint64_t) <= bytes.size(); i += sizeof(std::uint64_t)) {
      std::uint64_t word = 0;
      std::memcpy(&word, &bytes[i], sizeof word);
      mix(word);
    }
    for (; i < bytes.size(); ++i) mix(std::to_integer<std::uint64_t>(bytes[i]));
    return *this;
  }
  Digest& add(double value) { return add(std::vector<double>{value}); }

  std::uint64_t value() const { return state_; }

 private:
  void mix(std::uint64_t word) {
    state_ = (state_ ^ word) * 0x9FB21C651E98DF25ULL;
    state_ ^= state_ >> 32U;
  }

  std::uint64_t state_ = 0x9E3779B97F4A7C15ULL;
};

/// The value of a result. Throws std::runtime_error with the error's words.
template <class T>
T taken(base::Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  return std::move(*result);
}

/// Work that keeps its last result and frees it at the start of the next run.
template <class Make, class Tell>
Work work(Make make, Tell tell) {
  using Made = std::invoke_result_t<Make>;
  auto last = std::make_shared<std::optional<Made>>();
  return {[last, make] {
            last->reset();
            last->emplace(make());
          },
          [last, tell]() -> Found { return tell(**last); }};
}

}  // namespace vallis::bench
