#include "study/unit_map_json.hpp"

#include <array>
#include <cmath>
#include <limits>

#include "base/csv.hpp"
#include "study/run.hpp"

namespace vallis::study {
namespace {

using base::JsonArray;
using base::JsonObject;

constexpr std::array<std::pair<std::string_view, MapMethod>, 2> kMethods{
    {{"classical_scaling", MapMethod::ClassicalScaling}, {"principal_components", MapMethod::PrincipalComponents}}};
constexpr std::array<std::pair<std::string_view, MapMissing>, 2> kMissing{
    {{"mean", MapMissing::Mean}, {"complete", MapMissing::Complete}}};

JsonArray numbers(const std::vector<double>& values) { return JsonArray(values.begin(), values.end()); }

JsonObject state_json(MapState state) {
  JsonObject json{{"state", word(state)}};
  if (state != MapState::Computed) {
    const base::LocalText why = reason(state);
    json["reason"] = JsonObject{{"en", why.en}, {"ru", why.ru}};
  }
  return json;
}

JsonObject scaling_json(const Findings& findings, const UnitMap& map) {
  JsonObject json = state_json(map.scaling_state);
  if (map.scaling_state != MapState::Computed) return json;
  json["dimensions"] = map.scaling.dimensions;
  json["fit_to_all"] = map.scaling.fit_to_all;
  json["fit_to_positive"] = map.scaling.fit_to_positive;
  json["negative_share"] = map.scaling.negative_share;
  json["distance_correlation"] = map.distance_correlation;
  json["eigenvalues"] = numbers(map.scaling.eigenvalues);
  JsonArray units;
  for (std::size_t u = 0; u < findings.scorecard.units.size(); ++u) {
    units.emplace_back(
        JsonObject{{"id", findings.scorecard.units[u].id}, {"x", map.points[2 * u]}, {"y", map.points[2 * u + 1]}});
  }
  json["units"] = std::move(units);
  return json;
}

JsonObject components_json(const Findings& findings, const ComponentMap& map) {
  JsonObject json = state_json(map.state);
  if (map.state != MapState::Computed) return json;
  json["explained"] = numbers(map.explained);
  json["units_placed"] = map.units;
  JsonArray loadings;
  for (std::size_t c = 0; c < map.indicators.size(); ++c) {
    loadings.emplace_back(JsonObject{{"indicator", findings.scorecard.definition.indicators[map.indicators[c]].id},
                                     {"known", map.known[c]},
                                     {"x", map.loadings[2 * c]},
                                     {"y", map.loadings[2 * c + 1]}});
  }
  json["loadings"] = std::move(loadings);
  JsonArray units;
  for (std::size_t u = 0; u < findings.scorecard.units.size(); ++u) {
    units.emplace_back(JsonObject{{"id", findings.scorecard.units[u].id},
                                  {"x", map.points[2 * u]},
                                  {"y", map.points[2 * u + 1]},
                                  {"filled", map.filled[u]}});
  }
  json["units"] = std::move(units);
  return json;
}

std::string cell(const std::vector<double>& points, std::size_t at) {
  return points.empty() || std::isnan(points[at]) ? "" : base::exact_number(points[at]);
}

}  // namespace

UnitMapOptions read_map_options(const base::JsonReader::Place& place) {
  UnitMapOptions options;
  options.draw = place.optional("draw").choice<MapMethod>(kMethods, options.draw);
  options.missing = place.optional("missing").choice<MapMissing>(kMissing, options.missing);
  place.close();
  return options;
}

JsonObject map_options_json(const UnitMapOptions& options) {
  return {{"draw", word(options.draw)}, {"missing", word(options.missing)}};
}

JsonObject map_json(const Findings& findings, const UnitMap& map) {
  return {{"classical_scaling", scaling_json(findings, map)},
          {"principal_components", components_json(findings, map.components)}};
}

std::string map_csv(const Findings& findings) {
  std::string csv = base::csv_row(
      {"id", "name", "group", "scaling_x", "scaling_y", "component_1", "component_2", "values_filled_for_components"});
  if (!findings.map) return csv;
  const UnitMap& map = *findings.map;
  for (std::size_t u = 0; u < findings.scorecard.units.size(); ++u) {
    csv += base::csv_row({findings.scorecard.units[u].id, findings.scorecard.units[u].name,
                          std::to_string(findings.groups.partition.group[u]), cell(map.points, 2 * u),
                          cell(map.points, 2 * u + 1), cell(map.components.points, 2 * u),
                          cell(map.components.points, 2 * u + 1),
                          map.components.filled.empty() ? "" : std::to_string(map.components.filled[u])});
  }
  return csv;
}

}  // namespace vallis::study
