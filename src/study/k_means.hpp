#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.hpp"

namespace vallis::study {

class Workers;

enum class KMeansMethod {
  Lloyd,     ///< all units to the nearest centre, then all centres to the means, in turn
  Exchange,  ///< Lloyd, then single units move while that lowers the sum of squares: optimal as Hartigan and Wong's is
  MacQueen,  ///< a centre moves at once when a unit joins or leaves it
};

struct KMeansOptions {
  KMeansMethod method = KMeansMethod::Lloyd;
  int max_iterations = 300;  ///< ≥ 1 passes over the units (of each of the two stages of Exchange)
  /// Lloyd and Exchange: a group that loses its last unit takes the one farthest from its centre. Otherwise it stays
  /// empty in Lloyd and MacQueen, as in R; Exchange fills it where that lowers the sum.
  bool refill_empty = false;
};

struct KMeans {
  std::vector<int> group;       ///< n numbers 1…k, in the order of the start centres
  std::vector<double> centres;  ///< k × p, row by row; NaN for an empty group
  std::vector<int> size;        ///< k; 0 for an empty group
  std::vector<double> within;   ///< k: Σ squared distances to the centre
  double total_within = 0;
  double total = 0;    ///< Σ squared distances to the mean of all
  double between = 0;  ///< total − total_within
  int iterations = 0;  ///< passes, the last one that moved nothing included
  bool converged = false;
  int empty_groups = 0;
};

/// k-means from given centres. Of equally near centres a unit takes the one with the smaller number.
///
/// Lloyd keeps each unit's distance to the second nearest centre less that to its own, and leaves the unit alone while
/// the centres cannot have used it up; the groups are those of the plain algorithm. Sums are kept in whole numbers of
/// 2⁻⁶² of the column's largest value, so that a unit that leaves takes exactly what it brought, and neither order nor
/// the number of workers matters.
///
/// @param points  n rows × p columns, row by row, |x| ≤ 1e150
/// @param start   k × p centres, row by row
/// Errors: InvalidArgument – shapes disagree, a value not finite or too large, max_iterations < 1.
/// Cost: O(n k p) a pass at most, 8·n·(p + 2) bytes; Exchange and MacQueen use one thread. Equal bytes for any number
/// of workers and every processor. Source: Lloyd (1982), IEEE Trans. Inf. Theory 28, 129–137; Hamerly (2010), SDM;
/// Hartigan and Wong (1979), Applied Statistics 28, 100–108; MacQueen (1967).
base::Result<KMeans> k_means(std::span<const double> points, std::size_t columns, std::span<const double> start,
                             const KMeansOptions& options, Workers& workers);

/// The best of several k-means, each from k units drawn by k-means++ (a unit's chance is its squared distance to the
/// nearest drawn one); start s uses stream s of the seed, and of equally good results the earlier is kept. Errors: as
/// above, and k not in 1…n, starts < 1. Source: Arthur and Vassilvitskii (2007), SODA, 1027–1035.
base::Result<KMeans> k_means_from_seed(std::span<const double> points, std::size_t columns, int k, std::uint64_t seed,
                                       int starts, const KMeansOptions& options, Workers& workers);

}  // namespace vallis::study
