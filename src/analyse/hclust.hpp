#pragma once

#include "study/dissimilarity.hpp"
#include "study/linkage.hpp"

namespace vallis::analyse {

/// A hierarchy as R's hclust builds it.
struct Hclust {
  study::Linkage linkage;  ///< heights as computed: rounding may let them fall in the last place
  int tied_merges = 0;     ///< merges at which another pair lay within 1e-12 (relative) of the nearest one
};

/// Agglomeration by a list of nearest neighbours: each group, named by its smallest unit, keeps the nearest of the
/// groups after it, the first of exactly equal ones. Of the groups the first with the smallest entry merges with its
/// neighbour. A group before the merged one keeps its neighbour unless the merged one is nearer by any bit. So, other
/// than in study::link, rounding decides between dissimilarities that are equal on paper; without ties both give the
/// same hierarchy.
///
/// `d` holds a value for every pair of two or more units; every method but Flexible. Scales are those of study::link:
/// WardD2, Centroid and Median run on d², and WardD2 takes the root of each height.
/// Cost: O(n²) typically, O(n³) at worst; one copy of d. Source: Murtagh (1985), Multidimensional Clustering
/// Algorithms, COMPSTAT Lectures 4, Physica-Verlag; Murtagh and Legendre (2014), J. Classification 31, 274–295.
Hclust hclust(const study::Dissimilarity& d, study::LinkageMethod method);

}  // namespace vallis::analyse
