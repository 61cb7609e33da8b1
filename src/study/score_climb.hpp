#pragma once

#include <cstddef>

#include "base/result.hpp"
#include "study/counterfactual.hpp"
#include "study/run.hpp"

namespace vallis::study {

/// The smallest set of changes that lifts a unit of a run by `places` ranks or more: `climb` on the composite of
/// findings.scores, over what a cluster can change (`alternatives`). All that a score is made with stays as found – the
/// other units' values and scores, what was imputed, the constants of the normalisation, and what winsorising did to a
/// value that occurs; ranks on an indicator are counted afresh for the unit alone.
///
/// Where the composite is a weighted sum, what a change adds is known in closed form; otherwise each set of changes is
/// scored. Errors: those of climb; InvalidArgument – a run without scores, the benefit of the doubt, whose weights move
/// with every change. A change to a value that the mean does not take reaches nothing. Cost: that of climb; O(n p) for
/// each alternative, and for each set of changes with Copeland.
base::Result<Counterfactual> climb_ranks(const Findings& findings, std::size_t unit, int places,
                                         const CounterfactualOptions& options);

}  // namespace vallis::study
