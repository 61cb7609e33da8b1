#pragma once

#include <span>
#include <vector>

#include "base/result.hpp"
#include "study/geography.hpp"

namespace vallis::study {

class Workers;

/// Where a place goes that is no core point but lies within reach of core points of several groups.
enum class BorderRule {
  Nearest,     ///< to the group of the nearest core point, of those equally near that of the smallest index
  FirstGroup,  ///< to the group with the smallest number, as scikit-learn and R's dbscan do; depends on the order
};

struct DbscanOptions {
  double eps_km = 10;                 ///< how far a neighbour may be along the great circle; > 0
  int min_points = 5;                 ///< neighbours that make a core point, itself included; ≥ 1
  double radius_km = kEarthRadiusKm;  ///< of the globe; > 0
  BorderRule border = BorderRule::Nearest;
  bool count_neighbours = false;  ///< also gives `neighbour_count`, at the price of visiting all pairs of neighbours
};

/// Places that lie close together on the globe.
struct Dbscan {
  std::vector<int> label;  ///< n groups 0…count−1, numbered by the smallest index of their core points; −1 noise
  std::vector<char> core;  ///< n; 1 for a core point
  std::vector<int> neighbour_count;  ///< n, itself included; empty unless asked for
  int count = 0;
  std::size_t noise = 0;
};

/// Density-based groups: a core point has at least min_points places within eps_km, core points within eps_km of each
/// other share a group, and a place that is no core point belongs to the group of a core point within eps_km, chosen by
/// `border`, or to none.
///
/// Rounding does not decide: angles that exceed eps_km / radius_km by no more than 1e-12 of it and 1e-14 radians (64 nm
/// on the Earth) count as within, and core points within as little of the nearest as equally near. An eps_km of half
/// the circumference or more makes all places neighbours.
///
/// Errors: InvalidArgument – an option out of its range, or a place that is none (names its index). Cost: expected
/// O(n · min_points) time however dense the places are, except that two dense heaps which face each other at just over
/// eps_km are compared pair by pair; with count_neighbours O(distinct pairs of neighbours). About 60 bytes a place.
/// Equal bytes for any number of workers. Source: Ester, Kriegel, Sander, Xu (1996), KDD, 226–231; grid: Gunawan
/// (2013).
base::Result<Dbscan> dbscan(std::span<const Place> places, const DbscanOptions& options, Workers& workers);

}  // namespace vallis::study
