#pragma once

#include <string>

#include "app/words.hpp"
#include "study/run.hpp"

namespace vallis::app {

/// Scores, ranks and their robustness as a person reads them on a terminal, 100 columns wide; nothing for a run without
/// scores.
std::string scores_report(const study::Findings& findings, const Words& words);

}  // namespace vallis::app
