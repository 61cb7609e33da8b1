#include "study/card.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

namespace vallis::study {
namespace {

/// A number by which units are ordered on an indicator; NaN where unknown or where there is no order.
double order_value(const Indicator& indicator, const IndicatorValues& values, std::size_t u) {
  if (!values.known(u) || indicator.type == IndicatorType::Nominal || indicator.polarity == Polarity::Neutral) {
    return std::numeric_limits<double>::quiet_NaN();
  }
  if (indicator.type == IndicatorType::Set) return static_cast<double>(std::popcount(*values.sets[u]));
  return indicator.polarity == Polarity::Lower ? -values.numbers[u] : values.numbers[u];
}

base::Result<Neighbour> neighbour(const Findings& findings, std::size_t unit, std::size_t other) {
  auto contributions = explain(findings.variables, unit, other);
  if (!contributions) return contributions.error();
  return Neighbour{other, findings.dissimilarity(unit, other), std::move(*contributions)};
}

base::Error no_unit(const Findings& findings, const std::string& id) {
  if (std::find(findings.left_out.begin(), findings.left_out.end(), id) != findings.left_out.end()) {
    std::string reasons;
    for (const base::LocalText& warning : findings.warnings) {
      if (warning.en.starts_with("Left out")) reasons += " " + warning.en;
    }
    return base::not_found(fmt::format("'{}' takes no part in the run.{}", id, reasons));
  }
  std::vector<std::string> ids;
  for (const Unit& unit : findings.scorecard.units) ids.push_back(unit.id);
  const auto near = base::nearest_word(id, ids);
  return base::not_found(fmt::format("There is no unit '{}' in the run{}; the ids stand in units.csv.", id,
                                     near ? fmt::format("; did you mean '{}'?", *near) : ""));
}

}  // namespace

CardValue card_value(const Indicator& indicator, const IndicatorValues& values, std::size_t unit) {
  CardValue card;
  card.known = values.known(unit);
  card.percentile = std::numeric_limits<double>::quiet_NaN();
  const double own = order_value(indicator, values, unit);
  const std::size_t n = values.sets.empty() ? values.numbers.size() : values.sets.size();
  int better = 0;
  double worse = 0;
  int others = 0;
  for (std::size_t u = 0; u < n; ++u) {
    if (values.known(u)) ++card.known_units;
    const double x = order_value(indicator, values, u);
    if (u == unit || std::isnan(x) || std::isnan(own)) continue;
    ++others;
    if (x > own) ++better;
    worse += x < own ? 1 : (x == own ? 0.5 : 0);
  }
  if (std::isnan(own)) return card;
  card.rank = better + 1;
  if (others > 0) card.percentile = worse / others;
  return card;
}

int published_group(const Findings& findings, int group_of_cut) {
  if (!findings.agreement) return 0;
  const auto& ours = findings.agreement->ours;
  const auto match = std::find(ours.begin(), ours.end(), group_of_cut) - ours.begin();
  return findings.published->groups[static_cast<std::size_t>(match)].number;
}

base::Result<std::size_t> find_unit(const Findings& findings, const std::string& unit_id) {
  const auto unit = findings.scorecard.unit(unit_id);
  if (!unit) return no_unit(findings, unit_id);
  return *unit;
}

base::Result<Card> describe(const Findings& findings, const std::string& unit_id, int nearest_count) {
  const auto unit = find_unit(findings, unit_id);
  if (!unit) return unit.error();
  Card card;
  card.unit = *unit;
  for (std::size_t i = 0; i < findings.scorecard.values.size(); ++i) {
    card.values.push_back(card_value(findings.scorecard.definition.indicators[i], findings.scorecard.values[i], *unit));
    card.values.back().indicator = i;
  }
  card.group = findings.groups.partition.group[*unit];
  card.silhouette = findings.groups.silhouette.width[*unit];
  card.neighbour_group = findings.groups.silhouette.neighbour[*unit];
  if (findings.agreement) {
    card.published_group = published_group(findings, findings.published_cut->partition.group[*unit]);
  }
  std::vector<std::size_t> others(findings.scorecard.units.size());
  std::iota(others.begin(), others.end(), std::size_t{0});
  std::erase(others, *unit);
  std::stable_sort(others.begin(), others.end(), [&](std::size_t a, std::size_t b) {
    return findings.dissimilarity(*unit, a) < findings.dissimilarity(*unit, b);
  });
  others.resize(std::min(others.size(), static_cast<std::size_t>(std::max(0, nearest_count))));
  for (const std::size_t other : others) {
    auto near = neighbour(findings, *unit, other);
    if (!near) return near.error();
    card.nearest.push_back(std::move(*near));
  }
  for (const int medoid : findings.groups.medoids) {
    auto near = neighbour(findings, *unit, static_cast<std::size_t>(medoid));
    if (!near) return near.error();
    card.medoids.push_back(std::move(*near));
  }
  return card;
}

}  // namespace vallis::study
