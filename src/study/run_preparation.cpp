#include "study/detail/run_preparation.hpp"

#include <algorithm>
#include <cmath>

#include "study/pair_memory.hpp"
#include "study/workers.hpp"

namespace vallis::study::detail {
namespace {

/// The scorecard with only the units for which `keep` is true.
Scorecard select(const Scorecard& scorecard, const std::vector<bool>& keep) {
  Scorecard selected;
  selected.definition = scorecard.definition;
  selected.values.resize(scorecard.values.size());
  for (std::size_t u = 0; u < scorecard.units.size(); ++u) {
    if (!keep[u]) continue;
    selected.units.push_back(scorecard.units[u]);
    for (std::size_t i = 0; i < scorecard.values.size(); ++i) {
      const IndicatorValues& from = scorecard.values[i];
      IndicatorValues& to = selected.values[i];
      if (!from.numbers.empty()) to.numbers.push_back(from.numbers[u]);
      if (!from.sets.empty()) to.sets.push_back(from.sets[u]);
      if (!from.origins.empty()) to.origins.push_back(from.origins[u]);
    }
  }
  return selected;
}

base::Result<void> check_names(const Recipe& recipe, const ScorecardDefinition& definition) {
  for (const auto& [id, weight] : recipe.indicator_weights) {
    if (!definition.indicator(id)) {
      return base::invalid_argument(
          fmt::format("The recipe weighs the indicator '{}' (/weights/indicators), which scorecard '{}' does not have.",
                      id, definition.id));
    }
  }
  for (const auto& [id, weight] : recipe.block_weights) {
    const auto same = [&](const Block& block) { return block.id == id; };
    if (std::none_of(definition.blocks.begin(), definition.blocks.end(), same)) {
      return base::invalid_argument(
          fmt::format("The recipe weighs the block '{}' (/weights/blocks), which scorecard '{}' does not have.", id,
                      definition.id));
    }
  }
  return {};
}

base::Result<Variable> make_variable(const Findings& findings, const UsedIndicator& used, OrdinalRange ordinals,
                                     AmountScale amounts) {
  const Indicator& indicator = findings.scorecard.definition.indicators[used.indicator];
  const IndicatorValues& values = findings.scorecard.values[used.indicator];
  Variable variable;
  variable.name = indicator.id;
  variable.weight = used.weight;
  variable.values = values.numbers;
  variable.sets = values.sets;
  variable.range = indicator.range;
  switch (indicator.type) {
    case IndicatorType::Boolean:
      variable.scale = indicator.asymmetric ? Variable::Scale::AsymmetricBoolean : Variable::Scale::SymmetricBoolean;
      return variable;
    case IndicatorType::Nominal:
      variable.scale = Variable::Scale::Nominal;
      return variable;
    case IndicatorType::Set:
      variable.scale = Variable::Scale::Set;
      return variable;
    case IndicatorType::Ordinal:
      if (ordinals == OrdinalRange::Declared && indicator.levels.size() > 1) {
        variable.range = {0, static_cast<double>(indicator.levels.size() - 1)};
      }
      return variable;
    default:
      break;
  }
  if (indicator.scale == ValueScale::Log && amounts == AmountScale::Declared) {
    for (std::size_t u = 0; u < variable.values.size(); ++u) {
      double& x = variable.values[u];
      if (std::isnan(x)) continue;
      if (!(x > 0)) {
        return base::invalid_argument(
            fmt::format("{} of unit '{}' is {}, but its scale is a logarithm, which needs values "
                        "above 0; correct the value or give the indicator a linear scale.",
                        indicator.id, findings.scorecard.units[u].id, x));
      }
      x = std::log(x);
    }
    if (variable.range) {
      if (!(variable.range->first > 0)) {
        return base::invalid_argument(fmt::format("The range of {} starts at {}; on a log scale it must be above 0.",
                                                  indicator.id, variable.range->first));
      }
      variable.range = {std::log(variable.range->first), std::log(variable.range->second)};
    }
  }
  return variable;
}

/// The unit of an undefined pair that shares nothing with the most others; of equals the one that knows less, then the
/// later one.
std::size_t loneliest(const Findings& findings) {
  const std::size_t n = findings.scorecard.units.size();
  std::vector<int> undefined(n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      if (!std::isnan(findings.dissimilarity(i, j))) continue;
      ++undefined[i];
      ++undefined[j];
    }
  }
  const auto knows = [&](std::size_t u) {
    int known = 0;
    for (const UsedIndicator& used : findings.used) known += findings.scorecard.values[used.indicator].known(u) ? 1 : 0;
    return known;
  };
  std::size_t worst = 0;
  for (std::size_t u = 1; u < n; ++u) {
    if (undefined[u] > undefined[worst] || (undefined[u] == undefined[worst] && knows(u) <= knows(worst))) worst = u;
  }
  return worst;
}

/// Indicators that one of a pair lacks, for the message.
std::string missing_of(const Findings& findings, std::size_t unit) {
  std::vector<std::string> missing;
  for (const UsedIndicator& used : findings.used) {
    if (!findings.scorecard.values[used.indicator].known(unit)) {
      missing.push_back(findings.scorecard.definition.indicators[used.indicator].id);
    }
  }
  return missing.empty() ? "none" : base::join(missing, ", ");
}

}  // namespace

