#include "study/prediction_strength.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "study/random.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using testing::AllOf;
using testing::Each;
using testing::Ge;
using testing::Le;

/// `groups` squares of side 1, 20 apart on a line.
std::vector<double> squares(std::size_t n, std::size_t groups) {
  Random random(6);
  std::vector<double> points;
  for (std::size_t i = 0; i < n; ++i) {
    points.push_back(random.uniform() + 20 * static_cast<double>(i % groups));
    points.push_back(random.uniform());
  }
  return points;
}

PredictionStrength of(const std::vector<double>& points, int k_max, int threads = 1) {
  Workers workers(threads);
  PredictionStrengthOptions options;
  options.k_max = k_max;
  options.divisions = 20;
  return prediction_strength(points, 2, options, workers).value();
}

TEST(PredictionStrength, FindsSeparatedGroups) {
  const PredictionStrength strength = of(squares(90, 3), 6);
  EXPECT_EQ(strength.chosen, 3);
  EXPECT_EQ(strength.mean[0], 1);
  EXPECT_EQ(strength.mean[2], 1);
  EXPECT_LT(strength.mean[3], 0.8);
  for (const auto& division : strength.by_division) EXPECT_THAT(division, Each(AllOf(Ge(0), Le(1))));
}

TEST(PredictionStrength, FindsNoGroupsInOneSquare) { EXPECT_EQ(of(squares(60, 1), 5).chosen, 1); }

TEST(PredictionStrength, GivesTheSameBytesForAnyNumberOfWorkers) {
  const std::vector<double> points = squares(50, 2);
  EXPECT_EQ(of(points, 4).by_division, of(points, 4, 3).by_division);
}

TEST(PredictionStrength, HasNoErrorForOneDivision) {
  Workers workers(1);
  const auto strength = prediction_strength(squares(20, 2), 2, {.k_max = 2, .divisions = 1}, workers);
  ASSERT_TRUE(strength);
  EXPECT_TRUE(std::isnan(strength->standard_error[1]));
  EXPECT_EQ(strength->chosen, 2);
}

TEST(PredictionStrength, RefusesWhatItCannotUse) {
  Workers workers(1);
  const std::array points{0.0, 1.0, 2.0, 3.0};
  EXPECT_FALSE(prediction_strength(points, 1, {.k_max = 3}, workers));
  EXPECT_FALSE(prediction_strength(points, 3, {.k_max = 1}, workers));
  EXPECT_FALSE(prediction_strength(points, 1, {.k_max = 2, .divisions = 0}, workers));
  EXPECT_FALSE(prediction_strength(points, 1, {.k_max = 2, .cutoff = 0}, workers));
  EXPECT_FALSE(prediction_strength(std::array{0.0, 1.0, 2.0, std::nan("")}, 1, {.k_max = 2}, workers));
  EXPECT_TRUE(prediction_strength(points, 1, {.k_max = 2}, workers));
}

}  // namespace
}  // namespace vallis::study
