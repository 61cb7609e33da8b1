#include "study/rank_distribution.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace vallis::study {

void RankDistribution::add(const RankDistribution& other) {
  assert(other.units_ == units_);
  for (std::size_t k = 0; k < counts_.size(); ++k) counts_[k] += other.counts_[k];
}

std::uint64_t RankDistribution::known(std::size_t unit) const {
  std::uint64_t sum = 0;
  for (std::size_t r = 0; r < units_; ++r) sum += counts_[unit * units_ + r];
  return sum;
}

double RankDistribution::mean(std::size_t unit) const {
  std::uint64_t sum = 0;
  for (std::size_t r = 0; r < units_; ++r) sum += (r + 1) * counts_[unit * units_ + r];
  return static_cast<double>(sum) / static_cast<double>(known(unit));  // 0/0 is the NaN promised
}

double RankDistribution::quantile(std::size_t unit, double probability) const {
  const std::uint64_t draws = known(unit);
  if (draws == 0) return std::numeric_limits<double>::quiet_NaN();
  const double place = probability * static_cast<double>(draws - 1);
  const auto below = static_cast<std::uint64_t>(place);
  const double share = place - static_cast<double>(below);
  /// The rank that stands at a place when all are sorted.
  const auto rank_at = [&](std::uint64_t at) {
    std::uint64_t passed = 0;
    std::size_t r = 0;
    while (r + 1 < units_ && (passed += counts_[unit * units_ + r]) <= at) ++r;
    return static_cast<double>(r + 1);
  };
  const double low = rank_at(below);
  const double high = rank_at(std::min(below + 1, draws - 1));
  return (1 - share) * low + share * high;
}

double RankDistribution::probability_of_top(std::size_t unit, int top) const {
  std::uint64_t sum = 0;
  for (std::size_t r = 0; r < std::min(units_, static_cast<std::size_t>(std::max(top, 0))); ++r) {
    sum += counts_[unit * units_ + r];
  }
  return static_cast<double>(sum) / static_cast<double>(known(unit));
}

}  // namespace vallis::study
