#include "study/geography.hpp"

#include <fmt/format.h>

#include <cmath>
#include <numbers>

#include "base/text.hpp"

namespace vallis::study {
namespace {

struct Turn {
  double sine;
  double cosine;
};

/// Sine and cosine of an angle in degrees. Taking whole quarters off in degrees is exact, so that poles and the date
/// line come out exactly; and the series gives the same bits on every processor, which libm does not promise.
inline Turn turn(double degrees) {
  const int quarters = static_cast<int>(degrees * (1.0 / 90) + (degrees < 0 ? -0.5 : 0.5));
  const double r = (degrees - 90.0 * quarters) * (std::numbers::pi / 180);
  const double s = r * r;
  // Taylor's series on |r| ≤ π/4; the first terms left out are below 1e-18.
  double sine = 1.0 / 355687428096000;
  sine = sine * s - 1.0 / 1307674368000;
  sine = sine * s + 1.0 / 6227020800;
  sine = sine * s - 1.0 / 39916800;
  sine = sine * s + 1.0 / 362880;
  sine = sine * s - 1.0 / 5040;
  sine = sine * s + 1.0 / 120;
  sine = sine * s - 1.0 / 6;
  sine = r + r * (sine * s);
  double cosine = 1.0 / 20922789888000;
  cosine = cosine * s - 1.0 / 87178291200;
  cosine = cosine * s + 1.0 / 479001600;
  cosine = cosine * s - 1.0 / 3628800;
  cosine = cosine * s + 1.0 / 40320;
  cosine = cosine * s - 1.0 / 720;
  cosine = cosine * s + 1.0 / 24;
  cosine = cosine * s - 0.5;
  cosine = 1 + cosine * s;
  // By table rather than by cases: which quarter it is cannot be foreseen, and a wrong guess costs more than the
  // series.
  const double both[] = {sine, cosine};
  constexpr double kSign[] = {1, -1};
  return {both[quarters & 1] * kSign[(quarters >> 1) & 1], both[(quarters + 1) & 1] * kSign[((quarters + 1) >> 1) & 1]};
}

std::string number(double value) { return base::exact_number(value); }

}  // namespace

std::optional<std::string> longitude_fault(double longitude) {
  if (longitude >= -360 && longitude <= 360) return std::nullopt;
  return fmt::format("The longitude {} is not in -360 to 360; write degrees, east positive.", number(longitude));
}

std::optional<std::string> latitude_fault(double latitude) {
  if (latitude >= -90 && latitude <= 90) return std::nullopt;
  return fmt::format("The latitude {} is not in -90 to 90; write degrees, north positive.", number(latitude));
}

UnitVector unit_vector(const Place& place) {
  const Turn meridian = turn(place.longitude);
  const Turn parallel = turn(place.latitude);
  return {parallel.cosine * meridian.cosine, parallel.cosine * meridian.sine, parallel.sine};
}

double angle(const Place& a, const Place& b) {
  // Differences are taken in degrees, where those of neighbours lose nothing.
  const Turn half_longitude = turn((b.longitude - a.longitude) / 2);
  const double half_latitude = turn((b.latitude - a.latitude) / 2).sine;
  const double parallels = turn(a.latitude).cosine * turn(b.latitude).cosine;
  const double haversine = half_latitude * half_latitude + parallels * half_longitude.sine * half_longitude.sine;
  if (haversine <= 0.5) return 2 * std::asin(std::sqrt(haversine));
  // Near the antipode 1 − haversine would be lost in rounding; it is the haversine to the antipode of b.
  const double middle = turn((b.latitude + a.latitude) / 2).sine;
  const double rest = middle * middle + parallels * half_longitude.cosine * half_longitude.cosine;
  return std::numbers::pi - 2 * std::asin(std::sqrt(rest));
}

double wrapped_longitude(double longitude) {
  if (longitude >= 180) return longitude - 360;
  if (longitude < -180) return longitude + 360;
  return longitude;
}

}  // namespace vallis::study
