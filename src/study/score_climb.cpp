#include "study/score_climb.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "study/detail/quasi_mean.hpp"
#include "study/detail/score_steps.hpp"

namespace vallis::study {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

double number_of(const Cell& cell) { return cell.set ? std::popcount(*cell.set) : cell.number; }

bool counts_ranks(Normalisation how) {
  return how == Normalisation::Rank || how == Normalisation::MeanRank || how == Normalisation::PercentileRank ||
         how == Normalisation::Borda;
}

/// The unit's normalised points under other values, all else as found.
class Points {
 public:
  Points(const Findings& findings, std::size_t unit)
      : f_(findings), scores_(*findings.scores), options_(*findings.recipe.scores), unit_(unit) {}

  /// Of the scored indicator j in the table of one imputation.
  base::Result<double> at(std::size_t j, std::size_t table, const Cell& cell) const {
    const double x = number_of(cell);
    const std::vector<double>& points = scores_.normalised[table][j];
    const Variable& variable = f_.variables[scores_.indicators[j].variable];
    double treated = x;
    for (std::size_t u = 0; u < points.size(); ++u) {
      const Cell other = study::cell(variable, u);
      if (!other.known() || number_of(other) != x) continue;
      if (!counts_ranks(options_.normalisation)) return points[u];
      treated = scores_.treated[j][u];
    }
    if (counts_ranks(options_.normalisation)) return ranked(j, table, treated);
    return beyond(j, table, x);
  }

 private:
  /// The unit's rank when it alone has another value.
  base::Result<double> ranked(std::size_t j, std::size_t table, double x) const {
    const auto filled = detail::fill(f_, options_, scores_, options_.imputation, table);
    if (!filled) return filled.error();
    std::vector<double> column = filled->columns[j];
    column[unit_] = x;
    NormaliseOptions constants;
    constants.lower_is_better = scores_.indicators[j].lower_is_better;
    return normalise(column, options_.normalisation, constants)[unit_];
  }

  /// A level or a number of members that no unit has. Every formula but a ranking's is a straight line there, drawn by
  /// two values that occur; goalposts cut it to their scale, and less is better by min/x for the fraction of the best.
  base::Result<double> beyond(std::size_t j, std::size_t table, double x) const {
    const std::vector<double>& column = scores_.treated[j];
    const std::vector<double>& points = scores_.normalised[table][j];
    NormaliseOptions constants;
    constants.lower_is_better = scores_.indicators[j].lower_is_better;
    if (options_.normalisation == Normalisation::Goalposts) {
      const auto& posts = options_.goalposts.at(f_.scorecard.definition.indicators[scores_.indicators[j].indicator].id);
      constants.lower = posts.first;
      constants.upper = posts.second;
      return normalise(std::vector{x}, Normalisation::Goalposts, constants)[0];
    }
    std::size_t low = column.size();
    std::size_t high = column.size();
    for (std::size_t u = 0; u < column.size(); ++u) {
      if (std::isnan(column[u])) continue;
      if (low == column.size() || column[u] < column[low]) low = u;
      if (high == column.size() || column[u] > column[high]) high = u;
    }
    if (options_.normalisation == Normalisation::FractionOfMax && constants.lower_is_better) {
      return points[low] * column[low] / x;
    }
    const double slope = (points[high] - points[low]) / (column[high] - column[low]);
    return points[low] + slope * (x - column[low]);
  }

  const Findings& f_;
  const Scores& scores_;
  const ScoresOptions& options_;
  std::size_t unit_;
};

/// Position among the scored indicators of each variable; −1 where it is not scored.
std::vector<int> scored_variables(const Findings& findings) {
  std::vector<int> positions(findings.variables.size(), -1);
  for (std::size_t j = 0; j < findings.scores->indicators.size(); ++j) {
    positions[findings.scores->indicators[j].variable] = static_cast<int>(j);
  }
  return positions;
}

/// points[table][j][a]: the unit's points after alternative a of scored indicator j.
using AlternativePoints = std::vector<std::vector<std::vector<double>>>;

base::Result<AlternativePoints> points_of(const Findings& findings, std::size_t unit,
                                          const Alternatives& alternatives) {
  const Points points(findings, unit);
  const Scores& scores = *findings.scores;
  AlternativePoints result(scores.normalised.size(), std::vector<std::vector<double>>(scores.indicators.size()));
  for (std::size_t table = 0; table < result.size(); ++table) {
    for (std::size_t j = 0; j < scores.indicators.size(); ++j) {
      for (const Alternative& alternative : alternatives[scores.indicators[j].variable]) {
        const auto value = points.at(j, table, alternative.cell);
        if (!value) return value.error();
        if (!std::isfinite(*value)) {
          return base::invalid_argument(fmt::format("A value of {} that no unit has cannot be normalised by '{}'.",
                                                    findings.variables[scores.indicators[j].variable].name,
                                                    word(findings.recipe.scores->normalisation)));
        }
        result[table][j].push_back(*value);
      }
    }
  }
  return result;
}

double known_weight(const Scores& scores, std::size_t table, std::size_t unit) {
  double total = 0;
  for (std::size_t j = 0; j < scores.indicators.size(); ++j) {
    if (!std::isnan(scores.normalised[table][j][unit])) total += scores.indicators[j].weight;
  }
  return total;
}

/// What each alternative adds to a weighted sum.
Gains gains_of(const Findings& findings, std::size_t unit, const Alternatives& alternatives,
               const AlternativePoints& points) {
  const Scores& scores = *findings.scores;
  Gains gains;
  for (const auto& list : alternatives) gains.emplace_back(list.size(), 0.0);
  for (std::size_t table = 0; table < points.size(); ++table) {
    const double share = known_weight(scores, table, unit) * static_cast<double>(points.size());
    for (std::size_t j = 0; j < scores.indicators.size(); ++j) {
      std::vector<double>& of_variable = gains[scores.indicators[j].variable];
      for (std::size_t a = 0; a < of_variable.size(); ++a) {
        of_variable[a] +=
            scores.indicators[j].weight * (points[table][j][a] - scores.normalised[table][j][unit]) / share;
      }
    }
  }
  return gains;
}

/// The composite of the unit after changes, for means that are no sums and for Copeland.
class Rescoring {
 public:
  Rescoring(const Findings& findings, std::size_t unit, const Alternatives& alternatives, AlternativePoints points)
      : f_(findings),
        unit_(unit),
        alternatives_(alternatives),
        points_(std::move(points)),
        positions_(scored_variables(findings)) {}

