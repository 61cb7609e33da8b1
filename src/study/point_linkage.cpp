#include "study/point_linkage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "study/detail/ward_paths.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

/// Columns far from 0 lose digits of their centres to what all points share; that is taken off where the difference is
/// exact, which it is between two numbers of which neither is more than twice the other.
double shared(double low, double high) {
  if (low > 0 && high <= 2 * low) return low;
  if (high < 0 && low >= 2 * high) return high;
  return 0;
}

base::Result<std::vector<double>> without_shared(std::span<const double> points, std::size_t columns) {
  if (columns == 0 || points.size() % columns != 0) {
    return base::invalid_argument(fmt::format("{} values do not make points of {} columns.", points.size(), columns));
  }
  const std::size_t n = points.size() / columns;
  if (n < 2) {
    return base::invalid_argument(
        fmt::format("A hierarchy needs at least two points; there {}.", n == 1 ? "is one" : "are none"));
  }
  std::vector<double> result(points.begin(), points.end());
  double reach = 0;  // more than any Ward dissimilarity
  for (std::size_t c = 0; c < columns; ++c) {
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (std::size_t i = 0; i < n; ++i) {
      const double x = points[i * columns + c];
      if (!std::isfinite(x)) {
        return base::invalid_argument(
            fmt::format("Column {} of point {} is not a finite number. Fill it in, or leave it out.", c + 1, i + 1));
      }
      low = std::min(low, x);
      high = std::max(high, x);
    }
    const double shift = shared(low, high);
    for (std::size_t i = 0; i < n; ++i) result[i * columns + c] -= shift;
    reach += (high - low) * (high - low) * static_cast<double>(n);
  }
  if (!std::isfinite(reach)) {
    return base::invalid_argument("The points lie so far apart that their distances are no numbers; rescale them.");
  }
  return result;
}

}  // namespace

base::Result<Linkage> link_points(std::span<const double> points, std::size_t columns, Workers& workers,
                                  detail::InstructionSet instructions) {
  const auto shifted = without_shared(points, columns);
  if (!shifted) return shifted.error();
  auto merges = detail::reciprocal_ward(*shifted, columns, workers, instructions);
  // Only the greedy way decides ties by the rule.
  if (!merges) merges = detail::greedy_ward(*shifted, columns);
  Linkage linkage = detail::number_operands(LinkageMethod::WardD2, static_cast<int>(points.size() / columns), *merges);
  double previous = 0;  // round-off alone would have a height fall
  for (Merge& merge : linkage.merges) {
    merge.height = std::max(std::sqrt(merge.height), previous);
    previous = merge.height;
  }
  return linkage;
}

}  // namespace vallis::study
