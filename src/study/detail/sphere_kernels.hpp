#pragma once

#include <cstddef>

#include "study/geography.hpp"

namespace vallis::study::detail {

/// Coordinates of points side by side. Up to kPadding places behind the last may be read and are passed over.
struct PointRun {
  static constexpr std::size_t kPadding = 8;
  const double* x;
  const double* y;
  const double* z;
  std::size_t count;
};

/// How many points of a run lie within a squared chord of `from`.
struct Near {
  std::size_t sure = 0;      ///< at most `sure` away
  std::size_t possible = 0;  ///< at most `possible` away, those included
};

/// Chosen for the processor at hand; every variant gives the same counts.
using CountNear = Near (*)(const PointRun& run, const UnitVector& from, double sure, double possible);
CountNear count_near();

}  // namespace vallis::study::detail
