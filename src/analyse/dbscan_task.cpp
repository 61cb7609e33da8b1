#include <limits>

#include "analyse/places_input.hpp"
#include "analyse/task.hpp"
#include "study/dbscan.hpp"

namespace vallis::analyse {
/// Density-based groups of places on the globe.
base::Result<base::Json> dbscan_task(const Call& call) {
  study::DbscanOptions options;
  options.count_neighbours = true;
  options.eps_km = positive(call.params.required("eps_km"), options.eps_km);
  options.min_points =
      static_cast<int>(call.params.required("min_points").integer(1, std::numeric_limits<int>::max(), 1));
  options.radius_km = positive(call.params.optional("radius_km"), options.radius_km);
  static constexpr std::pair<std::string_view, study::BorderRule> kBorderRules[] = {
      {"first", study::BorderRule::FirstGroup},
      {"nearest", study::BorderRule::Nearest},
  };
  options.border =
      call.params.optional("border").choice<study::BorderRule>(kBorderRules, study::BorderRule::FirstGroup);
  const Coordinates coordinates = read_coordinates(call);
  // How near a case's distances come to eps_km; its answer does not depend on it.
  static_cast<void>(call.params.optional("smallest_margin_to_eps_km"));
  if (auto closed = close(call); !closed) return closed.error();
  if (auto rows = require_rows(call.input, 1); !rows) return rows.error();
  const auto places = read_places(call.input, coordinates);
  if (!places) return places.error();
  const auto found = study::dbscan(*places, options, call.workers);
  if (!found) return found.error();

  base::JsonArray core;
  base::JsonArray from_first;
  for (std::size_t i = 0; i < places->size(); ++i) {
    core.emplace_back(static_cast<int>(found->core[i]));
    from_first.emplace_back(options.radius_km * study::angle(places->front(), (*places)[i]));
  }
  base::JsonObject answer;
  answer["label"] = integers_json(found->label, 0);
  answer["core"] = std::move(core);
  answer["n_clusters"] = found->count;
  answer["noise"] = found->noise;
  answer["haversine_first_row_km"] = std::move(from_first);
  answer["neighbour_count"] = integers_json(found->neighbour_count, 0);
  return base::Json(std::move(answer));
}

}  // namespace vallis::analyse
