#include "study/findings_json.hpp"

#include <algorithm>
#include <cmath>

#include "base/csv.hpp"
#include "study/choices.hpp"
#include "study/configurations_json.hpp"
#include "study/group_stability_json.hpp"
#include "study/handbook_steps_json.hpp"
#include "study/indicator_tests_json.hpp"
#include "study/number_of_groups_json.hpp"
#include "study/pair_list.hpp"
#include "study/robustness_json.hpp"
#include "study/scores_json.hpp"
#include "study/unit_map_json.hpp"

namespace vallis::study {
namespace {

using base::Json;
using base::JsonArray;
using base::JsonObject;

template <class Values, class Map>
JsonArray array_of(const Values& values, Map map) {
  JsonArray array;
  for (const auto& value : values) array.emplace_back(map(value));
  return array;
}

JsonArray texts(const std::vector<std::string>& values) {
  return array_of(values, [](const std::string& value) { return Json(value); });
}

JsonObject local(const base::LocalText& text) { return {{"en", text.en}, {"ru", text.ru}}; }

Json value_json(const Scorecard& scorecard, std::size_t i, std::size_t unit) {
  const Indicator& indicator = scorecard.definition.indicators[i];
  const IndicatorValues& values = scorecard.values[i];
  if (!values.known(unit)) return nullptr;
  switch (indicator.type) {
    case IndicatorType::Boolean:
      return values.numbers[unit] != 0;
    case IndicatorType::Ordinal:
    case IndicatorType::Nominal:
      return Json(indicator.levels[static_cast<std::size_t>(values.numbers[unit])]);
    case IndicatorType::Set: {
      JsonArray members;
      for (std::size_t m = 0; m < indicator.universe.size(); ++m) {
        if ((*values.sets[unit] >> m & 1U) != 0) members.emplace_back(indicator.universe[m]);
      }
      return members;
    }
    default:
      return values.numbers[unit];
  }
}

JsonObject unit_json(const Findings& findings, std::size_t u) {
  const Scorecard& scorecard = findings.scorecard;
  JsonObject values;
  JsonObject origins;
  for (std::size_t i = 0; i < scorecard.values.size(); ++i) {
    const std::string& id = scorecard.definition.indicators[i].id;
    values[id] = value_json(scorecard, i, u);
    if (!scorecard.values[i].known(u) || scorecard.values[i].origins.empty()) continue;
    const Origin& origin = scorecard.values[i].origins[u];
    JsonObject json{{"as_of", origin.as_of}, {"sources", texts(origin.sources)}};
    if (!origin.note.empty()) json["note"] = origin.note;
    origins[id] = std::move(json);
  }
  JsonObject attributes;
  for (const auto& [id, words] : scorecard.units[u].attributes) attributes[id] = texts(words);
  return {{"id", scorecard.units[u].id},
          {"name", scorecard.units[u].name},
          {"attributes", std::move(attributes)},
          {"values", std::move(values)},
          {"origins", std::move(origins)}};
}

const std::string& unit_id(const Findings& findings, int unit) {
  return findings.scorecard.units[static_cast<std::size_t>(unit)].id;
}

JsonObject grouping_json(const Findings& findings, const Grouping& grouping) {
  JsonArray groups;
  const std::vector<int> sizes = grouping.partition.sizes();
  for (int g = 1; g <= grouping.partition.count; ++g) {
    const auto at = static_cast<std::size_t>(g - 1);
    JsonArray members;
    for (std::size_t u = 0; u < grouping.partition.group.size(); ++u) {
      if (grouping.partition.group[u] == g) members.emplace_back(findings.scorecard.units[u].id);
    }
    groups.emplace_back(JsonObject{{"number", g},
                                   {"size", sizes[at]},
                                   {"medoid", unit_id(findings, grouping.medoids[at])},
                                   {"mean_silhouette", grouping.silhouette.group_mean[at]},
                                   {"members", std::move(members)}});
  }
  JsonArray units;
  for (std::size_t u = 0; u < grouping.partition.group.size(); ++u) {
    units.emplace_back(JsonObject{{"id", findings.scorecard.units[u].id},
                                  {"group", grouping.partition.group[u]},
                                  {"silhouette", grouping.silhouette.width[u]},
                                  {"neighbour_group", grouping.silhouette.neighbour[u]}});
  }
  JsonObject json{{"k", grouping.partition.count}, {"mean_silhouette", grouping.silhouette.mean}};
  if (grouping.mean_cost) {
    json["mean_cost"] = *grouping.mean_cost;
    json["proven_optimal"] = grouping.proven_optimal;
  }
  json["groups"] = std::move(groups);
  json["units"] = std::move(units);
  return json;
}

JsonArray profile_json(const Findings& findings, const std::vector<ProfileRow>& rows) {
  return array_of(rows, [&](const ProfileRow& row) {
    const Indicator& indicator = findings.scorecard.definition.indicators[row.indicator];
    JsonObject json{{"group", row.group}, {"indicator", indicator.id}};
    if (!row.member.empty()) json["member"] = row.member;
    json["known"] = row.known;
    json["rest_known"] = row.rest_known;
    if (!std::isnan(row.share) || indicator.type == IndicatorType::Boolean || !row.member.empty()) {
      json["count"] = row.count;
      json["share"] = row.share;
      json["rest_share"] = row.rest_share;
    } else {
      json["median"] = row.median;
      json["lower_quartile"] = row.lower_quartile;
      json["upper_quartile"] = row.upper_quartile;
      json["rest_median"] = row.rest_median;
    }
    if (!row.level_counts.empty()) {
      JsonObject counts;
      for (std::size_t l = 0; l < row.level_counts.size(); ++l) counts[indicator.levels[l]] = row.level_counts[l];
      json["level_counts"] = std::move(counts);
    }
    json["effect"] = row.effect;
    json["effect_size"] = std::isnan(row.effect) ? Json(nullptr) : Json(word(effect_size(row.effect)));
    return json;
  });
}

JsonObject agreement_json(const Findings& findings) {
  const Agreement& agreement = *findings.agreement;
  const Published& published = *findings.published;
  JsonArray matching;
  for (std::size_t g = 0; g < published.groups.size(); ++g) {
    JsonArray models;
    for (const TargetModel& model : published.models) {
      if (model.group == published.groups[g].number && model.applies) {
        models.emplace_back(JsonObject{{"slug", model.slug}, {"name", model.name}, {"statement", model.statement}});
      }
    }
    matching.emplace_back(JsonObject{{"published", published.groups[g].number},
                                     {"slug", published.groups[g].slug},
                                     {"name", published.groups[g].name},
                                     {"group", agreement.ours[g]},
                                     {"target_models", std::move(models)}});
  }
  JsonArray statements = array_of(agreement.verdicts, [&](const Verdict& verdict) {
    const Statement& statement = published.statements[verdict.statement];
    return JsonObject{
        {"characteristic", statement.characteristic},
        {"published_groups", array_of(statement.groups, [](int g) { return Json(g); })},
        {"statement", statement.text},
        {"subject", statement.member.empty() ? statement.subject : statement.subject + ":" + statement.member},
        {"operator", word(statement.op)},
        {"value", statement.value},
        {"figure", verdict.figure},
        {"known", verdict.known},
        {"units", verdict.units},
        {"holds", verdict.holds},
        {"source", statement.source}};
  });
  JsonArray unchecked;
  for (const Statement& statement : published.statements) {
    if (statement.op == Statement::Operator::None && !statement.text.empty()) unchecked.emplace_back(statement.text);
  }
  JsonArray assignments = array_of(agreement.assignments, [](const Agreement::Assignment& assignment) {
    return JsonObject{{"groups", array_of(assignment.ours, [](int g) { return Json(g); })},
                      {"holding", assignment.holding},
                      {"shortfall", assignment.shortfall}};
  });
  return {{"holding", agreement.holding},          {"checked", agreement.checked},
          {"matching", std::move(matching)},       {"statements", std::move(statements)},
          {"not_checkable", std::move(unchecked)}, {"assignments", std::move(assignments)}};
}

std::string cell(double value) { return std::isnan(value) ? "" : base::exact_number(value); }

}  // namespace

Json findings_json(const Findings& findings, const RunContext& context) {
  const ScorecardDefinition& definition = findings.scorecard.definition;
  JsonObject hashes;
  for (const auto& [name, hash] : context.data_hashes) hashes[name] = hash;
  JsonObject json{{"vallis", context.version}, {"catalogue", context.catalogue}, {"data_hashes", std::move(hashes)}};
  json["recipe"] = recipe_json(findings.recipe);
  json["seed"] = static_cast<std::int64_t>(findings.recipe.seed);
  json["steps"] = array_of(recipe_choices(findings.recipe), [](const StepChoices& step) {
    return JsonObject{
        {"step", step.step}, {"name", local(step.name)}, {"choices", array_of(step.choices, [](const Choice& choice) {
                                                            return JsonObject{{"pointer", choice.pointer},
                                                                              {"what", local(choice.what)},
                                                                              {"value", choice.value},
                                                                              {"usual", choice.usual},
                                                                              {"differs", choice.differs}};
                                                          })}};
  });
  json["unusual_choices"] =
      array_of(unusual_choices(findings.recipe), [](const base::LocalText& choice) { return Json(local(choice)); });
  json["scorecard"] = JsonObject{{"id", definition.id},
                                 {"version", definition.version},
                                 {"label", local(definition.label)},
                                 {"source", definition.source}};
  json["warnings"] = array_of(findings.warnings, [](const base::LocalText& warning) { return Json(local(warning)); });
  json["left_out"] = texts(findings.left_out);
  json["dropped_indicators"] =
      array_of(findings.dropped, [&](std::size_t i) { return Json(definition.indicators[i].id); });
  json["indicators"] = array_of(findings.used, [&](const UsedIndicator& used) {
    const Indicator& indicator = definition.indicators[used.indicator];
    const auto rule = context.rules.find(indicator.id);
    return JsonObject{{"id", indicator.id},
                      {"label", local(indicator.label)},
                      {"block", indicator.block},
                      {"type", word(indicator.type)},
                      {"rule", rule == context.rules.end() ? std::string() : rule->second},
                      {"known", used.known},
                      {"weight", used.weight},
                      {"dissimilarity_share", used.dissimilarity_share}};
  });
  json["blocks"] = array_of(findings.blocks, [&](const BlockShare& share) {
    return JsonObject{{"id", definition.blocks[share.block].id},
                      {"label", local(definition.blocks[share.block].label)},
                      {"weight", share.weight},
                      {"dissimilarity_share", share.dissimilarity_share}};
  });
  JsonArray units;
  for (std::size_t u = 0; u < findings.scorecard.units.size(); ++u) units.emplace_back(unit_json(findings, u));
  json["units"] = std::move(units);
  json["hierarchy"] =
      JsonObject{{"linkage", name(findings.linkage.method)},
                 {"merges", array_of(findings.linkage.merges,
                                     [](const Merge& merge) {
                                       return JsonObject{{"left", merge.left},
                                                         {"right", merge.right},
                                                         {"height", merge.height},
                                                         {"size", merge.size}};
                                     })},
                 {"leaf_order", array_of(findings.leaf_order, [&](int u) { return Json(unit_id(findings, u)); })},
                 {"leaf_order_cost", findings.leaf_order_cost},
                 {"cophenetic_correlation", findings.cophenetic_correlation},
                 {"agglomerative_coefficient", findings.agglomerative_coefficient}};
  json["choice_of_k"] = array_of(findings.candidates, [](const Findings::Candidate& candidate) {
    JsonObject row{{"k", candidate.k}, {"mean_silhouette", candidate.mean_silhouette}};
    if (candidate.mean_cost) {
      row["mean_cost"] = *candidate.mean_cost;
      row["proven_optimal"] = candidate.proven_optimal;
    }
    return row;
  });
  if (findings.number_of_groups) {
    json["number_of_groups"] = number_of_groups_json(findings, *findings.number_of_groups);
  }
  json["groups"] = grouping_json(findings, findings.groups);
  json["profiles"] = profile_json(findings, findings.profile);
  if (findings.published_cut) {
    json["published_cut"] = grouping_json(findings, *findings.published_cut);
    json["published_cut_profiles"] = profile_json(findings, findings.published_profile);
  }
  if (findings.agreement) json["agreement"] = agreement_json(findings);
  if (findings.group_tests) json["group_tests"] = group_tests_json(findings, *findings.group_tests);
  if (findings.map) json["map"] = map_json(findings, *findings.map);
  json["handbook_steps"] = handbook_steps_json(findings);
  if (findings.stability) json["stability"] = group_stability_json(findings, *findings.stability);
  if (findings.configurations) json["configurations"] = configurations_json(findings, *findings.configurations);
  if (findings.scores) json["scores"] = scores_json(findings, *findings.scores);
  if (findings.robustness) json["robustness"] = robustness_json(findings, *findings.robustness);
  add_pairs(json, "dissimilarity", findings.dissimilarity.values(), findings.scorecard.units.size());
  return json;
}

std::string units_csv(const Findings& findings) {
  const ScorecardDefinition& definition = findings.scorecard.definition;
  std::vector<std::string> header{"id", "name", "group", "silhouette", "neighbour_group"};
  if (findings.published_cut) header.insert(header.end(), {"group_of_published_cut", "published_group"});
  header.push_back("known_indicators");
  for (const Indicator& indicator : definition.indicators) header.push_back(indicator.id);
  std::string csv = base::csv_row(header);
  for (std::size_t u = 0; u < findings.scorecard.units.size(); ++u) {
    const Unit& unit = findings.scorecard.units[u];
    std::vector<std::string> row{unit.id, unit.name, std::to_string(findings.groups.partition.group[u]),
                                 cell(findings.groups.silhouette.width[u]),
                                 std::to_string(findings.groups.silhouette.neighbour[u])};
    if (findings.published_cut) {
      const int group = findings.published_cut->partition.group[u];
      const auto& ours = findings.agreement->ours;
      const auto match = std::find(ours.begin(), ours.end(), group) - ours.begin();
      row.push_back(std::to_string(group));
      row.push_back(findings.published->groups[static_cast<std::size_t>(match)].slug);
    }
    int known = 0;
    for (const IndicatorValues& values : findings.scorecard.values) known += values.known(u) ? 1 : 0;
    row.push_back(std::to_string(known));
    for (std::size_t i = 0; i < definition.indicators.size(); ++i) {
      row.push_back(findings.scorecard.values[i].known(u) ? value_text(findings.scorecard, i, u) : "");
    }
    csv += base::csv_row(row);
  }
  return csv;
}

std::string dissimilarity_csv(const Findings& findings) {
  if (!lists_pairs(findings.scorecard.units.size())) return "";
  std::vector<std::string> header{"id"};
  for (const Unit& unit : findings.scorecard.units) header.push_back(unit.id);
  std::string csv = base::csv_row(header);
  for (std::size_t i = 0; i < findings.scorecard.units.size(); ++i) {
    std::vector<std::string> row{findings.scorecard.units[i].id};
    for (std::size_t j = 0; j < findings.scorecard.units.size(); ++j) row.push_back(cell(findings.dissimilarity(i, j)));
    csv += base::csv_row(row);
  }
  return csv;
}

std::string groups_csv(const Findings& findings) {
  std::string csv = base::csv_row({"cut", "group", "size", "medoid", "mean_silhouette", "published_group", "members"});
  const auto add = [&](const std::string& cut, const Grouping& grouping, bool matched) {
    const std::vector<int> sizes = grouping.partition.sizes();
    for (int g = 1; g <= grouping.partition.count; ++g) {
      const auto at = static_cast<std::size_t>(g - 1);
      std::string published;
      if (matched) {
        const auto& ours = findings.agreement->ours;
        published =
            findings.published->groups[static_cast<std::size_t>(std::find(ours.begin(), ours.end(), g) - ours.begin())]
                .slug;
      }
      std::vector<std::string> members;
      for (std::size_t u = 0; u < grouping.partition.group.size(); ++u) {
        if (grouping.partition.group[u] == g) members.push_back(findings.scorecard.units[u].id);
      }
      csv += base::csv_row({cut, std::to_string(g), std::to_string(sizes[at]), unit_id(findings, grouping.medoids[at]),
                            cell(grouping.silhouette.group_mean[at]), published, base::join(members, ";")});
    }
  };
  add("chosen", findings.groups, false);
  if (findings.published_cut) add("published", *findings.published_cut, true);
  return csv;
}

std::string profiles_csv(const Findings& findings) {
  std::string csv =
      base::csv_row({"cut", "group", "indicator", "member", "known", "count", "share", "median", "lower_quartile",
                     "upper_quartile", "rest_known", "rest_share", "rest_median", "effect", "effect_size"});
  const auto add = [&](const std::string& cut, const std::vector<ProfileRow>& rows) {
    for (const ProfileRow& row : rows) {
      csv +=
          base::csv_row({cut, std::to_string(row.group), findings.scorecard.definition.indicators[row.indicator].id,
                         row.member, std::to_string(row.known), std::isnan(row.share) ? "" : std::to_string(row.count),
                         cell(row.share), cell(row.median), cell(row.lower_quartile), cell(row.upper_quartile),
                         std::to_string(row.rest_known), cell(row.rest_share), cell(row.rest_median), cell(row.effect),
                         std::isnan(row.effect) ? "" : std::string(word(effect_size(row.effect)))});
    }
  };
  add("chosen", findings.profile);
  if (findings.published_cut) add("published", findings.published_profile);
  return csv;
}

std::string agreement_csv(const Findings& findings) {
  std::string csv = base::csv_row({"characteristic", "published_groups", "our_groups", "statement", "subject",
                                   "operator", "value", "figure", "known", "units", "holds", "source"});
  if (!findings.agreement) return csv;
  for (const Verdict& verdict : findings.agreement->verdicts) {
    const Statement& statement = findings.published->statements[verdict.statement];
    std::vector<std::string> theirs;
    std::vector<std::string> ours;
    for (std::size_t g = 0; g < findings.published->groups.size(); ++g) {
      const int number = findings.published->groups[g].number;
      if (std::find(statement.groups.begin(), statement.groups.end(), number) == statement.groups.end()) continue;
      theirs.push_back(std::to_string(number));
      ours.push_back(std::to_string(findings.agreement->ours[g]));
    }
    csv += base::csv_row({statement.characteristic, base::join(theirs, ";"), base::join(ours, ";"), statement.text,
                          statement.member.empty() ? statement.subject : statement.subject + ":" + statement.member,
                          std::string(word(statement.op)), statement.value, cell(verdict.figure),
                          std::to_string(verdict.known), std::to_string(verdict.units),
                          verdict.holds ? "true" : "false", statement.source});
  }
  return csv;
}

}  // namespace vallis::study
