#include "study/detail/spherical_hull.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

namespace vallis::study::detail {
namespace {

/// Twice the area on the flat map; positive for a counterclockwise ring.
double area(const Ring& ring) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    sum += ring[i].longitude * ring[i + 1].latitude - ring[i + 1].longitude * ring[i].latitude;
  }
  return sum;
}

/// Whether a point lies in a ring, edges not counted.
bool holds(const Ring& ring, double longitude, double latitude) {
  bool inside = false;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const MapPoint& a = ring[i];
    const MapPoint& b = ring[i + 1];
    if ((a.latitude > latitude) == (b.latitude > latitude)) continue;
    const double at = a.longitude + (latitude - a.latitude) / (b.latitude - a.latitude) * (b.longitude - a.longitude);
    inside = inside != (longitude < at);
  }
  return inside;
}

/// Degrees on the map from a point to the nearest edge of a ring.
double distance_to_edge(const Ring& ring, double longitude, double latitude) {
  double nearest = 1e9;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const double dx = ring[i + 1].longitude - ring[i].longitude;
    const double dy = ring[i + 1].latitude - ring[i].latitude;
    const double x = longitude - ring[i].longitude;
    const double y = latitude - ring[i].latitude;
    const double along = std::clamp((x * dx + y * dy) / (dx * dx + dy * dy), 0.0, 1.0);
    nearest = std::min(nearest, std::hypot(x - along * dx, y - along * dy));
  }
  return nearest;
}

void expect_sound(const std::vector<Ring>& rings) {
  for (const Ring& ring : rings) {
    ASSERT_GE(ring.size(), 4U);
    EXPECT_EQ(ring.front(), ring.back());
    EXPECT_GT(area(ring), 0) << "counterclockwise";
    for (const MapPoint& point : ring) EXPECT_LE(std::abs(point.longitude), 180);
  }
}

TEST(SphericalHull, KeepsTheCornersAlone) {
  const std::vector<Place> places = {{10, 50}, {11, 50.5}, {12, 50}, {12, 52}, {10, 52}, {11, 51}, {12, 50}};
  const auto rings = map_rings(spherical_hull(places, {11, 51}));
  ASSERT_EQ(rings.size(), 1U);
  expect_sound(rings);
  EXPECT_EQ(rings[0], (Ring{{10, 50}, {12, 50}, {12, 52}, {10, 52}, {10, 50}}));
}

TEST(SphericalHull, KeepsTheEndsOfAMeridianThatRoundingBends) {
  const std::vector<Place> places = {{-167 + 0.27, -1}, {-168, -1}, {-167 + 0.27, -0.94}, {-167 + 0.27, -0.13}};
  EXPECT_EQ(map_rings(spherical_hull(places, {-167, 0})),
            (std::vector<Ring>{{{-166.73, -1}, {-166.73, -0.13}, {-168, -1}, {-166.73, -1}}}));
}

TEST(SphericalHull, OfFewPlacesIsAPointOrALine) {
  EXPECT_EQ(spherical_hull(std::vector<Place>(3, Place{4, 5}), {4, 5}).size(), 1U);
  EXPECT_EQ(spherical_hull(std::vector<Place>{{4, 5}, {4, 6}, {4, 7}}, {4, 6}).size(), 2U);
}

TEST(SphericalHull, OfPlacesFarFromTheCentreIsNone) {
  EXPECT_TRUE(spherical_hull(std::vector<Place>{{0, 0}, {85, 0}, {0, 10}}, {0, 0}).empty());
}

TEST(MapRings, AreCutWhereTheHullCrossesTheAntimeridian) {
  // Given both ways round the date line.
  for (const double east : {-178.0, 182.0}) {
    const std::vector<Place> places = {{178, -18}, {east, -18}, {east, -16}, {178, -16}};
    const auto rings = map_rings(spherical_hull(places, {180, -17}));
    ASSERT_EQ(rings.size(), 2U);
    expect_sound(rings);
    EXPECT_DOUBLE_EQ(area(rings[0]), 8);
    EXPECT_DOUBLE_EQ(area(rings[1]), 8);
    EXPECT_TRUE(holds(rings[0], 179, -17));
    EXPECT_TRUE(holds(rings[1], -179, -17));
  }
}

