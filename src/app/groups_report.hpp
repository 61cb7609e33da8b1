#pragma once

#include <string>

#include "app/words.hpp"
#include "study/run.hpp"

namespace vallis::app {

/// What other indices say about the number of groups; empty where the recipe does not ask.
std::string number_of_groups_report(const study::Findings& findings, const Words& words);

/// Whether the groups come back when units are drawn, and whether they hang on choices; empty where the recipe does not
/// ask.
std::string certainty_report(const study::Findings& findings, const Words& words);

}  // namespace vallis::app
