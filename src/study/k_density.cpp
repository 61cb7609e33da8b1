#include "study/k_density.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/memory.hpp"
#include "study/detail/distance_bins.hpp"
#include "study/random.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using detail::DistanceScale;
using Counts = std::vector<std::int64_t>;

constexpr std::size_t kRowBlock = 64;

base::Result<void> check(std::span<const Place> sites, std::span<const char> member, const KDensityOptions& options) {
  if (sites.size() != member.size()) {
    return base::invalid_argument(
        fmt::format("There are {} sites, and {} are said to be members or not.", sites.size(), member.size()));
  }
  if (std::count_if(member.begin(), member.end(), [](char m) { return m != 0; }) < 2) {
    return base::invalid_argument("Distances need at least two members.");
  }
  if (!(options.max_km >= 0) || !std::isfinite(options.max_km)) {
    return base::invalid_argument("The range max_km must be 0 or more.");
  }
  if (!(options.radius_km > 0) || !std::isfinite(options.radius_km)) {
    return base::invalid_argument("The radius of the globe must be a number above 0.");
  }
  if (options.steps < 1 || options.steps > 100000) return base::invalid_argument("Take 1 to 100,000 steps.");
  if (options.bins < 16 || options.bins > 1 << 20) return base::invalid_argument("Take 16 to 1,048,576 bins.");
  if (options.simulations < 0) return base::invalid_argument("The number of simulations must be 0 or more.");
  if (!(options.significance > 0 && options.significance < 0.5)) {
    return base::invalid_argument("The significance of an envelope lies between 0 and 0.5.");
  }
  for (std::size_t i = 0; i < sites.size(); ++i) {
    auto fault = longitude_fault(sites[i].longitude);
    if (!fault) fault = latitude_fault(sites[i].latitude);
    if (fault) return base::invalid_argument(fmt::format("Site {}: {}", i + 1, *fault));
  }
  return {};
}

/// The distances of all pairs, rows shared out to the workers. Counts are whole numbers: their order does not matter.
Counts count_all(std::span<const UnitVector> points, const DistanceScale& scale, Workers& workers) {
  std::vector<Counts> by_worker(static_cast<std::size_t>(workers.size()));
  workers.for_blocks(points.size(), kRowBlock, [&](std::size_t begin, std::size_t end, int worker) {
    Counts& counts = by_worker[static_cast<std::size_t>(worker)];
    counts.resize(scale.size());
    detail::count_distances(points, begin, end, scale, counts);
  });
  Counts sum(scale.size(), 0);
  for (const Counts& counts : by_worker) {
    for (std::size_t bin = 0; bin < counts.size(); ++bin) sum[bin] += counts[bin];
  }
  return sum;
}

/// Densities of random relabellings, simulations × distances.
std::vector<double> simulate(std::span<const UnitVector> sites, std::size_t members, const DistanceScale& scale,
                             std::span<const double> at_km, const KDensityOptions& options, Workers& workers) {
  const auto simulations = static_cast<std::size_t>(options.simulations);
  std::vector<double> densities(simulations * at_km.size());
  workers.for_blocks(simulations, 1, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t s = begin; s < end; ++s) {
      Random random(options.seed, s);
      std::vector<UnitVector> drawn(sites.begin(), sites.end());
      for (std::size_t i = 0; i < members; ++i) std::swap(drawn[i], drawn[i + random.below(drawn.size() - i)]);
      drawn.resize(members);
      Counts counts(scale.size(), 0);
      detail::count_distances(drawn, 0, members, scale, counts);
      const auto density = detail::smooth(scale, counts, detail::bandwidth_km(scale, counts), at_km);
      std::copy(density.begin(), density.end(), &densities[s * at_km.size()]);
    }
  });
  return densities;
}

/// One side's envelopes. `sign` is 1 for the upper side and −1 for the lower, which is the upper one of the negatives.
struct Envelope {
  std::vector<double> local;
  std::vector<double> global;
};

