#pragma once

#include <string>

#include "app/words.hpp"
#include "study/run.hpp"

namespace vallis::app {

/// A run as one picture: the dendrogram in its optimal leaf order, each unit's group and silhouette, and a heat map of
/// every indicator (darker is better by polarity, hatched is missing). A self-contained SVG with a title and
/// description for screen readers; readable on light and dark pages. Equal findings give equal bytes.
std::string study_figure(const study::Findings& findings, const Words& words);

}  // namespace vallis::app
