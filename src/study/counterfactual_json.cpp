#include "study/counterfactual_json.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "study/cell_words.hpp"
#include "study/what_if.hpp"

namespace vallis::study {
namespace {

std::string_view obstacle_word(Obstacle obstacle) {
  switch (obstacle) {
    case Obstacle::Unknown:
      return "unknown";
    case Obstacle::Unchangeable:
      return "unchangeable";
    case Obstacle::NoValue:
      return "no_plausible_value";
    case Obstacle::Conflict:
      return "conflict";
    default:
      return "none";
  }
}

}  // namespace

base::LocalText variable_words(const Findings& findings, std::size_t variable, const Cell& cell) {
  const std::size_t i = findings.used[variable].indicator;
  const ScorecardDefinition& definition = findings.scorecard.definition;
  return cell_words(definition, i, plain_cell(definition.indicators[i], cell));
}

base::Json changes_json(const Findings& findings, const std::vector<Change>& result) {
  base::JsonArray changes;
  for (const Change& change : result) {
    changes.emplace_back(base::JsonObject{
        {"indicator", findings.scorecard.definition.indicators[findings.used[change.variable].indicator].id},
        {"from", variable_words(findings, change.variable, change.from).en},
        {"to", variable_words(findings, change.variable, change.to).en},
        {"cost", change.cost}});
  }
  return changes;
}

base::Result<std::vector<GroupAnswer>> answer_groups(const Findings& findings, std::size_t unit, int group,
                                                     const CounterfactualOptions& options) {
  const Alternatives found = alternatives(findings, unit);
  const int own = findings.groups.partition.group[unit];
  std::vector<GroupAnswer> answers;
  for (int target = 1; target <= findings.groups.partition.count; ++target) {
    if (group == 0 ? target == own : target != group) continue;
    auto result = move_to_group(findings.variables, findings.groups.medoids, unit, target, found, options);
    if (!result) return result.error();
    answers.push_back({target, std::move(*result)});
  }
  if (answers.empty()) {
    return base::invalid_argument(
        fmt::format("There is no group {}; the run has {}.", group, findings.groups.partition.count));
  }
  return answers;
}

base::Json groups_json(const Findings& findings, std::size_t unit, const std::vector<GroupAnswer>& answers) {
  base::JsonArray targets;
  for (const GroupAnswer& answer : answers) {
    targets.emplace_back(base::JsonObject{{"group", answer.target},
                                          {"found", answer.result.found},
                                          {"proven", answer.result.proven},
                                          {"cost", answer.result.cost},
                                          {"changes", changes_json(findings, answer.result.changes)}});
  }
  return base::JsonObject{{"id", findings.scorecard.units[unit].id},
                          {"group", findings.groups.partition.group[unit]},
                          {"targets", std::move(targets)}};
}

base::Result<ModelAnswer> answer_model(const Findings& findings, std::size_t unit, const Assessment& models,
                                       const std::string& model) {
  ModelAnswer answer;
  answer.unit = unit;
  std::vector<std::string> ids;
  for (const AssessmentSubject& subject : models.subjects) {
    ids.push_back(subject.id);
    if (subject.id == model) answer.model = subject;
  }
  if (answer.model.id.empty()) {
    const auto near = base::nearest_word(model, ids);
    const std::string all = base::join(ids, ", ");
    return base::not_found(near ? fmt::format("There is no model '{}' in {}; did you mean '{}'?; there are: {}.", model,
                                              models.id, *near, all)
                                : fmt::format("There is no model '{}' in {}; there are: {}.", model, models.id, all));
  }
  auto result = reach_model(findings, unit, answer.model);
  if (!result) return result.error();
  answer.result = std::move(*result);
  std::vector<Edit> edits;
  for (const Change& change : answer.result.changes) edits.push_back({change.variable, change.to});
  const auto after = what_if(findings, unit, edits);
  if (!after) return after.error();
  answer.group_after = after->group;
  return answer;
}

base::Json model_json(const Findings& findings, const ModelAnswer& answer) {
  const ModelCounterfactual& result = answer.result;
  base::JsonArray checks;
  for (std::size_t c = 0; c < answer.model.checks.size(); ++c) {
    const Check& check = answer.model.checks[c];
    checks.emplace_back(base::JsonObject{{"id", check.id},
                                         {"indicator", check.indicator},
                                         {"statement", check.statement.en},
                                         {"before", word(result.before[c])},
                                         {"after", word(result.after[c])},
                                         {"obstacle", obstacle_word(result.obstacles[c])}});
  }
  return base::JsonObject{
      {"id", findings.scorecard.units[answer.unit].id},
      {"model", answer.model.id},
      {"reached", result.reached},
      {"proven", true},
      {"met_before", result.met_before},
      {"met_after", result.met_after},
      {"unknown", result.unknown},
      {"open_indicators", result.open},
      {"cost", result.cost},
      {"changes", changes_json(findings, result.changes)},
      {"checks", std::move(checks)},
      {"group_before", findings.groups.partition.group[answer.unit]},
      {"group_after", answer.group_after > 0 ? base::Json(answer.group_after) : base::Json(nullptr)}};
}

base::Json climb_json(const Findings& findings, std::size_t unit, int places, const Counterfactual& result) {
  const Scores& scores = *findings.scores;
  return base::JsonObject{{"id", findings.scorecard.units[unit].id},
                          {"score", scores.scores[unit]},
                          {"rank", *scores.ranks[unit]},
                          {"places", places},
                          {"found", result.found},
                          {"proven", result.proven},
                          {"cost", result.cost},
                          {"changes", changes_json(findings, result.changes)}};
}

}  // namespace vallis::study
