#pragma once

#include <string>
#include <vector>

#include "study/linkage.hpp"

namespace vallis::app {

/// A hierarchy drawn with line characters, one line a unit in the given leaf order, height running to the right in
/// `width` columns. The lines have no labels; put them in front. Inversions are drawn as they are. Cost: O(n·width)
/// memory.
std::vector<std::string> draw_dendrogram(const study::Linkage& linkage, const std::vector<int>& leaf_order, int width);

}  // namespace vallis::app
