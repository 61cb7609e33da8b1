#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "study/linkage.hpp"

namespace vallis::study {

class Workers;

/// How much tighter than structureless points the data fall into k groups, for k = 1…K; all vectors but
/// `log_within_reference` have K values, for k = 1 first. Logarithms are natural; −∞ where all groups are of equal
/// points.
struct Gap {
  std::vector<double> log_within;  ///< log W_k, W_k = ½ Σ over groups of (Σ over pairs of d) / size
  std::vector<std::vector<double>> log_within_reference;  ///< B sets × K
  std::vector<double> expected;                           ///< mean of the reference sets
  std::vector<double> standard_error;  ///< √(1 + 1/B) · standard deviation (B − 1); NaN where B = 1
  std::vector<double> gap;             ///< expected − log_within
};

/// Compares the groups that a hierarchy cut into k makes of the points with those it makes of each reference set. d is
/// the Euclidean distance, to the first power as in R's clusGap (the paper squares it).
///
/// @param points      n rows × p columns, row by row, finite
/// @param references  B ≥ 1 sets of points with p columns each
/// @param k_max       K, from 1 to the number of rows of the smallest set
/// Errors: InvalidArgument – shapes disagree, K out of range, Centroid or Median (their heights may fall, so cuts have
/// no order); those of link. Cost: a hierarchy and O(n²p) for each set, all K cuts together; equal bytes for any number
/// of workers. Source: Tibshirani, Walther, Hastie (2001), J. R. Statist. Soc. B 63, 411–423.
base::Result<Gap> gap_statistic(std::span<const double> points, std::size_t columns,
                                std::span<const std::vector<double>> references, LinkageMethod method, int k_max,
                                Workers& workers);

/// Where reference points may lie.
enum class ReferenceSpace {
  Original,   ///< uniformly in the range of each column
  ScaledPca,  ///< uniformly in the range along each principal axis, turned back
};

/// `count` sets of as many points as there are, set b from stream b of the seed. Errors: InvalidArgument – no points,
/// or values that do not make rows. Cost: O(n p² + p³ + count · n p²). Source: as above, section 4, choices (a) and
/// (b).
base::Result<std::vector<std::vector<double>>> reference_sets(std::span<const double> points, std::size_t columns,
                                                              ReferenceSpace space, int count, std::uint64_t seed);

/// How the number of groups is read off the gaps f with standard errors s and a factor c; names as in R's maxSE.
enum class GapRule {
  FirstSEMax,     ///< the smallest k whose gap is within c·s of that of the first local maximum
  Tibs2001SEMax,  ///< the smallest k with f(k) ≥ f(k+1) − c·s(k+1)
  GlobalSEMax,    ///< the smallest k whose gap is within c·s of that of the global maximum
  FirstMax,       ///< the first local maximum
  GlobalMax,      ///< the global maximum
};

/// "firstSEmax", …, "globalmax".
std::string_view name(GapRule rule);

/// The number of groups that a rule picks, 1…K. An undefined gap or error fulfils no condition.
///
/// @param gap, standard_error  K ≥ 1 values each
int choose_groups(std::span<const double> gap, std::span<const double> standard_error, GapRule rule, double factor);

}  // namespace vallis::study
