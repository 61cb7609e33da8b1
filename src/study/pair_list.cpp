#include "study/pair_list.hpp"

#include <bit>
#include <cstdint>
#include <string>

#include "base/hash.hpp"

namespace vallis::study {
namespace {

std::string hash_of(std::span<const double> values) {
  base::ContentHasher hasher;
  std::string block;
  constexpr std::size_t kBlock = 1 << 16;
  for (const double value : values) {
    const auto bits = std::bit_cast<std::uint64_t>(value);
    for (int byte = 0; byte < 8; ++byte) block.push_back(static_cast<char>(bits >> (8 * byte) & 0xFFU));
    if (block.size() >= kBlock) {
      hasher.add(block);
      block.clear();
    }
  }
  hasher.add(block);
  return hasher.finish();
}

}  // namespace

void add_pairs(base::JsonObject& json, std::string_view name, std::span<const double> condensed, std::size_t n) {
  if (!lists_pairs(n)) {
    json[name] = nullptr;
    json[std::string(name) + "_hash"] = hash_of(condensed);
    return;
  }
  base::JsonArray list;
  list.reserve(condensed.size());
  for (const double value : condensed) list.emplace_back(value);
  json[name] = std::move(list);
}

}  // namespace vallis::study
