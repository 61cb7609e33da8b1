#include "study/group_stability.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "study/detail/disjoint_sets.hpp"
#include "study/run.hpp"

namespace vallis::study {
namespace {

std::vector<GroupStability::Group> summarise(const Stability& stability) {
  const auto k = static_cast<std::size_t>(stability.base.count);
  std::vector<GroupStability::Group> groups(k);
  for (std::size_t g = 0; g < k; ++g) {
    std::vector<double> coefficients;
    for (std::size_t b = 0; b < stability.replicates; ++b) coefficients.push_back(stability.jaccard[b * k + g]);
    groups[g] = {stability.mean_jaccard[g], quantile(coefficients, 0.05), quantile(coefficients, 0.95),
                 stability.recovered[g], stability.dissolved[g]};
  }
  return groups;
}

std::vector<double> certainty_of(const Stability& stability) {
  const auto k = static_cast<std::size_t>(stability.base.count);
  std::vector<double> certainty;
  for (std::size_t u = 0; u < stability.base.group.size(); ++u) {
    certainty.push_back(stability.membership[u * k + static_cast<std::size_t>(stability.base.group[u] - 1)]);
  }
  return certainty;
}

/// Units by certainty, those that were never drawn last.
std::vector<int> by_certainty(const std::vector<double>& certainty) {
  std::vector<int> order(certainty.size());
  std::iota(order.begin(), order.end(), 0);
  const auto key = [&](int u) {
    const double value = certainty[static_cast<std::size_t>(u)];
    return std::isnan(value) ? 2.0 : value;
  };
  std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return key(a) < key(b); });
  return order;
}

base::Result<Stability> stability_of(const Findings& findings, const ResamplingScheme& scheme,
                                     const GroupStabilityOptions& options, const Partition& blocks, Workers& workers) {
  const Recipe& recipe = findings.recipe;
  const Resampler resampler = scheme.draw == Draw::Units ? unit_resamples(findings.scorecard.units.size(), recipe.seed)
                                                         : block_resamples(blocks, recipe.seed);
  const StabilityOptions wanted{findings.groups.partition.count, recipe.linkage, scheme.repeated, options.replicates,
                                options.prove};
  if (recipe.method == GroupMethod::Linkage) {
    return bootstrap_stability(findings.dissimilarity, resampler, wanted, workers);
  }
  return medoid_stability(findings.dissimilarity, findings.groups.partition, resampler, wanted, workers);
}

}  // namespace

base::Result<Partition> attribute_blocks(const Findings& findings, const std::string& attribute) {
  const std::vector<Unit>& units = findings.scorecard.units;
  detail::DisjointSets sets(units.size());
  std::map<std::string, std::size_t> first;  // value → the first unit that has it
  bool found = false;
  for (std::size_t u = 0; u < units.size(); ++u) {
    const auto values = units[u].attributes.find(attribute);
    if (values == units[u].attributes.end()) continue;
    found = true;
    for (const std::string& value : values->second) {
      const auto [place, fresh] = first.emplace(value, u);
      if (!fresh) sets.join(place->second, u);
    }
  }
  if (!found) {
    return base::invalid_argument(fmt::format(
        "No unit has the attribute '{}', by which blocks of units were to be drawn (/stability/block_by).", attribute));
  }
  std::vector<int> labels;
  for (std::size_t u = 0; u < units.size(); ++u) labels.push_back(static_cast<int>(sets.find(u)));
  return make_partition(labels);
}

base::Result<GroupStability> compute_group_stability(const Findings& findings, const GroupStabilityOptions& options,
                                                     Workers& workers, Progress& progress) {
  GroupStability result;
  result.replicates = options.replicates;
  const bool in_blocks = std::any_of(options.schemes.begin(), options.schemes.end(),
                                     [](const ResamplingScheme& scheme) { return scheme.draw == Draw::Blocks; });
  if (in_blocks) {
    auto blocks = attribute_blocks(findings, options.block_attribute);
    if (!blocks) return blocks.error();
    result.blocks = std::move(*blocks);
  }
  for (const ResamplingScheme& scheme : options.schemes) {
    if (progress.cancelled()) return base::cancelled();
    progress.report("stability",
                    static_cast<double>(result.schemes.size()) / static_cast<double>(options.schemes.size()));
    auto stability = stability_of(findings, scheme, options, result.blocks, workers);
    if (!stability) return stability.error().in("drawing units at random");
    auto groups = summarise(*stability);
    auto certainty = certainty_of(*stability);
    result.schemes.push_back({scheme, std::move(*stability), std::move(groups), std::move(certainty)});
  }
  if (!result.schemes.empty()) result.least_certain = by_certainty(result.schemes.front().certainty);
  return result;
}

}  // namespace vallis::study
