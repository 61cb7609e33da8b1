#include "study/detail/score_steps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

#include "study/weighting.hpp"

namespace vallis::study::detail {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kFewestComplete = 3;  // with two, every correlation is 1 or −1

const Indicator& indicator_of(const Findings& findings, const ScoredIndicator& scored) {
  return findings.scorecard.definition.indicators[scored.indicator];
}

Measure measure_of(const Indicator& indicator) {
  switch (indicator.type) {
    case IndicatorType::Boolean:
      return Measure::YesNo;
    case IndicatorType::Ordinal:
      return Measure::Level;
    case IndicatorType::Set:
      return Measure::Members;
    default:
      return indicator.scale == ValueScale::Log ? Measure::Logarithm : Measure::Number;
  }
}

std::vector<double> numbers_of(const Variable& variable) {
  if (variable.scale != Variable::Scale::Set) return variable.values;
  std::vector<double> members;
  for (const auto& set : variable.sets) members.push_back(set ? std::popcount(*set) : kUndefined);
  return members;
}

bool differs(const std::vector<double>& column) {
  const Distribution all = distribution(column);
  return all.count > 1 && all.minimum != all.maximum;
}

/// Known units from the highest value down, or from the lowest up; of equals the first.
std::vector<std::size_t> by_value(const std::vector<double>& column, bool high) {
  std::vector<std::size_t> order;
  for (std::size_t u = 0; u < column.size(); ++u) {
    if (!std::isnan(column[u])) order.push_back(u);
  }
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return high ? column[a] > column[b] : column[a] < column[b]; });
  return order;
}

/// Gives the `count` first units of the order the value of the next one.
std::vector<double> pulled_in(std::vector<double> column, const std::vector<std::size_t>& order, std::size_t count) {
  for (std::size_t c = 0; c < count; ++c) column[order[c]] = column[order[count]];
  return column;
}

class Winsoriser {
 public:
  Winsoriser(const Findings& findings, const OutlierOptions& options, Scores& scores)
      : findings_(findings), options_(options), scores_(scores) {}

  void treat(std::size_t j) {
    if (options_.rule == OutlierOptions::Rule::Count) {
      pull(j, true, static_cast<std::size_t>(options_.high));
      pull(j, false, static_cast<std::size_t>(options_.low));
      return;
    }
    const std::vector<double>& column = scores_.treated[j];
    Distribution now = distribution(column);
    const bool high = now.skewness > 0;
    const auto order = by_value(column, high);
    const std::size_t most = order.size() < 2 ? 0 : std::min(static_cast<std::size_t>(options_.most), order.size() - 2);
    std::size_t count = 0;
    while (skewed(now) && count < most) now = distribution(pulled_in(column, order, ++count));
    scores_.indicators[j].still_skewed = skewed(now);
    pull(j, high, count);
  }

 private:
  bool skewed(const Distribution& d) const {
    return std::abs(d.skewness) > options_.skewness && d.excess_kurtosis > options_.kurtosis;
  }

  void pull(std::size_t j, bool high, std::size_t count) {
    std::vector<double>& column = scores_.treated[j];
    const auto order = by_value(column, high);
    count = order.size() < 2 ? 0 : std::min(count, order.size() - 2);
    const auto& measured = findings_.scorecard.values[scores_.indicators[j].indicator].numbers;
    for (std::size_t c = 0; c < count; ++c) {
      if (column[order[c]] == column[order[count]]) continue;
      scores_.winsorised.push_back({order[c], j, measured[order[c]], measured[order[count]]});
    }
    column = pulled_in(std::move(column), order, count);
  }

  const Findings& findings_;
  const OutlierOptions& options_;
  Scores& scores_;
};

