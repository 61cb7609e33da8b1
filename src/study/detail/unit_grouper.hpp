#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/result.hpp"
#include "study/detail/medoid_cutter.hpp"
#include "study/linkage.hpp"
#include "study/recipe.hpp"

namespace vallis::study::detail {

/// Groups all or some of the units by the method of a recipe, for one k after another: k-medoids by BUILD and SWAP, or
/// the recipe's linkage. For small sets of units, many times.
class UnitGrouper {
 public:
  explicit UnitGrouper(const Recipe& recipe) : recipe_(&recipe) {}

  /// Takes up units, which ascend. The dissimilarity outlives the grouper. Errors: as `link`.
  base::Result<void> load(const Dissimilarity& dissimilarity, std::vector<int> units);

  /// Writes group numbers 1…k to label[unit]; other labels stay. k is from 1 to the number of units.
  base::Result<void> cut(int k, std::span<std::uint16_t> label);

  /// The group of the last cut that another unit is nearest to: by its medoid, or by the mean dissimilarity to its
  /// units where groups are cut from a hierarchy; of equals the first. `label` holds the groups of the last cut.
  std::size_t nearest(int unit, std::span<const std::uint16_t> label) const;

 private:
  const Recipe* recipe_;
  const Dissimilarity* dissimilarity_ = nullptr;
  std::vector<int> units_;
  MedoidCutter cutter_;
  Linkage linkage_;
  int k_ = 0;
};

}  // namespace vallis::study::detail
