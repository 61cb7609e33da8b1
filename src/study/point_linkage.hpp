#pragma once

#include <cstddef>
#include <span>

#include "base/result.hpp"
#include "study/detail/instruction_set.hpp"
#include "study/linkage.hpp"

namespace vallis::study {

class Workers;

/// Ward's hierarchy of points by their centres, without the matrix: what `link` with WardD2 makes of their Euclidean
/// distances, heights to round-off.
///
/// Tie rule: that of `link`, on d² = 2ab / (a + b) · |difference of centres|² for groups of a and b units. Round-off of
/// centres is relative to the size of the values, so a tie of groups much nearer together than that may be seen from
/// the matrix and not from points.
///
/// @param points  n rows × p columns, row by row, finite
/// Errors: InvalidArgument – lengths disagree, fewer than two points, a value that is not finite (names it), points so
/// far apart that the square of a distance is no number.
/// Cost: O(n p) memory. O(n² p) time at worst and less where points lie in clumps, as boxes around near groups rule out
/// most of the others; where a tie is met O(n² p) typically and O(n³ p) worst. Equal bytes for any number of workers
/// and for every instruction set.
/// Source: Ward (1963), J. Am. Stat. Assoc. 58, 236–244; Bruynooghe (1977), Stat. Anal. Données 3; Murtagh (1983),
/// Computer Journal 26, 354–359.
base::Result<Linkage> link_points(std::span<const double> points, std::size_t columns, Workers& workers,
                                  detail::InstructionSet instructions = detail::widest_instruction_set());

}  // namespace vallis::study