/// Units of one value of the attribute get one number; a unit without a value is a group of its own.
base::Result<std::vector<int>> attribute_groups(const Findings& findings, const std::string& attribute) {
  std::vector<int> groups;
  std::map<std::vector<std::string>, int> numbers;
  int next = 0;
  for (const Unit& unit : findings.scorecard.units) {
    const auto values = unit.attributes.find(attribute);
    if (values == unit.attributes.end()) {
      std::vector<std::string> known;
      for (const auto& entry : unit.attributes) known.push_back(entry.first);
      return base::invalid_argument(
          fmt::format("The units have no attribute '{}' (/scores/group_by) to fill missing values by; they have: {}.",
                      attribute, known.empty() ? "none" : base::join(known, ", ")));
    }
    if (values->second.empty()) {
      groups.push_back(next++);
      continue;
    }
    const auto [place, fresh] = numbers.try_emplace(values->second, next);
    if (fresh) ++next;
    groups.push_back(place->second);
  }
  return groups;
}

/// A target or a goalpost on the scale on which the indicator is scored.
base::Result<double> scaled(const Findings& findings, const ScoredIndicator& scored, double value) {
  if (scored.measure != Measure::Logarithm) return value;
  if (!(value > 0)) {
    return base::invalid_argument(fmt::format("{} is scored by its logarithm, so {} cannot be a target or goalpost.",
                                              indicator_of(findings, scored).id, value));
  }
  return std::log(value);
}

base::Result<void> set_constants(const Findings& findings, const ScoresOptions& options, const ScoredIndicator& scored,
                                 Normalisation how, NormaliseOptions& constants) {
  const std::string& id = indicator_of(findings, scored).id;
  if (how == Normalisation::DistanceToTarget) {
    const auto target = options.targets.find(id);
    if (target == options.targets.end()) {
      return base::invalid_argument(fmt::format("{} has no target (/scores/targets).", id));
    }
    const auto at = scaled(findings, scored, target->second);
    if (!at) return at.error();
    constants.target = *at;
  } else if (how == Normalisation::Goalposts) {
    const auto posts = options.goalposts.find(id);
    if (posts == options.goalposts.end()) {
      return base::invalid_argument(fmt::format("{} has no goalposts (/scores/goalposts).", id));
    }
    const auto lower = scaled(findings, scored, posts->second.first);
    const auto upper = scaled(findings, scored, posts->second.second);
    if (!lower) return lower.error();
    if (!upper) return upper.error();
    constants.lower = *lower;
    constants.upper = *upper;
  }
  return {};
}

std::vector<double> by_block(const Findings& findings, const Scores& scores) {
  std::map<std::string, int> sizes;
  for (const ScoredIndicator& scored : scores.indicators) ++sizes[indicator_of(findings, scored).block];
  std::vector<double> weights;
  for (const ScoredIndicator& scored : scores.indicators)
    weights.push_back(1.0 / sizes[indicator_of(findings, scored).block]);
  return weights;
}

base::Result<std::vector<double>> from_budgets(const Findings& findings, const ScoresOptions& options,
                                               const Scores& scores) {
  if (options.budget.empty()) {
    return base::invalid_argument("Weights by budget allocation need at least one expert's points (/scores/budget).");
  }
  std::vector<double> weights(scores.indicators.size(), 0.0);
  for (const ExpertBudget& budget : options.budget) {
    for (const auto& [id, points] : budget.points) {
      const auto indicator = findings.scorecard.definition.indicator(id);
      if (!indicator) {
        return base::invalid_argument(fmt::format(
            "'{}' gives points (/scores/budget) to '{}', which is no indicator of the scorecard.", budget.expert, id));
      }
      for (std::size_t j = 0; j < weights.size(); ++j) {
        if (scores.indicators[j].indicator == *indicator) weights[j] += points;
      }
    }
  }
  return weights;
}