  double operator()(std::span<const Change> changes) const {
    double sum = 0;
    for (std::size_t table = 0; table < points_.size(); ++table) sum += of_table(table, changes);
    return sum / static_cast<double>(points_.size());
  }

 private:
  double of_table(std::size_t table, std::span<const Change> changes) const {
    const Scores& scores = *f_.scores;
    std::vector<double> own;
    for (const auto& column : scores.normalised[table]) own.push_back(column[unit_]);
    for (const Change& change : changes) {
      const int j = positions_[change.variable];
      if (j < 0) continue;
      const auto& list = alternatives_[change.variable];
      const auto found = std::find_if(list.begin(), list.end(), [&](const Alternative& alternative) {
        return alternative.cell.set == change.to.set && (change.to.set || alternative.cell.number == change.to.number);
      });
      own[static_cast<std::size_t>(j)] =
          points_[table][static_cast<std::size_t>(j)][static_cast<std::size_t>(found - list.begin())];
    }
    return f_.recipe.scores->aggregation == Aggregation::Copeland ? beaten(table, own) : mean(own);
  }

  double mean(const std::vector<double>& own) const {
    const ScoresOptions& options = *f_.recipe.scores;
    const Mean mean = detail::mean_of(options.aggregation);
    double sum = 0;
    double total = 0;
    for (std::size_t j = 0; j < own.size(); ++j) {
      const double weight = f_.scores->indicators[j].weight;
      if (std::isnan(own[j]) || weight == 0) continue;
      if (!detail::mean_takes(own[j], mean, options.power)) return -std::numeric_limits<double>::infinity();
      sum += weight * detail::to_sum_scale(own[j], mean, options.power);
      total += weight;
    }
    return total > 0 ? detail::from_sum_scale(sum / total, mean, options.power) : kUndefined;
  }

  /// Units beaten less units lost to.
  double beaten(std::size_t table, const std::vector<double>& own) const {
    const Scores& scores = *f_.scores;
    double score = 0;
    for (std::size_t u = 0; u < scores.scores.size(); ++u) {
      if (u == unit_) continue;
      IndicatorColumns pair;
      std::vector<double> weights;
      for (std::size_t j = 0; j < own.size(); ++j) {
        pair.push_back({own[j], scores.normalised[table][j][u]});
        weights.push_back(scores.indicators[j].weight);
      }
      const auto matrix = outranking(pair, weights);
      if (matrix) score += copeland(*matrix, 2)[0];
    }
    return score;
  }

  const Findings& f_;
  std::size_t unit_;
  const Alternatives& alternatives_;
  AlternativePoints points_;
  std::vector<int> positions_;
};

}  // namespace

base::Result<Counterfactual> climb_ranks(const Findings& findings, std::size_t unit, int places,
                                         const CounterfactualOptions& options) {
  if (!findings.scores || !findings.recipe.scores) {
    return base::invalid_argument("Ranks are those of the scores, and the recipe has no section /scores.");
  }
  if (findings.recipe.scores->weights == WeightScheme::BenefitOfDoubt) {
    return base::invalid_argument(
        "Under the benefit of the doubt every change moves the weights too; ask with weights that stay "
        "(/scores/weights).");
  }
  const Scores& scores = *findings.scores;
  if (unit >= scores.scores.size()) {
    return base::invalid_argument(fmt::format("Unit {} is none of the {} units.", unit + 1, scores.scores.size()));
  }
  const Alternatives alternatives = study::alternatives(findings, unit);
  auto points = points_of(findings, unit, alternatives);
  if (!points) return points.error();
  if (findings.recipe.scores->aggregation == Aggregation::Arithmetic) {
    return climb(findings.variables, scores.scores, unit, places, alternatives,
                 gains_of(findings, unit, alternatives, *points), options);
  }
  return climb(findings.variables, scores.scores, unit, places, alternatives,
               Rescored(Rescoring(findings, unit, alternatives, std::move(*points))), options);
}

}  // namespace vallis::study
