#include "study/kind_figures.hpp"

namespace vallis::study {
namespace {

base::JsonArray numbers(const std::vector<double>& values) { return base::JsonArray(values.begin(), values.end()); }

base::Json distances_json(const KDensity& found) {
  base::JsonObject json;
  json["distance_km"] = numbers(found.distance_km);
  json["density"] = numbers(found.density);
  json["bandwidth_km"] = found.bandwidth_km;
  json["median_km"] = found.median_km;
  if (found.global_high.empty()) return json;
  json["local_low"] = numbers(found.local_low);
  json["local_high"] = numbers(found.local_high);
  json["global_low"] = numbers(found.global_low);
  json["global_high"] = numbers(found.global_high);
  json["localised"] = found.localised;
  json["dispersed"] = found.dispersed;
  return json;
}

}  // namespace

base::Json kind_figures_json(const TerritoryFigures& figures) {
  base::JsonObject kinds;
  for (const KindFigures& kind : figures.kinds) {
    base::JsonObject json;
    json["count"] = kind.count;
    json["with_size"] = kind.sized;
    json["gini"] = kind.spread.gini;
    json["herfindahl"] = kind.spread.herfindahl;
    json["krugman"] = kind.spread.krugman;
    json["theil"] = kind.spread.theil;
    json["theil_pieces"] = kind.theil_pieces;
    json["theil_between_regions"] = kind.theil_between;
    json["theil_within_regions"] = kind.theil_within;
    json["plant_herfindahl"] = kind.spread.plant_herfindahl;
    json["ellison_glaeser"] = kind.spread.ellison_glaeser;
    json["k_density"] = kind.distances ? distances_json(*kind.distances) : base::Json(nullptr);
    kinds[kind.kind] = std::move(json);
  }
  return base::JsonObject{{"areas", figures.by_region ? "regions" : "concentrations"},
                          {"area_count", figures.areas},
                          {"without_region", figures.without_region},
                          {"kinds", std::move(kinds)}};
}

}  // namespace vallis::study
