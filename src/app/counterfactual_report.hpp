#pragma once

#include <string>
#include <vector>

#include "app/commands.hpp"
#include "study/counterfactual_json.hpp"

namespace vallis::app {

/// Changes as a person reads them, three lines each.
std::string changes_text(const study::Findings& findings, const std::vector<study::Change>& changes, const Words& t);

/// Changes as CSV rows target, indicator, from, to, cost, without a header.
std::string changes_csv(const study::Findings& findings, const std::string& target,
                        const std::vector<study::Change>& changes);

/// `study counterfactual --model`: the smallest changes that take a unit to a target model, in the format asked for.
ExitCode print_model(const study::Findings& findings, std::size_t unit, const StudyCounterfactualOptions& options);

}  // namespace vallis::app
