#pragma once

#include <span>
#include <vector>

#include "study/geography.hpp"

namespace vallis::study::detail {

/// The smallest set on the globe that holds all places and, with two of them, the shortest line between: its corners
/// counterclockwise as seen from outside, from the smallest index on; one or two corners where the places are one or
/// lie on one line. Nothing when a place is 80° or more from `centre`. Cost: O(n log n).
std::vector<Place> spherical_hull(std::span<const Place> places, const Place& centre);

/// A position on a flat map.
struct MapPoint {
  double longitude = 0;
  double latitude = 0;
  bool operator==(const MapPoint&) const = default;
};
using Ring = std::vector<MapPoint>;

/// The closed rings (first = last, counterclockwise) that show a hull of three corners or more with longitudes in
/// [−180, 180]: one, or two where it crosses ±180°. A hull about a pole gets an edge along that pole. A part without
/// area on the map is left out; places on one parallel have no ring at all, as they are no line on the globe but one
/// on the map.
std::vector<Ring> map_rings(std::span<const Place> hull);

/// The same for the line between two corners: one part, or two.
std::vector<Ring> map_lines(const Place& from, const Place& to);

}  // namespace vallis::study::detail
