#include "study/detail/spherical_hull.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace vallis::study::detail {
namespace {

struct Flat {
  double x;
  double y;
  std::size_t index;
};

/// Twice the area of the triangle o, a, b; positive when b lies to the left.
double left_of(const Flat& o, const Flat& a, const Flat& b) {
  return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

/// Takes out corners that rounding alone keeps off the line between their neighbours. Done after the chain: within it,
/// where rounding also decides the order of places on one meridian, an end of that line could be lost.
void remove_straight_corners(std::vector<Flat>& hull) {
  for (std::size_t i = 0; i < hull.size() && hull.size() > 2;) {
    const Flat& before = hull[(i + hull.size() - 1) % hull.size()];
    const Flat& here = hull[i];
    const Flat& after = hull[(i + 1) % hull.size()];
    const double length = std::hypot(after.x - before.x, after.y - before.y);
    const bool between = (here.x - before.x) * (after.x - here.x) + (here.y - before.y) * (after.y - here.y) > 0;
    if (between && left_of(before, here, after) <= 1e-14 * length) {
      hull.erase(hull.begin() + static_cast<std::ptrdiff_t>(i));
      i = i > 0 ? i - 1 : 0;
    } else {
      ++i;
    }
  }
}

/// The longitude of `next` that is nearest to that of `from`.
double unwrapped(double from, double next) {
  while (next - from > 180) next -= 360;
  while (next - from < -180) next += 360;
  return next;
}

MapPoint at_longitude(const MapPoint& a, const MapPoint& b, double longitude) {
  const double along = (longitude - a.longitude) / (b.longitude - a.longitude);
  return {longitude, a.latitude + along * (b.latitude - a.latitude)};
}

/// What of an open ring lies east (sign 1) or west (−1) of a meridian. Source: Sutherland and Hodgman (1974), CACM 17.
Ring beyond(const Ring& ring, double meridian, double sign) {
  Ring part;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const MapPoint& here = ring[i];
    const MapPoint& next = ring[(i + 1) % ring.size()];
    const double side = sign * (here.longitude - meridian);
    const double next_side = sign * (next.longitude - meridian);
    if (side >= 0) part.push_back(here);
    if ((side > 0 && next_side < 0) || (side < 0 && next_side > 0)) part.push_back(at_longitude(here, next, meridian));
  }
  return part;
}

/// Twice the area on the flat map; positive for a counterclockwise ring.
double map_area(const Ring& ring) {
  const MapPoint& origin = ring.front();  // taken off first, so that a small ring far from 0°, 0° keeps its digits
  double sum = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    sum += (ring[i].longitude - origin.longitude) * (ring[i + 1].latitude - origin.latitude) -
           (ring[i + 1].longitude - origin.longitude) * (ring[i].latitude - origin.latitude);
  }
  return sum;
}

std::vector<Ring> with_area(std::vector<Ring> rings) {
  std::erase_if(rings, [](const Ring& ring) { return map_area(ring) <= 1e-12; });
  return rings;
}

Ring closed(Ring ring, double shift) {
  for (MapPoint& point : ring) point.longitude += shift;
  ring.push_back(ring.front());
  return ring;
}

/// A ring that goes once around the globe, opened at ±180° and led over the pole.
Ring around_pole(const Ring& path, bool eastward) {
  const double edge = eastward ? 180 : -180;
  const double pole = eastward ? 90 : -90;
  Ring before;
  Ring after;
  double crossing = 0;
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    const MapPoint& here = path[i];
    const MapPoint& next = path[i + 1];
    const bool crossed = eastward ? here.longitude >= edge : here.longitude <= edge;
    if (crossed) {
      after.push_back({here.longitude - 2 * edge, here.latitude});
    } else {
      before.push_back(here);
      if (eastward ? next.longitude >= edge : next.longitude <= edge) {
        crossing = at_longitude(here, next, edge).latitude;
      }
    }
  }
  Ring ring = {{-edge, crossing}};
  for (const Ring* part : {&after, &before}) {
    for (const MapPoint& point : *part) {
      if (point != ring.back()) ring.push_back(point);
    }
  }
  for (const MapPoint& corner : {MapPoint{edge, crossing}, {edge, pole}, {-edge, pole}}) {
    if (corner != ring.back()) ring.push_back(corner);
  }
  return closed(std::move(ring), 0);
}

}  // namespace

