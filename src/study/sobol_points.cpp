#include <fmt/format.h>

#include <boost/random/sobol.hpp>

#include "study/random.hpp"
#include "study/sobol.hpp"

namespace vallis::study {
namespace {

constexpr std::size_t kMostDimensions = 3667;

}  // namespace

base::Result<PointMatrix> sobol_points(std::size_t rows, std::size_t columns, std::uint64_t seed) {
  if (columns < 1 || columns > kMostDimensions) {
    return base::invalid_argument(
        fmt::format("Sobol points have 1 to {} dimensions, not {}.", kMostDimensions, columns));
  }
  Random random(seed);
  std::vector<std::uint64_t> shifts(columns);
  for (auto& shift : shifts) shift = random.next();
  boost::random::sobol directions(columns);
  PointMatrix points{rows, columns, {}};
  points.values.reserve(rows * columns);
  // Boost leaves out the point 0, with which each power of two of points is complete.
  for (const auto shift : shifts) points.values.push_back(static_cast<double>(shift >> 11U) * 0x1.0p-53);
  for (std::size_t at = columns; at < rows * columns; ++at) {
    const std::uint64_t word = directions() ^ shifts[at % columns];
    points.values.push_back(static_cast<double>(word >> 11U) * 0x1.0p-53);
  }
  points.values.resize(rows * columns);
  return points;
}

}  // namespace vallis::study
