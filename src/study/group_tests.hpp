#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.hpp"

namespace vallis::study {

class Workers;

/// Whether an indicator of numbers lies higher in one group than in another. NaN where a figure does not exist: fewer
/// than two groups, or only equal values. Groups that were made from the indicator differ on it by construction; p then
/// describes and tests nothing (see permutation_test).
struct KruskalWallis {
  int units = 0;               ///< n, those with a value and a group
  int groups = 0;              ///< k, those with a value
  double h = 0;                ///< Kruskal and Wallis's H, corrected for ties
  int df = 0;                  ///< k − 1
  double p = 0;                ///< upper tail of χ² with df degrees of freedom
  double epsilon_squared = 0;  ///< H / (n − 1), in [0, 1]
  double eta_squared = 0;      ///< (H − k + 1) / (n − k); may be slightly negative
};

/// `values`: n numbers, NaN = missing. `groups`: n group numbers ≥ 1 that need not be without gaps, 0 = missing. Units
/// that lack either are left out. Errors: InvalidArgument – the lengths differ. Cost: O(n log n).
/// Source: Kruskal and Wallis (1952), JASA 47, 583–621; effect sizes: Tomczak and Tomczak (2014), Trends in Sport
/// Sciences 1(21), 19–25; as R's kruskal.test.
base::Result<KruskalWallis> kruskal_wallis(std::span<const double> values, std::span<const int> groups);

/// Counts of units: levels of an indicator × groups.
using ContingencyTable = std::vector<std::vector<long>>;

/// Pearson's χ² of a contingency table, without a correction of continuity. Empty rows and columns are passed over, as
/// R's chisq.test(x, g) does with levels that no complete case has. NaN where fewer than two of either are left.
struct ChiSquare {
  double statistic = 0;
  int df = 0;  ///< (rows − 1)(columns − 1), empty ones apart; 0 where there is no χ²
  double p = 0;
  double cramers_v = 0;  ///< √(χ² / (n · (min(rows, columns) − 1))), in [0, 1]
};

/// Errors: InvalidArgument – rows of different lengths, or a count below 0. Cost: O(rows · columns).
/// Source: Pearson (1900); Cramér (1946), Mathematical Methods of Statistics, ch. 21.
base::Result<ChiSquare> chi_square(const ContingencyTable& table);

/// How often chance does as well.
struct PermutationTest {
  double statistic = 0;  ///< H, or χ²
  double p = 0;  ///< (1 + permutations that reach the statistic) / (1 + permutations); NaN where it is undefined
  int permutations = 0;
};

enum class PermutedScale { Numbers, Categories };

/// Whether an indicator differs between groups, by dealing out the groups at random: H for Numbers, χ² for Categories
/// (category numbers 0, 1, …). Valid as a test where the indicator was left out of the grouping: then every dealing out
/// is as likely as the one seen if the two have nothing to do with each other. Missing values as in kruskal_wallis. A
/// permutation reaches the statistic where it is at most 1e-9 (relative) below it, so that round-off does not decide.
/// Errors: InvalidArgument – lengths differ, a category that is not a whole number ≥ 0, permutations < 1. Cost: O(n) a
/// permutation. Equal bytes for any number of workers. Source: Phipson and Smyth (2010), Stat. Appl. Genet. Mol. Biol.
/// 9(1), 39.
base::Result<PermutationTest> permutation_test(std::span<const double> values, std::span<const int> groups,
                                               PermutedScale scale, int permutations, std::uint64_t seed,
                                               Workers& workers);

}  // namespace vallis::study