std::vector<Place> spherical_hull(std::span<const Place> places, const Place& centre) {
  // Seen from the centre of the globe on a plane that touches it, shortest lines are straight.
  const UnitVector up = unit_vector(centre);
  const UnitVector east = unit_vector({wrapped_longitude(centre.longitude) + 90, 0});
  const UnitVector north = {up.y * east.z - up.z * east.y, up.z * east.x - up.x * east.z,
                            up.x * east.y - up.y * east.x};
  const auto dot = [](const UnitVector& a, const UnitVector& b) { return a.x * b.x + a.y * b.y + a.z * b.z; };
  std::vector<Flat> points;
  for (std::size_t i = 0; i < places.size(); ++i) {
    const UnitVector v = unit_vector(places[i]);
    const double height = dot(v, up);
    if (height < 0.17) return {};
    points.push_back({dot(v, east) / height, dot(v, north) / height, i});
  }
  std::sort(points.begin(), points.end(), [](const Flat& a, const Flat& b) {
    if (a.x != b.x) return a.x < b.x;
    if (a.y != b.y) return a.y < b.y;
    return a.index < b.index;
  });
  points.erase(
      std::unique(points.begin(), points.end(), [](const Flat& a, const Flat& b) { return a.x == b.x && a.y == b.y; }),
      points.end());
  // Andrew's monotone chain: the lower side from west to east, then the upper one back.
  std::vector<Flat> hull;
  const auto turn_left = [&](const Flat& point, std::size_t keep) {
    while (hull.size() > keep && left_of(hull[hull.size() - 2], hull.back(), point) <= 0) hull.pop_back();
    hull.push_back(point);
  };
  for (const Flat& point : points) turn_left(point, 1);
  if (points.size() > 1) {
    const std::size_t lower = hull.size();
    for (std::size_t i = points.size() - 1; i-- > 0;) turn_left(points[i], lower);
    hull.pop_back();
  }
  remove_straight_corners(hull);
  const auto first =
      std::min_element(hull.begin(), hull.end(), [](const Flat& a, const Flat& b) { return a.index < b.index; });
  std::rotate(hull.begin(), first, hull.end());
  std::vector<Place> corners;
  for (const Flat& corner : hull) corners.push_back(places[corner.index]);
  return corners;
}

std::vector<Ring> map_rings(std::span<const Place> hull) {
  Ring path;
  for (const Place& corner : hull) {
    const double wrapped = wrapped_longitude(corner.longitude);
    path.push_back({path.empty() ? wrapped : unwrapped(path.back().longitude, wrapped), corner.latitude});
  }
  const double back = unwrapped(path.back().longitude, path.front().longitude);
  if (std::abs(back - path.front().longitude) > 180) {
    // Once around the globe: the hull holds a pole.
    const bool eastward = back > path.front().longitude;
    path.push_back({back, path.front().latitude});
    if (!eastward && path.front().longitude == -180) {
      for (MapPoint& point : path) point.longitude += 360;  // so that −180° lies ahead
    }
    return {around_pole(path, eastward)};
  }
  const auto [west, east] = std::minmax_element(
      path.begin(), path.end(), [](const MapPoint& a, const MapPoint& b) { return a.longitude < b.longitude; });
  if (east->longitude > 180) {
    return with_area({closed(beyond(path, 180, -1), 0), closed(beyond(path, 180, 1), -360)});
  }
  if (west->longitude < -180) {
    return with_area({closed(beyond(path, -180, 1), 0), closed(beyond(path, -180, -1), 360)});
  }
  return with_area({closed(path, 0)});
}

std::vector<Ring> map_lines(const Place& from, const Place& to) {
  const MapPoint a = {wrapped_longitude(from.longitude), from.latitude};
  const MapPoint b = {unwrapped(a.longitude, wrapped_longitude(to.longitude)), to.latitude};
  if (std::abs(b.longitude) <= 180) return {{a, b}};
  const double edge = b.longitude > 180 ? 180 : -180;
  const MapPoint middle = at_longitude(a, b, edge);
  return {{a, middle}, {{-edge, middle.latitude}, {b.longitude - 2 * edge, b.latitude}}};
}

}  // namespace vallis::study::detail