/// Weights from the units that have a value in every column, averaged over the imputations.
base::Result<Weights> from_data(const Scores& scores, WeightScheme scheme) {
  Weights result{std::vector<double>(scores.indicators.size(), 0.0), 0};
  const bool entropy = scheme == WeightScheme::Entropy;
  const std::string place = fmt::format("weights by {} (/scores/weights)", entropy ? "entropy" : "components");
  for (const IndicatorColumns& columns : scores.normalised) {
    const auto units = complete_units(columns);
    result.units = units.size();
    if (units.size() < kFewestComplete) {
      return base::invalid_argument(fmt::format(
          "{} units have a value in every scored indicator, and weights from the data need {}. Fill missing "
          "values (/scores/imputation) or weigh otherwise (/scores/weights).",
          units.size(), kFewestComplete));
    }
    const IndicatorColumns complete = only_units(columns, units);
    std::vector<double> weights;
    if (entropy) {
      auto found = entropy_weights(complete);
      if (!found) return found.error().in(place);
      weights = std::move(found->weights);
    } else {
      auto found = principal_weights(complete);
      if (!found) return found.error().in(place);
      weights = std::move(found->weights);
    }
    for (std::size_t j = 0; j < weights.size(); ++j) result.values[j] += weights[j];
  }
  return result;
}

}  // namespace

base::Result<void> read_columns(const Findings& findings, Scores& scores) {
  for (std::size_t v = 0; v < findings.used.size(); ++v) {
    const std::size_t i = findings.used[v].indicator;
    const Indicator& indicator = findings.scorecard.definition.indicators[i];
    if (indicator.type == IndicatorType::Nominal) {
      scores.not_scored.push_back({i,
                                   {"Its categories have no order, so none is better than another.",
                                    "Категории не упорядочены: ни одна не лучше другой."}});
      continue;
    }
    if (indicator.polarity == Polarity::Neutral) {
      scores.not_scored.push_back(
          {i, {"Neither more nor less of it is better.", "Ни большее, ни меньшее значение не считается лучшим."}});
      continue;
    }
    auto column = numbers_of(findings.variables[v]);
    if (!differs(column)) {
      scores.not_scored.push_back(
          {i, {"It is the same for all units that have a value.", "Одинаков у всех объектов, для которых известен."}});
      continue;
    }
    ScoredIndicator scored;
    scored.indicator = i;
    scored.variable = v;
    scored.measure = measure_of(indicator);
    scored.lower_is_better = indicator.polarity == Polarity::Lower;
    scores.indicators.push_back(scored);
    scores.treated.push_back(std::move(column));
  }
  if (scores.indicators.empty()) {
    return base::invalid_argument(
        "No indicator can be scored: each is without order, neutral, or the same for all units. Take the section "
        "/scores out of the recipe.");
  }
  return {};
}

base::Result<void> winsorise(const Findings& findings, const OutlierOptions& options, Scores& scores) {
  if (options.rule == OutlierOptions::Rule::None) return {};
  Winsoriser winsoriser(findings, options, scores);
  for (std::size_t j = 0; j < scores.indicators.size(); ++j) {
    const Measure measure = scores.indicators[j].measure;
    if (measure != Measure::Number && measure != Measure::Logarithm) continue;
    winsoriser.treat(j);
    if (differs(scores.treated[j])) continue;
    return base::invalid_argument(
        fmt::format("Winsorising (/scores/outliers) leaves {} the same for all units; take fewer values.",
                    indicator_of(findings, scores.indicators[j]).id));
  }
  return {};
}

std::uint64_t table_count(Imputation how, const ScoresOptions& options) {
  return how == Imputation::HotDeck ? static_cast<std::uint64_t>(options.imputations) : 1;
}

base::Result<Imputed> fill(const Findings& findings, const ScoresOptions& options, const Scores& scores, Imputation how,
                           std::uint64_t stream) {
  ImputeOptions how_exactly;
  how_exactly.neighbours = options.neighbours;
  how_exactly.seed = findings.recipe.seed;
  how_exactly.stream = stream;
  if (how == Imputation::GroupMean || how == Imputation::GroupMedian) {
    auto groups = attribute_groups(findings, options.group_by);
    if (!groups) return groups.error();
    how_exactly.groups = std::move(*groups);
  }
  return impute(scores.treated, how, how_exactly);
}

