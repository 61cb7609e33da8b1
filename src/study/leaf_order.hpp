#pragma once

#include <vector>

#include "base/result.hpp"
#include "study/linkage.hpp"

namespace vallis::study {

struct LeafOrder {
  std::vector<int> order;  ///< 0-based units, left to right
  double cost = 0;         ///< Σ d between neighbours
};

/// Of the 2^(n−1) orders in which the tree can be drawn, one with the smallest sum of dissimilarities between
/// neighbours: the exact dynamic programme. Of the optimal order and its mirror image the one that starts with the
/// smaller unit. Errors: InvalidArgument – sizes differ, a pair without a value. Cost: O(n³) worst, O(n²) memory.
/// Source: Bar-Joseph, Gifford, Jaakkola (2001), Bioinformatics 17, S22–S29.
base::Result<LeafOrder> optimal_leaf_order(const Linkage& linkage, const Dissimilarity& dissimilarity);

/// The cost of a given order. `order` holds each unit once.
double order_cost(const std::vector<int>& order, const Dissimilarity& dissimilarity);

}  // namespace vallis::study
