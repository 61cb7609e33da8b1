#pragma once

#include <cstddef>

namespace vallis::study::detail {

constexpr std::size_t kBlockUnits = 8;  ///< units that stand side by side, a lane each

/// For a block of units the squared distances to the nearest and the second nearest of the centres, and the number of
/// the nearest (from 0, the smaller where two are equally near). A centre that is NaN is passed over; infinity where
/// there is no second.
/// @param block    columns × kBlockUnits, column by column
/// @param centres  count × columns, row by row
using NearestTwoKernel = void (*)(const double* block, const double* centres, std::size_t count, std::size_t columns,
                                  double* nearest, double* second, double* which);

/// The variant for the processor at hand; all give the same bits.
NearestTwoKernel nearest_two();

}  // namespace vallis::study::detail
