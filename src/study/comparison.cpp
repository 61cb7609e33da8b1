#include "study/comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "study/cell_words.hpp"

namespace vallis::study {
namespace {

constexpr std::size_t kMost = 10;

ComparedPair compared_pair(const Findings& findings, const std::vector<Card>& cards, std::size_t a, std::size_t b,
                           std::vector<Contribution> contributions) {
  ComparedPair pair{a, b, findings.dissimilarity(cards[a].unit, cards[b].unit), std::move(contributions), {}};
  const ScorecardDefinition& definition = findings.scorecard.definition;
  for (const BlockShare& block : findings.blocks) {
    double part = 0;
    for (const Contribution& c : pair.contributions) {
      const Indicator& indicator = definition.indicators[findings.used[c.variable].indicator];
      if (indicator.block == definition.blocks[block.block].id) part += c.part;
    }
    pair.block_parts.push_back(part);
  }
  return pair;
}

bool same(const Cell& a, const Cell& b) { return a.set ? a.set == b.set : a.number == b.number; }

/// Whether a value has the feature: is the same, or for members in common holds them all.
bool has(const CommonFeature& feature, const Cell& value) {
  if (feature.whole) return same(feature.value, value);
  return (*value.set & *feature.value.set) == *feature.value.set;
}

/// What all the cells share, without saying who else has it.
std::optional<CommonFeature> shared(std::size_t indicator, const std::vector<Cell>& cells) {
  CommonFeature feature{.indicator = indicator, .value = cells.front()};
  for (const Cell& cell : cells) {
    if (!cell.known()) return std::nullopt;
    if (same(cell, cells.front())) continue;
    feature.whole = false;
    if (!cell.set) return std::nullopt;
    *feature.value.set &= *cell.set;
  }
  if (!feature.whole && *feature.value.set == 0) return std::nullopt;
  return feature;
}

void count_others(const Findings& findings, const std::vector<Card>& cards, CommonFeature& feature) {
  const IndicatorValues& values = findings.scorecard.values[feature.indicator];
  for (std::size_t u = 0; u < findings.scorecard.units.size(); ++u) {
    if (!values.known(u) || std::any_of(cards.begin(), cards.end(), [&](const Card& c) { return c.unit == u; }))
      continue;
    ++feature.others_known;
    if (has(feature, plain_cell(values, u))) ++feature.others;
  }
}

int the_one_apart(const std::vector<Cell>& cells) {
  if (cells.size() < 3 || !std::all_of(cells.begin(), cells.end(), [](const Cell& c) { return c.known(); })) return -1;
  for (std::size_t a = 0; a < cells.size(); ++a) {
    const Cell& rest = cells[a == 0 ? 1 : 0];
    bool alone = !same(cells[a], rest);
    for (std::size_t b = 0; b < cells.size() && alone; ++b) alone = b == a || same(cells[b], rest);
    if (alone) return static_cast<int>(a);
  }
  return -1;
}

/// Of each variable the share in the sum of all pairs' dissimilarities.
std::vector<double> shares_of(const Findings& findings, const std::vector<ComparedPair>& pairs) {
  std::vector<double> shares(findings.variables.size(), 0.0);
  double total = 0;
  for (const ComparedPair& pair : pairs) {
    for (const Contribution& c : pair.contributions) {
      shares[c.variable] += c.part;
      total += c.part;
    }
  }
  for (double& share : shares) share = total > 0 ? share / total : 0;
  return shares;
}

void put_features(const Findings& findings, Comparison& comparison) {
  for (std::size_t i = 0; i < findings.scorecard.values.size(); ++i) {
    std::vector<Cell> cells;
    for (const Card& card : comparison.cards) cells.push_back(plain_cell(findings.scorecard.values[i], card.unit));
    if (auto feature = shared(i, cells)) {
      count_others(findings, comparison.cards, *feature);
      comparison.common.push_back(*feature);
    }
  }
  const std::vector<double> shares = shares_of(findings, comparison.pairs);
  for (std::size_t v = 0; v < shares.size(); ++v) {
    if (!(shares[v] > 0)) continue;
    const std::size_t i = findings.used[v].indicator;
    std::vector<Cell> cells;
    for (const Card& card : comparison.cards) cells.push_back(plain_cell(findings.scorecard.values[i], card.unit));
    const auto known = std::count_if(cells.begin(), cells.end(), [](const Cell& c) { return c.known(); });
    comparison.distinguishing.push_back({i, shares[v], static_cast<int>(known), the_one_apart(cells)});
  }
  std::stable_sort(comparison.distinguishing.begin(), comparison.distinguishing.end(),
                   [](const auto& a, const auto& b) { return a.share > b.share; });
}

}  // namespace

base::Result<Comparison> compare(const Findings& findings, std::span<const std::string> unit_ids) {
  if (unit_ids.size() < 2 || unit_ids.size() > kMost) {
    return base::invalid_argument(
        fmt::format("{} units are named; name from 2 to {} to compare.", unit_ids.size(), kMost));
  }
  Comparison comparison;
  for (std::size_t u = 0; u < unit_ids.size(); ++u) {
    if (std::find(unit_ids.begin(), unit_ids.begin() + static_cast<std::ptrdiff_t>(u), unit_ids[u]) !=
        unit_ids.begin() + static_cast<std::ptrdiff_t>(u)) {
      return base::invalid_argument(fmt::format("'{}' is named twice; leave one out.", unit_ids[u]));
    }
    auto card = describe(findings, unit_ids[u], 0);
    if (!card) return card.error();
    comparison.cards.push_back(std::move(*card));
  }
  for (std::size_t a = 0; a < comparison.cards.size(); ++a) {
    for (std::size_t b = a + 1; b < comparison.cards.size(); ++b) {
      auto parts = explain(findings.variables, comparison.cards[a].unit, comparison.cards[b].unit);
      if (!parts) return parts.error();
      comparison.pairs.push_back(compared_pair(findings, comparison.cards, a, b, std::move(*parts)));
    }
  }
  put_features(findings, comparison);
  return comparison;
}

}  // namespace vallis::study
