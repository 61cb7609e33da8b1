#include <cmath>
#include <initializer_list>
#include <limits>
#include <string_view>

#include "analyse/columns.hpp"
#include "analyse/task.hpp"
#include "study/dbscan.hpp"

namespace vallis::analyse {
namespace {

/// A number above 0 that must be there, or may be if there is a usual value.
double positive(const base::JsonReader::Place& place, double usual) {
  if (!place.present()) return usual;
  const double value = place.number(usual);
  if (place.json()->is_number() && !(value > 0 && std::isfinite(value))) {
    place.fault("This must be a number above 0.");
    return usual;
  }
  return value;
}

/// The column that params names under the first of `names`, or else the one that is called by any of them.
std::size_t coordinate_column(const Call& call, std::initializer_list<std::string_view> names) {
  const auto place = call.params.optional(*names.begin());
  if (place.present()) return read_column_name(place, call.input).value_or(0);
  for (const std::string_view name : names) {
    if (const auto position = call.input.column(name)) return *position;
  }
  place.fault("The table has no column of this name; say here which column it is.");
  return 0;
}

/// All places of the table. Adds a fault for each cell that is missing or no coordinate.
std::vector<study::Place> read_places(const base::CsvTable& table, std::size_t longitude, std::size_t latitude,
                                      std::vector<base::Fault>& faults) {
  const auto longitudes = read_numbers(table, longitude, faults);
  const auto latitudes = read_numbers(table, latitude, faults);
  std::vector<study::Place> places(table.rows.size());
  const auto check = [&](std::size_t row, std::size_t column, double value, const auto& fault_of) {
    if (table.rows[row].cells[column].empty()) {
      faults.push_back(
          table.fault(row, column, "A place needs both coordinates; fill this one in or leave the row out."));
    } else if (!std::isnan(value)) {
      if (auto fault = fault_of(value)) faults.push_back(table.fault(row, column, *fault));
    }
  };
  for (std::size_t r = 0; r < places.size(); ++r) {
    check(r, longitude, longitudes[r], study::longitude_fault);
    check(r, latitude, latitudes[r], study::latitude_fault);
    places[r] = {longitudes[r], latitudes[r]};
  }
  return places;
}

}  // namespace

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
  const std::size_t longitude = coordinate_column(call, {"lon", "lng", "longitude"});
  const std::size_t latitude = coordinate_column(call, {"lat", "latitude"});
  // How near a case's distances come to eps_km; its answer does not depend on it.
  static_cast<void>(call.params.optional("smallest_margin_to_eps_km"));
  if (auto closed = close(call); !closed) return closed.error();
  if (auto rows = require_rows(call.input, 1); !rows) return rows.error();
  std::vector<base::Fault> faults;
  const auto places = read_places(call.input, longitude, latitude, faults);
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  const auto found = study::dbscan(places, options, call.workers);
  if (!found) return found.error();

  base::JsonArray core;
  base::JsonArray from_first;
  for (std::size_t i = 0; i < places.size(); ++i) {
    core.emplace_back(static_cast<int>(found->core[i]));
    from_first.emplace_back(options.radius_km * study::angle(places.front(), places[i]));
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
