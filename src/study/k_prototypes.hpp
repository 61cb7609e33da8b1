#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/result.hpp"

namespace vallis::study {

/// n units with numeric and nominal columns.
struct MixedPoints {
  std::size_t rows = 0;
  std::vector<std::vector<double>> numbers;  ///< a column each: n values, NaN = missing
  std::vector<std::vector<int>> categories;  ///< a column each: n category numbers from 0, −1 = missing
};

/// What the columns weigh in the cost: Σ number_weight · (x − centre)² + Σ category_weight · [x ≠ centre].
struct PrototypeWeights {
  std::vector<double> numbers;     ///< one a numeric column, ≥ 0
  std::vector<double> categories;  ///< one a nominal column, ≥ 0
};

/// 1 for each numeric column, and for each nominal one clustMixType's λ: the mean variance of the numeric columns over
/// the mean of 1 − Σ share² of the nominal ones; 1 where either is 0 or there are only columns of one kind. Missing
/// values are left out.
PrototypeWeights estimated_weights(const MixedPoints& points);

/// k groups with a prototype each: means of the numeric columns, most frequent categories of the nominal ones.
struct KPrototypes {
  std::vector<int> group;                    ///< n numbers 1…k, in the order of the start units
  std::vector<std::vector<double>> centres;  ///< k × numeric columns; NaN where the group has no value
  std::vector<std::vector<int>> modes;       ///< k × nominal columns; −1 likewise
  std::vector<int> size;                     ///< k; 0 for a group that lost all its units
  std::vector<double> within;                ///< k: cost of the units of each group
  double total_within = 0;
  int iterations = 0;      ///< rounds of assignment
  bool converged = false;  ///< the last round moved no unit
};

/// Huang's k-prototypes in rounds: all units go to the cheapest prototype, then all prototypes are renewed. A missing
/// value costs nothing and counts for no mean and no mode; a prototype without a value is at no cost from any.
///
/// Tie rules: of equally cheap prototypes a unit takes the one with the smaller number, of equally frequent categories
/// the smaller is the mode. A group that loses all units keeps its last prototype, and units may return to it.
/// @param start  k different units (0-based) whose values are the first prototypes
/// Errors: InvalidArgument – shapes disagree, no column, an infinite value, a weight negative or not finite, a start
/// out of range or named twice, max_rounds < 1. Cost: O(n k p) a round. Source: Huang (1998), Data Mining and Knowledge
/// Discovery 2, 283–304; Szepannek (2018), The R Journal 10(2), 200–208.
base::Result<KPrototypes> k_prototypes(const MixedPoints& points, const PrototypeWeights& weights,
                                       std::span<const int> start, int max_rounds);

}  // namespace vallis::study
