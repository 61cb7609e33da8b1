#include "study/gap.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "study/random.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using testing::ElementsAre;

TEST(Gap, HalvesTheMeanOfPairwiseDistances) {
  // Pairs at 0, 1 and 10, 11: for k = 1 ½ · (1 + 10 + 11 + 9 + 10 + 1) / 4, for k = 2 ½ · (1/2 + 1/2).
  Workers workers(1);
  const std::vector<std::vector<double>> references{{0, 2, 20, 22}};
  const auto gap = gap_statistic(std::array{0.0, 1.0, 10.0, 11.0}, 1, references, LinkageMethod::Average, 3, workers);
  ASSERT_TRUE(gap);
  EXPECT_NEAR(gap->log_within[0], std::log(42.0 / 8), 1e-14);
  EXPECT_NEAR(gap->log_within[1], std::log(0.5), 1e-14);
  EXPECT_NEAR(gap->log_within[2], std::log(0.25), 1e-14);
  // Twice the scale adds log 2, with or without groups; a single set has no standard error.
  for (const double g : gap->gap) EXPECT_NEAR(g, std::log(2.0), 1e-14);
  EXPECT_TRUE(std::isnan(gap->standard_error[0]));
}

TEST(Gap, GivesTheSameBytesForAnyNumberOfWorkers) {
  Random random(3);
  std::vector<double> points(120);
  for (double& x : points) x = random.uniform();
  const auto sets = reference_sets(points, 3, ReferenceSpace::ScaledPca, 6, 9);
  Workers one(1);
  Workers three(3);
  const auto a = gap_statistic(points, 3, *sets, LinkageMethod::WardD2, 5, one);
  const auto b = gap_statistic(points, 3, *sets, LinkageMethod::WardD2, 5, three);
  ASSERT_TRUE(a && b);
  EXPECT_EQ(a->log_within_reference, b->log_within_reference);
}

// The rules as R 4.2's cluster::maxSE answers for these gaps, with standard errors of 0.1.
TEST(GapRule, ReadsTheNumberOfGroupsAsRDoes) {
  const std::array gap{0.1, 0.45, 0.5, 0.3, 0.9, 0.85};
  const std::array error{0.1, 0.1, 0.1, 0.1, 0.1, 0.1};
  EXPECT_EQ(choose_groups(gap, error, GapRule::FirstMax, 1), 3);
  EXPECT_EQ(choose_groups(gap, error, GapRule::GlobalMax, 1), 5);
  EXPECT_EQ(choose_groups(gap, error, GapRule::FirstSEMax, 1), 2);
  EXPECT_EQ(choose_groups(gap, error, GapRule::FirstSEMax, 0), 3);
  EXPECT_EQ(choose_groups(gap, error, GapRule::Tibs2001SEMax, 1), 2);
  EXPECT_EQ(choose_groups(gap, error, GapRule::GlobalSEMax, 1), 5);
  EXPECT_EQ(choose_groups(gap, error, GapRule::GlobalSEMax, 5), 2);
}

TEST(GapRule, TakesTheLastOfRisingGaps) {
  const std::array gap{0.1, 0.5, 0.9};
  const std::array error{0.0, 0.0, 0.0};
  for (const GapRule rule :
       {GapRule::FirstMax, GapRule::GlobalMax, GapRule::FirstSEMax, GapRule::Tibs2001SEMax, GapRule::GlobalSEMax}) {
    EXPECT_EQ(choose_groups(gap, error, rule, 1), 3) << name(rule);
  }
}

TEST(ReferenceSets, LieInTheRangeOfTheColumns) {
  const std::array points{0.0, 5.0, 10.0, 5.0, 4.0, 5.0};
  const auto sets = reference_sets(points, 2, ReferenceSpace::Original, 20, 1);
  ASSERT_TRUE(sets);
  for (const auto& set : *sets) {
    for (std::size_t i = 0; i < 3; ++i) {
      EXPECT_GE(set[2 * i], -1e-12);
      EXPECT_LE(set[2 * i], 10 + 1e-12);
      EXPECT_NEAR(set[2 * i + 1], 5, 1e-12);
    }
  }
}

TEST(ReferenceSets, FollowThePrincipalAxes) {
  // Points along y = 2x have no extent across it, so a turned box is the line itself.
  const std::array points{0.0, 0.0, 1.0, 2.0, 2.0, 4.0, 5.0, 10.0};
  const auto sets = reference_sets(points, 2, ReferenceSpace::ScaledPca, 10, 1);
  ASSERT_TRUE(sets);
  double widest = 0;
  for (const auto& set : *sets) {
    for (std::size_t i = 0; i < 4; ++i) {
      EXPECT_NEAR(set[2 * i + 1], 2 * set[2 * i], 1e-9);
      widest = std::max(widest, set[2 * i]);
    }
  }
  EXPECT_GT(widest, 3);
}

TEST(ReferenceSets, DependOnTheSeedAndTheirNumberOnly) {
  const std::array points{0.0, 1.0, 2.0, 3.0};
  const auto few = reference_sets(points, 1, ReferenceSpace::Original, 2, 7);
  const auto many = reference_sets(points, 1, ReferenceSpace::Original, 5, 7);
  ASSERT_TRUE(few && many);
  EXPECT_EQ((*few)[1], (*many)[1]);
  EXPECT_NE((*few)[0], (*few)[1]);
}

TEST(Gap, RefusesWhatItCannotUse) {
  Workers workers(1);
  const std::array points{0.0, 1.0, 2.0};
  const std::vector<std::vector<double>> references{{0, 1}};
  EXPECT_FALSE(gap_statistic(points, 1, references, LinkageMethod::Average, 3, workers));
  EXPECT_FALSE(gap_statistic(points, 1, {}, LinkageMethod::Average, 1, workers));
  EXPECT_FALSE(gap_statistic(points, 2, references, LinkageMethod::Average, 1, workers));
  EXPECT_FALSE(gap_statistic(points, 1, references, LinkageMethod::Centroid, 2, workers));
  EXPECT_TRUE(gap_statistic(points, 1, references, LinkageMethod::Average, 2, workers));
  EXPECT_FALSE(reference_sets(points, 2, ReferenceSpace::Original, 1, 1));
}

}  // namespace
}  // namespace vallis::study
