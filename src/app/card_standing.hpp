#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "app/words.hpp"
#include "base/json.hpp"
#include "study/run.hpp"
#include "study/strengths.hpp"

namespace vallis::app {

/// Whom a unit is set beside.
struct Peers {
  std::vector<std::size_t> units;
  base::LocalText name;
};

/// Reads --peers: empty is the unit's own group; "group:2"; "model:global-network", the units whose published group has
/// that target model; otherwise ids separated by commas. Errors: those of study::peers_…; InvalidArgument – no number.
base::Result<Peers> read_peers(const study::Findings& findings, std::size_t unit, const std::string& text);

/// How a unit stands: composite and rank with interval, by block; how sure its group is; strengths and weaknesses
/// beside the peers. Only what the run has parts for.
std::string standing_report(const study::Findings& findings, std::size_t unit, const Peers& peers,
                            const std::vector<study::Strength>& strengths, const Words& words);
base::JsonObject standing_json(const study::Findings& findings, std::size_t unit, const Peers& peers,
                               const std::vector<study::Strength>& strengths);

}  // namespace vallis::app
