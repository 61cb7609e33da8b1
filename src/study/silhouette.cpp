#include "study/silhouette.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "study/group_sums.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

constexpr std::size_t kFewGroups = 64;  // beyond, the sums of all units to all groups would outgrow the triangle
constexpr std::size_t kUnitsAbreast = 64;

/// Sums of the units [begin, end) to every group, their own rows and columns walked in the order of the units. Columns
/// of neighbouring units lie side by side, so that a line of memory serves several of them.
void gather(const Dissimilarity& dissimilarity, const Partition& partition, std::size_t begin, std::size_t end,
            std::span<double> sums) {
  const auto k = static_cast<std::size_t>(partition.count);
  std::fill(sums.begin(), sums.end(), 0.0);
  for (std::size_t j = 0; j < dissimilarity.size(); ++j) {
    const auto group = static_cast<std::size_t>(partition.group[j] - 1);
    for (std::size_t i = begin; i < end; ++i) sums[(i - begin) * k + group] += dissimilarity(i, j);
  }
}

class Widths {
 public:
  Widths(const Partition& partition, Silhouette& result)
      : partition_(partition), sizes_(partition.sizes()), result_(result) {}

  /// From the k sums of one unit. A sum without a value makes a width without one.
  void put(std::size_t i, std::span<const double> sums) const {
    const auto own = static_cast<std::size_t>(partition_.group[i] - 1);
    double nearest = std::numeric_limits<double>::infinity();
    double any = 0;  // NaN as soon as one of the sums is
    for (std::size_t g = 0; g < sums.size(); ++g) {
      any += sums[g];
      const double mean = sums[g] / sizes_[g];
      if (g == own || !(mean < nearest)) continue;
      nearest = mean;
      result_.neighbour[i] = static_cast<int>(g) + 1;
    }
    if (std::isnan(any)) {
      result_.width[i] = any;
    } else if (sizes_[own] > 1) {
      const double within = sums[own] / (sizes_[own] - 1);
      const double larger = std::max(within, nearest);
      result_.width[i] = larger > 0 ? (nearest - within) / larger : 0;
    }
  }

 private:
  const Partition& partition_;
  std::vector<int> sizes_;
  Silhouette& result_;
};

}  // namespace

base::Result<Silhouette> silhouette(const Dissimilarity& dissimilarity, const Partition& partition, Workers& workers) {
  const std::size_t n = dissimilarity.size();
  const auto k = static_cast<std::size_t>(std::max(0, partition.count));
  if (partition.group.size() != n) {
    return base::invalid_argument(
        fmt::format("The partition has {} units and the dissimilarity {}.", partition.group.size(), n));
  }
  if (k < 2 || k > n) {
    return base::invalid_argument(fmt::format("Silhouettes need 2 to {} groups; the partition has {}.", n, k));
  }
  Silhouette result;
  result.width.resize(n);
  result.neighbour.resize(n);
  result.group_mean.assign(k, 0.0);
  const Widths widths(partition, result);
  if (k <= kFewGroups) {
    const std::vector<double> sums = group_sums(dissimilarity, partition, workers);
    for (std::size_t i = 0; i < n; ++i) widths.put(i, std::span(sums).subspan(i * k, k));
  } else {
    workers.for_blocks(n, kUnitsAbreast, [&](std::size_t begin, std::size_t end, int) {
      std::vector<double> sums((end - begin) * k);
      gather(dissimilarity, partition, begin, end, sums);
      for (std::size_t i = begin; i < end; ++i) widths.put(i, std::span(sums).subspan((i - begin) * k, k));
    });
  }
  if (std::any_of(result.width.begin(), result.width.end(), [](double width) { return std::isnan(width); })) {
    if (const auto pair = dissimilarity.first_undefined()) {
      return base::invalid_argument(
          fmt::format("Units {} and {} have no dissimilarity.", pair->first + 1, pair->second + 1));
    }
  }
  for (std::size_t i = 0; i < n; ++i) {
    result.group_mean[static_cast<std::size_t>(partition.group[i] - 1)] += result.width[i];
    result.mean += result.width[i];
  }
  const std::vector<int> sizes = partition.sizes();
  for (std::size_t g = 0; g < k; ++g) result.group_mean[g] /= sizes[g];
  result.mean /= static_cast<double>(n);
  return result;
}

}  // namespace vallis::study
