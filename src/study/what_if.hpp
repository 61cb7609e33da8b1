#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "study/dissimilarity.hpp"
#include "study/gower_pair.hpp"
#include "study/partition.hpp"
#include "study/run.hpp"

namespace vallis::study {

/// One variable of a unit set to another cell; a cell without a value makes it missing. Cells are on the variable's
/// own scale: logarithms where it has logarithms, level numbers of ordinals and nominals, bit masks of sets.
struct Edit {
  std::size_t variable = 0;
  Cell cell{};
};

/// What would be said of a unit after the edits. All else stays as it was found: the other units, their groups, the
/// medoids as they stood (also where the edited unit is one), and the ranges, so that values beyond an observed range
/// differ by 1.
struct WhatIf {
  std::vector<double> dissimilarity;  ///< n values to the other units, NaN where there is none; 0 at its own place
  std::vector<double> to_medoids;     ///< k values
  int group = 0;  ///< 1…k: of the nearest medoid, of equally near ones (within 1e-12) the smaller; 0: none has a value
  double silhouette = 0;    ///< in that group, as study::silhouette defines it; NaN where a mean has no value
  int neighbour_group = 0;  ///< the nearest other group by mean dissimilarity; 0 where no other has units
};

/// Recomputes one unit of a Gower study. `spreads` are study::spreads(variables), `medoids[g]` the unit that stands for
/// group g + 1 of `partition`.
///
/// Errors: InvalidArgument – the unit, a variable or a medoid out of range, lengths that differ, a variable edited
/// twice, a cell that the variable cannot hold. Cost: O(n p + k p); the dissimilarity matrix is neither read nor made.
/// The variables are taken as checked.
base::Result<WhatIf> what_if(std::span<const Variable> variables, std::span<const double> spreads,
                             const Partition& partition, std::span<const int> medoids, std::size_t unit,
                             std::span<const Edit> edits);

/// The same for a unit of a run; variables are numbered as in findings.variables.
base::Result<WhatIf> what_if(const Findings& findings, std::size_t unit, std::span<const Edit> edits);

/// The group of the nearest medoid: the first of those within 1e-12 of the smallest value; 0 where none has a value.
int nearest_group(std::span<const double> to_medoids);

}  // namespace vallis::study
