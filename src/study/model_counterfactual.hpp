#pragma once

#include <vector>

#include "base/result.hpp"
#include "study/assessment.hpp"
#include "study/counterfactual.hpp"
#include "study/run.hpp"

namespace vallis::study {

/// Why a check stays unmet whatever a cluster does.
enum class Obstacle {
  None,          ///< met, now or after the changes
  Unknown,       ///< the value is missing: it must be found out first
  Unchangeable,  ///< no cluster can change the indicator
  NoValue,       ///< no plausible value meets it
  Conflict,  ///< a plausible value meets it, but then fewer of the other checks on the indicator are met, or as many
};

/// The smallest changes that take a unit as near to a target model as it can come.
struct ModelCounterfactual {
  std::vector<Change> changes;      ///< ascending by variable, on the variables' scales; none where nothing helps
  double cost = 0;                  ///< sum of the changes' costs
  std::vector<Outcome> before;      ///< one a check
  std::vector<Outcome> after;       ///< one a check; Unknown stays Unknown
  std::vector<Obstacle> obstacles;  ///< one a check
  int met_before = 0;
  int met_after = 0;
  int unknown = 0;
  /// Changeable indicators without a value that the model asks about: so many changes more may turn out to be needed.
  int open = 0;
  bool reached = false;  ///< every check is met after the changes
};

/// Makes as many checks of a subject met as can be; of the ways to do so, takes the fewest changed indicators, then the
/// smallest cost, then the first values. The answer is proven: every check asks about one indicator alone, so the
/// choice falls apart into one for each indicator, and of each all plausible values are looked at.
///
/// Plausible are the values of `alternatives(findings, unit)` and, for numbers, the bound that a check itself states
/// when it lies between the smallest and the largest observed value. Costs as there. Costs within 1e-12 are equal.
/// An unknown value is not changed: nobody knows what would change.
///
/// Errors: InvalidArgument – unit out of range, a check of an indicator that the scorecard lacks. Cost: O(checks ·
/// alternatives) beside O(n p log n).
base::Result<ModelCounterfactual> reach_model(const Findings& findings, std::size_t unit,
                                              const AssessmentSubject& model);

}  // namespace vallis::study
