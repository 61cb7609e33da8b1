#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "study/dissimilarity.hpp"
#include "study/gower_pair.hpp"
#include "study/run.hpp"

namespace vallis::study {

/// A cell that a unit could have instead of its own, and what the change costs.
struct Alternative {
  Cell cell{};
  double cost = 0;  ///< ≥ 0
};

/// The alternatives of each variable, p lists; a variable with an empty list stays as it is.
using Alternatives = std::vector<std::vector<Alternative>>;

/// Which values of a variable are plausible for a unit, beside those that some unit has.
struct Domain {
  bool changeable = true;
  std::vector<double> declared{};   ///< levels that nobody need have
  unsigned long long universe = 0;  ///< Set: all its subsets, if they are at most `subset_limit`; 0 = observed ones
  std::size_t subset_limit = 1024;  ///< beyond, the observed sets, and the unit's own with one member more or less
};

/// The plausible alternatives of one variable, ascending (sets by their mask as a number). The cost is |change| /
/// spread for Interval, Jaccard's distance for sets, and 1 for booleans and categories. A missing value has no
/// alternatives, for nothing is known of what would change; neither has an Interval of spread 0, where a change makes
/// no difference. Cost: O(n log n), and O(subset_limit) for sets.
std::vector<Alternative> alternatives(const Variable& variable, double spread, std::size_t unit, const Domain& domain);

/// Those of a unit of a run: of the indicators that a cluster can change by its own work, observed values, declared
/// levels and subsets of declared universes.
Alternatives alternatives(const Findings& findings, std::size_t unit);

struct Change {
  std::size_t variable = 0;
  Cell from{};
  Cell to{};
  double cost = 0;
};

/// The smallest set of changes that reaches a goal.
struct Counterfactual {
  bool found = false;
  std::vector<Change> changes;  ///< ascending by variable; none where the goal is already reached
  double cost = 0;              ///< sum of the changes' costs
  bool proven = false;  ///< found: fewer or cheaper changes do not do; not found: no max_changes changes do. False
                        ///< where the search was cut short at its bound on work
  long work = 0;        ///< sets of variables and values looked at
};

struct CounterfactualOptions {
  int max_changes = 4;
  long work = 10'000'000;  ///< bound on `work`; seconds at worst
};

/// The smallest set of changes that makes the medoid of another group the nearest one to a unit. Ranges, medoids (also
/// where the unit is one: it moves away from where it stood) and all other units stay as they are. Dissimilarities are
/// those of `gower` with the ranges of `variables`, also where a change alters which variables count for a pair.
///
/// Order: fewest changes; then the smallest cost; then the set of variables that comes first lexicographically by their
/// numbers; then the first alternatives. Costs and dissimilarities within 1e-12 are equal, and of equally near medoids
/// the one of the smaller group number is nearest.
///
/// @param medoids  unit that stands for each group 1…k
/// @param target   group number in 1…k; when it is the unit's own, no change is needed
/// Errors: InvalidArgument – as `gower` states them; unit, target or a medoid out of range; alternatives not one list a
/// variable, or with a cell that the variable cannot hold or a cost that is negative or not finite.
/// Cost: branch and bound, exponential in max_changes at worst; O(n p) beside.
base::Result<Counterfactual> move_to_group(std::span<const Variable> variables, std::span<const int> medoids,
                                           std::size_t unit, int target, const Alternatives& alternatives,
                                           const CounterfactualOptions& options);

/// How changes move the composite score of a unit. Gains: what each alternative adds to the composite, in the shape of
/// the alternatives (a linear form). Rescored: the composite after the changes, when it is more than a sum; nothing can
/// then be ruled out by bounds but cost.
using Gains = std::vector<std::vector<double>>;
using Rescored = std::function<double(std::span<const Change>)>;

/// The smallest set of changes that lifts a unit by `places` ranks or more, the composites of the others as they are.
/// The rank is 1 + the number of units with a higher composite; composites that differ by less than 1e-12 of the
/// largest in size are equal; units without a composite (NaN) have no rank. Order and options as for move_to_group.
///
/// Errors: InvalidArgument – unit out of range or without a composite, places not in 1…rank − 1, alternatives or gains
/// not in the shape of the variables, a gain that is not finite.
base::Result<Counterfactual> climb(std::span<const Variable> variables, std::span<const double> composites,
                                   std::size_t unit, int places, const Alternatives& alternatives, const Gains& gains,
                                   const CounterfactualOptions& options);
base::Result<Counterfactual> climb(std::span<const Variable> variables, std::span<const double> composites,
                                   std::size_t unit, int places, const Alternatives& alternatives,
                                   const Rescored& rescored, const CounterfactualOptions& options);

}  // namespace vallis::study
