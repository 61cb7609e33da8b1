#pragma once

#include "base/json.hpp"
#include "study/linkage.hpp"

namespace vallis::analyse {

/// Which operand of a merge is written first.
enum class MergeOrder {
  RHclust,       ///< a unit before a group, of two units or groups the one with the smaller number
  SmallestUnit,  ///< the group that holds the smaller unit
};

/// Merges as R writes them: −u for unit u (from 1), m for the group that merge m made (from 1).
base::JsonArray merges_json(const study::Linkage& linkage, MergeOrder order);

base::JsonArray heights_json(const study::Linkage& linkage);

}  // namespace vallis::analyse
