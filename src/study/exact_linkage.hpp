#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "study/linkage.hpp"

namespace vallis::study {

/// A hierarchy computed in rational arithmetic: no rounding, so ties are ties.
struct ExactLinkage {
  Linkage linkage;                         ///< heights rounded once, to the nearest double
  std::vector<std::string> exact_heights;  ///< "5/3", "2"
  int tied_steps = 0;                      ///< merges at which more than one pair had the smallest dissimilarity
};

/// As `link`, for exact decimal coordinates (n rows × p columns as text, "0.1" meaning one tenth): `squared` takes
/// squared Euclidean dissimilarities, otherwise Manhattan ones. Ward, Centroid and Median run on what is given, so ask
/// for them with `squared`; Ward's heights are then those of ward.D2 squared. Flexible has α = 5/8. Tie rule: of the
/// pairs with exactly the smallest dissimilarity, the lexicographically first by smallest unit. Errors: InvalidArgument
/// – a cell that is not a finite decimal number, ragged input, fewer than two rows. Cost: O(n³) rational operations;
/// meant for n ≤ 300.
base::Result<ExactLinkage> link_exact(std::span<const std::vector<std::string>> rows, bool squared,
                                      LinkageMethod method);

}  // namespace vallis::study
