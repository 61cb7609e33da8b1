#include "analyse/merges.hpp"

#include <utility>

namespace vallis::analyse {

base::JsonArray merges_json(const study::Linkage& linkage, MergeOrder order) {
  const auto signed_number = [&](int operand) {
    return operand < linkage.units ? -(operand + 1) : operand - linkage.units + 1;
  };
  base::JsonArray merges;
  for (const study::Merge& merge : linkage.merges) {
    auto operands = std::pair{merge.left, merge.right};
    // Units are numbered below all groups, so the smaller number is the unit or the earlier one.
    if (order == MergeOrder::RHclust && operands.first > operands.second) std::swap(operands.first, operands.second);
    merges.emplace_back(base::JsonArray{signed_number(operands.first), signed_number(operands.second)});
  }
  return merges;
}

base::JsonArray heights_json(const study::Linkage& linkage) {
  base::JsonArray heights;
  for (const study::Merge& merge : linkage.merges) heights.emplace_back(merge.height);
  return heights;
}

}  // namespace vallis::analyse
