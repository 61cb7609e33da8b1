#include "study/strengths.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

#include "study/card.hpp"
#include "study/profile.hpp"

namespace vallis::study {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// A value as a number: members of a set counted; equal numbers of a set may still be different sets.
double number_of(const IndicatorValues& values, std::size_t unit) {
  if (!values.known(unit)) return kUndefined;
  return values.sets.empty() ? values.numbers[unit] : std::popcount(*values.sets[unit]);
}

bool same(const IndicatorValues& values, std::size_t a, std::size_t b) {
  return values.sets.empty() ? values.numbers[a] == values.numbers[b] : values.sets[a] == values.sets[b];
}

class Comparison {
 public:
  Comparison(const Findings& findings, std::size_t unit, std::vector<std::size_t> peers)
      : f_(findings), unit_(unit), peers_(std::move(peers)) {}

  Strength of(std::size_t i) const {
    const Indicator& indicator = f_.scorecard.definition.indicators[i];
    const IndicatorValues& values = f_.scorecard.values[i];
    Strength result{i, values.known(unit_), 0, kUndefined, kUndefined, kUndefined, kUndefined, kUndefined};
    std::vector<double> theirs;
    double alike = 0;
    for (const std::size_t peer : peers_) {
      if (!values.known(peer)) continue;
      theirs.push_back(number_of(values, peer));
      alike += result.known && same(values, unit_, peer) ? 1 : 0;
    }
    result.peers_known = static_cast<int>(theirs.size());
    if (theirs.empty()) return result;
    const auto count = static_cast<double>(theirs.size());
    if (indicator.type == IndicatorType::Boolean) {
      result.peers_typical = std::accumulate(theirs.begin(), theirs.end(), 0.0) / count;
    } else if (indicator.type != IndicatorType::Nominal) {
      result.peers_typical = quantile(theirs, 0.5);
    }
    if (!result.known) return result;
    result.peers_same_share = alike / count;
    if (indicator.type == IndicatorType::Nominal || indicator.polarity == Polarity::Neutral) return result;
    const double sign = indicator.polarity == Polarity::Lower ? -1 : 1;
    double worse = 0;
    for (const double theirs_one : theirs) {
      const double lead = sign * (number_of(values, unit_) - theirs_one);
      worse += lead > 0 ? 1 : lead == 0 ? 0.5 : 0;
    }
    result.percentile = worse / count;
    return result;
  }

  /// Normalised points ahead of the peers' mean, for the scored indicator j.
  void add_points(std::size_t j, Strength& strength) const {
    const Scores& scores = *f_.scores;
    double sum = 0;
    int count = 0;
    for (const std::size_t peer : peers_) {
      if (scores.imputed[j][peer] != 0 || std::isnan(points(j, peer))) continue;
      sum += points(j, peer);
      ++count;
    }
    if (!strength.known || count == 0) return;
    const std::size_t p = scores.indicators.size();
    const double weight = scores.own_weights.empty() ? scores.indicators[j].weight : scores.own_weights[unit_ * p + j];
    strength.points = points(j, unit_) - sum / count;
    strength.weighted = strength.points * weight;
  }

 private:
  double points(std::size_t j, std::size_t unit) const {
    double sum = 0;
    for (const IndicatorColumns& table : f_.scores->normalised) sum += table[j][unit];
    return sum / static_cast<double>(f_.scores->normalised.size());
  }

  const Findings& f_;
  std::size_t unit_;
  std::vector<std::size_t> peers_;
};

std::vector<std::size_t> sorted(std::vector<std::size_t> units) {
  std::sort(units.begin(), units.end());
  units.erase(std::unique(units.begin(), units.end()), units.end());
  return units;
}

std::vector<std::size_t> members(const Partition& partition, std::span<const int> groups) {
  std::vector<std::size_t> units;
  for (std::size_t u = 0; u < partition.group.size(); ++u) {
    if (std::find(groups.begin(), groups.end(), partition.group[u]) != groups.end()) units.push_back(u);
  }
  return units;
}

}  // namespace

base::Result<std::vector<std::size_t>> peers_by_id(const Findings& findings, std::span<const std::string> ids) {
  std::vector<std::size_t> units;
  for (const std::string& id : ids) {
    const auto unit = find_unit(findings, id);
    if (!unit) return unit.error();
    units.push_back(*unit);
  }
  return sorted(std::move(units));
}

base::Result<std::vector<std::size_t>> peers_in_group(const Findings& findings, int group) {
  const Partition& partition = findings.groups.partition;
  if (group < 1 || group > partition.count) {
    return base::not_found(fmt::format("There is no group {}; the run has {}.", group, partition.count));
  }
  return members(partition, {&group, 1});
}

base::Result<std::vector<std::size_t>> peers_with_target(const Findings& findings, const std::string& slug) {
  if (!findings.agreement) {
    return base::not_found("The run is set beside no published groups, so no unit has a target model.");
  }
  const Published& published = *findings.published;
  std::vector<int> groups;
  std::vector<std::string> slugs;
  for (const TargetModel& model : published.models) {
    slugs.push_back(model.slug);
    if (model.slug != slug || !model.applies) continue;
    for (std::size_t g = 0; g < published.groups.size(); ++g) {
      if (published.groups[g].number == model.group) groups.push_back(findings.agreement->ours[g]);
    }
  }
  if (groups.empty()) {
    const auto near = base::nearest_word(slug, slugs);
    return base::not_found(
        fmt::format("There is no target model '{}'{}.", slug, near ? fmt::format("; did you mean '{}'?", *near) : ""));
  }
  return members(findings.published_cut->partition, groups);
}

base::Result<std::vector<Strength>> strengths(const Findings& findings, std::size_t unit,
                                              std::span<const std::size_t> peers) {
  if (!findings.scores) {
    return base::invalid_argument(
        "Strengths are counted in the points of the scores, and the recipe has no section /scores.");
  }
  const std::size_t n = findings.scorecard.units.size();
  std::vector<std::size_t> others = sorted({peers.begin(), peers.end()});
  if (unit >= n || (!others.empty() && others.back() >= n)) {
    return base::invalid_argument(fmt::format("A unit or a peer is none of the {} units.", n));
  }
  std::erase(others, unit);
  if (others.empty()) return base::invalid_argument("There is no other unit among the peers to compare with.");
  const Comparison comparison(findings, unit, std::move(others));
  std::vector<Strength> result;
  for (const UsedIndicator& used : findings.used) {
    Strength strength = comparison.of(used.indicator);
    for (std::size_t j = 0; j < findings.scores->indicators.size(); ++j) {
      if (findings.scores->indicators[j].indicator == used.indicator) comparison.add_points(j, strength);
    }
    result.push_back(strength);
  }
  std::stable_sort(result.begin(), result.end(), [](const Strength& a, const Strength& b) {
    if (std::isnan(a.weighted) || std::isnan(b.weighted)) return !std::isnan(a.weighted) && std::isnan(b.weighted);
    return a.weighted > b.weighted;
  });
  return result;
}

}  // namespace vallis::study
