#include "study/silhouette.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "study/detail/silhouette_widths.hpp"
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

}  // namespace

base::Result<Silhouette> silhouette(const Dissimilarity& dissimilarity, const Partition& partition, Workers& workers) {
  const std::size_t n = dissimilarity.size();
  const auto k = static_cast<std::size_t>(std::max(0, partition.count));
  if (partition.group.size() != n) {
    return base::invalid_argument(
        fmt::format("The partition has {} units and the dissimilarity {}.", partition.group.size(), n));
  }
  if (auto checked = detail::SilhouetteWidths::check(partition); !checked) return checked.error();
  detail::SilhouetteWidths widths(partition);
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
  if (widths.any_undefined()) {
    if (const auto pair = dissimilarity.first_undefined()) {
      return base::invalid_argument(
          fmt::format("Units {} and {} have no dissimilarity.", pair->first + 1, pair->second + 1));
    }
  }
  return std::move(widths).finish();
}

}  // namespace vallis::study
