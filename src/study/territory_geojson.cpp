#include <algorithm>
#include <cmath>

#include "study/detail/spherical_hull.hpp"
#include "study/territory.hpp"

namespace vallis::study {
namespace {

using base::Json;
using base::JsonArray;
using base::JsonObject;

double six_decimals(double value) { return std::round(value * 1e6) / 1e6 + 0.0; }

JsonArray position(double longitude, double latitude) { return {six_decimals(longitude), six_decimals(latitude)}; }

JsonArray position(const Place& place) { return position(wrapped_longitude(place.longitude), place.latitude); }

JsonObject shape(std::string_view type, JsonArray coordinates) {
  return {{"type", type}, {"coordinates", std::move(coordinates)}};
}

JsonArray positions(const detail::Ring& ring) {
  JsonArray array;
  for (const auto& point : ring) array.push_back(position(point.longitude, point.latitude));
  return array;
}

JsonObject line(const Place& from, const Place& to) {
  const auto lines = detail::map_lines(from, to);
  if (lines.size() == 1) return shape("LineString", positions(lines[0]));
  JsonArray parts;
  for (const auto& part : lines) parts.push_back(positions(part));
  return shape("MultiLineString", std::move(parts));
}

/// The line between the two places that are furthest apart.
JsonObject longest_line(const std::vector<Place>& places) {
  std::size_t from = 0;
  std::size_t to = 0;
  double longest = -1;
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t j = i + 1; j < places.size(); ++j) {
      const double length = angle(places[i], places[j]);
      if (length <= longest) continue;
      longest = length;
      from = i;
      to = j;
    }
  }
  return line(places[from], places[to]);
}

JsonObject outline(const std::vector<Place>& places, const Place& centre) {
  const auto hull = detail::spherical_hull(places, centre);
  JsonArray parts;
  if (hull.empty()) {
    for (const Place& place : places) parts.push_back(position(place));
    return shape("MultiPoint", std::move(parts));
  }
  if (hull.size() == 1) return shape("Point", position(hull[0]));
  if (hull.size() == 2) return line(hull[0], hull[1]);
  const auto rings = detail::map_rings(hull);
  if (rings.empty()) return longest_line(hull);
  for (const auto& ring : rings) {
    JsonArray polygon;
    polygon.push_back(positions(ring));
    parts.push_back(std::move(polygon));
  }
  if (rings.size() == 1) return shape("Polygon", std::move(parts.front().as_array()));
  return shape("MultiPolygon", std::move(parts));
}

JsonObject feature(JsonObject geometry, JsonObject properties) {
  return {{"type", "Feature"}, {"geometry", std::move(geometry)}, {"properties", std::move(properties)}};
}

JsonArray texts(const std::vector<std::string>& words) {
  JsonArray array;
  for (const std::string& word : words) array.emplace_back(word);
  return array;
}

}  // namespace

base::Json geojson(const Territory& territory, std::span<const Organisation> organisations) {
  JsonArray features;
  for (std::size_t c = 0; c < territory.concentrations.size(); ++c) {
    const LocalConcentration& here = territory.concentrations[c];
    std::vector<Place> places;
    for (const std::size_t i : here.organisations) places.push_back(*organisations[i].place);
    JsonObject mix;
    for (std::size_t k = 0; k < territory.kinds.size(); ++k) {
      mix[territory.kinds[k]] = JsonObject{{"count", here.kind_count[k]},
                                           {"share", here.kind_share[k]},
                                           {"location_quotient", here.location_quotient[k]}};
    }
    JsonObject properties;
    properties["feature"] = "concentration";
    properties["concentration"] = c + 1;
    properties["organisation_count"] = here.organisations.size();
    properties["centre"] = position(here.centre);
    properties["radius_km"] = here.radius_km;
    properties["kinds"] = std::move(mix);
    properties["present_kinds"] = texts(here.present_kinds);
    properties["missing_kinds"] = texts(here.missing_kinds);
    features.push_back(feature(outline(places, here.centre), std::move(properties)));
  }
  for (std::size_t i = 0; i < organisations.size(); ++i) {
    if (!organisations[i].place) continue;
    JsonObject properties;
    properties["feature"] = "organisation";
    properties["id"] = organisations[i].id;
    properties["name"] = organisations[i].name;
    properties["kinds"] = texts(organisations[i].kinds);
    if (organisations[i].size) properties["size"] = *organisations[i].size;
    if (!organisations[i].region.empty()) properties["region"] = organisations[i].region;
    properties["concentration"] = territory.concentration[i] < 0 ? Json(nullptr) : Json(territory.concentration[i] + 1);
    features.push_back(feature(shape("Point", position(*organisations[i].place)), std::move(properties)));
  }
  return JsonObject{{"type", "FeatureCollection"}, {"features", std::move(features)}};
}

}  // namespace vallis::study
