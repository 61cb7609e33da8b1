#pragma once

#include <string>

#include "app/words.hpp"
#include "study/run.hpp"

namespace vallis::app {

/// A run as a person reads it on a terminal, 100 columns wide.
std::string study_report(const study::Findings& findings, const Words& words);

}  // namespace vallis::app
