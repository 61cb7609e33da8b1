#include "study/uncertainty.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "study/detail/draw_kernels.hpp"
#include "study/made_ways.hpp"
#include "study/profile.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

void expect_equal_distributions(const RankDistribution& a, const RankDistribution& b) {
  for (std::size_t i = 0; i < a.units(); ++i) {
    for (int rank = 1; rank <= static_cast<int>(a.units()); ++rank) ASSERT_EQ(a.count(i, rank), b.count(i, rank));
  }
}

TEST(ScoreDraws, GivesWhatAggregateGives) {
  Workers workers(2);
  auto ways = test::made_ways(23, 5, 0.2, 3);
  ways.push_back({ways.front().columns, Mean::Harmonic, 1});
  ways.push_back({ways.front().columns, Mean::Generalised, -2});
  std::vector<ExplicitDraw> draws;
  Random random(5);
  for (std::size_t d = 0; d < 30; ++d) {
    draws.push_back({d % ways.size(), {}});
    for (int j = 0; j < 5; ++j) draws.back().weights.push_back(random.uniform());
  }
  const auto drawn = score_draws(ways, draws, workers).value();
  for (std::size_t d = 0; d < draws.size(); ++d) {
    const auto& way = ways[draws[d].way];
    const auto scores = aggregate(way.columns, draws[d].weights, way.mean, way.power).value();
    const auto ranks = ranks_from_highest(scores);
    for (std::size_t i = 0; i < 23; ++i) {
      if (std::isnan(scores[i])) {
        EXPECT_TRUE(std::isnan(drawn.scores[d * 23 + i]));
      } else {
        EXPECT_NEAR(drawn.scores[d * 23 + i], scores[i], 1e-9);
      }
      EXPECT_EQ(drawn.ranks[d * 23 + i], ranks[i].value_or(0)) << "draw " << d << ", unit " << i;
    }
  }
}

TEST(ScoreDraws, RanksManyUnitsAsItRanksFew) {
  Workers workers(1);
  // The same scores above and below the number of units at which ranks are found by sorting.
  const auto table = test::made_indicators(250, 3, 0.1, 8).columns;
  auto wide = table;
  for (auto& column : wide) column.resize(300, kNone);
  const std::vector<ExplicitDraw> draws = {{0, {1, 2, 0.5}}, {0, {1, 0, 0}}};
  const auto few = score_draws(std::vector<CompositeWay>{{table, Mean::Arithmetic, 1}}, draws, workers).value();
  const auto many = score_draws(std::vector<CompositeWay>{{wide, Mean::Arithmetic, 1}}, draws, workers).value();
  for (std::size_t d = 0; d < 2; ++d) {
    for (std::size_t i = 0; i < 250; ++i) ASSERT_EQ(few.ranks[d * 250 + i], many.ranks[d * 300 + i]);
  }
  EXPECT_EQ(many.ranks[299], 0);
}

TEST(ScoreDraws, RefusesWhatCannotBeDrawn) {
  Workers workers(1);
  const std::vector<CompositeWay> ways = {{{{1, 2}, {3, 0}}, Mean::Arithmetic, 1}};
  EXPECT_FALSE(score_draws({}, std::vector<ExplicitDraw>{}, workers));
  EXPECT_FALSE(score_draws(ways, std::vector<ExplicitDraw>{{1, {1, 1}}}, workers));
  EXPECT_FALSE(score_draws(ways, std::vector<ExplicitDraw>{{0, {1}}}, workers));
  EXPECT_FALSE(score_draws(ways, std::vector<ExplicitDraw>{{0, {0, 0}}}, workers));
  const std::vector<CompositeWay> geometric = {{{{1, 2}, {3, 0}}, Mean::Geometric, 1}};
  EXPECT_FALSE(score_draws(geometric, std::vector<ExplicitDraw>{{0, {1, 1}}}, workers));
  const std::vector<CompositeWay> uneven = {{{{1, 2}}, Mean::Arithmetic, 1}, {{{1, 2, 3}}, Mean::Arithmetic, 1}};
  EXPECT_FALSE(score_draws(uneven, std::vector<ExplicitDraw>{{0, {1}}}, workers));
}

