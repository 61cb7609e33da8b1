#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "app/words.hpp"
#include "study/run.hpp"
#include "study/standing.hpp"
#include "study/strengths.hpp"

namespace vallis::app {

/// How a unit stands: composite and rank with interval, by block; how sure its group is; strengths and weaknesses
/// beside the peers. Only what the run has parts for.
std::string standing_report(const study::Findings& findings, std::size_t unit, const study::Peers& peers,
                            const std::vector<study::Strength>& strengths, const Words& words);

}  // namespace vallis::app