TEST(MapRings, AreNotCutWhereTheHullOnlyTouchesTheAntimeridian) {
  const std::vector<Place> places = {{178, 0}, {180, 0}, {180, 2}};
  const auto rings = map_rings(spherical_hull(places, {179, 1}));
  ASSERT_EQ(rings.size(), 1U);
  expect_sound(rings);
}

TEST(MapRings, AreNoneForPlacesOnOneParallel) {
  for (const double first : {10.0, 178.99}) {
    const std::vector<Place> places = {{first, 61}, {first + 0.5, 61}, {first + 2, 61}};
    const auto hull = spherical_hull(places, {first + 1, 61});
    ASSERT_EQ(hull.size(), 3U);
    EXPECT_TRUE(map_rings(hull).empty());
  }
}

TEST(MapRings, RunAlongAPoleThatTheHullHolds) {
  for (const double pole : {90.0, -90.0}) {
    for (const double first : {-180.0, -170.0, 0.0, 100.0}) {
      std::vector<Place> places;
      for (int i = 0; i < 4; ++i) places.push_back({first + 90 * i, pole * 80 / 90});
      const auto rings = map_rings(spherical_hull(places, {0, pole}));
      ASSERT_EQ(rings.size(), 1U);
      expect_sound(rings);
      EXPECT_TRUE(holds(rings[0], -179, pole * 88 / 90));
      EXPECT_TRUE(holds(rings[0], 45, pole * 85 / 90));
      EXPECT_DOUBLE_EQ(area(rings[0]), 2 * 360 * 10);
    }
  }
}

TEST(MapLines, AreCutWhereTheyCrossTheAntimeridian) {
  EXPECT_EQ(map_lines({170, 1}, {175, 2}), (std::vector<Ring>{{{170, 1}, {175, 2}}}));
  EXPECT_EQ(map_lines({179, 1}, {-179, 3}), (std::vector<Ring>{{{179, 1}, {180, 2}}, {{-180, 2}, {-179, 3}}}));
  EXPECT_EQ(map_lines({-179, 3}, {179, 1}), (std::vector<Ring>{{{-179, 3}, {-180, 2}}, {{180, 2}, {179, 1}}}));
}

RC_GTEST_PROP(MapRings, HoldAllPlacesOfAHeap, ()) {
  const double longitude = *rc::gen::inRange(-180, 180);
  const double latitude = *rc::gen::inRange(-60, 61);
  const auto offsets = *rc::gen::container<std::vector<std::pair<int, int>>>(
      8, rc::gen::pair(rc::gen::inRange(-100, 101), rc::gen::inRange(-100, 101)));
  std::vector<Place> places;
  for (const auto& [x, y] : offsets) places.push_back({longitude + x / 100.0, latitude + y / 100.0});
  const auto hull = spherical_hull(places, {longitude, latitude});
  RC_PRE(hull.size() >= 3);
  const auto rings = map_rings(hull);
  for (const Ring& ring : rings) {
    RC_ASSERT(ring.front() == ring.back());
    RC_ASSERT(area(ring) > 0);
  }
  // A shortest line over Δλ = Δφ = 2° bends off the straight one of the map by up to Δλ Δφ tan φ / 4 = 0.03° at 61°.
  for (const auto& [x, y] : offsets) {
    const double height = latitude + y / 100.0;
    bool held = rings.empty();
    for (const Ring& ring : rings) {
      for (const double turn : {-360, 0, 360}) {
        const double at = longitude + x / 100.0 + turn;
        held = held || holds(ring, at, height) || distance_to_edge(ring, at, height) < 0.04;
      }
    }
    RC_ASSERT(held);
  }
}

}  // namespace
}  // namespace vallis::study::detail
