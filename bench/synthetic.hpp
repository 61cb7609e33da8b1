#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "study/dissimilarity.hpp"
#include "study/geography.hpp"

namespace vallis::bench {

/// What the last of the fifteen columns is. R's daisy knows no sets, so what is compared with it has a nominal there.
enum class LastColumn { Set, Nominal };

/// A made-up table like a scorecard, the same for the same seed: six amounts (log-normal), two ordinals as level
/// numbers, one symmetric and three asymmetric booleans, two nominals and a last column; 5 % of the cells of the
/// amounts missing; weights 2, 2, 1, 1, 1.5, 0.5 and then 1. It describes no real cluster.
std::vector<study::Variable> synthetic_table(std::size_t n, LastColumn last, std::uint64_t seed = 1);

constexpr std::size_t kPointColumns = 15;
constexpr std::size_t kStartCentres = 8;

/// n × 15 numbers above 0, row by row, the same for the same seed: twelve groups that overlap, so that k-means with
/// eight centres from the first points has some way to go.
std::vector<double> synthetic_points(std::size_t n, std::uint64_t seed = 1);

/// Places all over the globe, the same for the same seed: three quarters around as many towns as there are 500 places,
/// closer together than 10 km, and a quarter anywhere.
std::vector<study::Place> synthetic_places(std::size_t n, std::uint64_t seed = 1);

/// The table as CSV with a header, empty cells for missing values. Sets are not written.
std::string as_csv(const std::vector<study::Variable>& variables);

}  // namespace vallis::bench
