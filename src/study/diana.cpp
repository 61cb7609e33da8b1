#include "study/diana.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <span>
#include <utility>

namespace vallis::study {
namespace {

/// Averages that differ by less than this share of the group's diameter are equal: round-off decides nothing.
constexpr double kTieTolerance = 1e-12;

/// Splits groups in place. A group is a run of `order_`, its units ascending.
class Splitter {
 public:
  explicit Splitter(const Dissimilarity& dissimilarity)
      : d_(&dissimilarity), to_rest_(d_->size()), to_splinter_(d_->size()), splinter_(d_->size(), 0) {}

  struct Split {
    std::size_t left = 0;  ///< size of the left part, which holds the group's smallest unit
    double diameter = 0;
  };

  /// Reorders `group` (two units or more) into its left and its right part, each ascending.
  Split split(std::span<int> group) {
    double diameter = 0;
    for (const int i : group) {
      to_rest_[i] = 0;
      to_splinter_[i] = 0;
      splinter_[i] = 0;
    }
    for (std::size_t a = 0; a < group.size(); ++a) {
      for (std::size_t b = a + 1; b < group.size(); ++b) {
        const double d = (*d_)(group[a], group[b]);
        diameter = std::max(diameter, d);
        to_rest_[group[a]] += d;
        to_rest_[group[b]] += d;
      }
    }
    const double tolerance = kTieTolerance * diameter;
    std::size_t rest = group.size();
    std::size_t moved = 0;
    while (rest > 1) {
      int farthest = -1;
      double excess = 0;  // mean dissimilarity to the rest, less that to the splinter group
      for (const int i : group) {
        if (splinter_[i] != 0) continue;
        double difference = to_rest_[i] / static_cast<double>(rest - 1);
        if (moved > 0) difference -= to_splinter_[i] / static_cast<double>(moved);
        if (farthest >= 0 && difference <= excess + tolerance) continue;
        farthest = i;
        excess = difference;
      }
      if (moved > 0 && excess <= tolerance) break;
      splinter_[farthest] = 1;
      --rest;
      ++moved;
      for (const int i : group) {
        if (splinter_[i] != 0) continue;
        const double d = (*d_)(i, farthest);
        to_rest_[i] -= d;
        to_splinter_[i] += d;
      }
    }
    const char left = splinter_[group.front()];
    const auto middle = std::stable_partition(group.begin(), group.end(), [&](int i) { return splinter_[i] == left; });
    return {static_cast<std::size_t>(middle - group.begin()), diameter};
  }

 private:
  const Dissimilarity* d_;
  std::vector<double> to_rest_;  // sums over the units of the group that have not moved
  std::vector<double> to_splinter_;
  std::vector<char> splinter_;
};

/// Mean over units of 1 − (the lower of the heights beside it) / (the highest height).
double divisive_coefficient(const std::vector<double>& heights) {
  const double highest = *std::max_element(heights.begin(), heights.end());
  if (highest == 0) return std::numeric_limits<double>::quiet_NaN();
  double sum = 0;
  for (std::size_t i = 0; i <= heights.size(); ++i) {
    const double before = heights[i == 0 ? 0 : i - 1];
    const double after = heights[std::min(i, heights.size() - 1)];
    sum += 1 - std::min(before, after) / highest;
  }
  return sum / static_cast<double>(heights.size() + 1);
}

}  // namespace

base::Result<Diana> diana(const Dissimilarity& dissimilarity) {
  const std::size_t n = dissimilarity.size();
  if (n < 2) return base::invalid_argument(fmt::format("A hierarchy needs at least two units; there are {}.", n));
  if (const auto pair = dissimilarity.first_undefined()) {
    return base::invalid_argument(
        fmt::format("Units {} and {} have no dissimilarity. Fill in what is missing of one of them, or leave it out.",
                    pair->first + 1, pair->second + 1));
  }
  Diana result;
  result.order.resize(n);
  std::iota(result.order.begin(), result.order.end(), 0);
  result.heights.resize(n - 1);
  Splitter splitter(dissimilarity);
  // The order in which groups are split does not matter: a split depends on its own group alone.
  std::vector<std::pair<std::size_t, std::size_t>> open{{0, n}};
  while (!open.empty()) {
    const auto [begin, end] = open.back();
    open.pop_back();
    if (end - begin < 2) continue;
    const auto [left, diameter] = splitter.split(std::span(result.order).subspan(begin, end - begin));
    result.heights[begin + left - 1] = diameter;
    open.emplace_back(begin, begin + left);
    open.emplace_back(begin + left, end);
  }
  result.divisive_coefficient = divisive_coefficient(result.heights);
  return result;
}

}  // namespace vallis::study
