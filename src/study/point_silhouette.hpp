#pragma once

#include <cstddef>
#include <span>

#include "base/result.hpp"
#include "study/detail/instruction_set.hpp"
#include "study/partition.hpp"
#include "study/silhouette.hpp"

namespace vallis::study {

class Workers;

/// Silhouettes of points by their Euclidean distances, each of which is added to its sums as soon as it is known: what
/// `silhouette` says of `plain_distance`, to round-off, without the matrix.
///
/// @param points  n rows × p columns, row by row, finite
/// Errors: InvalidArgument – lengths disagree, k not in 2…n, a value that is not finite (names it), points so far apart
/// that the square of a distance is no number.
/// Cost: O(n² p) time, each pair once up to 64 groups and twice beyond; O(n (p + k)) memory up to 64 groups, O(n p) and
/// O(n + k) a worker beyond. Equal bytes for any number of workers and for every instruction set.
/// Source: Rousseeuw (1987), J. Comput. Appl. Math. 20, 53–65.
base::Result<Silhouette> point_silhouette(std::span<const double> points, std::size_t columns,
                                          const Partition& partition, Workers& workers,
                                          detail::InstructionSet instructions = detail::widest_instruction_set());

}  // namespace vallis::study
