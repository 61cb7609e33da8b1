#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "study/dissimilarity.hpp"

namespace vallis::bench {

/// What the last of the fifteen columns is. R's daisy knows no sets, so what is compared with it has a nominal there.
enum class LastColumn { Set, Nominal };

/// A made-up table like a scorecard, the same for the same seed: six amounts (log-normal), two ordinals as level
/// numbers, one symmetric and three asymmetric booleans, two nominals and a last column; 5 % of the cells of the
/// amounts missing; weights 2, 2, 1, 1, 1.5, 0.5 and then 1. It describes no real cluster.
std::vector<study::Variable> synthetic_table(std::size_t n, LastColumn last, std::uint64_t seed = 1);

/// The table as CSV with a header, empty cells for missing values. Sets are not written.
std::string as_csv(const std::vector<study::Variable>& variables);

}  // namespace vallis::bench
