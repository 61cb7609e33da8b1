#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "study/partition.hpp"
#include "study/progress.hpp"
#include "study/stability.hpp"

namespace vallis::study {

struct Findings;
class Workers;

/// What is drawn when units are drawn at random.
enum class Draw {
  Units,   ///< single units
  Blocks,  ///< all units that share a value of an attribute, such as the country
};

/// One way to draw and to count.
struct ResamplingScheme {
  Draw draw = Draw::Units;
  RepeatedUnits repeated = RepeatedUnits::Kept;
};

struct GroupStabilityOptions {
  std::size_t replicates = 200;  ///< of each scheme
  /// The first is the one that reports quote for single units.
  std::vector<ResamplingScheme> schemes{{Draw::Units, RepeatedUnits::Kept},
                                        {Draw::Units, RepeatedUnits::Once},
                                        {Draw::Blocks, RepeatedUnits::Kept},
                                        {Draw::Blocks, RepeatedUnits::Once}};
  bool prove = false;           ///< of k-medoids: each resample's optimum, as Stability::unproven tells of
  std::string block_attribute;  ///< of the units, "id" or "id/measure_unit"; needed where a scheme draws blocks
};

/// Whether the chosen groups come back when units are drawn at random, by the run's own method.
struct GroupStability {
  struct Group {
    double mean = 0, low = 0, high = 0;  ///< Jaccard coefficient: mean, 5 % and 95 % quantile over the replicates
    int recovered = 0;                   ///< replicates above kRecovered
    int dissolved = 0;                   ///< replicates of at most kDissolved
  };
  struct Scheme {
    ResamplingScheme scheme;
    Stability stability;
    std::vector<Group> groups;  ///< one a group
    /// Per unit: of the replicates that hold it, the share in which it lands in the group most like its own; NaN where
    /// none holds it.
    std::vector<double> certainty;
  };
  std::size_t replicates = 0;
  Partition blocks;  ///< of the units; empty where no scheme draws blocks
  std::vector<Scheme> schemes;
  std::vector<int> least_certain;  ///< units by the first scheme's certainty, the lowest first; of equals the earlier
};

/// Units that share a value of the attribute, directly or through others, are one block: a unit of two countries joins
/// the units of both, so that no value stands in two blocks. A unit whose value is unknown is a block of its own.
/// Errors: InvalidArgument – no unit has such an attribute.
base::Result<Partition> attribute_blocks(const Findings& findings, const std::string& attribute);

/// Draws units and groups them as `findings.groups` were made: k-medoids by BUILD and SWAP (proven where asked for), or
/// the recipe's linkage. Errors: InvalidArgument – Flexible linkage, no unit with the attribute of the blocks.
/// Cancelled – on request. Cost: that of `replicates` groupings for each scheme; equal bytes for any number of workers.
/// Source: Hennig (2007), Computational Statistics & Data Analysis 52, 258–271; Davison and Hinkley (1997), ch. 3.8.
base::Result<GroupStability> compute_group_stability(const Findings& findings, const GroupStabilityOptions& options,
                                                     Workers& workers, Progress& progress);

}  // namespace vallis::study
