#include "study/k_prototypes.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace vallis::study {
namespace {

using testing::ElementsAre;

const double kMissing = std::nan("");

TEST(KPrototypes, WeighsMismatchesAgainstSquaredDistances) {
  // Unit 3 is at 1 from the second prototype's number and differs from its category: 1 + λ against 4.
  const MixedPoints points{.rows = 4, .numbers = {{0, 3, 2, 0}}, .categories = {{0, 1, 0, 0}}};
  const std::array start{0, 1};
  const auto near = k_prototypes(points, {.numbers = {1}, .categories = {2}}, start, 1);
  const auto alike = k_prototypes(points, {.numbers = {1}, .categories = {4}}, start, 1);
  ASSERT_TRUE(near && alike);
  EXPECT_THAT(near->group, ElementsAre(1, 2, 2, 1));
  EXPECT_THAT(alike->group, ElementsAre(1, 2, 1, 1));
}

TEST(KPrototypes, TakesTheSmallerOfEquallyFrequentCategories) {
  const MixedPoints points{.rows = 4, .numbers = {}, .categories = {{2, 1, 2, 1}}};
  const auto found = k_prototypes(points, {.numbers = {}, .categories = {1}}, std::array{0}, 10);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->modes[0][0], 1);
  EXPECT_EQ(found->total_within, 2);
  EXPECT_TRUE(found->converged);
}

TEST(KPrototypes, TakesTheSmallerOfEquallyNearPrototypes) {
  const MixedPoints points{.rows = 3, .numbers = {{0, 2, 1}}, .categories = {}};
  const auto found = k_prototypes(points, {.numbers = {1}, .categories = {}}, std::array{0, 1}, 1);
  ASSERT_TRUE(found);
  EXPECT_THAT(found->group, ElementsAre(1, 2, 1));
  EXPECT_FALSE(found->converged);
}

TEST(KPrototypes, LetsMissingValuesCostNothing) {
  const MixedPoints points{.rows = 4, .numbers = {{0, 1, 10, kMissing}}, .categories = {{0, -1, 1, 1}}};
  const auto found = k_prototypes(points, {.numbers = {1}, .categories = {1}}, std::array{0, 2}, 10);
  ASSERT_TRUE(found);
  EXPECT_THAT(found->group, ElementsAre(1, 1, 2, 2));
  EXPECT_EQ(found->centres[0][0], 0.5);
  EXPECT_EQ(found->centres[1][0], 10);
  EXPECT_EQ(found->total_within, 0.5);
}

TEST(KPrototypes, ReportsAGroupThatGetsNoUnit) {
  const MixedPoints points{.rows = 3, .numbers = {{1, 1, 2}}, .categories = {}};
  const auto found = k_prototypes(points, {.numbers = {1}, .categories = {}}, std::array{0, 1, 2}, 10);
  ASSERT_TRUE(found);
  EXPECT_THAT(found->size, ElementsAre(2, 0, 1));
  EXPECT_THAT(found->within, ElementsAre(0, 0, 0));
}

TEST(KPrototypes, EstimatesLambdaFromSpreadAndDiversity) {
  // Variance 1 and 4, mean 2.5; shares ½, ½ and 1: 1 − ½ and 0, mean ¼.
  const MixedPoints points{
      .rows = 4,
      .numbers = {{0, 0, std::sqrt(3.0), std::sqrt(3.0)}, {1, 1, 1 + std::sqrt(12.0), 1 + std::sqrt(12.0)}},
      .categories = {{0, 0, 1, 1}, {0, 0, 0, 0}}};
  const PrototypeWeights weights = estimated_weights(points);
  EXPECT_THAT(weights.numbers, ElementsAre(1, 1));
  EXPECT_NEAR(weights.categories[0], 10, 1e-12);
  EXPECT_EQ(weights.categories[0], weights.categories[1]);
}

TEST(KPrototypes, RefusesWhatItCannotUse) {
  const MixedPoints points{.rows = 2, .numbers = {{0, 1}}, .categories = {}};
  const PrototypeWeights weights{.numbers = {1}, .categories = {}};
  EXPECT_FALSE(k_prototypes({}, {}, std::array{0}, 1));
  EXPECT_FALSE(k_prototypes(points, {}, std::array{0}, 1));
  EXPECT_FALSE(k_prototypes(points, {.numbers = {-1}, .categories = {}}, std::array{0}, 1));
  EXPECT_FALSE(k_prototypes(points, weights, std::array{2}, 1));
  EXPECT_FALSE(k_prototypes(points, weights, std::array{0, 0}, 1));
  EXPECT_FALSE(k_prototypes(points, weights, {}, 1));
  EXPECT_FALSE(k_prototypes(points, weights, std::array{0}, 0));
}

}  // namespace
}  // namespace vallis::study
