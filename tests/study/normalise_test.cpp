#include "study/normalise.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "study/indicator_statistics.hpp"

namespace vallis::study {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

void expect_values(const std::vector<double>& actual, const std::vector<double>& expected) {
  ASSERT_EQ(actual.size(), expected.size());
  for (std::size_t i = 0; i < actual.size(); ++i) {
    if (std::isnan(expected[i])) {
      EXPECT_TRUE(std::isnan(actual[i])) << "at " << i << ": " << actual[i];
    } else {
      EXPECT_NEAR(actual[i], expected[i], 1e-12) << "at " << i;
    }
  }
}

const std::vector<double> kValues = {4, 2, kNone, 8, 2};

TEST(Normalise, KeepsWhatIsMissing) {
  expect_values(normalise(kValues, Normalisation::MinMax, {}), {100.0 / 3, 0, kNone, 100, 0});
  expect_values(normalise(kValues, Normalisation::Rank, {}), {3, 1, kNone, 4, 1});
  expect_values(normalise(kValues, Normalisation::MeanRank, {}), {3, 1.5, kNone, 4, 1.5});
  expect_values(normalise(kValues, Normalisation::PercentileRank, {}), {2.0 / 3, 0, kNone, 1, 0});
  expect_values(normalise(kValues, Normalisation::Borda, {}), {2, 0, kNone, 3, 0});
}

TEST(Normalise, TurnsAnIndicatorOfWhichLessIsBetter) {
  NormaliseOptions options;
  options.lower_is_better = true;
  options.target = 1;
  options.reference = 0;
  options.lower = 7;
  options.upper = 3;
  expect_values(normalise(kValues, Normalisation::MinMax, options), {200.0 / 3, 100, kNone, 0, 100});
  expect_values(normalise(kValues, Normalisation::DistanceToTarget, options), {4.0 / 7, 6.0 / 7, kNone, 0, 6.0 / 7});
  expect_values(normalise(kValues, Normalisation::DistanceToReference, options), {1, 1.5, kNone, 0, 1.5});
  expect_values(normalise(kValues, Normalisation::Goalposts, options), {75, 100, kNone, 0, 100});
  expect_values(normalise(kValues, Normalisation::FractionOfMax, options), {0.5, 1, kNone, 0.25, 1});
}

TEST(Normalise, LeavesAConstantUndefinedExceptInRanks) {
  const std::vector<double> same = {0.1, 0.1, 0.1};
  const std::vector<double> none = {kNone, kNone, kNone};
  for (const auto how : {Normalisation::MinMax, Normalisation::ZScore, Normalisation::DistanceToMax,
                         Normalisation::DistanceToReference}) {
    expect_values(normalise(same, how, {}), none);
  }
  expect_values(normalise(same, Normalisation::Rank, {}), {1, 1, 1});
  expect_values(normalise(same, Normalisation::FractionOfMax, {}), {1, 1, 1});
}

TEST(Normalise, HasNoDistanceToAReferenceThatIsMissingOrLowest) {
  NormaliseOptions options;
  options.reference = 2;
  expect_values(normalise(kValues, Normalisation::DistanceToReference, options), {kNone, kNone, kNone, kNone, kNone});
  options.reference = 1;
  expect_values(normalise(kValues, Normalisation::DistanceToReference, options), {kNone, kNone, kNone, kNone, kNone});
}

TEST(Normalise, CutsAtGoalpostsThatCoincide) {
  NormaliseOptions options;
  options.lower = 4;
  options.upper = 4;
  expect_values(normalise(kValues, Normalisation::Goalposts, options), {kNone, 0, kNone, 100, 0});
}

TEST(Normalise, OfNothingKnownIsNothing) {
  for (const auto how : {Normalisation::MinMax, Normalisation::ZScore, Normalisation::Rank,
                         Normalisation::PercentileRank, Normalisation::FractionOfMax}) {
    expect_values(normalise(std::vector<double>{kNone, kNone}, how, {}), {kNone, kNone});
    EXPECT_TRUE(normalise(std::vector<double>{}, how, {}).empty());
  }
  expect_values(normalise(std::vector<double>{3}, Normalisation::PercentileRank, {}), {kNone});
}

RC_GTEST_PROP(Normalise, MinMaxDoesNotSeeTheUnitOfMeasure, ()) {
  const auto whole = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(-1000, 1000)));
  const auto factor = *rc::gen::inRange(1, 1000);
  const auto shift = *rc::gen::inRange(-1000, 1000);
  std::vector<double> values(whole.begin(), whole.end());
  std::vector<double> other;
  for (const double value : values) other.push_back(value * factor + shift);
  const auto a = normalise(values, Normalisation::MinMax, {});
  const auto b = normalise(other, Normalisation::MinMax, {});
  for (std::size_t i = 0; i < a.size(); ++i) {
    RC_ASSERT(std::isnan(a[i]) == std::isnan(b[i]));
    RC_ASSERT(std::isnan(a[i]) || std::abs(a[i] - b[i]) < 1e-9);
  }
}

RC_GTEST_PROP(Normalise, KeepsTheOrder, ()) {
  const auto whole = *rc::gen::container<std::vector<int>>(8, rc::gen::inRange(1, 50));
  const std::vector<double> values(whole.begin(), whole.end());
  for (const auto how : {Normalisation::MinMax, Normalisation::ZScore, Normalisation::Rank, Normalisation::MeanRank,
                         Normalisation::PercentileRank, Normalisation::Borda, Normalisation::DistanceToMax,
                         Normalisation::FractionOfMax}) {
    for (const bool lower_is_better : {false, true}) {
      NormaliseOptions options;
      options.lower_is_better = lower_is_better;
      const auto scores = normalise(values, how, options);
      for (std::size_t a = 0; a < values.size(); ++a) {
        for (std::size_t b = 0; b < values.size(); ++b) {
          const bool better = lower_is_better ? values[a] < values[b] : values[a] > values[b];
          if (better) RC_ASSERT(scores[a] > scores[b]);
        }
      }
    }
  }
}

TEST(Distribution, OfTooFewValuesHasNoShape) {
  const auto two = distribution(std::vector<double>{1, 3, kNone});
  EXPECT_EQ(two.count, 2U);
  EXPECT_DOUBLE_EQ(two.standard_deviation, std::sqrt(2.0));
  EXPECT_TRUE(std::isnan(two.skewness));
  EXPECT_TRUE(std::isnan(two.excess_kurtosis));
  EXPECT_TRUE(std::isnan(distribution(std::vector<double>{0.1, 0.1, 0.1, 0.1, 0.1}).skewness));
  EXPECT_TRUE(std::isnan(distribution(std::vector<double>{}).mean));
}

TEST(Distribution, HasTheShapeThatSasAndExcelGive) {
  // Excel's documentation: SKEW and KURT of these ten numbers.
  const auto all = distribution(std::vector<double>{3, 4, 5, 2, 3, 4, 5, 6, 4, 7});
  EXPECT_NEAR(all.skewness, 0.359543071406797, 1e-12);
  EXPECT_NEAR(all.excess_kurtosis, -0.151799637208416, 1e-12);
}

}  // namespace
}  // namespace vallis::study
