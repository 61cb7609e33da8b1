#pragma once

#include <cstdint>
#include <vector>

#include "base/result.hpp"
#include "study/dissimilarity.hpp"
#include "study/partition.hpp"
#include "study/progress.hpp"

namespace vallis::study {

class Workers;

/// k units chosen to stand for all, so that the sum of each unit's dissimilarity to its nearest medoid is small.
struct Medoids {
  std::vector<int> medoids;  ///< 0-based, ascending
  Partition partition;       ///< unit → nearest medoid; of equally near ones the smaller unit; a medoid to itself
  double total_cost = 0;     ///< Σ over units
  double mean_cost = 0;      ///< total_cost / n
  double lower_bound = 0;  ///< no choice of k medoids has a smaller total cost; equals total_cost when proven (which is
                           ///< then optimal to a billionth), 0 when no proof was tried
  bool proven_optimal = false;
  double build_mean_cost = 0;  ///< after PAM's BUILD, for comparison
};

struct MedoidOptions {
  std::uint64_t seed = 1;
  int starts = 4;     ///< BUILD, and this many random starts beside it
  bool exact = true;  ///< try to prove the optimum when n ≤ exact_limit
  int exact_limit = 200;
  /// Bound on the proof, in candidates weighed against all units; when it runs out, proven_optimal is false and the
  /// best found is given. The default is about a second at 200 units.
  long exact_work = 20'000'000;
};

/// k-medoids: PAM (BUILD and SWAP), FasterPAM from several random starts beside it, the best kept; for small n the
/// optimum is then proven by branch and bound. Never worse than PAM. Above 2,048 units the random starts search on
/// samples of 512, and the best of them goes on with all. Of equally cheap choices met, the lexicographically
/// smallest is given. Equal bytes for any number of workers.
///
/// Errors: InvalidArgument – k not in 1…n, a pair without a value (names it). Cost: O(n²) a pass and O(n k) memory,
/// with 8·n² bytes more up to 2,048 units; the proof is exponential at worst, bounded by exact_work. Source: Kaufman
/// and Rousseeuw (1990), ch. 2; Schubert and Rousseeuw (2021), Information Systems 101, 101804; the proof: Cornuéjols,
/// Fisher, Nemhauser (1977), Management Science 23, 789–810.
base::Result<Medoids> k_medoids(const Dissimilarity& dissimilarity, int k, const MedoidOptions& options,
                                Workers& workers);

}  // namespace vallis::study