TEST(RankUncertainty, IsTheSameForAnyNumberOfWorkers) {
  const auto ways = test::made_ways(17, 6, 0.1, 1);
  const std::vector<double> weights(6, 1.0);
  for (const auto kind :
       {WeightUncertainty::Kind::None, WeightUncertainty::Kind::Noise, WeightUncertainty::Kind::Simplex}) {
    MonteCarloOptions options;
    options.draws = 3000;
    options.weights.kind = kind;
    Workers one(1);
    Workers three(3);
    expect_equal_distributions(rank_uncertainty(ways, weights, options, one).value(),
                               rank_uncertainty(ways, weights, options, three).value());
  }
}

TEST(RankUncertainty, WithoutUncertaintyIsCertain) {
  Workers workers(1);
  MonteCarloOptions options;
  options.draws = 100;
  options.weights.kind = WeightUncertainty::Kind::None;
  const auto ranks =
      rank_uncertainty(std::vector<CompositeWay>{{{{1, 3, 2}}, Mean::Arithmetic, 1}}, std::array{1.0}, options, workers)
          .value();
  EXPECT_EQ(ranks.count(1, 1), 100U);
  EXPECT_EQ(ranks.count(2, 2), 100U);
  EXPECT_EQ(ranks.mean(0), 3);
  EXPECT_EQ(ranks.probability_of_top(2, 1), 0);
  EXPECT_EQ(ranks.probability_of_top(2, 2), 1);
}

