#include "study/k_means.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>
#include <limits>

#include "study/random.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using testing::ElementsAre;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// Lloyd's algorithm as it is written down, in long double sums.
struct Plain {
  std::vector<int> group;
  int iterations = 0;
};

Plain plain_lloyd(const std::vector<double>& points, std::size_t columns, std::vector<double> centres, int passes) {
  const std::size_t n = points.size() / columns;
  const std::size_t k = centres.size() / columns;
  Plain plain{.group = std::vector<int>(n, 0)};
  for (bool moved = true; moved && plain.iterations < passes; ++plain.iterations) {
    moved = false;
    for (std::size_t i = 0; i < n; ++i) {
      double least = kInfinity;
      int best = 0;
      for (std::size_t g = 0; g < k; ++g) {
        double squared = 0;
        for (std::size_t c = 0; c < columns; ++c) {
          squared += (points[i * columns + c] - centres[g * columns + c]) *
                     (points[i * columns + c] - centres[g * columns + c]);
        }
        if (squared < least) {
          least = squared;
          best = static_cast<int>(g) + 1;
        }
      }
      moved = moved || best != plain.group[i];
      plain.group[i] = best;
    }
    for (std::size_t g = 0; g < k; ++g) {
      for (std::size_t c = 0; c < columns; ++c) {
        long double sum = 0;
        int size = 0;
        for (std::size_t i = 0; i < n; ++i) {
          if (plain.group[i] != static_cast<int>(g) + 1) continue;
          sum += points[i * columns + c];
          ++size;
        }
        centres[g * columns + c] =
            size > 0 ? static_cast<double>(sum / size) : std::numeric_limits<double>::quiet_NaN();
      }
    }
  }
  return plain;
}

std::vector<double> random_points(std::size_t n, std::size_t columns, std::uint64_t seed) {
  Random random(seed);
  std::vector<double> points(n * columns);
  for (double& x : points) x = random.uniform();
  return points;
}

std::vector<double> first_rows(const std::vector<double>& points, std::size_t columns, std::size_t k) {
  return {points.begin(), points.begin() + static_cast<std::ptrdiff_t>(k * columns)};
}

KMeans of(const std::vector<double>& points, std::size_t columns, const std::vector<double>& start,
          const KMeansOptions& options = {}, int threads = 1) {
  Workers workers(threads);
  return k_means(points, columns, start, options, workers).value();
}

TEST(KMeans, OfTwoPairsOnALine) {
  // By hand: centres 0.5 and 10.5, each with 2 · 0.25; about the mean 5.5 the sum is 2 · (5.5² + 4.5²).
  const KMeans found = of({0, 1, 10, 11}, 1, {0, 1});
  EXPECT_THAT(found.group, ElementsAre(1, 1, 2, 2));
  EXPECT_THAT(found.centres, ElementsAre(0.5, 10.5));
  EXPECT_THAT(found.within, ElementsAre(0.5, 0.5));
  EXPECT_EQ(found.total_within, 1);
  EXPECT_EQ(found.total, 101);
  EXPECT_EQ(found.between, 100);
  EXPECT_TRUE(found.converged);
}

RC_GTEST_PROP(KMeans, SkipsNoUnitThatThePlainAlgorithmMoves, ()) {
  const auto columns = *rc::gen::inRange<std::size_t>(1, 5);
  const auto k = *rc::gen::inRange<std::size_t>(1, 12);
  const auto n = *rc::gen::inRange<std::size_t>(k, 300);
  // Few different values make ties; they are sums of powers of two, so that means of both kinds are the same numbers.
  const auto steps = *rc::gen::element(4, 1024);
  std::vector<double> points = random_points(n, columns, *rc::gen::arbitrary<std::uint64_t>());
  for (double& x : points) x = std::floor(x * steps) / steps;
  const std::vector<double> start = first_rows(points, columns, k);
  const Plain plain = plain_lloyd(points, columns, start, 300);
  const KMeans found = of(points, columns, start);
  RC_ASSERT(found.group == plain.group);
  RC_ASSERT(found.iterations == plain.iterations);
}

TEST(KMeans, SkipsNoUnitInALongSearch) {
  const std::vector<double> points = random_points(5000, 3, 11);
  const std::vector<double> start = first_rows(points, 3, 9);
  const Plain plain = plain_lloyd(points, 3, start, 500);
  KMeansOptions options;
  options.max_iterations = 500;
  const KMeans found = of(points, 3, start, options);
  EXPECT_GT(found.iterations, 20);
  EXPECT_EQ(found.iterations, plain.iterations);
  EXPECT_EQ(found.group, plain.group);
}

