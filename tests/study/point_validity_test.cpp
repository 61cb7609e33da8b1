#include "study/point_validity.hpp"

#include <gtest/gtest.h>

#include <array>

namespace vallis::study {
namespace {

TEST(PointValidity, OfTwoPairsOnALine) {
  // Means 0.5 and 10.5: B = 4 · 25, W = 4 · 0.25; each pair spreads by 0.5 and they lie 10 apart.
  const auto validity = point_validity(std::array{0.0, 1.0, 10.0, 11.0}, 1, make_partition(std::array{1, 1, 2, 2}));
  ASSERT_TRUE(validity);
  EXPECT_DOUBLE_EQ(validity->calinski_harabasz, 100.0 / 1 / (1.0 / 2));
  EXPECT_DOUBLE_EQ(validity->davies_bouldin, 0.1);
}

TEST(PointValidity, OfGroupsOfEqualPointsIsAsScikitLearnDefinesIt) {
  const auto validity = point_validity(std::array{1.0, 1.0, 3.0, 3.0}, 1, make_partition(std::array{1, 1, 2, 2}));
  ASSERT_TRUE(validity);
  EXPECT_EQ(validity->calinski_harabasz, 1);
  EXPECT_EQ(validity->davies_bouldin, 0);
}

TEST(PointValidity, LeavesGroupsWithOneMeanOutOfTheirComparison) {
  // The first two groups share the mean 0; only the third, 9 away, is compared with them.
  const std::array points{-1.0, 1.0, -2.0, 2.0, 9.0};
  const auto validity = point_validity(points, 1, make_partition(std::array{1, 1, 2, 2, 3}));
  ASSERT_TRUE(validity);
  EXPECT_DOUBLE_EQ(validity->davies_bouldin, (1.0 / 9 + 2.0 / 9 + 2.0 / 9) / 3);
}

TEST(PointValidity, RefusesWhatItCannotUse) {
  const std::array points{0.0, 1.0, 2.0};
  EXPECT_FALSE(point_validity(points, 1, make_partition(std::array{1, 1, 1})));
  EXPECT_FALSE(point_validity(points, 1, make_partition(std::array{1, 2, 3})));
  EXPECT_FALSE(point_validity(points, 2, make_partition(std::array{1, 1, 2})));
}

}  // namespace
}  // namespace vallis::study
