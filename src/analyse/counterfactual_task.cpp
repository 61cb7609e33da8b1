#include <algorithm>
#include <cmath>

#include "analyse/distance_input.hpp"
#include "analyse/task.hpp"
#include "study/counterfactual.hpp"
#include "study/gower_pair.hpp"
#include "study/what_if.hpp"

namespace vallis::analyse {
namespace {

constexpr int kMostChanges = 2;

/// The smallest change that moves a unit to a group; null where none of at most so many columns does.
base::Json option_json(int target, const study::Counterfactual& smallest) {
  base::JsonObject option{
      {"target", target}, {"min_changes", nullptr}, {"min_cost", nullptr}, {"columns_of_one_optimum", nullptr}};
  if (!smallest.found) return option;
  base::JsonArray columns;
  for (const study::Change& change : smallest.changes) columns.emplace_back(change.variable + 1);
  option["min_changes"] = smallest.changes.size();
  option["min_cost"] = smallest.cost;
  option["columns_of_one_optimum"] = std::move(columns);
  return option;
}

}  // namespace

/// What would have to change for each row to come nearest to the medoid of another group.
base::Result<base::Json> counterfactual_task(const Call& call) {
  const auto place = call.params.required("distance");
  const Distance distance = read_distance(place, call.input, {});
  if (place.present() && distance.kind != Distance::Kind::Gower) {
    place.fault("A counterfactual needs columns that can change one by one; take the kind gower.");
  }
  if (auto rows = require_rows(call.input, 1); !rows) return rows.error();
  auto medoids = read_integers(call.params.required("medoids_1based"), 1, static_cast<int>(call.input.rows.size()));
  study::CounterfactualOptions options;
  options.max_changes = static_cast<int>(
      call.params.optional("max_changes").integer(1, static_cast<int>(call.input.columns.size()), kMostChanges));
  options.work = 1'000'000'000;  // an answer here is a proven one
  if (auto closed = close(call); !closed) return closed.error();
  for (int& medoid : medoids) --medoid;
  const auto variables = gower_variables(distance, call.input);
  if (!variables) return variables.error();
  if (auto checked = study::check_variables(*variables); !checked) return checked.error();
  const std::vector<double> spreads = study::spreads(*variables);
  base::JsonArray units;
  for (std::size_t u = 0; u < call.input.rows.size(); ++u) {
    std::vector<double> to_medoids;
    for (const int medoid : medoids) to_medoids.push_back(study::gower_pair(*variables, spreads, u, medoid));
    const int group = study::nearest_group(to_medoids);
    study::Alternatives alternatives;
    for (std::size_t v = 0; v < variables->size(); ++v) {
      alternatives.push_back(study::alternatives((*variables)[v], spreads[v], u, {}));
    }
    base::JsonArray moves;
    for (int target = 1; target <= static_cast<int>(medoids.size()); ++target) {
      if (target == group) continue;
      const auto smallest = study::move_to_group(*variables, medoids, u, target, alternatives, options);
      if (!smallest) return smallest.error();
      if (!smallest->proven) return base::too_large("The table has too many ways to change to look at all of them.");
      moves.push_back(option_json(target, *smallest));
    }
    base::JsonObject unit{{"unit", u + 1}, {"group", group}, {"options", std::move(moves)}};
    if (group == 0) unit["group"] = nullptr;
    units.push_back(std::move(unit));
  }
  return base::Json(base::JsonObject{{"units", std::move(units)}});
}

}  // namespace vallis::analyse
