#pragma once

#include <cstddef>

#include "study/detail/lance_williams.hpp"

namespace vallis::study::detail {

/// At most this many groups are joined without any bookkeeping of nearest ones: reading all values is quicker.
constexpr std::size_t kSmallGroups = 64;
/// Rows of values are padded to whole vectors of this many.
constexpr std::size_t kSmallLanes = 8;

/// Few groups and their dissimilarities as full rows.
struct SmallGroups {
  std::size_t count = 0;     ///< ≤ kSmallGroups
  std::size_t stride = 0;    ///< a multiple of kSmallLanes, ≥ count
  double* values = nullptr;  ///< count × stride; +∞ on the diagonal and in the padding
  double* sizes = nullptr;   ///< stride; 0 in the padding
};

/// Joins the groups until k are left, by the tie rule of `link`, ties in the order of the rows; overwrites the values
/// and the sizes. Writes to joined[b] the earlier group that b went to; others stay. Any method but Flexible. The same
/// bits on every processor. Cost: O(count³), of whole vectors.
void join_small(const Recurrence& recurrence, const SmallGroups& groups, std::size_t k, std::size_t* joined);

}  // namespace vallis::study::detail
