#pragma once

#include <string>

#include "app/words.hpp"
#include "study/run.hpp"

namespace vallis::app {

/// The map of a run as a picture: a mark a unit with its group, names where they fit, hulls of the groups, and of
/// principal components the indicators as arrows. A self-contained SVG with a title and description for screen readers,
/// which follows the reader's light or dark colours. Equal findings give equal bytes. Empty where the run has no map,
/// or no points by the method that the recipe draws.
std::string map_figure(const study::Findings& findings, const Words& words);

}  // namespace vallis::app
