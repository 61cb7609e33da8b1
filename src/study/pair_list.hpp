#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "base/json.hpp"

namespace vallis::study {

/// Of studies up to this many units the findings list a number for each pair: half a million numbers, some 10 MB. For
/// 20,000 units it would be four gigabytes.
constexpr std::size_t kListedUnits = 1000;

/// Whether findings of n units list their pairs; where not, they hold a hash of the numbers in their place.
constexpr bool lists_pairs(std::size_t n) { return n <= kListedUnits; }

/// Writes the numbers of all pairs of n units under `name`; of more than kListedUnits null, and under `name`_hash the
/// content hash of the numbers as little-endian doubles, so that a rerun can still be held against them.
void add_pairs(base::JsonObject& json, std::string_view name, std::span<const double> condensed, std::size_t n);

}  // namespace vallis::study
