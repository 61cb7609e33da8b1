#pragma once

#include <optional>
#include <string>

namespace vallis::study {

/// Mean radius of the Earth, (2a + b) / 3 of WGS 84. Source: IUGG; Moritz (2000), Journal of Geodesy 74, 128–133.
constexpr double kEarthRadiusKm = 6371.0088;

/// A point on the globe, in degrees: latitude in [−90, 90], longitude in [−360, 360], where 181 and −179 are one
/// meridian.
struct Place {
  double longitude = 0;
  double latitude = 0;
};

/// What is wrong with coordinates, in a sentence; nothing when they are a place.
std::optional<std::string> longitude_fault(double longitude);
std::optional<std::string> latitude_fault(double latitude);

/// The point of a place on the sphere of radius 1.
struct UnitVector {
  double x = 0;
  double y = 0;
  double z = 0;
};
UnitVector unit_vector(const Place& place);

/// The angle between two places as seen from the centre of the globe, in radians, in [0, π]; exact to a few units in
/// the last place from neighbours to antipodes, at the poles and across ±180°. Source: haversine formula; Sinnott
/// (1984), Sky and Telescope 68(2), 159.
double angle(const Place& a, const Place& b);

/// The place's longitude in [−180, 180).
double wrapped_longitude(double longitude);

}  // namespace vallis::study
