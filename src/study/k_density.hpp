#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "study/geography.hpp"

namespace vallis::study {

class Workers;

struct KDensityOptions {
  double max_km = 0;           ///< the density is looked at from 0 to here; 0 = the median distance between two sites
  int steps = 100;             ///< intervals of equal length in that range, 1 to 100,000
  int bins = 4096;             ///< classes into which distances are counted before they are smoothed, 16 to 2^20
  int simulations = 1000;      ///< random relabellings; 0 = no envelopes
  double significance = 0.05;  ///< of each envelope on each side, in (0, 0.5)
  std::uint64_t seed = 1;
  double radius_km = kEarthRadiusKm;
};

/// How often the members of an industry lie how far apart, and how often as many sites drawn at random would.
struct KDensity {
  std::vector<double> distance_km;  ///< steps + 1 distances from 0
  std::vector<double> density;      ///< per km, ≥ 0; over all distances it integrates to 1
  double bandwidth_km = 0;
  double median_km = 0;  ///< of the members' distances, to within a bin

  /// At each distance by itself, `significance` of the relabellings lie above and as many below. Empty without them.
  std::vector<double> local_low, local_high;
  /// Over the whole range, at most `significance` of the relabellings rise above the one anywhere, and as many fall
  /// below the other.
  std::vector<double> global_low, global_high;
  std::vector<double> localisation;  ///< by how much the density is above global_high, else 0
  std::vector<double> dispersion;  ///< by how much it is below global_low, else 0; all 0 where it is localised anywhere
  bool localised = false;
  bool dispersed = false;
};

/// Duranton and Overman's test of localisation: the density of the great-circle distances between all pairs of members,
/// smoothed by a Gaussian kernel with Silverman's bandwidth 0.9 · min(sd, IQR / 1.34) · pairs^(−1/5) and reflected at
/// 0, against that of as many sites drawn without replacement from all.
///
/// Distances are counted into bins as they are computed, so that no pair is stored; the bandwidth is at least one bin.
///
/// @param sites   all sites of the activities compared
/// @param member  one a site: not 0 for those of the industry
/// Errors: InvalidArgument – sizes that disagree, an option out of its range, a place that is none, fewer than two
/// members, sites that all coincide; TooLarge – the envelopes would not fit in memory. Cost: O(n² + (simulations + 1) ·
/// (m² + steps · bins)) time for m members of n sites (n² only to find max_km); O(bins · workers + simulations · steps)
/// memory. Equal bytes for any number of workers. Source: Duranton and Overman (2005), Review of Economic Studies 72,
/// 1077–1106; Silverman (1986), sections 2.10, 3.4.2.
base::Result<KDensity> k_density(std::span<const Place> sites, std::span<const char> member,
                                 const KDensityOptions& options, Workers& workers);

}  // namespace vallis::study
