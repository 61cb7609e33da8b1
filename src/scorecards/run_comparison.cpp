#include <cmath>
#include <map>
#include <set>

#include "scorecards/bundle.hpp"
#include "scorecards/prepared.hpp"
#include "scorecards/run.hpp"
#include "study/findings_json.hpp"
#include "study/measured_json.hpp"
#include "study/partition_comparison.hpp"

namespace vallis::scorecards {
namespace {

/// Leaves of two documents that differ, by JSON pointer.
void add_differences(base::JsonArray& list, const base::Json& a, const base::Json& b, const std::string& pointer) {
  if (a == b) return;
  if (!a.is_object() || !b.is_object()) {
    list.emplace_back(base::JsonObject{{"pointer", pointer}, {"a", a}, {"b", b}});
    return;
  }
  std::set<std::string> members;
  for (const auto* object : {&a.get_object(), &b.get_object()}) {
    for (const auto& member : *object) members.insert(std::string(member.key()));
  }
  for (const std::string& name : members) {
    const base::Json* one = a.get_object().if_contains(name);
    const base::Json* other = b.get_object().if_contains(name);
    add_differences(list, one == nullptr ? base::Json() : *one, other == nullptr ? base::Json() : *other,
                    pointer + "/" + name);
  }
}

/// Values that differ, of the units and indicators that both tables have; and what only one has.
base::JsonObject data_json(const MeasuredTable& a, const MeasuredTable& b) {
  base::JsonArray values;
  base::JsonArray only_a;
  base::JsonArray only_b;
  for (std::size_t u = 0; u < a.scorecard.units.size(); ++u) {
    const std::string& unit = a.scorecard.units[u].id;
    const auto other = b.scorecard.unit(unit);
    if (!other) {
      only_a.emplace_back(unit);
      continue;
    }
    for (std::size_t i = 0; i < a.scorecard.definition.indicators.size(); ++i) {
      const std::string& id = a.scorecard.definition.indicators[i].id;
      const auto j = b.scorecard.definition.indicator(id);
      if (!j) continue;
      base::Json before = study::value_json(a.scorecard, i, u);
      base::Json after = study::value_json(b.scorecard, *j, *other);
      if (before == after) continue;
      values.emplace_back(
          base::JsonObject{{"unit", unit}, {"indicator", id}, {"a", std::move(before)}, {"b", std::move(after)}});
    }
  }
  for (const study::Unit& unit : b.scorecard.units) {
    if (!a.scorecard.unit(unit.id)) only_b.emplace_back(unit.id);
  }
  const bool same = values.empty() && only_a.empty() && only_b.empty();
  return {{"same", same}, {"values", std::move(values)}, {"only_a", std::move(only_a)}, {"only_b", std::move(only_b)}};
}

/// Group and rank of each unit, as the findings say them.
struct Standing {
  int group = 0;
  base::Json rank;
};

std::map<std::string, Standing> standings(const base::Json& findings) {
  std::map<std::string, Standing> all;
  for (const base::Json& unit : findings.at("groups").at("units").as_array()) {
    Standing standing;
    standing.group = static_cast<int>(unit.at("group").as_int64());
    all[std::string(unit.at("id").as_string())] = standing;
  }
  if (const base::Json* scores = findings.as_object().if_contains("scores"); scores && scores->is_object()) {
    for (const base::Json& unit : scores->at("units").as_array()) {
      all[std::string(unit.at("id").as_string())].rank = unit.at("rank");
    }
  }
  return all;
}

base::JsonObject result_json(const base::Json& a, const base::Json& b) {
  const auto before = standings(a);
  const auto after = standings(b);
  std::vector<int> groups_a;
  std::vector<int> groups_b;
  base::JsonArray ranks;
  for (const auto& [unit, standing] : before) {
    const auto other = after.find(unit);
    if (other == after.end()) continue;
    groups_a.push_back(standing.group);
    groups_b.push_back(other->second.group);
    if (standing.rank == other->second.rank) continue;
    ranks.emplace_back(base::JsonObject{{"unit", unit}, {"a", standing.rank}, {"b", other->second.rank}});
  }
  base::Json rand;
  if (!groups_a.empty()) {
    rand = study::adjusted_rand(study::make_partition(groups_a), study::make_partition(groups_b));
  }
  return {{"same", a == b},
          {"groups_a", a.at("groups").at("k")},
          {"groups_b", b.at("groups").at("k")},
          {"adjusted_rand", std::move(rand)},
          {"ranks", std::move(ranks)}};
}

}  // namespace

base::Result<base::Json> compare_runs(db::Reader& reader, RunId a, RunId b) {
  const auto first = stored_run(reader, a);
  if (!first) return first.error();
  const auto second = stored_run(reader, b);
  if (!second) return second.error();
  if (first->findings.empty() || second->findings.empty()) {
    return base::conflict("A run without findings cannot be compared; wait for its end.");
  }
  const auto one = read_stored(*first);
  if (!one) return one.error();
  const auto other = read_stored(*second);
  if (!other) return other.error();
  const auto found_a = base::parse_json(first->findings, "findings");
  if (!found_a) return found_a.error();
  const auto found_b = base::parse_json(second->findings, "findings");
  if (!found_b) return found_b.error();

  base::Json method_a = study::recipe_json(one->recipe);
  base::Json method_b = study::recipe_json(other->recipe);
  method_a.as_object().erase("seed");
  method_b.as_object().erase("seed");
  base::JsonArray choices;
  add_differences(choices, method_a, method_b, "");
  const bool same_method = choices.empty();
  return base::Json(base::JsonObject{
      {"data", data_json(one->table, other->table)},
      {"method", base::JsonObject{{"same", same_method}, {"choices", std::move(choices)}}},
      {"seed",
       base::JsonObject{
           {"same", one->recipe.seed == other->recipe.seed}, {"a", one->recipe.seed}, {"b", other->recipe.seed}}},
      {"build", base::JsonObject{{"same", first->build == second->build}, {"a", first->build}, {"b", second->build}}},
      {"result", result_json(*found_a, *found_b)}});
}

}  // namespace vallis::scorecards
