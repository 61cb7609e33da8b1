#include "study/counterfactual.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "study/detail/change_search.hpp"
#include "study/what_if.hpp"

namespace vallis::study {
namespace {

using detail::Choice;
using detail::Conditions;

constexpr double kTie = 1e-12;

base::Result<void> check_alternatives(std::span<const Variable> variables, std::size_t unit,
                                      const Alternatives& alternatives) {
  if (alternatives.size() != variables.size()) {
    return base::invalid_argument(
        fmt::format("There are alternatives for {} variables of {}.", alternatives.size(), variables.size()));
  }
  for (std::size_t v = 0; v < variables.size(); ++v) {
    for (const Alternative& alternative : alternatives[v]) {
      if (auto checked = check_cell(variables[v], alternative.cell, unit); !checked) return checked.error();
      if (!std::isfinite(alternative.cost) || alternative.cost < 0) {
        return base::invalid_argument(
            fmt::format("A change of '{}' costs {}; it must cost 0 or more.", variables[v].name, alternative.cost));
      }
    }
  }
  return {};
}

base::Result<void> check_unit(std::span<const Variable> variables, std::size_t unit) {
  if (auto checked = check_variables(variables); !checked) return checked.error();
  const std::size_t n = unit_count(variables.front());
  if (unit < n) return {};
  return base::invalid_argument(fmt::format("There is no unit {} among {}.", unit + 1, n));
}

/// What one cell brings to the dissimilarities to the k medoids: numerators w·s and denominators w, 0 where the pair
/// does not count.
struct Terms {
  std::vector<double> numerator;
  std::vector<double> denominator;
};

/// The unit's nearest medoid is that of the target group.
class NearestMedoidGoal final : public detail::ChangeGoal {
 public:
  NearestMedoidGoal(std::span<const Variable> variables, std::span<const int> medoids, std::size_t unit, int target,
                    const Alternatives& alternatives)
      : groups_(medoids.size()), target_(static_cast<std::size_t>(target - 1)) {
    const std::vector<double> ranges = spreads(variables);
    for (std::size_t v = 0; v < variables.size(); ++v) {
      const auto terms = [&](const Cell& own) {
        Terms result;
        for (const int medoid : medoids) {
          const double s =
              difference(variables[v], ranges[v], own, cell(variables[v], static_cast<std::size_t>(medoid)));
          const double weight = std::isnan(s) ? 0 : variables[v].weight;
          result.numerator.push_back(weight > 0 ? weight * s : 0);
          result.denominator.push_back(weight);
        }
        return result;
      };
      own_.push_back(terms(cell(variables[v], unit)));
      others_.emplace_back();
      bool settled = true;
      for (const Alternative& alternative : alternatives[v]) {
        others_[v].push_back(terms(alternative.cell));
        settled = settled && others_[v].back().denominator == others_[v].front().denominator;
      }
      settled_.push_back(settled);
      separable_ =
          separable_ && settled && (others_[v].empty() || others_[v].front().denominator == own_[v].denominator);
    }
  }

  bool reached(std::span<const Choice> choices) const override {
    std::vector<double> numerator(groups_, 0.0);
    std::vector<double> denominator(groups_, 0.0);
    std::size_t next = 0;
    for (std::size_t v = 0; v < own_.size(); ++v) {
      const bool changed = next < choices.size() && choices[next].variable == v;
      const Terms& terms = changed ? others_[v][choices[next++].alternative] : own_[v];
      for (std::size_t g = 0; g < groups_; ++g) {
        numerator[g] += terms.numerator[g];
        denominator[g] += terms.denominator[g];
      }
    }
    for (std::size_t g = 0; g < groups_; ++g) {
      numerator[g] = denominator[g] > 0 ? numerator[g] / denominator[g] : std::numeric_limits<double>::quiet_NaN();
    }
    return nearest_group(numerator) == static_cast<int>(target_) + 1;
  }

