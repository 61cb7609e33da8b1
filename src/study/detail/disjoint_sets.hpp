#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace vallis::study::detail {

/// Disjoint sets of 0…n−1 that several threads may join at once; which sets result does not depend on their order, and
/// each is named by its smallest member. Source: Anderson and Woll (1991), STOC, wait-free union-find.
class DisjointSets {
 public:
  explicit DisjointSets(std::size_t count) : parent_(std::make_unique<std::atomic<std::uint32_t>[]>(count)) {
    for (std::size_t i = 0; i < count; ++i) parent_[i].store(static_cast<std::uint32_t>(i), kRelaxed);
  }

  std::size_t find(std::size_t member) {
    auto at = static_cast<std::uint32_t>(member);
    while (true) {
      std::uint32_t up = parent_[at].load(kRelaxed);
      if (up == at) return at;
      const std::uint32_t above = parent_[up].load(kRelaxed);
      // Halving the path: whoever wins, the parent only moves towards the root.
      if (above != up) parent_[at].compare_exchange_weak(up, above, kRelaxed);
      at = above;
    }
  }

  void join(std::size_t a, std::size_t b) {
    while (true) {
      a = find(a);
      b = find(b);
      if (a == b) return;
      if (a < b) std::swap(a, b);
      auto root = static_cast<std::uint32_t>(a);
      if (parent_[a].compare_exchange_strong(root, static_cast<std::uint32_t>(b), kRelaxed)) return;
    }
  }

 private:
  // A parent is one number; nothing else is handed over with it.
  static constexpr auto kRelaxed = std::memory_order_relaxed;
  std::unique_ptr<std::atomic<std::uint32_t>[]> parent_;
};

}  // namespace vallis::study::detail
