#pragma once

#include <vector>

#include "base/result.hpp"
#include "study/dissimilarity.hpp"

namespace vallis::study {

/// Units as points whose Euclidean distances come near their dissimilarities.
struct ClassicalScaling {
  std::vector<double> eigenvalues;  ///< all n of the doubly centred −d²/2, largest first; negative ones are no error
  int dimensions = 0;  ///< columns of `points`: as many as asked for, or fewer where fewer eigenvalues are positive
  std::vector<double> points;  ///< n × dimensions, row by row, on the scale of d, each column with mean 0
  /// Share of the kept eigenvalues in the sum of all by size (first), and of the positive ones (second); in [0, 1].
  /// NaN where all are 0.
  double fit_to_all = 0;
  double fit_to_positive = 0;
  /// Σ |λ| over the negative eigenvalues / Σ |λ| over all: 0 for Euclidean distances. What it takes up no points can
  /// show, and methods that suppose Euclidean distances (Ward) lose their meaning as it grows. NaN where all are 0.
  double negative_share = 0;
  bool converged = true;  ///< false: the eigenvalues were not found to full precision, and nothing here may be used
};

/// Classical (metric) scaling. An eigenvalue counts as positive where it is above n·ε times the largest by size; what
/// is below is round-off and spans no dimension. Signs: in each column the coordinate that is largest by size is
/// positive, the first of those within 1e-9 of it deciding. Where eigenvalues are equal, their axes are any of those
/// that span the same space.
///
/// Errors: InvalidArgument – fewer than two units, dimensions not in 1…n − 1, a pair without a finite value (names it).
/// Cost: O(n³) time, 24·n² bytes. Source: Torgerson (1952), Psychometrika 17, 401–419; Gower (1966), Biometrika 53,
/// 325–338; as R's cmdscale(eig = TRUE).
base::Result<ClassicalScaling> classical_mds(const Dissimilarity& dissimilarity, int dimensions);

}  // namespace vallis::study
