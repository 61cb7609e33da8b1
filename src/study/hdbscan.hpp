#pragma once

#include <span>
#include <vector>

#include "base/result.hpp"
#include "study/dissimilarity.hpp"
#include "study/geography.hpp"

namespace vallis::study {

class Workers;

/// Groups of any shape and density, and the units that belong to none.
struct Hdbscan {
  std::vector<int> group;             ///< n: 1…k, 0 for noise
  std::vector<double> stability;      ///< k: Σ over units of 1/(level it leaves at) − 1/(level the group appears at)
  std::vector<double> outlier_score;  ///< n, GLOSH in [0, 1]: 1 − (lowest level of the densest group below) / (level
                                      ///< the unit leaves at); all 1 (0 at level 0) where the hierarchy holds no group
  std::vector<double> membership;     ///< n, in [0, 1]: 1 − core distance / largest of the group; 0 for noise
  std::vector<double> core_distance;  ///< n: to the (min_points − 1)-th nearest other unit
  std::vector<double> tree_lengths;   ///< n−1, ascending: the minimum spanning tree of mutual reachability
};

/// HDBSCAN*: single linkage of the mutual reachability max(d, core of either), condensed to the splits of which both
/// sides have at least min_points units; of these groups the most stable that do not overlap, never all units as one.
/// Definitions and the order of groups are those of R's dbscan 1.1.11.
///
/// Tie rule: the spanning tree grows from the first unit; of equally near units the one with the smallest number joins;
/// of equally long edges the one that joined first merges first. Values are compared exactly. A group as stable as the
/// groups below it is preferred to them.
/// A group that reaches level 0 (min_points identical units) has no stability (NaN) and is not preferred to the group
/// that it came from.
/// Errors: InvalidArgument – min_points not in 2…n, a pair without a value (names it). Cost: O(n²) time, O(n) memory;
/// equal bytes for any number of workers. Source: Campello, Moulavi, Zimek, Sander (2015), ACM TKDD 10(1), 5.
base::Result<Hdbscan> hdbscan(const Dissimilarity& dissimilarity, int min_points, Workers& workers);

/// The same of places on a globe by their great-circle distances in km, never held all at once: each is reckoned where
/// it is needed, from the chord between unit vectors (exact to 1e-15 of the radius for all but near antipodes, where
/// it is some centimetres). The tie rule is that of the matrix, of chords.
///
/// @param radius_km  of the globe; > 0
/// Errors: InvalidArgument – min_points not in 2…n, a radius that is none, a place that is none (names it). Cost: O(n²)
/// time, about 100 bytes a place; equal bytes for any number of workers.
base::Result<Hdbscan> hdbscan(std::span<const Place> places, int min_points, double radius_km, Workers& workers);

}  // namespace vallis::study
