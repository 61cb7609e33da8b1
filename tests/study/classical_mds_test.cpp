#include "study/classical_mds.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>
#include <limits>

namespace vallis::study {
namespace {

TEST(ClassicalMds, PutsThreePointsOfALineOnALine) {
  const std::array d{1.0, 3.0, 2.0};
  const auto scaling = classical_mds(Dissimilarity(3, d), 2);
  ASSERT_TRUE(scaling);
  EXPECT_TRUE(scaling->converged);
  ASSERT_EQ(scaling->dimensions, 1);  // the second eigenvalue is round-off
  // Places 0, 1, 3 have mean 4/3; the entry that is largest by size is made positive.
  const std::array expected{-4.0 / 3, -1.0 / 3, 5.0 / 3};
  for (std::size_t i = 0; i < 3; ++i) EXPECT_NEAR(scaling->points[i], expected[i], 1e-12);
  EXPECT_NEAR(scaling->fit_to_all, 1, 1e-12);
  EXPECT_NEAR(scaling->negative_share, 0, 1e-12);
}

TEST(ClassicalMds, SaysHowFarDissimilaritiesAreFromEuclidean) {
  // d = 1, 1, 3 breaks the triangle inequality: eigenvalues 4.5, 0, −5/6.
  const std::array d{1.0, 1.0, 3.0};
  const auto scaling = classical_mds(Dissimilarity(3, d), 2);
  ASSERT_TRUE(scaling);
  EXPECT_NEAR(scaling->eigenvalues[0], 4.5, 1e-12);
  EXPECT_NEAR(scaling->eigenvalues[2], -5.0 / 6, 1e-12);
  EXPECT_NEAR(scaling->negative_share, (5.0 / 6) / (4.5 + 5.0 / 6), 1e-12);
  EXPECT_NEAR(scaling->fit_to_positive, 1, 1e-12);
}

TEST(ClassicalMds, GivesUnitsAtOnePlaceNoDimension) {
  const std::array d{0.0, 0.0, 0.0};
  const auto scaling = classical_mds(Dissimilarity(3, d), 1);
  ASSERT_TRUE(scaling);
  EXPECT_EQ(scaling->dimensions, 0);
  EXPECT_TRUE(std::isnan(scaling->fit_to_all));
}

TEST(ClassicalMds, RefusesTooManyDimensionsAndAMissingPair) {
  const std::array d{1.0, 3.0, std::numeric_limits<double>::quiet_NaN()};
  EXPECT_FALSE(classical_mds(Dissimilarity(3, std::array{1.0, 3.0, 2.0}), 3));
  EXPECT_FALSE(classical_mds(Dissimilarity(3, std::array{1.0, 3.0, 2.0}), 0));
  const auto missing = classical_mds(Dissimilarity(3, d), 1);
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().message.find("Units 2 and 3"), std::string::npos);
}

RC_GTEST_PROP(ClassicalMds, GivesBackDistancesBetweenPoints, ()) {
  const auto n = *rc::gen::inRange<std::size_t>(4, 12);
  const auto points = *rc::gen::container<std::vector<int>>(2 * n, rc::gen::inRange(-50, 50));
  Dissimilarity d(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      d.values()[Dissimilarity::index(i, j, n)] =
          std::hypot(points[2 * i] - points[2 * j], points[2 * i + 1] - points[2 * j + 1]);
    }
  }
  const auto scaling = classical_mds(d, 2).value();
  const auto width = static_cast<std::size_t>(scaling.dimensions);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      double square = 0;
      for (std::size_t c = 0; c < width; ++c) {
        square += std::pow(scaling.points[i * width + c] - scaling.points[j * width + c], 2);
      }
      RC_ASSERT(std::abs(std::sqrt(square) - d(i, j)) < 1e-5);
    }
  }
}

}  // namespace
}  // namespace vallis::study
