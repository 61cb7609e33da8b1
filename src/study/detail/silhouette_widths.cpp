#include "study/detail/silhouette_widths.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace vallis::study::detail {

base::Result<void> SilhouetteWidths::check(const Partition& partition) {
  const std::size_t n = partition.group.size();
  const auto k = static_cast<std::size_t>(std::max(0, partition.count));
  if (k < 2 || k > n) {
    return base::invalid_argument(fmt::format("Silhouettes need 2 to {} groups; the partition has {}.", n, k));
  }
  return {};
}

SilhouetteWidths::SilhouetteWidths(const Partition& partition) : partition_(partition), sizes_(partition.sizes()) {
  result_.width.resize(partition.group.size());
  result_.neighbour.resize(partition.group.size());
  result_.group_mean.assign(sizes_.size(), 0.0);
}

void SilhouetteWidths::put(std::size_t i, std::span<const double> sums) {
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

bool SilhouetteWidths::any_undefined() const {
  return std::any_of(result_.width.begin(), result_.width.end(), [](double width) { return std::isnan(width); });
}

Silhouette SilhouetteWidths::finish() && {
  for (std::size_t i = 0; i < result_.width.size(); ++i) {
    result_.group_mean[static_cast<std::size_t>(partition_.group[i] - 1)] += result_.width[i];
    result_.mean += result_.width[i];
  }
  for (std::size_t g = 0; g < sizes_.size(); ++g) result_.group_mean[g] /= sizes_[g];
  result_.mean /= static_cast<double>(result_.width.size());
  return std::move(result_);
}

}  // namespace vallis::study::detail
