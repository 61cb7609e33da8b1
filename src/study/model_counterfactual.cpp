#include "study/model_counterfactual.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "study/cell_words.hpp"

namespace vallis::study {
namespace {

constexpr double kTie = 1e-12;

/// The checks on one indicator, by their positions in the model.
using ChecksByIndicator = std::map<std::size_t, std::vector<std::size_t>>;

std::size_t variable_of(const Findings& findings, std::size_t indicator) {
  const auto same = [&](const UsedIndicator& used) { return used.indicator == indicator; };
  return static_cast<std::size_t>(std::find_if(findings.used.begin(), findings.used.end(), same) -
                                  findings.used.begin());
}

/// The bounds that the checks state, where they lie within the observed values: a value that the model itself names is
/// as plausible as one that somebody has.
void add_bounds(const Findings& findings, const AssessmentSubject& model, const std::vector<std::size_t>& checks,
                std::size_t variable, std::size_t unit, std::vector<Alternative>& plausible) {
  const Variable& what = findings.variables[variable];
  const Indicator& indicator = findings.scorecard.definition.indicators[findings.used[variable].indicator];
  if (what.scale != Variable::Scale::Interval || !indicator.levels.empty()) return;
  const double spread = spreads(findings.variables)[variable];
  if (!(spread > 0)) return;
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const double x : what.values) {
    if (std::isnan(x)) continue;
    low = std::min(low, x);
    high = std::max(high, x);
  }
  const double own = what.values[unit];
  for (const std::size_t c : checks) {
    double bound = model.checks[c].number;
    const bool whole = indicator.type == IndicatorType::Count || indicator.type == IndicatorType::Rank;
    if (whole) bound = model.checks[c].kind == Check::Kind::AtMost ? std::floor(bound) : std::ceil(bound);
    const Cell scaled = scaled_cell(indicator, {.number = bound});
    if (!(scaled.number >= low && scaled.number <= high) || scaled.number == own) continue;
    plausible.push_back({scaled, std::abs(scaled.number - own) / spread});
  }
}

class Search {
 public:
  Search(const Findings& findings, std::size_t unit, const AssessmentSubject& model)
      : f_(findings), unit_(unit), model_(model), plausible_(alternatives(findings, unit)) {}

  ModelCounterfactual best() {
    ChecksByIndicator by_indicator;
    for (std::size_t c = 0; c < model_.checks.size(); ++c) {
      by_indicator[*f_.scorecard.definition.indicator(model_.checks[c].indicator)].push_back(c);
    }
    result_.before.resize(model_.checks.size());
    result_.after.resize(model_.checks.size());
    result_.obstacles.resize(model_.checks.size());
    for (const auto& [indicator, checks] : by_indicator) take(indicator, checks);
    std::sort(result_.changes.begin(), result_.changes.end(),
              [](const Change& a, const Change& b) { return a.variable < b.variable; });
    const auto count = [](const std::vector<Outcome>& outcomes, Outcome wanted) {
      return static_cast<int>(std::count(outcomes.begin(), outcomes.end(), wanted));
    };
    result_.met_before = count(result_.before, Outcome::Met);
    result_.met_after = count(result_.after, Outcome::Met);
    result_.unknown = count(result_.after, Outcome::Unknown);
    result_.reached = result_.met_after == static_cast<int>(model_.checks.size());
    return std::move(result_);
  }

 private:
  const Indicator& what(std::size_t indicator) const { return f_.scorecard.definition.indicators[indicator]; }

  int met(std::size_t indicator, const std::vector<std::size_t>& checks, const Cell& plain) const {
    return static_cast<int>(std::count_if(checks.begin(), checks.end(), [&](std::size_t c) {
      return outcome_of(what(indicator), model_.checks[c], plain) == Outcome::Met;
    }));
  }

  /// The best value of one indicator: most checks met, then no change, then the smallest cost, then the first.
  void take(std::size_t indicator, const std::vector<std::size_t>& checks) {
    const Cell own = plain_cell(f_.scorecard.values[indicator], unit_);
    Cell chosen = own;
    std::vector<Alternative> plausible;
    const std::size_t variable = variable_of(f_, indicator);
    if (own.known() && what(indicator).changeable && variable < f_.used.size()) {
      plausible = plausible_[variable];
      add_bounds(f_, model_, checks, variable, unit_, plausible);
      int most = met(indicator, checks, own);
      Change change{variable, cell(f_.variables[variable], unit_), {}, 0};
      for (const Alternative& alternative : plausible) {
        const Cell plain = plain_cell(what(indicator), alternative.cell);
        const int here = met(indicator, checks, plain);
        const bool changed = change.to.known();
        if (here < most || (here == most && (!changed || alternative.cost > change.cost - kTie))) continue;
        most = here;
        chosen = plain;
        change.to = alternative.cell;
        change.cost = alternative.cost;
      }
      if (change.to.known()) {
        result_.changes.push_back(change);
        result_.cost += change.cost;
      }
    }
    if (!own.known() && what(indicator).changeable) ++result_.open;
    for (const std::size_t c : checks) {
      result_.before[c] = outcome_of(what(indicator), model_.checks[c], own);
      result_.after[c] = outcome_of(what(indicator), model_.checks[c], chosen);
      result_.obstacles[c] = obstacle(indicator, c, plausible);
    }
  }

  Obstacle obstacle(std::size_t indicator, std::size_t check, const std::vector<Alternative>& plausible) const {
    if (result_.after[check] == Outcome::Met) return Obstacle::None;
    if (result_.after[check] == Outcome::Unknown) return Obstacle::Unknown;
    if (!what(indicator).changeable) return Obstacle::Unchangeable;
    const bool alone = std::any_of(plausible.begin(), plausible.end(), [&](const Alternative& alternative) {
      const Cell plain = plain_cell(what(indicator), alternative.cell);
      return outcome_of(what(indicator), model_.checks[check], plain) == Outcome::Met;
    });
    return alone || result_.before[check] == Outcome::Met ? Obstacle::Conflict : Obstacle::NoValue;
  }

  const Findings& f_;
  std::size_t unit_;
  const AssessmentSubject& model_;
  Alternatives plausible_;
  ModelCounterfactual result_;
};

}  // namespace

base::Result<ModelCounterfactual> reach_model(const Findings& findings, std::size_t unit,
                                              const AssessmentSubject& model) {
  if (unit >= findings.scorecard.units.size()) {
    return base::invalid_argument(
        fmt::format("There is no unit {} among {}.", unit + 1, findings.scorecard.units.size()));
  }
  for (const Check& check : model.checks) {
    if (!findings.scorecard.definition.indicator(check.indicator)) {
      return base::invalid_argument(fmt::format("The check '{}' asks about '{}', which the scorecard '{}' lacks.",
                                                check.id, check.indicator, findings.scorecard.definition.id));
    }
  }
  return Search(findings, unit, model).best();
}

}  // namespace vallis::study