TEST(RankUncertainty, OverAllWeightsFavoursNobodyBetweenMirroredUnits) {
  // Unit 0 is best in one indicator and unit 1 in the other, by as much: each wins for half of the weights.
  Workers workers(2);
  MonteCarloOptions options;
  options.draws = 100'000;
  options.weights.kind = WeightUncertainty::Kind::Simplex;
  const std::vector<CompositeWay> ways = {{{{2, 1}, {1, 2}}, Mean::Arithmetic, 1}};
  const auto ranks = rank_uncertainty(ways, std::array{1.0, 1.0}, options, workers).value();
  // Five standard deviations of a share of 100,000 fair draws.
  EXPECT_NEAR(ranks.probability_of_top(0, 1), 0.5, 5 * 0.5 / std::sqrt(100'000));
}

TEST(RankUncertainty, LeavesOutUnitsWithoutAScore) {
  Workers workers(1);
  const std::vector<CompositeWay> ways = {{{{1, kNone, 2}}, Mean::Arithmetic, 1}};
  const auto ranks = rank_uncertainty(ways, std::array{1.0}, {}, workers).value();
  EXPECT_EQ(ranks.known(1), 0U);
  EXPECT_TRUE(std::isnan(ranks.mean(1)));
  EXPECT_TRUE(std::isnan(ranks.quantile(1, 0.5)));
  EXPECT_TRUE(std::isnan(ranks.probability_of_top(1, 1)));
  EXPECT_EQ(ranks.mean(0), 2);
}

TEST(RankUncertainty, RefusesOptionsOutsideTheirRange) {
  Workers workers(1);
  const std::vector<CompositeWay> ways = {{{{1, 2}}, Mean::Arithmetic, 1}};
  MonteCarloOptions options;
  options.draws = 0;
  EXPECT_FALSE(rank_uncertainty(ways, std::array{1.0}, options, workers));
  options.draws = 1;
  options.weights.spread = 1.5;
  EXPECT_FALSE(rank_uncertainty(ways, std::array{1.0}, options, workers));
  EXPECT_FALSE(rank_uncertainty(ways, std::array{0.0}, {}, workers));
}

TEST(RankDistribution, HasTheQuantilesOfTheRanksItCounted) {
  RankDistribution counted(9);
  std::vector<double> ranks;
  Random random(11);
  for (int d = 0; d < 37; ++d) {
    ranks.push_back(static_cast<double>(1 + random.below(9)));
    counted.add(4, static_cast<int>(ranks.back()));
  }
  for (const double p : {0.0, 0.025, 0.05, 0.5, 0.95, 0.975, 1.0}) {
    EXPECT_NEAR(counted.quantile(4, p), quantile(ranks, p), 1e-12) << p;
  }
  EXPECT_NEAR(counted.mean(4), std::accumulate(ranks.begin(), ranks.end(), 0.0) / 37, 1e-12);
}

TEST(DrawKernels, GiveEqualBitsForEveryInstructionSet) {
  using detail::InstructionSet;
  constexpr std::size_t kStride = 48;
  constexpr std::size_t kColumns = 7;
  Random random(2);
  std::vector<double> columns(kStride * kColumns);
  std::vector<double> weights(kColumns);
  for (double& value : columns) value = random.uniform() - 0.5;
  for (double& value : weights) value = random.uniform();
  std::vector<double> expected(kStride);
  std::vector<std::int64_t> expected_better(kStride);
  const auto& plain = detail::draw_kernels(InstructionSet::Baseline);
  plain.weighted_sums(columns.data(), weights.data(), kColumns, kStride, expected.data());
  expected[5] = expected[9];
  expected[40] = -std::numeric_limits<double>::infinity();
  plain.count_better(expected.data(), 1e-3, kStride, expected_better.data());
  EXPECT_EQ(*std::max_element(expected_better.begin(), expected_better.end()), 47);
  for (const auto set : {InstructionSet::Avx2, InstructionSet::Avx512}) {
    if (set > detail::widest_instruction_set()) continue;
    const auto& wide = detail::draw_kernels(set);
    std::vector<double> sums(kStride);
    std::vector<std::int64_t> better(kStride);
    wide.weighted_sums(columns.data(), weights.data(), kColumns, kStride, sums.data());
    sums[5] = sums[9];
    sums[40] = -std::numeric_limits<double>::infinity();
    EXPECT_EQ(sums, expected);
    wide.count_better(sums.data(), 1e-3, kStride, better.data());
    EXPECT_EQ(better, expected_better);
    EXPECT_EQ(wide.largest(sums.data(), kStride), plain.largest(expected.data(), kStride));
  }
}

TEST(DrawKernels, SumResamplesToTheBitsOfOneSumEach) {
  using detail::InstructionSet;
  using detail::kResamples;
  constexpr std::size_t kStride = 24;
  constexpr std::size_t kRows = 150;  // not a whole number of the parts in which rows are read
  Random random(3);
  std::vector<double> columns(kStride * kRows);
  std::vector<std::uint32_t> times(kResamples * kRows);
  for (double& value : columns) value = random.uniform() - 0.5;
  for (auto& value : times) value = static_cast<std::uint32_t>(random.below(4));
  std::vector<double> expected(kResamples * kStride);
  for (std::size_t r = 0; r < kResamples; ++r) {
    const std::vector<double> weights(times.data() + r * kRows, times.data() + (r + 1) * kRows);
    detail::draw_kernels(InstructionSet::Baseline)
        .weighted_sums(columns.data(), weights.data(), kRows, kStride, expected.data() + r * kStride);
  }
  for (const auto set : {InstructionSet::Baseline, InstructionSet::Avx2, InstructionSet::Avx512}) {
    if (set > detail::widest_instruction_set()) continue;
    std::vector<double> sums(kResamples * kStride, 1.0);
    detail::draw_kernels(set).resampled_sums(columns.data(), times.data(), kRows, kStride, sums.data());
    EXPECT_EQ(sums, expected);
  }
}

}  // namespace
}  // namespace vallis::study
