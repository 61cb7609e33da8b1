#include "study/geography.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <numbers>

#include "study/reference.hpp"

namespace vallis::study {
namespace {

constexpr double kPi = std::numbers::pi;

Place any_place() { return {*rc::gen::inRange(-36000, 36001) / 100.0, *rc::gen::inRange(-9000, 9001) / 100.0}; }

TEST(Angle, OfKnownPairs) {
  EXPECT_DOUBLE_EQ(angle({0, 0}, {90, 0}), kPi / 2);
  EXPECT_DOUBLE_EQ(angle({0, 0}, {0, 90}), kPi / 2);
  EXPECT_DOUBLE_EQ(angle({17, 60}, {17, 61}), kPi / 180);
  EXPECT_DOUBLE_EQ(angle({0, 60}, {180, 60}), kPi / 3) << "over the pole";
  // Paris and New York by the spherical law of cosines.
  EXPECT_NEAR(angle({2.3522, 48.8566}, {-74.0060, 40.7128}) * kEarthRadiusKm, 5837.248966566, 1e-8);
}

TEST(Angle, IsExactAtPolesAntipodesAndTheDateLine) {
  EXPECT_EQ(angle({12, 90}, {-101, 90}), 0) << "all meridians meet";
  EXPECT_EQ(angle({180, 5}, {-180, 5}), 0);
  EXPECT_EQ(angle({30, 40}, {-150, -40}), kPi);
  EXPECT_NEAR(angle({179.9995, 0}, {-179.9995, 0}), 0.001 * kPi / 180, 1e-15);
  // A millionth of a degree from the antipode, where the haversine itself is 1 to 16 digits.
  EXPECT_NEAR(kPi - angle({30, 40}, {-150, -40.000001}), 1e-6 * kPi / 180, 1e-15);
}

TEST(Angle, OfNeighboursLosesNothing) {
  EXPECT_NEAR(angle({0, 10}, {0, 10 + 0x1p-40}) / (0x1p-40 * kPi / 180), 1, 1e-15);
}

RC_GTEST_PROP(Angle, AgreesWithUnitVectors, ()) {
  const Place a = any_place();
  const Place b = any_place();
  const UnitVector u = unit_vector(a);
  const UnitVector v = unit_vector(b);
  const double chord = std::hypot(u.x - v.x, u.y - v.y, u.z - v.z);
  RC_ASSERT(std::abs(2 * std::sin(angle(a, b) / 2) - chord) < 2e-15);
  RC_ASSERT(std::abs(std::hypot(u.x, u.y, u.z) - 1) < 4e-16);
}

RC_GTEST_PROP(Angle, IsSymmetric, ()) {
  const Place a = any_place();
  const Place b = any_place();
  RC_ASSERT(angle(a, b) == angle(b, a));
}

TEST(Angle, ReproducesScikitLearn) {
  const test::ReferenceCase published("dbscan-geo");
  const auto expected = test::numbers(published.expected.at("haversine_first_row_km"));
  const auto place = [&](std::size_t row) {
    const auto& cells = published.input.rows[row].cells;
    return Place{std::stod(cells[0]), std::stod(cells[1])};
  };
  std::vector<double> ours;
  for (std::size_t i = 0; i < expected.size(); ++i) ours.push_back(kEarthRadiusKm * angle(place(0), place(i)));
  test::expect_near(ours, expected);
}

TEST(WrappedLongitude, LiesBetweenTheDateLineAndItself) {
  EXPECT_EQ(wrapped_longitude(181), -179);
  EXPECT_EQ(wrapped_longitude(180), -180);
  EXPECT_EQ(wrapped_longitude(-180), -180);
  EXPECT_EQ(wrapped_longitude(360), 0);
  EXPECT_EQ(wrapped_longitude(-360), 0);
  EXPECT_EQ(wrapped_longitude(12.5), 12.5);
}

TEST(CoordinateFault, NamesTheValueAndTheRange) {
  EXPECT_FALSE(longitude_fault(-180) || latitude_fault(90));
  EXPECT_EQ(latitude_fault(91), "The latitude 91 is not in -90 to 90; write degrees, north positive.");
  EXPECT_EQ(longitude_fault(400), "The longitude 400 is not in -360 to 360; write degrees, east positive.");
  EXPECT_TRUE(longitude_fault(std::nan("")));
}

}  // namespace
}  // namespace vallis::study
