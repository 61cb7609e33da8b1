#pragma once

#include <cstddef>
#include <string_view>

#include "base/result.hpp"

namespace vallis::study {

/// Bytes that one pair of units takes, to be added up over what work holds at a time.
constexpr double kCondensedBytes = 8;  ///< a Dissimilarity
constexpr double kSquareBytes = 16;    ///< an n × n table of doubles, such as linkage works on

/// What steps need for each pair beside the dissimilarity that they are given.
constexpr double kLinkageBytes = kSquareBytes;
constexpr double kLeafOrderBytes = 2 * kSquareBytes;
constexpr double kClassicalMdsBytes = 3 * kSquareBytes;  ///< the centred table, and the solver's two

/// Refuses work on all pairs of n units before it allocates. `what` names it ("The dendrogram"). Errors: TooLarge, with
/// the need, the memory there is, how many units would fit, and what to do instead.
base::Result<void> require_pair_memory(std::size_t n, double bytes_per_pair, std::string_view what);

}  // namespace vallis::study
