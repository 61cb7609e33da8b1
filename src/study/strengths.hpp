#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "study/run.hpp"

namespace vallis::study {

/// Units to compare with, by their positions in the run, ascending and without repeats. Errors: NotFound – an unknown
/// unit, group, or target model; a run without published groups.
base::Result<std::vector<std::size_t>> peers_by_id(const Findings& findings, std::span<const std::string> ids);
base::Result<std::vector<std::size_t>> peers_in_group(const Findings& findings, int group);
/// All units whose matched published group has the target model (its slug).
base::Result<std::vector<std::size_t>> peers_with_target(const Findings& findings, const std::string& slug);

/// One indicator of a unit beside its peers.
struct Strength {
  std::size_t indicator = 0;  ///< position in the scorecard
  bool known = false;         ///< whether the unit has a value
  int peers_known = 0;        ///< peers with a value, the unit itself never among them
  /// Of the peers: median of numbers, level numbers and numbers of members; for booleans the share of yes. NaN for
  /// nominal indicators and where no peer has a value.
  double peers_typical = 0;
  double peers_same_share = 0;  ///< share of the peers that have the very same value; NaN when nothing is known
  double percentile = 0;        ///< share of the peers that are worse, ties counting half, in [0, 1]; NaN without order
  double points = 0;    ///< the unit's normalised points less the mean of the peers'; NaN when not scored or known
  double weighted = 0;  ///< points × the indicator's share of the weight; NaN likewise
};

/// The unit's strengths first: sorted by `weighted`, largest first; then those without one, in the scorecard's order.
/// Every indicator that took part in the run has an entry. Points and weights are those of findings.scores (the mean
/// over the tables of a multiple imputation), observed values only; under the benefit of the doubt the weight is the
/// unit's own. Errors: InvalidArgument – a position out of range, no peer left once the unit itself is taken out, a run
/// without scores (the recipe's /scores). Cost: O(p · m log m) for m peers.
base::Result<std::vector<Strength>> strengths(const Findings& findings, std::size_t unit,
                                              std::span<const std::size_t> peers);

}  // namespace vallis::study
