#include "study/detail/distance_bins.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace vallis::study::detail {
namespace {

/// Beyond so many bandwidths a Gaussian kernel is below 1e-14 of its peak.
constexpr double kKernelReach = 8;

double chord(const UnitVector& a, const UnitVector& b) {
  const double dx = a.x - b.x;
  const double dy = a.y - b.y;
  const double dz = a.z - b.z;
  return std::sqrt(dx * dx + dy * dy + dz * dz);
}

double total(std::span<const std::int64_t> counts) {
  return static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
}

}  // namespace

DistanceScale::DistanceScale(std::span<const UnitVector> points, int bins, double radius_km) {
  double farthest = 0;
  for (const UnitVector& point : points) farthest = std::max(farthest, chord(points.front(), point));
  if (farthest == 0) return;
  // No two points are farther apart than twice what the farthest is from the first, and none than a diameter.
  const double top = std::min(2 * farthest, 2.0) * (1 + 1e-12);
  per_chord_ = bins / top;
  centre_km_.resize(static_cast<std::size_t>(bins));
  end_km_.resize(centre_km_.size());
  const auto km = [&](double at) { return 2 * radius_km * std::asin(std::min(1.0, at / per_chord_ / 2)); };
  for (std::size_t bin = 0; bin < centre_km_.size(); ++bin) {
    centre_km_[bin] = km(static_cast<double>(bin) + 0.5);
    end_km_[bin] = km(static_cast<double>(bin) + 1);
    widest_km_ = std::max(widest_km_, end_km_[bin] - (bin == 0 ? 0 : end_km_[bin - 1]));
  }
}

void count_distances(std::span<const UnitVector> points, std::size_t first, std::size_t end, const DistanceScale& scale,
                     std::span<std::int64_t> counts) {
  for (std::size_t i = first; i < end; ++i) {
    const UnitVector from = points[i];
    for (std::size_t j = i + 1; j < points.size(); ++j) {
      ++counts[static_cast<std::size_t>(static_cast<std::int64_t>(chord(from, points[j]) * scale.per_chord()))];
    }
  }
}

double quantile_km(const DistanceScale& scale, std::span<const std::int64_t> counts, double q) {
  double wanted = q * total(counts);
  for (std::size_t bin = 0; bin < counts.size(); ++bin) {
    const auto here = static_cast<double>(counts[bin]);
    if (here > 0 && wanted <= here) {
      const double start = bin == 0 ? 0 : scale.end_km(bin - 1);
      return start + wanted / here * (scale.end_km(bin) - start);
    }
    wanted -= here;
  }
  return scale.end_km(counts.size() - 1);
}

double bandwidth_km(const DistanceScale& scale, std::span<const std::int64_t> counts) {
  const double pairs = total(counts);
  double mean = 0;
  for (std::size_t bin = 0; bin < counts.size(); ++bin) {
    mean += static_cast<double>(counts[bin]) * scale.centre_km(bin);
  }
  mean /= pairs;
  double squares = 0;
  for (std::size_t bin = 0; bin < counts.size(); ++bin) {
    const double off = scale.centre_km(bin) - mean;
    squares += static_cast<double>(counts[bin]) * off * off;
  }
  const double deviation = pairs > 1 ? std::sqrt(squares / (pairs - 1)) : 0;
  const double middle = (quantile_km(scale, counts, 0.75) - quantile_km(scale, counts, 0.25)) / 1.34;
  // Where half of all distances are equal the middle half has no width; the deviation then decides alone.
  const double spread = middle > scale.widest_km() ? std::min(deviation, middle) : deviation;
  return std::max(0.9 * spread * std::pow(pairs, -0.2), scale.widest_km());
}

std::vector<double> smooth(const DistanceScale& scale, std::span<const std::int64_t> counts, double bandwidth,
                           std::span<const double> at_km) {
  std::vector<double> density(at_km.size(), 0.0);
  const double reach = kKernelReach * bandwidth;
  const auto spread = [&](double centre, double weight) {
    auto to = static_cast<std::size_t>(std::lower_bound(at_km.begin(), at_km.end(), centre - reach) - at_km.begin());
    for (; to < at_km.size() && at_km[to] <= centre + reach; ++to) {
      const double off = (at_km[to] - centre) / bandwidth;
      density[to] += weight * std::exp(-0.5 * off * off);
    }
  };
  for (std::size_t bin = 0; bin < counts.size() && scale.centre_km(bin) <= at_km.back() + reach; ++bin) {
    if (counts[bin] == 0) continue;
    const auto weight = static_cast<double>(counts[bin]);
    spread(scale.centre_km(bin), weight);
    if (scale.centre_km(bin) <= reach) spread(-scale.centre_km(bin), weight);
  }
  const double unit = 1 / (total(counts) * bandwidth * std::sqrt(2 * std::numbers::pi));
  for (double& value : density) value *= unit;
  return density;
}

}  // namespace vallis::study::detail