base::Result<IndicatorColumns> normalise_columns(const Findings& findings, const ScoresOptions& options,
                                                 const Scores& scores, const IndicatorColumns& filled,
                                                 Normalisation how) {
  NormaliseOptions constants;
  constants.low = options.low;
  constants.high = options.high;
  if (how == Normalisation::DistanceToReference) {
    const auto reference = findings.scorecard.unit(options.reference);
    if (!reference) {
      return base::invalid_argument(
          fmt::format("The reference '{}' (/scores/reference) is no unit of the run.", options.reference));
    }
    constants.reference = *reference;
  }
  IndicatorColumns normalised;
  for (std::size_t j = 0; j < filled.size(); ++j) {
    const ScoredIndicator& scored = scores.indicators[j];
    constants.lower_is_better = scored.lower_is_better;
    if (auto set = set_constants(findings, options, scored, how, constants); !set) return set.error();
    normalised.push_back(normalise(filled[j], how, constants));
    for (std::size_t u = 0; u < filled[j].size(); ++u) {
      if (std::isnan(filled[j][u]) || std::isfinite(normalised[j][u])) continue;
      return base::invalid_argument(fmt::format(
          "{} of unit '{}' cannot be normalised by '{}', whose formula divides by 0 or by nothing known there. "
          "Normalise otherwise (/scores/normalisation).",
          indicator_of(findings, scored).id, findings.scorecard.units[u].id, word(how)));
    }
  }
  return normalised;
}

base::Result<Weights> make_weights(const Findings& findings, const ScoresOptions& options, const Scores& scores,
                                   WeightScheme scheme) {
  Weights result;
  switch (scheme) {
    case WeightScheme::Given:
      for (const ScoredIndicator& scored : scores.indicators)
        result.values.push_back(findings.used[scored.variable].weight);
      break;
    case WeightScheme::Equal:
      result.values.assign(scores.indicators.size(), 1.0);
      break;
    case WeightScheme::EqualByBlock:
      result.values = by_block(findings, scores);
      break;
    case WeightScheme::Budget: {
      auto points = from_budgets(findings, options, scores);
      if (!points) return points.error();
      result.values = std::move(*points);
      break;
    }
    case WeightScheme::Entropy:
    case WeightScheme::PrincipalComponents: {
      auto found = from_data(scores, scheme);
      if (!found) return found.error();
      result = std::move(*found);
      break;
    }
    case WeightScheme::BenefitOfDoubt:
      return base::invalid_argument(
          "The benefit of the doubt gives each unit weights of its own; name schemes that weigh all units alike.");
  }
  const double total = std::accumulate(result.values.begin(), result.values.end(), 0.0);
  if (!(total > 0)) {
    return base::invalid_argument(fmt::format(
        "By '{}' (/scores/weights) no scored indicator has a weight above 0; weigh otherwise.", word(scheme)));
  }
  for (double& weight : result.values) weight /= total;
  return result;
}

base::Result<std::vector<double>> aggregate_columns(const IndicatorColumns& columns, std::span<const double> weights,
                                                    Aggregation aggregation, double power) {
  if (aggregation != Aggregation::Copeland) return aggregate(columns, weights, mean_of(aggregation), power);
  const auto matrix = outranking(columns, weights);
  if (!matrix) return matrix.error();
  const auto known = scored_units(columns, weights);
  const auto won = copeland(*matrix, columns.front().size());
  std::vector<double> scores;
  for (std::size_t u = 0; u < won.size(); ++u) scores.push_back(known[u] != 0 ? won[u] : kUndefined);
  return scores;
}

Mean mean_of(Aggregation aggregation) {
  switch (aggregation) {
    case Aggregation::Geometric:
      return Mean::Geometric;
    case Aggregation::Harmonic:
      return Mean::Harmonic;
    case Aggregation::Generalised:
      return Mean::Generalised;
    default:
      return Mean::Arithmetic;
  }
}

std::vector<char> scored_units(const IndicatorColumns& columns, std::span<const double> weights) {
  std::vector<char> scored(columns.front().size(), 0);
  for (std::size_t j = 0; j < columns.size(); ++j) {
    for (std::size_t u = 0; u < scored.size(); ++u) {
      if (weights[j] > 0 && !std::isnan(columns[j][u])) scored[u] = 1;
    }
  }
  return scored;
}

}  // namespace vallis::study::detail
