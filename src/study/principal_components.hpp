#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/result.hpp"

namespace vallis::study {

/// The directions in which a table of numbers varies most, m = min(rows, columns) of them.
struct PrincipalComponents {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::size_t count = 0;           ///< m
  std::vector<double> deviations;  ///< m standard deviations along the components (n − 1), largest first
  std::vector<double> explained;   ///< m shares of the total variance, summing to 1; NaN where nothing varies
  std::vector<double> rotation;  ///< columns × m, row by row: what each variable weighs in each component; unit columns
  std::vector<double> scores;    ///< rows × m, row by row: the centred (and scaled) rows along the components
  bool converged = true;         ///< false: not found to full precision, and nothing here may be used
};

/// Principal components by the singular values of the centred table, so that small deviations keep their digits.
/// `values`: rows × columns, row by row. `scale`: each column is divided by its standard deviation (n − 1) first.
/// Signs: in each column of the rotation the entry that is largest by size is positive, the first of those within 1e-9
/// of it deciding. Components with the same deviation, 0 among them, are any that span the same space.
///
/// Errors: InvalidArgument – the lengths disagree, fewer than two rows, no column, a value that is missing or
/// above 1e150 by size (names the row and column), scale with a constant column (names it). Cost: O(rows · columns · m)
/// a sweep, few sweeps. Source: Hotelling (1933), J. Educ. Psychol. 24, 417–441; Jolliffe (2002), Principal Component
/// Analysis; as R's prcomp.
base::Result<PrincipalComponents> principal_components(std::span<const double> values, std::size_t rows,
                                                       std::size_t columns, bool scale);

}  // namespace vallis::study
