#include "study/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "study/detail/run_preparation.hpp"
#include "study/leaf_order.hpp"
#include "study/stopping.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using detail::compute_dissimilarity;
using detail::keep_known_units;
using detail::known_count;
using detail::need_units;
using detail::say;
using detail::use_indicators;

constexpr int kNamedPairs = 5;  // how many pairs a warning names before it only counts

base::Result<void> warn_of_twins(Findings& findings) {
  const auto values = findings.dissimilarity.values();
  if (std::all_of(values.begin(), values.end(), [](double d) { return d == 0; })) {
    return base::invalid_argument(fmt::format(
        "All {} units are alike in every indicator ('{}' and '{}', for instance); nothing tells groups apart.",
        findings.scorecard.units.size(), findings.scorecard.units[0].id, findings.scorecard.units[1].id));
  }
  std::vector<std::string> pairs;
  int more = 0;
  for (std::size_t i = 0; i < findings.scorecard.units.size(); ++i) {
    const auto row = findings.dissimilarity.row(i);
    for (std::size_t j = 0; j < row.size(); ++j) {
      if (row[j] != 0) continue;
      if (static_cast<int>(pairs.size()) == kNamedPairs) {
        ++more;
        continue;
      }
      pairs.push_back(findings.scorecard.units[i].id + " = " + findings.scorecard.units[i + 1 + j].id);
    }
  }
  if (!pairs.empty()) {
    const std::string named = base::join(pairs, "; ");
    findings.warnings.push_back(
        more == 0 ? say("Alike in every indicator that both know: {}.",
                        "Одинаковы по всем показателям, известным для обоих: {}.", named)
                  : say("Alike in every indicator that both know: {}; and {} more pairs.",
                        "Одинаковы по всем показателям, известным для обоих: {}; и ещё пар: {}.", named, more));
  }
  return {};
}

void warn_of_constants(Findings& findings) {
  for (std::size_t v = 0; v < findings.used.size(); ++v) {
    UsedIndicator& used = findings.used[v];
    if (used.dissimilarity_share == 0 && used.weight > 0) {
      findings.warnings.push_back(say("{} tells no two units apart (known for {} of {}).",
                                      "{} не различает никаких двух объектов (известен для {} из {}).",
                                      findings.scorecard.definition.indicators[used.indicator].id, used.known,
                                      findings.scorecard.units.size()));
    }
  }
}

base::Result<void> compute_shares(Findings& findings, Workers& workers) {
  const auto shares = variable_shares(findings.variables, workers);
  if (!shares) return shares.error();
  const ScorecardDefinition& definition = findings.scorecard.definition;
  for (std::size_t b = 0; b < definition.blocks.size(); ++b) {
    BlockShare block{b, 0, 0};
    for (std::size_t v = 0; v < findings.used.size(); ++v) {
      UsedIndicator& used = findings.used[v];
      used.dissimilarity_share = (*shares)[v];
      if (definition.indicators[used.indicator].block != definition.blocks[b].id) continue;
      block.weight += used.weight;
      block.dissimilarity_share += used.dissimilarity_share;
    }
    findings.blocks.push_back(block);
  }
  return {};
}

base::Result<void> compute_hierarchy(Findings& findings, Workers& workers) {
  auto linkage = link(findings.dissimilarity, findings.recipe.linkage, {findings.recipe.flexible_alpha}, workers);
  if (!linkage) return linkage.error().in("building the dendrogram");
  findings.linkage = std::move(*linkage);
  auto order = optimal_leaf_order(findings.linkage, findings.dissimilarity);
  if (!order) return order.error().in("ordering the dendrogram");
  findings.leaf_order = std::move(order->order);
  findings.leaf_order_cost = order->cost;
  findings.cophenetic_correlation = correlation(cophenetic(findings.linkage), findings.dissimilarity);
  findings.agglomerative_coefficient = agglomerative_coefficient(findings.linkage);
  return {};
}

