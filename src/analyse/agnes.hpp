#pragma once

#include "study/dissimilarity.hpp"
#include "study/linkage.hpp"

namespace vallis::analyse {

enum class AgnesMethod { Average, Single, Complete, Ward, Weighted, Flexible };

/// The hierarchy as R's cluster::agnes builds it. It differs from study::link only where dissimilarities tie: of the
/// pairs with exactly the smallest one agnes merges the lexicographically last (a group is named by its smallest unit),
/// and updates are rounded in its order of operations. `d` holds a value for every pair of two or more units; Flexible
/// takes α for both operands, β = 1 − 2α and γ = 0.
/// Cost: O(n²) typically, O(n³) at worst; one copy of d. Source: Kaufman and Rousseeuw (1990), ch. 5.
study::Linkage agnes(const study::Dissimilarity& d, AgnesMethod method, double flexible_alpha);

}  // namespace vallis::analyse
