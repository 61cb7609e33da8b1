#include "study/sobol.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <set>

#include "study/made_ways.hpp"
#include "study/rank_sensitivity.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

template <class Model>
SobolRuns run(const Model& model, std::size_t d, std::size_t n, std::uint64_t seed) {
  const auto points = sobol_points(n, 2 * d, seed).value();
  SobolRuns runs;
  runs.at_ab.resize(d);
  for (std::size_t k = 0; k < n; ++k) {
    const auto a = points.row(k).first(d);
    const auto b = points.row(k).last(d);
    runs.at_a.push_back(model(a));
    runs.at_b.push_back(model(b));
    for (std::size_t i = 0; i < d; ++i) {
      std::vector<double> mixed(a.begin(), a.end());
      mixed[i] = b[i];
      runs.at_ab[i].push_back(model(mixed));
    }
  }
  return runs;
}

double ishigami_of_shares(std::span<const double> u) {
  std::vector<double> x;
  for (const double share : u) x.push_back((2 * share - 1) * std::numbers::pi);
  return ishigami(x, 7, 0.1);
}

TEST(SobolPoints, FillEachOfAPowerOfTwoStrataOnce) {
  const auto points = sobol_points(64, 40, 9).value();
  for (std::size_t c = 0; c < 40; ++c) {
    std::set<int> strata;
    for (std::size_t k = 0; k < 64; ++k) {
      const double x = points.row(k)[c];
      EXPECT_GE(x, 0);
      EXPECT_LT(x, 1);
      strata.insert(static_cast<int>(x * 64));
    }
    EXPECT_EQ(strata.size(), 64U) << "column " << c;
  }
}

TEST(SobolPoints, DependOnTheSeedAlone) {
  EXPECT_EQ(sobol_points(16, 3, 1)->values, sobol_points(16, 3, 1)->values);
  EXPECT_NE(sobol_points(16, 3, 1)->values, sobol_points(16, 3, 2)->values);
  EXPECT_TRUE(sobol_points(0, 3, 1)->values.empty());
  EXPECT_FALSE(sobol_points(16, 0, 1));
  EXPECT_FALSE(sobol_points(16, 3668, 1));
}

TEST(SobolIndices, OfIshigamiComeWithinAHundredthOfTheClosedForms) {
  const auto known = ishigami_indices(7, 0.1);
  const auto estimate = sobol_indices(run(ishigami_of_shares, 3, 1U << 14U, 1)).value();
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(estimate.jansen_first[i], known.first[i], 0.01);
    EXPECT_NEAR(estimate.jansen_total[i], known.total[i], 0.01);
    EXPECT_NEAR(estimate.saltelli_first[i], known.first[i], 0.02);
  }
  EXPECT_NEAR(estimate.mean, known.mean, 0.01);
  EXPECT_NEAR(estimate.variance, known.variance, 0.1);
}

TEST(SobolIndices, OfTheGFunctionComeWithinAHundredthOfTheClosedForms) {
  const std::vector<double> a = {0, 1, 4.5, 9, 99};
  const auto known = g_function_indices(a);
  const auto estimate =
      sobol_indices(run([&](std::span<const double> x) { return g_function(x, a); }, 5, 1U << 14U, 1)).value();
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_NEAR(estimate.jansen_first[i], known.first[i], 0.01);
    EXPECT_NEAR(estimate.jansen_total[i], known.total[i], 0.01);
  }
  EXPECT_NEAR(estimate.mean, 1, 0.01);
}

TEST(SobolIndices, OfASumAreTheSharesOfItsTerms) {
  const auto estimate =
      sobol_indices(run([](std::span<const double> x) { return x[0] + 2 * x[1]; }, 2, 1U << 12U, 3)).value();
  EXPECT_NEAR(estimate.jansen_first[0], 0.2, 0.01);
  EXPECT_NEAR(estimate.jansen_total[1], 0.8, 0.01);
}

