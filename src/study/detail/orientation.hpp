#pragma once

#include <algorithm>
#include <cmath>
#include <span>

namespace vallis::study::detail {

/// +1 or −1, by which an axis is to be multiplied so that its entry that is largest by size becomes positive; of those
/// within 1e-9 (relative) of the largest the first decides, so that round-off does not.
inline double orientation(std::span<const double> axis) {
  double largest = 0;
  for (const double x : axis) largest = std::max(largest, std::abs(x));
  for (const double x : axis) {
    if (std::abs(x) >= largest * (1 - 1e-9)) return x < 0 ? -1 : 1;
  }
  return 1;
}

}  // namespace vallis::study::detail