  /// d to the target medoid minus d to each other one. With the subset given, what counts for which pair is given too
  /// (a boolean has but one alternative), so the denominators are and the differences are sums.
  Conditions conditions(std::span<const std::size_t> subset) const override {
    Conditions result;
    if (!std::all_of(subset.begin(), subset.end(), [&](std::size_t v) { return settled_[v]; })) {
      result.delta.resize(subset.size());
      return result;
    }
    const std::vector<double> denominator = denominators(subset);
    std::vector<std::size_t> rivals;
    for (std::size_t g = 0; g < groups_; ++g) {
      if (g != target_ && denominator[g] > 0) rivals.push_back(g);
    }
    const bool defined = denominator[target_] > 0;
    // Without a dissimilarity to the target's medoid there is no way: one condition that always fails.
    result.rows = defined ? rivals.size() : 1;
    result.base.assign(result.rows, defined ? 0.0 : 1.0);
    const auto gap = [&](const Terms& terms, std::size_t row) {
      if (!defined) return 0.0;
      const std::size_t g = rivals[row];
      return terms.numerator[target_] / denominator[target_] - terms.numerator[g] / denominator[g];
    };
    for (std::size_t row = 0; row < result.rows; ++row) {
      for (const Terms& terms : own_) result.base[row] += gap(terms, row);
    }
    for (const std::size_t v : subset) {
      auto& delta = result.delta.emplace_back();
      for (const Terms& terms : others_[v]) {
        for (std::size_t row = 0; row < result.rows; ++row) delta.push_back(gap(terms, row) - gap(own_[v], row));
      }
    }
    return result;
  }

  bool separable() const override { return separable_; }

 private:
  /// Summed afresh, so that where nothing counts there is an exact 0.
  std::vector<double> denominators(std::span<const std::size_t> subset) const {
    std::vector<double> result(groups_, 0.0);
    std::size_t next = 0;
    for (std::size_t v = 0; v < own_.size(); ++v) {
      const bool changed = next < subset.size() && subset[next] == v;
      if (changed) ++next;
      const Terms& terms = changed ? others_[v].front() : own_[v];
      for (std::size_t g = 0; g < groups_; ++g) result[g] += terms.denominator[g];
    }
    return result;
  }

  std::size_t groups_;
  std::size_t target_;
  std::vector<Terms> own_;                  ///< by variable
  std::vector<std::vector<Terms>> others_;  ///< by variable and alternative
  std::vector<bool> settled_;               ///< whether the denominators of all alternatives are equal
  bool separable_ = true;                   ///< whether they are also those of the own cell, everywhere
};

/// The composite reaches a threshold; values are divided by `scale`, so that one tolerance suits all.
class ThresholdGoal final : public detail::ChangeGoal {
 public:
  ThresholdGoal(double own, double threshold, double scale, const Gains& gains)
      : short_of_((threshold - own) / scale), scale_(scale), gains_(gains) {}

  bool reached(std::span<const Choice> choices) const override {
    double left = short_of_;
    for (const Choice& choice : choices) left -= gains_[choice.variable][choice.alternative] / scale_;
    return left <= kTie;
  }

  Conditions conditions(std::span<const std::size_t> subset) const override {
    Conditions result{.rows = 1, .base = {short_of_}, .delta = {}};
    for (const std::size_t v : subset) {
      auto& delta = result.delta.emplace_back();
      for (const double gain : gains_[v]) delta.push_back(-gain / scale_);
    }
    return result;
  }

  bool separable() const override { return true; }

 private:
  double short_of_;
  double scale_;
  const Gains& gains_;
};

std::vector<Change> changes_of(std::span<const Choice> choices, std::span<const Variable> variables, std::size_t unit,
                               const Alternatives& alternatives) {
  std::vector<Change> changes;
  for (const Choice& choice : choices) {
    const Alternative& to = alternatives[choice.variable][choice.alternative];
    changes.push_back({choice.variable, cell(variables[choice.variable], unit), to.cell, to.cost});
  }
  return changes;
}

/// The composite after the changes reaches a threshold.
class RescoredGoal final : public detail::ChangeGoal {
 public:
  RescoredGoal(double threshold, double tolerance, const Rescored& rescored, std::span<const Variable> variables,
               std::size_t unit, const Alternatives& alternatives)
      : threshold_(threshold),
        tolerance_(tolerance),
        rescored_(rescored),
        variables_(variables),
        unit_(unit),
        alternatives_(alternatives) {}

  bool reached(std::span<const Choice> choices) const override {
    return rescored_(changes_of(choices, variables_, unit_, alternatives_)) >= threshold_ - tolerance_;
  }

  Conditions conditions(std::span<const std::size_t> subset) const override {
    Conditions nothing_known;
    nothing_known.delta.resize(subset.size());
    return nothing_known;
  }

  bool separable() const override { return false; }

