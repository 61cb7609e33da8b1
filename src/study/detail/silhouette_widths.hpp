#pragma once

#include <span>
#include <vector>

#include "study/silhouette.hpp"

namespace vallis::study::detail {

/// Widths from sums of dissimilarities, the same for all that gather such sums.
class SilhouetteWidths {
 public:
  /// Errors: InvalidArgument – k not in 2…n.
  static base::Result<void> check(const Partition& partition);

  explicit SilhouetteWidths(const Partition& partition);

  /// From the k sums of one unit. A sum without a value makes a width without one. Units of different threads do not
  /// meet.
  void put(std::size_t i, std::span<const double> sums);

  bool any_undefined() const;

  /// With the means over groups and over all.
  Silhouette finish() &&;

 private:
  const Partition& partition_;
  std::vector<int> sizes_;
  Silhouette result_;
};

}  // namespace vallis::study::detail
