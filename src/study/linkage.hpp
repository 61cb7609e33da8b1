#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "study/dissimilarity.hpp"
#include "study/partition.hpp"

namespace vallis::study {

class Workers;

enum class LinkageMethod { Single, Complete, Average, McQuitty, WardD, WardD2, Centroid, Median, Flexible };

/// One step of a hierarchy. Operands: 0…n−1 are units, n+m is the group made by merge m. `left` holds the smaller
/// smallest unit of the two.
struct Merge {
  int left = 0;
  int right = 0;
  double height = 0;
  int size = 0;
};

/// n−1 merges of n units. Heights never fall, but for Centroid and Median, where they may (an inversion).
struct Linkage {
  LinkageMethod method = LinkageMethod::Average;
  int units = 0;
  std::vector<Merge> merges;

  /// The first merge that lies lower than one of its operands, if any.
  std::optional<int> first_inversion() const;
};

struct LinkageOptions {
  /// Flexible: Lance–Williams α for both operands, β = 1 − 2α, γ = 0 (agnes' par.method with one value).
  double flexible_alpha = 0.625;
};

/// Agglomerative hierarchy by the Lance–Williams recurrence.
///
/// Tie rule: a group is named by its smallest unit. Of all pairs whose dissimilarity is within 1e-12 (relative) of the
/// smallest, the lexicographically first pair of names is merged. So round-off never decides, and the order of equal
/// dissimilarities is stated. (`link_exact` compares without any tolerance.)
///
/// Scales: WardD works on d as given (R's ward.D), WardD2 on d² with the root taken of the heights (R's ward.D2);
/// Centroid and Median work on d² and their heights stay squared, as R's hclust does when given d².
/// Errors: InvalidArgument – fewer than two units, a pair without a finite value (names it), α outside (0, 1).
/// Cost: 8·n² bytes beside the input. O(n²) time for Single, Complete, Average, McQuitty, WardD and WardD2 where no tie
/// is met (reciprocal nearest neighbours, many at a time); otherwise cached nearest neighbours, O(n²) typically and
/// O(n³) worst. Equal bytes for any number of workers and for every processor. Source: Lance and Williams (1967);
/// Bruynooghe (1977), Stat. Anal. Données 3; Müllner (2011), arXiv:1109.2378; Murtagh and Legendre (2014), J.
/// Classification 31.
base::Result<Linkage> link(const Dissimilarity& dissimilarity, LinkageMethod method, const LinkageOptions& options,
                           Workers& workers);

/// The units below each operand of the last k−1 merges undone: k groups. Errors: InvalidArgument – k not in 1…n.
base::Result<Partition> cut_into(const Linkage& linkage, int k);

/// Groups joined at heights ≤ h. Errors: InvalidArgument – the hierarchy has inversions, so a height cuts nothing
/// clean.
base::Result<Partition> cut_at(const Linkage& linkage, double height);

/// Height at which each pair first shares a group, condensed. Cost: O(n²).
Dissimilarity cophenetic(const Linkage& linkage);

/// Pearson correlation of two dissimilarities over all pairs; NaN where either is constant.
double correlation(const Dissimilarity& a, const Dissimilarity& b);

/// Agglomerative coefficient of agnes: mean over units of 1 − (height of its first merge) / (height of the last merge);
/// NaN where the last height is 0. Source: Kaufman and Rousseeuw (1990), ch. 5.
double agglomerative_coefficient(const Linkage& linkage);

/// Leaves from left to right as the merges are drawn (R's hclust `order`: of a merge's operands the unit, or the
/// earlier merge, goes left). 0-based.
std::vector<int> drawing_order(const Linkage& linkage);

/// The merges as R's hclust prints them: units as −1…−n, earlier merges as 1…n−2; a unit stands before a merge, and of
/// two units or two merges the smaller number first. (`left`, `right` put the group with the smaller unit first.)
std::vector<std::array<int, 2>> r_merge(const Linkage& linkage);

/// "single", "complete", "average", "mcquitty", "ward.D", "ward.D2", "centroid", "median", "flexible".
std::string_view name(LinkageMethod method);

}  // namespace vallis::study
