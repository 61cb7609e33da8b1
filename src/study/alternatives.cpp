#include <algorithm>
#include <bit>
#include <cmath>

#include "study/counterfactual.hpp"

namespace vallis::study {
namespace {

std::vector<unsigned long long> plausible_sets(const Variable& variable, unsigned long long own, const Domain& domain) {
  std::vector<unsigned long long> sets;
  const int members = std::popcount(domain.universe);
  if (domain.universe != 0 && members < 63 && (1ULL << members) <= domain.subset_limit) {
    unsigned long long subset = 0;
    do {
      sets.push_back(subset);
      subset = (subset - domain.universe) & domain.universe;  // the next subset, as numbers go
    } while (subset != 0);
  } else {
    for (unsigned long long left = domain.universe; left != 0; left &= left - 1) sets.push_back(own ^ (left & -left));
  }
  for (const auto& set : variable.sets) {
    if (set) sets.push_back(*set);
  }
  std::sort(sets.begin(), sets.end());
  sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
  return sets;
}

}  // namespace

std::vector<Alternative> alternatives(const Variable& variable, double spread, std::size_t unit, const Domain& domain) {
  std::vector<Alternative> result;
  const Cell own = cell(variable, unit);
  if (!domain.changeable || !own.known()) return result;
  if (variable.scale == Variable::Scale::Set) {
    for (const unsigned long long set : plausible_sets(variable, *own.set, domain)) {
      const Cell other{.set = set};
      if (set != *own.set) result.push_back({other, difference(variable, spread, own, other)});
    }
    return result;
  }
  const bool interval = variable.scale == Variable::Scale::Interval;
  if (interval && !(spread > 0)) return result;
  std::vector<double> values(domain.declared);
  for (const double x : variable.values) {
    if (!std::isnan(x)) values.push_back(x);
  }
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  for (const double x : values) {
    if (x != own.number) result.push_back({{.number = x}, interval ? std::abs(x - own.number) / spread : 1.0});
  }
  return result;
}

Alternatives alternatives(const Findings& findings, std::size_t unit) {
  const std::vector<double> ranges = spreads(findings.variables);
  Alternatives result;
  for (std::size_t v = 0; v < findings.variables.size(); ++v) {
    const Indicator& indicator = findings.scorecard.definition.indicators[findings.used[v].indicator];
    Domain domain{.changeable = indicator.changeable};
    if (indicator.type == IndicatorType::Boolean) domain.declared = {0, 1};
    for (std::size_t level = 0; level < indicator.levels.size(); ++level) {
      domain.declared.push_back(static_cast<double>(level));
    }
    for (std::size_t member = 0; member < indicator.universe.size(); ++member) domain.universe |= 1ULL << member;
    result.push_back(alternatives(findings.variables[v], ranges[v], unit, domain));
  }
  return result;
}

}  // namespace vallis::study
