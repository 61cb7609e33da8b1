#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "base/result.hpp"
#include "study/consensus.hpp"
#include "study/dissimilarity.hpp"
#include "study/linkage.hpp"
#include "study/partition.hpp"

namespace vallis::study {

class Workers;

/// Units drawn with replacement.
struct Resample {
  std::vector<int> units;   ///< the different ones, 0-based; ties of the linkage are decided in this order
  std::vector<int> copies;  ///< how often each was drawn, ≥ 1
};

/// Writes resample number `replicate`; called from several threads at a time.
using Resampler = std::function<void(std::size_t replicate, Resample& out)>;

/// Resamples that are given: lists of units (0-based, with repeats), which keep the order in which they first appear.
/// Errors: InvalidArgument – a unit outside 0 … n − 1, an empty list.
base::Result<Resampler> given_resamples(const std::vector<std::vector<int>>& draws, std::size_t units);

/// n units drawn n times with replacement; the units stand in their own order. The same for equal seeds everywhere.
Resampler unit_resamples(std::size_t units, std::uint64_t seed);

/// Whole blocks (all units of a country) drawn with replacement, as many times as there are blocks; a unit has as many
/// copies as its block. For units that share what was measured, so that single units are not drawn independently.
/// Source: Davison and Hinkley (1997), Bootstrap Methods and their Application, ch. 3.8.
Resampler block_resamples(const Partition& blocks, std::uint64_t seed);

/// What a unit that was drawn more than once counts for.
enum class RepeatedUnits {
  Kept,  ///< as so many units at one place: the bootstrap proper ("duplicates kept")
  Once,  ///< as one: R's fpc::clusterboot by default, on about 0.63·n units ("unique points")
};

/// A group came back where its Jaccard coefficient is above the first, and dissolved where it is at most the second.
inline constexpr double kRecovered = 0.75;
inline constexpr double kDissolved = 0.5;

struct StabilityOptions {
  int k = 2;
  LinkageMethod method = LinkageMethod::Average;  ///< all but Flexible; not used by medoid_stability
  RepeatedUnits repeated = RepeatedUnits::Kept;
  std::size_t replicates = 200;
  bool prove = false;  ///< of medoid_stability: each resample's optimum by branch and bound
};

/// How far the groups of all units come back when units are drawn at random. B replicates, n units, k groups.
struct Stability {
  Partition base;  ///< the groups of all units
  std::size_t replicates = 0;
  std::size_t unproven = 0;  ///< replicates whose proof ran out of work; the best groups found stand for them
  /// B × k, row by row: for each base group the largest Jaccard coefficient |A ∩ B| / |A ∪ B| with a group of the
  /// resample, counting each unit drawn once and no unit that was not drawn; 0 for a base group of which none was.
  std::vector<double> jaccard;
  std::vector<double> mean_jaccard;  ///< k means over the replicates
  std::vector<int> recovered;        ///< k counts of replicates with a coefficient above kRecovered
  std::vector<int> dissolved;        ///< k counts of replicates with a coefficient of at most kDissolved
  /// n × k, row by row: of the replicates that hold the unit, the share in which its group is most like the base group
  /// (by Jaccard; of equal ones the first). Rows add up to 1; NaN for a unit that was never drawn.
  std::vector<double> membership;
  Consensus consensus;
};

/// The bootstrap of a hierarchy cut into k groups. Copies are weights, so that a resample costs no more than its
/// different units; the tie rule is that of `link`. A resample of fewer than k different units falls into single ones.
///
/// Errors: InvalidArgument – k not in 1 … n or above 65,535, Flexible linkage (its updates depend on the order of
/// copies), no replicate, and what `link` refuses. Cost: O(m²) typically a replicate of m different units; 8·n² bytes,
/// 8·m² a worker, and 2·B·n. Equal bytes for any number of workers. Source: Hennig (2007), Computational Statistics &
/// Data Analysis 52, 258–271; recovered and dissolved as fpc::clusterboot.
base::Result<Stability> bootstrap_stability(const Dissimilarity& dissimilarity, const Resampler& resampler,
                                            const StabilityOptions& options, Workers& workers);

/// Candidates that a resample's proof may weigh against all units.
inline constexpr long kProofWork = 1'000'000;

/// The same for given groups, with k-medoids: each resample is grouped by BUILD and SWAP, copies as weights, without
/// other starts; with `prove` the optimum is then searched for, in at most kProofWork steps a resample.
///
/// @param base  k groups of all units that are to come back, found in whatever way
/// Errors: InvalidArgument – k not in 1 … n or not that of `base`, no replicate, a pair without a value. Cost: O(m²) a
/// replicate of m different units for each medoid built and each swap; 8·m² bytes a worker, and 2·B·n. Equal bytes for
/// any number of workers. Source: as above.
base::Result<Stability> medoid_stability(const Dissimilarity& dissimilarity, const Partition& base,
                                         const Resampler& resampler, const StabilityOptions& options, Workers& workers);

}  // namespace vallis::study