TEST(SobolIndices, OfAConstantAreUndefined) {
  const SobolRuns runs = {{0.1, 0.1, 0.1}, {0.1, 0.1, 0.1}, {{0.1, 0.1, 0.1}}};
  const auto estimate = sobol_indices(runs).value();
  EXPECT_EQ(estimate.variance, 0);
  EXPECT_TRUE(std::isnan(estimate.jansen_first[0]));
  EXPECT_TRUE(std::isnan(estimate.jansen_total[0]));
}

TEST(SobolIndices, RefuseRunsThatDoNotMatch) {
  EXPECT_FALSE(sobol_indices({}));
  EXPECT_FALSE(sobol_indices({{1, 2}, {1}, {}}));
  EXPECT_FALSE(sobol_indices({{1, 2}, {1, 2}, {{1}}}));
}

TEST(SobolIntervals, HoldTheClosedFormsAndDoNotDependOnWorkers) {
  const auto runs = run(ishigami_of_shares, 3, 1024, 5);
  const auto known = ishigami_indices(7, 0.1);
  Workers one(1);
  Workers three(3);
  const auto a = sobol_intervals(runs, {}, one).value();
  const auto b = sobol_intervals(runs, {}, three).value();
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_LE(a.first[i].low, known.first[i]);
    EXPECT_GE(a.first[i].high, known.first[i]);
    EXPECT_LE(a.total[i].low, known.total[i]);
    EXPECT_GE(a.total[i].high, known.total[i]);
    EXPECT_EQ(a.first[i].low, b.first[i].low);
    EXPECT_EQ(a.total[i].high, b.total[i].high);
  }
  BootstrapOptions options;
  options.level = 1;
  EXPECT_FALSE(sobol_intervals(runs, options, one));
}

TEST(RankSensitivity, FindsTheOneChoiceThatMatters) {
  // Two ways that rank the units in opposite orders; the weight of the only indicator moves nothing.
  const std::vector<CompositeWay> ways = {{{{1, 2, 3}}, Mean::Arithmetic, 1}, {{{3, 2, 1}}, Mean::Arithmetic, 1}};
  Workers workers(2);
  SensitivityOptions options;
  options.points = 256;
  const auto result = rank_sensitivity(ways, std::array{2}, std::array{1.0}, options, workers).value();
  EXPECT_NEAR(result.indices.jansen_total[0], 1, 0.05);
  EXPECT_EQ(result.indices.jansen_total[1], 0);
  EXPECT_NEAR(result.mean_shift, 2.0 / 3, 0.05);
}

TEST(RankSensitivity, IsTheSameForAnyNumberOfWorkers) {
  const auto ways = test::made_ways(12, 4, 0, 2);
  const std::vector<double> weights = {1, 2, 1, 3};
  SensitivityOptions options;
  options.points = 128;
  options.intervals.replicates = 50;
  Workers one(1);
  Workers three(3);
  const auto a = rank_sensitivity(ways, std::array{1, 2, 2}, weights, options, one).value();
  const auto b = rank_sensitivity(ways, std::array{1, 2, 2}, weights, options, three).value();
  EXPECT_EQ(a.indices.jansen_first, b.indices.jansen_first);
  EXPECT_EQ(a.intervals.total[6].high, b.intervals.total[6].high);
  EXPECT_EQ(a.indices.jansen_total[0], 0);  // a choice of one is none
  for (const double total : a.indices.jansen_total) EXPECT_GE(total, 0);
}

TEST(RankSensitivity, RefusesLevelsThatDoNotMultiplyToTheWays) {
  const auto ways = test::made_ways(12, 4, 0, 2);
  Workers workers(1);
  EXPECT_FALSE(rank_sensitivity(ways, std::array{3}, std::vector<double>(4, 1.0), {}, workers));
  const std::vector<CompositeWay> gap = {{{{1, 2, std::numeric_limits<double>::quiet_NaN()}}, Mean::Arithmetic, 1}};
  EXPECT_FALSE(rank_sensitivity(gap, std::array{1}, std::array{1.0}, {}, workers));
}

}  // namespace
}  // namespace vallis::study
