#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "study/geography.hpp"

namespace vallis::study::detail {

/// The scale on which distances are counted: classes of equal chord, which are nearly classes of equal distance where
/// the sites do not span the globe, and cost no arcsine a pair.
class DistanceScale {
 public:
  /// Covers all distances between the points. `bins` ≥ 1.
  DistanceScale(std::span<const UnitVector> points, int bins, double radius_km);

  std::size_t size() const { return centre_km_.size(); }
  /// True where all points coincide.
  bool empty() const { return per_chord_ == 0; }
  double per_chord() const { return per_chord_; }
  double centre_km(std::size_t bin) const { return centre_km_[bin]; }
  double widest_km() const { return widest_km_; }
  /// Distance to the upper end of a bin.
  double end_km(std::size_t bin) const { return end_km_[bin]; }

 private:
  double per_chord_ = 0;
  double widest_km_ = 0;
  std::vector<double> centre_km_;
  std::vector<double> end_km_;
};

/// Adds the distances from points[first…end) to all later points.
void count_distances(std::span<const UnitVector> points, std::size_t first, std::size_t end, const DistanceScale& scale,
                     std::span<std::int64_t> counts);

/// The distance below which a share q of those counted lies, linear within a bin.
double quantile_km(const DistanceScale& scale, std::span<const std::int64_t> counts, double q);

/// Silverman's bandwidth of the distances counted, at least the widest bin.
double bandwidth_km(const DistanceScale& scale, std::span<const std::int64_t> counts);

/// The Gaussian density of the distances counted, reflected at 0, at each of `at_km`.
std::vector<double> smooth(const DistanceScale& scale, std::span<const std::int64_t> counts, double bandwidth,
                           std::span<const double> at_km);

}  // namespace vallis::study::detail