/// The unit of each group with the smallest sum of dissimilarities to its group; of equals the first.
std::vector<int> central_units(const Dissimilarity& dissimilarity, const Partition& partition) {
  const std::size_t n = partition.group.size();
  std::vector<int> centre(static_cast<std::size_t>(partition.count), -1);
  std::vector<double> least(static_cast<std::size_t>(partition.count), std::numeric_limits<double>::infinity());
  for (std::size_t i = 0; i < n; ++i) {
    double sum = 0;
    for (std::size_t j = 0; j < n; ++j) {
      if (partition.group[j] == partition.group[i]) sum += dissimilarity(i, j);
    }
    const auto g = static_cast<std::size_t>(partition.group[i] - 1);
    if (sum < least[g]) {
      least[g] = sum;
      centre[g] = static_cast<int>(i);
    }
  }
  return centre;
}

base::Result<void> choose_groups(Findings& findings, Workers& workers, Progress& progress) {
  const int n = static_cast<int>(findings.scorecard.units.size());
  const Recipe& recipe = findings.recipe;
  if (recipe.k_max > n - 1) {
    return base::invalid_argument(fmt::format(
        "The recipe asks for up to {} groups (/groups/k), but {} units make at most {} groups worth telling apart.",
        recipe.k_max, n, n - 1));
  }
  std::vector<Grouping> groupings;
  for (int k = recipe.k_min; k <= recipe.k_max; ++k) {
    if (progress.cancelled()) return base::cancelled();
    progress.report("groups", static_cast<double>(k - recipe.k_min) / (recipe.k_max - recipe.k_min + 1));
    auto grouping = group_into(findings, k, workers);
    if (!grouping) return grouping.error();
    findings.candidates.push_back({k, grouping->silhouette.mean, grouping->mean_cost, grouping->proven_optimal});
    groupings.push_back(std::move(*grouping));
  }
  // Of equal silhouettes the fewer groups: the simpler account of the same structure.
  std::size_t chosen = 0;
  for (std::size_t at = 1; at < groupings.size(); ++at) {
    if (groupings[at].silhouette.mean > groupings[chosen].silhouette.mean + 1e-12) chosen = at;
  }
  if (recipe.number_of_groups) {
    auto number = compute_number_of_groups(findings, groupings, *recipe.number_of_groups, workers, progress);
    if (!number) return number.error();
    findings.number_of_groups = std::move(*number);
    const std::optional<int>& winner = findings.number_of_groups->winner;
    if (recipe.choose == ChoiceOfK::Vote && winner) chosen = static_cast<std::size_t>(*winner - recipe.k_min);
  }
  findings.groups = std::move(groupings[chosen]);
  return {};
}

base::Result<void> add_scores(Findings& findings, Workers& workers, Progress& progress) {
  if (findings.recipe.scores) {
    auto scores = compute_scores(findings, *findings.recipe.scores, workers, progress);
    if (!scores) return scores.error();
    findings.scores = std::move(*scores);
  }
  if (findings.recipe.robustness) {
    auto robustness = compute_robustness(findings, *findings.recipe.robustness, workers, progress);
    if (!robustness) return robustness.error();
    findings.robustness = std::move(*robustness);
  }
  return {};
}

base::Result<void> set_beside_published(Findings& findings, const Published& published, Workers& workers) {
  findings.published = published;
  const int k = static_cast<int>(published.groups.size());
  if (static_cast<int>(findings.scorecard.units.size()) <= k) {
    findings.warnings.push_back(say("Too few units to set beside the published groups, of which there are {}.",
                                    "Слишком мало объектов, чтобы сопоставить их с опубликованными группами; их {}.",
                                    k));
    return {};
  }
  auto cut = group_into(findings, k, workers);
  if (!cut) return cut.error();
  auto agreement = agree(findings.scorecard, cut->partition, published, findings.recipe.share_tolerance);
  if (!agreement) return agreement.error();
  findings.published_profile = profile(findings.scorecard, cut->partition);
  findings.published_cut = std::move(*cut);
  findings.agreement = std::move(*agreement);
  return {};
}

}  // namespace

