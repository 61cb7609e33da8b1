#include "study/silhouette.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "study/workers.hpp"

namespace vallis::study {

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
  if (const auto pair = dissimilarity.first_undefined()) {
    return base::invalid_argument(
        fmt::format("Units {} and {} have no dissimilarity.", pair->first + 1, pair->second + 1));
  }
  const std::vector<int> sizes = partition.sizes();
  Silhouette result;
  result.width.resize(n);
  result.neighbour.resize(n);
  result.group_mean.assign(k, 0.0);
  workers.for_blocks(n, 16, [&](std::size_t begin, std::size_t end, int) {
    std::vector<double> sums(k);
    for (std::size_t i = begin; i < end; ++i) {
      std::fill(sums.begin(), sums.end(), 0.0);
      for (std::size_t j = 0; j < n; ++j) sums[static_cast<std::size_t>(partition.group[j] - 1)] += dissimilarity(i, j);
      const auto own = static_cast<std::size_t>(partition.group[i] - 1);
      double nearest = std::numeric_limits<double>::infinity();
      for (std::size_t g = 0; g < k; ++g) {
        const double mean = sums[g] / sizes[g];
        if (g == own || !(mean < nearest)) continue;
        nearest = mean;
        result.neighbour[i] = static_cast<int>(g) + 1;
      }
      if (sizes[own] == 1) continue;
      const double within = sums[own] / (sizes[own] - 1);
      const double larger = std::max(within, nearest);
      result.width[i] = larger > 0 ? (nearest - within) / larger : 0;
    }
  });
  for (std::size_t i = 0; i < n; ++i) {
    result.group_mean[static_cast<std::size_t>(partition.group[i] - 1)] += result.width[i];
    result.mean += result.width[i];
  }
  for (std::size_t g = 0; g < k; ++g) result.group_mean[g] /= sizes[g];
  result.mean /= static_cast<double>(n);
  return result;
}

}  // namespace vallis::study
