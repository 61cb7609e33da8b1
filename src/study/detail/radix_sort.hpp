#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

namespace vallis::study {
class Workers;
}

namespace vallis::study::detail {

/// Keys and, beside each, the number of the item it belongs to.
struct KeyedItems {
  std::unique_ptr<std::uint64_t[]> key;
  std::unique_ptr<std::uint32_t[]> item;

  explicit KeyedItems(std::size_t count)
      : key(std::make_unique_for_overwrite<std::uint64_t[]>(count)),
        item(std::make_unique_for_overwrite<std::uint32_t[]>(count)) {}
};

/// Sorts by the lowest `bits` of the keys; equal keys stay in their order. Cost: O(count · bits / 11), and as much
/// memory again as the items take.
void sort_by_key(KeyedItems& items, std::size_t count, int bits, Workers& workers);

}  // namespace vallis::study::detail
