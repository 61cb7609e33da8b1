#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "study/hdbscan.hpp"
#include "study/random.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using testing::Each;

/// Places strewn over a square of `side` degrees about a centre.
void strew(std::vector<Place>& places, Place centre, double side, std::size_t count, Random& random) {
  for (std::size_t i = 0; i < count; ++i) {
    const double longitude = centre.longitude + side * (random.uniform() - 0.5);
    places.push_back({longitude, centre.latitude + side * (random.uniform() - 0.5)});
  }
}

Hdbscan of(const std::vector<Place>& places, int min_points, int threads = 1) {
  Workers workers(threads);
  return hdbscan(places, min_points, kEarthRadiusKm, workers).value();
}

/// Distances by chords, as a matrix.
Dissimilarity matrix(const std::vector<Place>& places) {
  Dissimilarity d(places.size());
  std::size_t pair = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    for (std::size_t j = i + 1; j < places.size(); ++j) {
      const UnitVector a = unit_vector(places[i]);
      const UnitVector b = unit_vector(places[j]);
      const double square = (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y) + (a.z - b.z) * (a.z - b.z);
      d.values()[pair++] = 2 * kEarthRadiusKm * std::asin(std::min(1.0, std::sqrt(square) / 2));
    }
  }
  return d;
}

RC_GTEST_PROP(HdbscanOfPlaces, IsThatOfTheMatrix, ()) {
  Random random(*rc::gen::arbitrary<std::uint64_t>());
  std::vector<Place> places;
  strew(places, {179.9, 60}, 0.4, 15 + random.below(20), random);
  strew(places, {-179, 61}, 1.5, 10 + random.below(20), random);
  strew(places, {170, 55}, 20, random.below(15), random);
  for (std::uint64_t twin = random.below(4); twin > 0; --twin) places.push_back(places[random.below(places.size())]);
  const int min_points = 2 + static_cast<int>(random.below(8));
  Workers workers(1);
  const Hdbscan expected = hdbscan(matrix(places), min_points, workers).value();
  const Hdbscan found = of(places, min_points);
  RC_ASSERT(found.core_distance == expected.core_distance);
  RC_ASSERT(found.tree_lengths == expected.tree_lengths);
  RC_ASSERT(found.group == expected.group);
  RC_ASSERT(found.outlier_score == expected.outlier_score);
  const Hdbscan two = of(places, min_points, 2);
  RC_ASSERT(two.group == found.group);
  RC_ASSERT(two.tree_lengths == found.tree_lengths);
}

TEST(HdbscanOfPlaces, JoinsWhatTheDateLineParts) {
  Random random(5);
  std::vector<Place> places;
  strew(places, {180, 10}, 0.2, 40, random);
  strew(places, {0, 10}, 0.2, 40, random);
  const Hdbscan found = of(places, 5);
  EXPECT_EQ(found.stability.size(), 2U);
  const std::vector<int> east(found.group.begin(), found.group.begin() + 40);
  EXPECT_THAT(east, Each(east.front()));
  std::vector<Place> wrapped = places;
  for (Place& place : wrapped) place.longitude = wrapped_longitude(place.longitude);
  EXPECT_EQ(of(wrapped, 5).group, found.group);
}

TEST(HdbscanOfPlaces, JoinsWhatMeridiansPartAtThePoles) {
  std::vector<Place> places;
  for (const double pole : {90.0, -90.0}) {
    for (int i = 0; i < 36; ++i) places.push_back({10.0 * i - 180, pole - std::copysign(0.01 + 0.0001 * i, pole)});
    for (int i = 0; i < 4; ++i) places.push_back({90.0 * i, pole});
  }
  const Hdbscan found = of(places, 4);
  ASSERT_EQ(found.stability.size(), 2U);
  for (std::size_t i = 0; i < 40; ++i) {
    EXPECT_NE(found.group[i], 0);
    EXPECT_EQ(found.group[i], found.group[0]);
    EXPECT_EQ(found.group[40 + i], found.group[40]);
  }
  EXPECT_EQ(found.core_distance[36], 0) << "all longitudes are one place at a pole";
}

TEST(HdbscanOfPlaces, RefusesWhatIsNoPlace) {
  Workers workers(1);
  EXPECT_FALSE(hdbscan(std::vector<Place>{{0, 0}, {0, 91}}, 2, kEarthRadiusKm, workers));
  EXPECT_FALSE(hdbscan(std::vector<Place>{{0, 0}, {1, 1}}, 3, kEarthRadiusKm, workers));
  EXPECT_FALSE(hdbscan(std::vector<Place>{{0, 0}, {1, 1}}, 2, 0, workers));
}

}  // namespace
}  // namespace vallis::study
