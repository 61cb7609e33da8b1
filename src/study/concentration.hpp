#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "base/result.hpp"

namespace vallis::study {

/// How one industry lies across the regions: s is its share in each region, x the region's share of all industries.
struct IndustryConcentration {
  double raw = 0;               ///< G = Σ (s − x)²
  double plant_herfindahl = 0;  ///< H = Σ z² over the plants' shares z; NaN without plants
  double ellison_glaeser = 0;  ///< γ = (G − (1 − Σx²) H) / ((1 − Σx²)(1 − H)); 0 is what plants thrown at random give
  double herfindahl = 0;  ///< Σ s², in [1/regions, 1]
  double gini = 0;        ///< of the shares s, regions without the industry included; in [0, 1 − 1/regions]
  double krugman = 0;     ///< Σ |s − x|, in [0, 2)
  double theil = 0;       ///< Σ s ln(s / x), ≥ 0
};

/// Where industries lie, and how far that differs from where all industries lie together.
struct Concentration {
  std::vector<double> location_quotient;  ///< regions × industries, row by row; 1 = as much as everywhere
  std::vector<IndustryConcentration> industries;
};

/// @param employment  regions × industries, row by row: people, plants or any other amount ≥ 0
/// @param plants      sizes ≥ 0 of each industry's plants; empty, or one list an industry
/// @return NaN for what has no value: all figures of an industry without employment, the location quotients of a region
///     without any, H and γ without plants, γ for a single plant or where one region holds everything
/// Errors: InvalidArgument – sizes that disagree; an amount that is negative or not finite; no employment at all.
/// Cost: O(regions · industries · log regions + plants).
/// Source: Ellison and Glaeser (1997), J. Political Economy 105, 889–927; Krugman (1991), Geography and Trade.
base::Result<Concentration> concentration(std::span<const double> employment, std::size_t regions,
                                          std::size_t industries, std::span<const std::vector<double>> plants);

}  // namespace vallis::study
