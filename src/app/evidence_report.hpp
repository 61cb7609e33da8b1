#pragma once

#include <string>

#include "app/words.hpp"
#include "study/run.hpp"

namespace vallis::app {

/// Sections of the report of a run, 100 columns wide; each is empty where its part was not run.
std::string group_tests_report(const study::Findings& findings, const Words& words);
std::string map_report(const study::Findings& findings, const Words& words);
std::string handbook_report(const study::Findings& findings, const Words& words);

}  // namespace vallis::app
