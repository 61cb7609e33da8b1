#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/text.hpp"
#include "study/card.hpp"
#include "study/run.hpp"
#include "study/strengths.hpp"

namespace vallis::study {

/// Whom a unit is set beside.
struct Peers {
  std::vector<std::size_t> units;
  base::LocalText name;
};

/// Reads who the peers are: empty is the unit's own group; "group:2"; "model:global-network", the units whose published
/// group has that target model; otherwise ids separated by commas. Errors: those of study::peers_…; InvalidArgument –
/// no number.
base::Result<Peers> read_peers(const Findings& findings, std::size_t unit, const std::string& text);

/// What each block of the definition adds to a unit's score; of a run whose score is a sum.
std::vector<double> block_parts(const Findings& findings, std::size_t unit);

/// The unit's strengths beside its peers; none where the run has no scores or the unit is alone among them, which is no
/// fault of the question. Errors: those of strengths.
base::Result<std::vector<Strength>> strengths_beside(const Findings& findings, std::size_t unit, const Peers& peers);

/// How a unit stands: composite and rank with interval, by block; how sure its group is; strengths and weaknesses
/// beside the peers. Only what the run has parts for.
base::JsonObject standing_json(const Findings& findings, std::size_t unit, const Peers& peers,
                               const std::vector<Strength>& strengths);

/// The whole of what a run says of one unit: its card and how it stands, as `vallis study describe --json` prints it.
/// Errors: those of describe, read_peers and strengths.
base::Result<base::Json> description_json(const Findings& findings, const std::string& unit_id, int nearest_count,
                                          const std::string& peers);

}  // namespace vallis::study