TEST(KMeans, GivesTheSameBytesForAnyNumberOfWorkers) {
  const std::vector<double> points = random_points(20'000, 4, 5);
  const std::vector<double> start = first_rows(points, 4, 6);
  const KMeans one = of(points, 4, start);
  const KMeans three = of(points, 4, start, {}, 3);
  EXPECT_EQ(one.group, three.group);
  EXPECT_EQ(one.centres, three.centres);
  EXPECT_EQ(one.within, three.within);
  EXPECT_EQ(one.total, three.total);
}

TEST(KMeans, ReportsAGroupThatGetsNoUnit) {
  const KMeans found = of({0, 1, 2}, 1, {0, 2, 100});
  EXPECT_THAT(found.size, ElementsAre(2, 1, 0));
  EXPECT_EQ(found.empty_groups, 1);
  EXPECT_TRUE(std::isnan(found.centres[2]));
  EXPECT_EQ(found.within[2], 0);
  EXPECT_TRUE(found.converged);
}

TEST(KMeans, RefillsAnEmptyGroupWithTheFarthestUnit) {
  KMeansOptions options;
  options.refill_empty = true;
  const KMeans found = of({0, 1, 2, 10}, 1, {1, 100, 200}, options);
  EXPECT_EQ(found.empty_groups, 0);
  EXPECT_TRUE(found.converged);
  EXPECT_LE(found.total_within, 0.5);
}

TEST(KMeans, LeavesGroupsEmptyWhereThereAreFewerDifferentUnits) {
  KMeansOptions options;
  options.refill_empty = true;
  const KMeans found = of({3, 3, 3}, 1, {3, 3}, options);
  EXPECT_THAT(found.size, ElementsAre(3, 0));
  EXPECT_EQ(found.total_within, 0);
  Workers workers(1);
  EXPECT_EQ(k_means_from_seed(std::array{3.0, 3.0, 3.0}, 1, 2, 1, 3, options, workers)->empty_groups, 1);
}

TEST(KMeans, SaysThatItRanOutOfIterations) {
  const std::vector<double> points = random_points(1000, 2, 3);
  KMeansOptions options;
  options.max_iterations = 2;
  const KMeans found = of(points, 2, first_rows(points, 2, 5), options);
  EXPECT_FALSE(found.converged);
  EXPECT_EQ(found.iterations, 2);
}

TEST(KMeans, ScalesWithTheUnitOfMeasure) {
  std::vector<double> points = random_points(500, 2, 8);
  const KMeans found = of(points, 2, first_rows(points, 2, 4));
  for (const double factor : {0x1p-300, 0x1p400}) {
    std::vector<double> scaled = points;
    for (double& x : scaled) x *= factor;
    EXPECT_EQ(of(scaled, 2, first_rows(scaled, 2, 4)).group, found.group);
  }
}

RC_GTEST_PROP(KMeans, ExchangeIsNotImprovedByMovingOneUnit, ()) {
  const auto n = *rc::gen::inRange<std::size_t>(6, 40);
  const std::vector<double> points = random_points(n, 2, *rc::gen::arbitrary<std::uint64_t>());
  const std::vector<double> start = first_rows(points, 2, 3);
  KMeansOptions options;
  options.method = KMeansMethod::Exchange;
  const KMeans found = of(points, 2, start, options);
  RC_ASSERT(found.total_within <= of(points, 2, start).total_within * (1 + 1e-12));
  for (std::size_t i = 0; i < n; ++i) {
    const auto own = static_cast<std::size_t>(found.group[i] - 1);
    const auto squared = [&](std::size_t g) {
      const double x = points[2 * i] - found.centres[2 * g];
      const double y = points[2 * i + 1] - found.centres[2 * g + 1];
      return x * x + y * y;
    };
    if (found.size[own] < 2) continue;
    for (std::size_t g = 0; g < 3; ++g) {
      if (g == own) continue;
      RC_ASSERT(squared(g) * found.size[g] / (found.size[g] + 1) >=
                squared(own) * found.size[own] / (found.size[own] - 1) * (1 - 1e-9));
    }
  }
}

TEST(KMeans, MacQueenMovesTheCentreAtOnce) {
  // From 0 and 4 unit 2 joins the first (a tie goes to the smaller number); centres 1 and 4.5.
  KMeansOptions options;
  options.method = KMeansMethod::MacQueen;
  const KMeans found = of({0, 2, 4, 5}, 1, {0, 4}, options);
  EXPECT_THAT(found.group, ElementsAre(1, 1, 2, 2));
  EXPECT_THAT(found.centres, ElementsAre(1, 4.5));
}

TEST(KMeans, FindsSeparatedGroupsFromASeed) {
  std::vector<double> points = random_points(90, 2, 4);
  for (std::size_t i = 0; i < 90; ++i) points[2 * i] += 10.0 * static_cast<double>(i % 3);
  Workers workers(2);
  const auto found = k_means_from_seed(points, 2, 3, 17, 5, {}, workers);
  ASSERT_TRUE(found);
  EXPECT_THAT(found->size, ElementsAre(30, 30, 30));
  EXPECT_EQ(found->group, k_means_from_seed(points, 2, 3, 17, 5, {}, workers)->group);
}

TEST(KMeans, RefusesWhatItCannotUse) {
  Workers workers(1);
  const std::array points{0.0, 1.0, 2.0, 3.0};
  const std::array start{0.0};
  EXPECT_FALSE(k_means(points, 3, start, {}, workers));
  EXPECT_FALSE(k_means(points, 1, {}, {}, workers));
  EXPECT_FALSE(k_means(std::array{0.0, kInfinity}, 1, start, {}, workers));
  EXPECT_FALSE(k_means(points, 1, std::array{std::nan("")}, {}, workers));
  EXPECT_FALSE(k_means(points, 1, start, {.max_iterations = 0}, workers));
  EXPECT_FALSE(k_means_from_seed(points, 1, 5, 1, 1, {}, workers));
  EXPECT_FALSE(k_means_from_seed(points, 1, 2, 1, 0, {}, workers));
}

}  // namespace
}  // namespace vallis::study
