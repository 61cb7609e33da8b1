#include "study/detail/unit_grouper.hpp"

#include <limits>
#include <utility>

#include "study/workers.hpp"

namespace vallis::study::detail {

base::Result<void> UnitGrouper::load(const Dissimilarity& dissimilarity, std::vector<int> units) {
  dissimilarity_ = &dissimilarity;
  units_ = std::move(units);
  if (recipe_->method == GroupMethod::KMedoids) {
    cutter_.load(dissimilarity, units_, std::vector<int>(units_.size(), 1));
    return {};
  }
  Dissimilarity part(units_.size());
  for (std::size_t p = 0, at = 0; p < units_.size(); ++p) {
    for (std::size_t q = p + 1; q < units_.size(); ++q, ++at) {
      part.values()[at] = dissimilarity(static_cast<std::size_t>(units_[p]), static_cast<std::size_t>(units_[q]));
    }
  }
  Workers alone(1);
  auto linkage = link(part, recipe_->linkage, {recipe_->flexible_alpha}, alone);
  if (!linkage) return linkage.error();
  linkage_ = std::move(*linkage);
  return {};
}

base::Result<void> UnitGrouper::cut(int k, std::span<std::uint16_t> label) {
  k_ = k;
  if (recipe_->method == GroupMethod::KMedoids) {
    cutter_.cut(k);
    cutter_.write_labels(label);
    return {};
  }
  const auto partition = cut_into(linkage_, k);
  if (!partition) return partition.error();
  for (std::size_t p = 0; p < units_.size(); ++p) {
    label[static_cast<std::size_t>(units_[p])] = static_cast<std::uint16_t>(partition->group[p]);
  }
  return {};
}

std::size_t UnitGrouper::nearest(int unit, std::span<const std::uint16_t> label) const {
  const auto u = static_cast<std::size_t>(unit);
  if (recipe_->method == GroupMethod::KMedoids) {
    double least = std::numeric_limits<double>::infinity();
    std::size_t group = 1;
    for (const std::size_t medoid : cutter_.medoids()) {
      const auto m = static_cast<std::size_t>(units_[medoid]);
      const double d = (*dissimilarity_)(u, m);
      if (d >= least) continue;
      least = d;
      group = label[m];
    }
    return group;
  }
  const auto groups = static_cast<std::size_t>(k_);
  std::vector<double> sum(groups, 0);
  std::vector<double> size(groups, 0);
  for (const int other : units_) {
    const std::size_t g = label[static_cast<std::size_t>(other)] - 1U;
    sum[g] += (*dissimilarity_)(u, static_cast<std::size_t>(other));
    ++size[g];
  }
  std::size_t best = 0;
  for (std::size_t g = 1; g < groups; ++g) {
    if (sum[g] / size[g] < sum[best] / size[best]) best = g;
  }
  return best + 1;
}

}  // namespace vallis::study::detail
