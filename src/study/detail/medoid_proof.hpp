#pragma once

#include <span>

#include "study/detail/medoid_search.hpp"

namespace vallis::study::detail {

struct MedoidProof {
  MedoidChoice best;
  double lower_bound = 0;  ///< no choice costs less, within kProofTolerance of the best cost
  bool complete = false;   ///< the search ended: `best` is optimal within kProofTolerance
};

/// A branch is given up when it cannot save this share of the best cost.
inline constexpr double kProofTolerance = 1e-9;

/// The p-median problem by branch and bound from a known choice: the assignment of each unit to one medoid is relaxed
/// with a multiplier a unit (subgradient steps), candidates that cannot be, or have to be, medoids in any cheaper
/// choice are fixed by their reduced costs, and what stays open is branched on, depth first. `work` bounds the number
/// of candidate columns evaluated, n steps each. `copies` has how many each unit counts for; empty means one. Needs 1 ≤
/// k < n. Deterministic. Source: Cornuéjols, Fisher, Nemhauser (1977), Management Science 23, 789–810; Beasley (1993),
/// European J. of Operational Research 65, 383–399.
MedoidProof prove_medoids(const SquareMatrix& square, MedoidChoice start, long work,
                          std::span<const double> copies = {});

}  // namespace vallis::study::detail