Envelope envelope(const std::vector<double>& densities, std::size_t simulations, std::size_t distances, double sign,
                  double significance) {
  // Sorted from the outermost: sorted[d][r] is exceeded by at most r relabellings at distance d.
  std::vector<std::vector<double>> sorted(distances, std::vector<double>(simulations));
  for (std::size_t d = 0; d < distances; ++d) {
    for (std::size_t s = 0; s < simulations; ++s) sorted[d][s] = sign * densities[s * distances + d];
    std::sort(sorted[d].begin(), sorted[d].end(), std::greater<>());
  }
  // The fewest relabellings that exceed each one, over the distances: it rises above the envelope of rank r anywhere
  // just where that is below r.
  std::vector<std::size_t> outermost(simulations, simulations);
  for (std::size_t d = 0; d < distances; ++d) {
    for (std::size_t s = 0; s < simulations; ++s) {
      const double value = sign * densities[s * distances + d];
      const auto above = std::lower_bound(sorted[d].begin(), sorted[d].end(), value, std::greater<>());
      outermost[s] = std::min(outermost[s], static_cast<std::size_t>(above - sorted[d].begin()));
    }
  }
  std::sort(outermost.begin(), outermost.end());
  const auto allowed = static_cast<std::size_t>(significance * static_cast<double>(simulations));
  // The largest rank that at most `allowed` relabellings rise above: those counted are the ones with less than it.
  const std::size_t rank = outermost[allowed];
  Envelope found;
  for (std::size_t d = 0; d < distances; ++d) {
    found.local.push_back(sign * sorted[d][allowed]);
    found.global.push_back(sign * sorted[d][rank]);
  }
  return found;
}

void judge(KDensity& found) {
  const std::size_t distances = found.density.size();
  found.localisation.resize(distances);
  found.dispersion.resize(distances);
  for (std::size_t d = 0; d < distances; ++d) {
    found.localisation[d] = std::max(0.0, found.density[d] - found.global_high[d]);
    found.localised = found.localised || found.localisation[d] > 0;
  }
  if (found.localised) return;
  for (std::size_t d = 0; d < distances; ++d) {
    found.dispersion[d] = std::max(0.0, found.global_low[d] - found.density[d]);
    found.dispersed = found.dispersed || found.dispersion[d] > 0;
  }
}

}  // namespace

base::Result<KDensity> k_density(std::span<const Place> sites, std::span<const char> member,
                                 const KDensityOptions& options, Workers& workers) {
  if (auto checked = check(sites, member, options); !checked) return checked.error();
  std::vector<UnitVector> points;
  std::vector<UnitVector> members;
  for (std::size_t i = 0; i < sites.size(); ++i) {
    points.push_back(unit_vector(sites[i]));
    if (member[i] != 0) members.push_back(points.back());
  }
  const DistanceScale scale(points, options.bins, options.radius_km);
  if (scale.empty()) return base::invalid_argument("All sites coincide; there are no distances to speak of.");

  KDensity found;
  const double max_km =
      options.max_km > 0 ? options.max_km : detail::quantile_km(scale, count_all(points, scale, workers), 0.5);
  for (int step = 0; step <= options.steps; ++step) found.distance_km.push_back(max_km * step / options.steps);
  const Counts counts = count_all(members, scale, workers);
  found.median_km = detail::quantile_km(scale, counts, 0.5);
  found.bandwidth_km = detail::bandwidth_km(scale, counts);
  found.density = detail::smooth(scale, counts, found.bandwidth_km, found.distance_km);
  if (options.simulations == 0) return found;

  const double bytes = 3.0 * sizeof(double) * options.simulations * (options.steps + 1.0);
  const auto fits = base::require_memory(bytes, fmt::format("Envelopes from {} relabellings", options.simulations),
                                         "Take fewer simulations or fewer steps.");
  if (!fits) return fits.error();
  const auto densities = simulate(points, members.size(), scale, found.distance_km, options, workers);
  const auto simulations = static_cast<std::size_t>(options.simulations);
  Envelope high = envelope(densities, simulations, found.density.size(), 1, options.significance);
  Envelope low = envelope(densities, simulations, found.density.size(), -1, options.significance);
  found.local_high = std::move(high.local);
  found.global_high = std::move(high.global);
  found.local_low = std::move(low.local);
  found.global_low = std::move(low.global);
  judge(found);
  return found;
}

}  // namespace vallis::study