base::Result<Grouping> group_into(const Findings& findings, int k, Workers& workers) {
  Grouping grouping;
  if (findings.recipe.method == GroupMethod::KMedoids) {
    MedoidOptions options;
    options.seed = findings.recipe.seed;
    options.starts = findings.recipe.starts;
    auto medoids = k_medoids(findings.dissimilarity, k, options, workers);
    if (!medoids) return medoids.error();
    grouping.partition = std::move(medoids->partition);
    grouping.mean_cost = medoids->mean_cost;
    grouping.proven_optimal = medoids->proven_optimal;
    for (int g = 1; g <= k; ++g) {
      for (const int m : medoids->medoids) {
        if (grouping.partition.group[static_cast<std::size_t>(m)] == g) grouping.medoids.push_back(m);
      }
    }
  } else {
    auto cut = cut_into(findings.linkage, k);
    if (!cut) return cut.error();
    grouping.partition = std::move(*cut);
    grouping.medoids = central_units(findings.dissimilarity, grouping.partition);
  }
  auto widths = silhouette(findings.dissimilarity, grouping.partition, workers);
  if (!widths) return widths.error();
  grouping.silhouette = std::move(*widths);
  return grouping;
}

namespace {

base::Result<Findings> run_steps(const Scorecard& scorecard, const Recipe& recipe,
                                 const std::optional<Published>& published, Workers& workers, Progress& progress) {
  Findings findings;
  findings.recipe = recipe;
  findings.scorecard = scorecard;
  const auto unknown = [&](const IndicatorValues& values) { return known_count(values, scorecard.units.size()) == 0; };
  if (std::all_of(scorecard.values.begin(), scorecard.values.end(), unknown)) {
    return base::invalid_argument("No indicator has a value for any unit; there is nothing to compare.");
  }
  keep_known_units(findings);
  if (auto enough = need_units(findings); !enough) return enough.error();
  if (auto used = use_indicators(findings); !used) return used.error();
  enter_stage("dissimilarity");
  if (auto done = compute_dissimilarity(findings, workers); !done) return done.error();
  if (auto distinct = warn_of_twins(findings); !distinct) return distinct.error();
  if (auto done = compute_shares(findings, workers); !done) return done.error();
  warn_of_constants(findings);
  if (progress.cancelled()) return base::cancelled();
  enter_stage("dendrogram");
  if (auto done = compute_hierarchy(findings, workers); !done) return done.error();
  enter_stage("");  // each part that follows tells of itself
  if (auto done = choose_groups(findings, workers, progress); !done) return done.error();
  findings.profile = profile(findings.scorecard, findings.groups.partition);
  if (published) {
    if (progress.cancelled()) return base::cancelled();
    progress.report("published groups", 0);
    if (auto done = set_beside_published(findings, *published, workers); !done) return done.error();
  }
  if (recipe.group_tests) {
    auto tests = test_indicators(findings, *recipe.group_tests, workers, progress);
    if (!tests) return tests.error();
    findings.group_tests = std::move(*tests);
  }
  if (recipe.map) {
    if (progress.cancelled()) return base::cancelled();
    progress.report("map", 0);
    auto map = map_units(findings, *recipe.map);
    if (!map) return map.error().in("drawing the map");
    findings.map = std::move(*map);
  }
  if (recipe.stability) {
    auto stability = compute_group_stability(findings, *recipe.stability, workers, progress);
    if (!stability) return stability.error();
    findings.stability = std::move(*stability);
  }
  if (recipe.configurations) {
    auto configurations = compute_configurations(findings, *recipe.configurations, workers, progress);
    if (!configurations) return configurations.error();
    findings.configurations = std::move(*configurations);
  }
  if (auto done = add_scores(findings, workers, progress); !done) return done.error();
  progress.report("done", 1);
  return findings;
}

}  // namespace

base::Result<Findings> run(const Scorecard& scorecard, const Recipe& recipe, const std::optional<Published>& published,
                           Workers& workers, Progress& progress) {
  const StopScope scope(progress);
  try {
    return run_steps(scorecard, recipe, published, workers, progress);
  } catch (const Stopped&) {
    return base::cancelled();
  }
}

}  // namespace vallis::study