int known_count(const IndicatorValues& values, std::size_t units) {
  int known = 0;
  for (std::size_t u = 0; u < units; ++u) known += values.known(u) ? 1 : 0;
  return known;
}

void keep_known_units(Findings& findings) {
  const Scorecard& scorecard = findings.scorecard;
  std::vector<bool> keep(scorecard.units.size(), true);
  std::vector<std::string> out;
  for (std::size_t u = 0; u < keep.size(); ++u) {
    int known = 0;
    for (const IndicatorValues& values : scorecard.values) known += values.known(u) ? 1 : 0;
    if (known >= findings.recipe.units.min_known) continue;
    keep[u] = false;
    out.push_back(scorecard.units[u].id);
  }
  if (out.empty()) return;
  findings.warnings.push_back(say("Left out, since fewer than {} indicators are known: {}.",
                                  "Не участвуют, так как известно меньше показателей, чем {}: {}.",
                                  findings.recipe.units.min_known, base::join(out, ", ")));
  findings.left_out.insert(findings.left_out.end(), out.begin(), out.end());
  findings.scorecard = select(scorecard, keep);
}

base::Result<void> use_indicators(Findings& findings) {
  const ScorecardDefinition& definition = findings.scorecard.definition;
  const Recipe& recipe = findings.recipe;
  if (auto named = check_names(recipe, definition); !named) return named.error();
  for (std::size_t i = 0; i < definition.indicators.size(); ++i) {
    const int known = known_count(findings.scorecard.values[i], findings.scorecard.units.size());
    if (known > 0) {
      const auto own = recipe.indicator_weights.find(definition.indicators[i].id);
      const double weight = own == recipe.indicator_weights.end() ? definition.indicators[i].weight : own->second;
      findings.used.push_back({i, known, weight, 0});
      continue;
    }
    const Indicator& unknown = definition.indicators[i];
    if (recipe.strict) {
      return base::invalid_argument(fmt::format(
          "No unit has a value for {} ({}). The recipe is strict; give values, take the indicator out of the "
          "scorecard, or set \"strict\": false.",
          unknown.id, unknown.label.en));
    }
    findings.dropped.push_back(i);
    findings.warnings.push_back(
        {fmt::format("No unit has a value for {} ({}). It takes no part in the run.", unknown.id, unknown.label.en),
         fmt::format("Ни для одного объекта нет значения {} ({}). Показатель не участвует.", unknown.id,
                     unknown.label.ru)});
  }
  double total = 0;
  for (UsedIndicator& used : findings.used) {
    if (!recipe.block_weights.empty()) {
      const std::string& block = definition.indicators[used.indicator].block;
      double of_block = 0;
      for (const UsedIndicator& other : findings.used) {
        const Indicator& sibling = definition.indicators[other.indicator];
        const auto own = recipe.indicator_weights.find(sibling.id);
        if (sibling.block == block) of_block += own == recipe.indicator_weights.end() ? sibling.weight : own->second;
      }
      const auto share = recipe.block_weights.find(block);
      const double weight = share == recipe.block_weights.end() ? 0 : share->second;
      used.weight = of_block > 0 ? weight * used.weight / of_block : 0;
    }
    total += used.weight;
  }
  if (!(total > 0)) return base::invalid_argument("All weights are 0; give at least one indicator a weight.");
  for (UsedIndicator& used : findings.used) used.weight /= total;
  return {};
}

