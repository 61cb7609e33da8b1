#include "study/detail/radix_sort.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "study/workers.hpp"

namespace vallis::study::detail {
namespace {

constexpr std::size_t kChunk = 1 << 16;
constexpr int kLargestDigit = 11;

}  // namespace

void sort_by_key(KeyedItems& items, std::size_t count, int bits, Workers& workers) {
  if (count < 2 || bits <= 0) return;
  const int passes = (bits + kLargestDigit - 1) / kLargestDigit;
  const int digit_bits = (bits + passes - 1) / passes;
  const std::size_t buckets = std::size_t{1} << static_cast<unsigned>(digit_bits);
  const std::size_t chunks = (count + kChunk - 1) / kChunk;
  KeyedItems sorted(count);
  std::vector<std::uint32_t> place(chunks * buckets);
  for (int pass = 0; pass < passes; ++pass) {
    const auto shift = static_cast<unsigned>(pass * digit_bits);
    const auto digit = [&](std::uint64_t key) { return (key >> shift) & (buckets - 1); };
    std::fill(place.begin(), place.end(), 0U);
    workers.for_blocks(count, kChunk, [&](std::size_t begin, std::size_t end, int) {
      std::uint32_t* counts = &place[begin / kChunk * buckets];
      for (std::size_t i = begin; i < end; ++i) ++counts[digit(items.key[i])];
    });
    std::uint32_t next = 0;
    for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
      for (std::size_t chunk = 0; chunk < chunks; ++chunk) {
        next += std::exchange(place[chunk * buckets + bucket], next);
      }
    }
    workers.for_blocks(count, kChunk, [&](std::size_t begin, std::size_t end, int) {
      std::uint32_t* to = &place[begin / kChunk * buckets];
      for (std::size_t i = begin; i < end; ++i) {
        const std::uint32_t at = to[digit(items.key[i])]++;
        sorted.key[at] = items.key[i];
        sorted.item[at] = items.item[i];
      }
    });
    std::swap(items, sorted);
  }
}

}  // namespace vallis::study::detail
