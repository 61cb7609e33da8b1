#pragma once

#include <span>
#include <vector>

#include "base/result.hpp"

namespace vallis::study {

/// n units in k groups: group numbers 1…k, every group non-empty, numbered in the order in which the units meet them.
struct Partition {
  std::vector<int> group;
  int count = 0;

  std::vector<int> sizes() const;  ///< k sizes
};

/// Any integer labels as a Partition (first label met becomes 1). Cost: O(n log k).
Partition make_partition(std::span<const int> labels);

}  // namespace vallis::study