 private:
  double threshold_;
  double tolerance_;
  const Rescored& rescored_;
  std::span<const Variable> variables_;
  std::size_t unit_;
  const Alternatives& alternatives_;
};

Counterfactual search(const detail::ChangeGoal& goal, std::span<const Variable> variables, std::size_t unit,
                      const Alternatives& alternatives, const CounterfactualOptions& options) {
  std::vector<std::vector<double>> costs;
  for (const auto& of_variable : alternatives) {
    auto& list = costs.emplace_back();
    for (const Alternative& alternative : of_variable) list.push_back(alternative.cost);
  }
  const auto most = static_cast<std::size_t>(std::max(0, options.max_changes));
  const auto found = detail::search_changes(costs, goal, most, options.work);
  Counterfactual result{.found = found.best.has_value(), .changes = {}, .proven = found.proven, .work = found.work};
  if (found.best) result.changes = changes_of(*found.best, variables, unit, alternatives);
  for (const Change& change : result.changes) result.cost += change.cost;
  return result;
}

/// What a climb has to reach.
struct Step {
  double threshold = 0;
  double scale = 1;  ///< the largest composite in size; 1 where all are 0
};

base::Result<Step> step_up(std::span<const Variable> variables, std::span<const double> composites, std::size_t unit,
                           int places, const Alternatives& alternatives) {
  if (auto checked = check_unit(variables, unit); !checked) return checked.error();
  if (auto checked = check_alternatives(variables, unit, alternatives); !checked) return checked.error();
  if (composites.size() != unit_count(variables.front())) {
    return base::invalid_argument(
        fmt::format("There are {} composites for {} units.", composites.size(), unit_count(variables.front())));
  }
  if (!std::isfinite(composites[unit])) {
    return base::invalid_argument(fmt::format("Unit {} has no composite, so it has no rank.", unit + 1));
  }
  std::vector<double> others;
  double largest = std::abs(composites[unit]);
  for (std::size_t j = 0; j < composites.size(); ++j) {
    if (!std::isfinite(composites[j])) continue;
    largest = std::max(largest, std::abs(composites[j]));
    if (j != unit) others.push_back(composites[j]);
  }
  const Step scale{.scale = largest > 0 ? largest : 1};
  std::sort(others.begin(), others.end(), std::greater<>());
  const auto higher = std::count_if(others.begin(), others.end(),
                                    [&](double other) { return other > composites[unit] + kTie * scale.scale; });
  if (places < 1 || places > higher) {
    return base::invalid_argument(fmt::format("Unit {} is at rank {}; it can climb 1 to {} places, not {}.", unit + 1,
                                              higher + 1, higher, places));
  }
  return Step{others[static_cast<std::size_t>(higher - places)], scale.scale};
}

}  // namespace

base::Result<Counterfactual> move_to_group(std::span<const Variable> variables, std::span<const int> medoids,
                                           std::size_t unit, int target, const Alternatives& alternatives,
                                           const CounterfactualOptions& options) {
  if (auto checked = check_unit(variables, unit); !checked) return checked.error();
  if (auto checked = check_alternatives(variables, unit, alternatives); !checked) return checked.error();
  const std::size_t n = unit_count(variables.front());
  for (const int medoid : medoids) {
    if (medoid < 0 || static_cast<std::size_t>(medoid) >= n) {
      return base::invalid_argument(fmt::format("The medoid {} is none of the {} units.", medoid + 1, n));
    }
  }
  if (target < 1 || static_cast<std::size_t>(target) > medoids.size()) {
    return base::invalid_argument(fmt::format("There is no group {}; there are {}.", target, medoids.size()));
  }
  return search(NearestMedoidGoal(variables, medoids, unit, target, alternatives), variables, unit, alternatives,
                options);
}

base::Result<Counterfactual> climb(std::span<const Variable> variables, std::span<const double> composites,
                                   std::size_t unit, int places, const Alternatives& alternatives, const Gains& gains,
                                   const CounterfactualOptions& options) {
  const auto step = step_up(variables, composites, unit, places, alternatives);
  if (!step) return step.error();
  double scale = step->scale;
  bool same_shape = gains.size() == alternatives.size();
  for (std::size_t v = 0; same_shape && v < gains.size(); ++v) {
    same_shape = gains[v].size() == alternatives[v].size();
    for (const double gain : gains[v]) {
      if (!std::isfinite(gain)) {
        return base::invalid_argument(fmt::format("A gain of '{}' is no finite number.", variables[v].name));
      }
      scale = std::max(scale, std::abs(gain));
    }
  }
  if (!same_shape) return base::invalid_argument("The gains do not have the shape of the alternatives.");
  return search(ThresholdGoal(composites[unit], step->threshold, scale, gains), variables, unit, alternatives, options);
}

base::Result<Counterfactual> climb(std::span<const Variable> variables, std::span<const double> composites,
                                   std::size_t unit, int places, const Alternatives& alternatives,
                                   const Rescored& rescored, const CounterfactualOptions& options) {
  const auto step = step_up(variables, composites, unit, places, alternatives);
  if (!step) return step.error();
  return search(RescoredGoal(step->threshold, kTie * step->scale, rescored, variables, unit, alternatives), variables,
                unit, alternatives, options);
}

}  // namespace vallis::study
