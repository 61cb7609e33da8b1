#pragma once

#include <string>
#include <vector>

#include "app/words.hpp"
#include "study/kind_figures.hpp"
#include "study/territory.hpp"

namespace vallis::app {

struct TerritoryOptions;

/// The concentrations with their mix of kinds, then how each kind lies over the whole territory.
std::string territory_text(const study::Territory& territory, const std::vector<study::Organisation>& organisations,
                           const study::TerritoryFigures& figures, const TerritoryOptions& options, const Words& t);

}  // namespace vallis::app