base::Result<void> need_units(const Findings& findings) {
  const std::size_t n = findings.scorecard.units.size();
  if (n < 3) {
    return base::invalid_argument(fmt::format("A study needs at least three units to compare; there {}.",
                                              n == 1 ? "is 1" : fmt::format("are {}", n)));
  }
  return {};
}

base::Result<std::vector<Variable>> make_variables(const Findings& findings, OrdinalRange ordinals,
                                                   AmountScale amounts) {
  std::vector<Variable> variables;
  for (const UsedIndicator& used : findings.used) {
    auto variable = make_variable(findings, used, ordinals, amounts);
    if (!variable) return variable.error();
    variables.push_back(std::move(*variable));
  }
  return variables;
}

base::Result<void> compute_dissimilarity(Findings& findings, Workers& workers) {
  // The dendrogram's order of leaves is what takes most beside the dissimilarities.
  const auto fits =
      require_pair_memory(findings.scorecard.units.size(), kCondensedBytes + kLeafOrderBytes, "The study");
  if (!fits) return fits.error();
  while (true) {
    auto made = make_variables(findings, findings.recipe.ordinal_range, AmountScale::Declared);
    if (!made) return made.error();
    findings.variables = std::move(*made);
    auto result = gower(findings.variables, workers);
    if (!result) return result.error();
    findings.dissimilarity = std::move(*result);
    const auto undefined = findings.dissimilarity.first_undefined();
    if (!undefined) return {};
    const auto [i, j] = *undefined;
    const std::vector<Unit>& units = findings.scorecard.units;
    if (findings.recipe.no_overlap == NoOverlap::Fail) {
      return base::invalid_argument(fmt::format(
          "Units '{}' and '{}' share no known indicator, so they cannot be compared. '{}' lacks {}; '{}' lacks {}. Add a "
          "value, leave one out (/units/exclude), ask for more known values (/units/min_known), or let the run leave "
          "out the one that knows less (/dissimilarity/no_overlap: \"exclude\").",
          units[i].id, units[j].id, units[i].id, missing_of(findings, i), units[j].id, missing_of(findings, j)));
    }
    const std::size_t out = loneliest(findings);
    findings.warnings.push_back(say("Left out, since it shares no known indicator with some other unit: {}.",
                                    "Не участвует, так как с каким-то объектом нет общих известных показателей: {}.",
                                    units[out].id));
    findings.left_out.push_back(units[out].id);
    std::vector<bool> keep(units.size(), true);
    keep[out] = false;
    findings.scorecard = select(findings.scorecard, keep);
    if (auto enough = need_units(findings); !enough) return enough.error();
    findings.used.clear();
    findings.dropped.clear();
    std::erase_if(findings.warnings, [](const base::LocalText& w) { return w.en.starts_with("No unit has a value"); });
    if (auto used = use_indicators(findings); !used) return used.error();
  }
}

}  // namespace vallis::study::detail
