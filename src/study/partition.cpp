#include "study/partition.hpp"

#include <map>

namespace vallis::study {

std::vector<int> Partition::sizes() const {
  std::vector<int> sizes(static_cast<std::size_t>(count));
  for (const int g : group) ++sizes[static_cast<std::size_t>(g - 1)];
  return sizes;
}

Partition make_partition(std::span<const int> labels) {
  Partition partition;
  std::map<int, int> number;
  partition.group.reserve(labels.size());
  for (const int label : labels) {
    const auto [entry, added] = number.try_emplace(label, partition.count + 1);
    if (added) ++partition.count;
    partition.group.push_back(entry->second);
  }
  return partition;
}

}  // namespace vallis::study
