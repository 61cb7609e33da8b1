#include "study/detail/regroup.hpp"

#include <algorithm>

#include "study/detail/run_preparation.hpp"
#include "study/run.hpp"

namespace vallis::study::detail {
namespace {

base::Result<Partition> group(const Dissimilarity& dissimilarity, const Recipe& recipe, int k, Workers& workers) {
  if (recipe.method == GroupMethod::KMedoids) {
    MedoidOptions options;
    options.seed = recipe.seed;
    options.starts = recipe.starts;
    auto medoids = k_medoids(dissimilarity, k, options, workers);
    if (!medoids) return medoids.error();
    return std::move(medoids->partition);
  }
  const auto linkage = link(dissimilarity, recipe.linkage, {recipe.flexible_alpha}, workers);
  if (!linkage) return linkage.error();
  return cut_into(*linkage, k);
}

}  // namespace

base::Result<Regrouped> regroup(const Findings& findings, std::span<const std::size_t> without, Workers& workers) {
  std::vector<Variable> variables;
  for (std::size_t v = 0; v < findings.variables.size(); ++v) {
    if (findings.variables[v].weight == 0 || std::find(without.begin(), without.end(), v) != without.end()) continue;
    variables.push_back(findings.variables[v]);
  }
  if (variables.empty()) {
    return Regrouped{{}, {"No other indicator has a weight.", "У остальных показателей нет веса."}};
  }
  const auto dissimilarity = gower(variables, workers);
  if (!dissimilarity) return dissimilarity.error();
  if (const auto pair = dissimilarity->first_undefined()) {
    const auto& units = findings.scorecard.units;
    return Regrouped{{},
                     say("Units '{}' and '{}' share no other known indicator.",
                         "У объектов «{}» и «{}» нет других общих известных показателей.", units[pair->first].id,
                         units[pair->second].id)};
  }
  const auto values = dissimilarity->values();
  if (std::all_of(values.begin(), values.end(), [](double d) { return d == 0; })) {
    return Regrouped{
        {}, {"All units are alike in the other indicators.", "По остальным показателям все объекты одинаковы."}};
  }
  auto partition = group(*dissimilarity, findings.recipe, findings.groups.partition.count, workers);
  if (!partition) return partition.error();
  return Regrouped{std::move(*partition), {}};
}

}  // namespace vallis::study::detail
