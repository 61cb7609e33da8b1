#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace vallis::study::detail {

/// One variable takes one of its alternatives.
struct Choice {
  std::size_t variable = 0;
  std::size_t alternative = 0;
};

/// Conditions that must hold wherever the goal is reached by changing exactly the variables of a subset, one sum a row:
///   base[r] + Σ_j delta[j][a_j·rows + r] ≤ 0,
/// with a_j the alternative of the subset's j-th variable. They only prune: `reached` decides.
struct Conditions {
  std::size_t rows = 0;
  std::vector<double> base;                ///< rows
  std::vector<std::vector<double>> delta;  ///< a variable of the subset: alternatives × rows
};

/// What a set of changes is for.
class ChangeGoal {
 public:
  ChangeGoal() = default;
  virtual ~ChangeGoal() = default;
  ChangeGoal(const ChangeGoal&) = delete;
  ChangeGoal& operator=(const ChangeGoal&) = delete;

  virtual bool reached(std::span<const Choice> choices) const = 0;
  /// Zero rows where nothing is known.
  virtual Conditions conditions(std::span<const std::size_t> subset) const = 0;
  /// Whether delta of a variable does not depend on what else changes, and base on nothing: then subsets are pruned
  /// too.
  virtual bool separable() const = 0;
};

struct ChangeSearchResult {
  std::optional<std::vector<Choice>> best;  ///< ascending by variable
  double cost = 0;
  bool proven = false;  ///< the search was not cut short
  long work = 0;        ///< choices and subsets looked at
};

/// Fewest changes first, then smallest cost, then the lexicographically first set of variables, then the first
/// alternatives; costs within 1e-12 are equal. `costs[v]` has the cost ≥ 0 of each alternative of v; none = v stays.
/// Cost: exponential in max_changes at worst, bounded by `work_limit`.
ChangeSearchResult search_changes(std::span<const std::vector<double>> costs, const ChangeGoal& goal,
                                  std::size_t max_changes, long work_limit);

}  // namespace vallis::study::detail
