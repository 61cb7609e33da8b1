#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace vallis::study {

/// How often each of n units took each rank, 1 for the highest, over many draws.
class RankDistribution {
 public:
  explicit RankDistribution(std::size_t units) : units_(units), counts_(units * units, 0) {}

  std::size_t units() const { return units_; }
  /// One more draw in which the unit had the rank; rank in [1, n].
  void add(std::size_t unit, int rank) { ++counts_[unit * units_ + static_cast<std::size_t>(rank - 1)]; }
  void add(const RankDistribution& other);

  /// Draws in which the unit took the rank.
  std::uint32_t count(std::size_t unit, int rank) const {
    return counts_[unit * units_ + static_cast<std::size_t>(rank - 1)];
  }
  /// Draws in which the unit had a rank at all.
  std::uint64_t known(std::size_t unit) const;

  /// Of the unit's ranks; NaN when it never had one. The quantile is of type 7, probability in [0, 1]. Cost: O(n).
  double mean(std::size_t unit) const;
  double quantile(std::size_t unit, double probability) const;
  /// Share of the draws with a rank in which it was `top` or better. Ties share the better rank, so over all units
  /// these add up to `top` or more. Cost: O(n).
  double probability_of_top(std::size_t unit, int top) const;

 private:
  std::size_t units_;
  std::vector<std::uint32_t> counts_;
};

}  // namespace vallis::study
