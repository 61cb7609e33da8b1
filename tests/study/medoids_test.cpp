#include "study/medoids.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "study/partition_cases.hpp"
#include "study/random.hpp"

namespace vallis::study {
namespace {

double cost_of(const Dissimilarity& d, const std::vector<int>& medoids) {
  double sum = 0;
  for (std::size_t i = 0; i < d.size(); ++i) {
    double near = d(i, static_cast<std::size_t>(medoids.front()));
    for (const int medoid : medoids) near = std::min(near, d(i, static_cast<std::size_t>(medoid)));
    sum += near;
  }
  return sum;
}

/// The smallest cost of any k units, by trying all.
double enumerated_optimum(const Dissimilarity& d, int k) {
  std::vector<char> chosen(d.size(), 0);
  std::fill(chosen.end() - k, chosen.end(), 1);
  double best = std::numeric_limits<double>::infinity();
  do {
    std::vector<int> medoids;
    for (std::size_t i = 0; i < d.size(); ++i) {
      if (chosen[i] != 0) medoids.push_back(static_cast<int>(i));
    }
    best = std::min(best, cost_of(d, medoids));
  } while (std::next_permutation(chosen.begin(), chosen.end()));
  return best;
}

/// Points on a plane in five loose heaps.
Dissimilarity heaps(std::size_t n, std::uint64_t seed) {
  Random random(seed);
  std::vector<double> points;
  for (std::size_t i = 0; i < n; ++i) {
    const auto heap = static_cast<double>(random.below(5));
    points.push_back(std::cos(heap * 2.4) + random.uniform());
    points.push_back(std::sin(heap * 2.4) + random.uniform());
  }
  Workers alone;
  return plain_distance(points, n, 2, {}, alone).value();
}

void expect_consistent(const Medoids& m, const Dissimilarity& d, int k) {
  ASSERT_EQ(m.medoids.size(), static_cast<std::size_t>(k));
  EXPECT_TRUE(std::adjacent_find(m.medoids.begin(), m.medoids.end(), std::greater_equal<>()) == m.medoids.end());
  EXPECT_DOUBLE_EQ(m.total_cost, cost_of(d, m.medoids));
  EXPECT_DOUBLE_EQ(m.mean_cost, m.total_cost / static_cast<double>(d.size()));
  EXPECT_EQ(m.partition.count, k);
  EXPECT_LE(m.lower_bound, m.total_cost);
  EXPECT_LE(m.mean_cost, m.build_mean_cost);
  if (m.proven_optimal) {
    EXPECT_EQ(m.lower_bound, m.total_cost);
  }
  double by_groups = 0;
  for (std::size_t i = 0; i < d.size(); ++i) {
    for (const int medoid : m.medoids) {
      const auto at = static_cast<std::size_t>(medoid);
      if (m.partition.group[at] == m.partition.group[i]) by_groups += d(i, at);
    }
  }
  EXPECT_DOUBLE_EQ(by_groups, m.total_cost);
}

class MedoidCase : public testing::TestWithParam<const char*> {};

TEST_P(MedoidCase, IsNeverWorseThanRAndMeetsTheProvenOptimum) {
  const test::PartitionCase reference(GetParam());
  const Dissimilarity d = reference.dissimilarity();
  Workers workers(2);
  for (const auto& asked : reference.params.at("k").as_array()) {
    const int k = asked.to_number<int>();
    const auto& expected = reference.expected.at("k" + std::to_string(k)).as_object();
    const auto m = k_medoids(d, k, {}, workers);
    ASSERT_TRUE(m);
    expect_consistent(*m, d, k);
    EXPECT_LE(m->mean_cost, expected.at("original").at("mean_cost_swap").to_number<double>() + 1e-9);
    EXPECT_LE(m->mean_cost, expected.at("faster").at("mean_cost_swap").to_number<double>() + 1e-9);
    EXPECT_EQ(m->proven_optimal, d.size() <= 200);
    if (const auto* exact = expected.if_contains("exact")) {
      EXPECT_NEAR(m->total_cost, exact->at("total").to_number<double>(), 1e-9);
    }

    MedoidOptions heuristic;
    heuristic.exact = false;
    heuristic.starts = 0;
    const auto pam = k_medoids(d, k, heuristic, workers);
    EXPECT_LE(pam->mean_cost, expected.at("original").at("mean_cost_swap").to_number<double>() + 1e-9);
  }
}

INSTANTIATE_TEST_SUITE_P(Reference, MedoidCase,
                         testing::Values("pam-flower-gower", "pam-ruspini", "pam-scorecard40", "pam-xclara"));

TEST(KMedoids, OfFivePointsOnALineIsAsWorkedByHand) {
  // Points 0, 1, 2, 10, 12: medoids 1 and 10 (or 12) cost 1 + 1 + 2; the smaller unit is taken.
  const std::array condensed{1.0, 2.0, 10.0, 12.0, 1.0, 9.0, 11.0, 8.0, 10.0, 2.0};
  Workers alone;
  const auto m = k_medoids(Dissimilarity(5, condensed), 2, {}, alone);
  ASSERT_TRUE(m);
  EXPECT_EQ(m->medoids, (std::vector<int>{1, 3}));
  EXPECT_EQ(m->partition.group, (std::vector<int>{1, 1, 1, 2, 2}));
  EXPECT_EQ(m->total_cost, 4);
  EXPECT_TRUE(m->proven_optimal);
}

TEST(KMedoids, RefusesTooFewTooManyAndUndefinedPairs) {
  Workers alone;
  const Dissimilarity d = heaps(4, 1);
  EXPECT_EQ(k_medoids(d, 0, {}, alone).error().kind, base::ErrorKind::InvalidArgument);
  EXPECT_EQ(k_medoids(d, 5, {}, alone).error().kind, base::ErrorKind::InvalidArgument);
  const std::array gappy{1.0, std::nan(""), 3.0};
  const auto undefined = k_medoids(Dissimilarity(3, gappy), 2, {}, alone);
  ASSERT_FALSE(undefined);
  EXPECT_EQ(undefined.error().message.substr(0, 15), "Units 1 and 3 h");
}

TEST(KMedoids, OfOneAndOfAllAreProvenAtAnySize) {
  Workers alone;
  MedoidOptions heuristic;
  heuristic.exact = false;
  const Dissimilarity d = heaps(30, 3);
  const auto one = k_medoids(d, 1, heuristic, alone);
  expect_consistent(*one, d, 1);
  EXPECT_TRUE(one->proven_optimal);
  EXPECT_NEAR(one->total_cost, enumerated_optimum(d, 1), 1e-12);
  const auto all = k_medoids(d, 30, heuristic, alone);
  expect_consistent(*all, d, 30);
  EXPECT_TRUE(all->proven_optimal);
  EXPECT_EQ(all->total_cost, 0);
  EXPECT_EQ(k_medoids(heaps(1, 1), 1, {}, alone)->medoids, std::vector<int>{0});
}

TEST(KMedoids, OfDuplicatesGivesEachMedoidItsGroup) {
  // Three places with four units each: three medoids cost nothing, and so do five.
  Dissimilarity d(12);
  for (std::size_t i = 0; i < 12; ++i) {
    for (std::size_t j = i + 1; j < 12; ++j) d.values()[Dissimilarity::index(i, j, 12)] = i % 3 == j % 3 ? 0 : 1;
  }
  Workers alone;
  for (const int k : {3, 5}) {
    const auto m = k_medoids(d, k, {}, alone);
    expect_consistent(*m, d, k);
    EXPECT_EQ(m->total_cost, 0);
    EXPECT_TRUE(m->proven_optimal);
  }
}

TEST(KMedoids, OfEqualDissimilaritiesIsProven) {
  const std::vector<double> ones(20 * 19 / 2, 1.0);
  Workers alone;
  for (const int k : {2, 5, 19}) {
    const auto m = k_medoids(Dissimilarity(20, ones), k, {}, alone);
    EXPECT_EQ(m->total_cost, 20 - k);
    EXPECT_TRUE(m->proven_optimal);
  }
}

TEST(KMedoids, SaysSoWhenTheWorkRunsOut) {
  MedoidOptions little;
  little.exact_work = 200;
  Workers alone;
  Random random(5);
  Dissimilarity d(60);  // no structure, so that the first bound is far off
  for (double& value : d.values()) value = 1 + random.uniform();
  const auto unproven = k_medoids(d, 6, little, alone);
  expect_consistent(*unproven, d, 6);
  EXPECT_FALSE(unproven->proven_optimal);
  const auto proven = k_medoids(d, 6, {}, alone);
  EXPECT_TRUE(proven->proven_optimal);
  EXPECT_GT(unproven->lower_bound, 0);
  EXPECT_LE(unproven->lower_bound, proven->total_cost);
}

TEST(KMedoids, IsTheSameForAnyNumberOfWorkers) {
  Workers alone(1);
  Workers three(3);
  // One block of rows; several; and more units than random starts search in full.
  for (const std::size_t n : {50U, 700U, 2100U}) {
    const Dissimilarity d = heaps(n, n);
    for (const int k : n < 1000 ? std::vector{2, 5, 17} : std::vector{4}) {
      const auto a = k_medoids(d, k, {}, alone);
      const auto b = k_medoids(d, k, {}, three);
      expect_consistent(*a, d, k);
      EXPECT_EQ(a->medoids, b->medoids);
      EXPECT_EQ(a->total_cost, b->total_cost);
      EXPECT_EQ(a->lower_bound, b->lower_bound);
      EXPECT_EQ(a->build_mean_cost, b->build_mean_cost);
    }
  }
}

TEST(KMedoids, EndsWhereNoSwapSaves) {
  Workers alone;
  MedoidOptions heuristic;
  heuristic.exact = false;
  for (const std::size_t n : {41U, 600U}) {  // one block of rows and several, no multiple of the width
    const Dissimilarity d = heaps(n, 7);
    for (const int starts : {0, 3}) {
      heuristic.starts = starts;
      const auto m = k_medoids(d, 4, heuristic, alone);
      for (std::size_t slot = 0; slot < 4; ++slot) {
        for (std::size_t c = 0; c < n; ++c) {
          std::vector<int> swapped = m->medoids;
          swapped[slot] = static_cast<int>(c);
          ASSERT_GE(cost_of(d, swapped), m->total_cost * (1 - 1e-11));
        }
      }
    }
  }
}

TEST(KMedoids, BuildChoosesGreedily) {
  Workers alone;
  const Dissimilarity d = heaps(530, 9);  // several blocks of rows
  std::vector<int> medoids;
  for (int k = 1; k <= 4; ++k) {
    std::vector<int> best;
    for (int c = 0; c < 530; ++c) {
      std::vector<int> with = medoids;
      with.push_back(c);
      if (best.empty() || cost_of(d, with) < cost_of(d, best)) best = with;
    }
    medoids = best;
    MedoidOptions heuristic;
    heuristic.starts = 0;
    EXPECT_NEAR(k_medoids(d, k, heuristic, alone)->build_mean_cost, cost_of(d, medoids) / 530, 1e-12);
  }
}

RC_GTEST_PROP(KMedoids, FindsAndProvesTheOptimumOfSmallTables, ()) {
  const auto n = *rc::gen::inRange<std::size_t>(2, 13);
  const auto k = *rc::gen::inRange(1, static_cast<int>(n) + 1);
  // Few different values, so that ties and zeros are common.
  const auto steps = *rc::gen::container<std::vector<int>>(n * (n - 1) / 2, rc::gen::inRange(0, 8));
  const Dissimilarity d(n, std::vector<double>(steps.begin(), steps.end()));
  Workers alone;
  const auto m = k_medoids(d, k, {}, alone);
  RC_ASSERT(m.has_value());
  RC_ASSERT(m->proven_optimal);
  RC_ASSERT(m->total_cost == enumerated_optimum(d, k));
}

RC_GTEST_PROP(KMedoids, FindsTheOptimumOfUnstructuredTables, (std::uint64_t seed)) {
  const auto n = *rc::gen::inRange<std::size_t>(8, 19);
  const auto k = *rc::gen::inRange(2, 6);
  Random random(seed);
  Dissimilarity d(n);
  for (double& value : d.values()) value = 1 + random.uniform();
  Workers alone;
  const auto m = k_medoids(d, k, {}, alone);
  RC_ASSERT(m->proven_optimal);
  RC_ASSERT(std::abs(m->total_cost - enumerated_optimum(d, k)) < 1e-9);
}

RC_GTEST_PROP(KMedoids, CostOfTheOptimumIgnoresTheOrderOfUnits, (std::uint64_t seed)) {
  const auto n = *rc::gen::inRange<std::size_t>(6, 60);
  const auto k = *rc::gen::inRange(2, 6);
  const Dissimilarity d = heaps(n, seed);
  Random random(seed, 1);
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), 0);
  for (std::size_t i = n; i > 1; --i) std::swap(order[i - 1], order[static_cast<std::size_t>(random.below(i))]);
  Dissimilarity shuffled(n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j) {
      shuffled.values()[Dissimilarity::index(i, j, n)] = d(order[i], order[j]);
    }
  }
  Workers alone;
  const auto a = k_medoids(d, k, {}, alone);
  const auto b = k_medoids(shuffled, k, {}, alone);
  RC_ASSERT(a->proven_optimal && b->proven_optimal);
  RC_ASSERT(std::abs(a->total_cost - b->total_cost) < 1e-9 * (1 + a->total_cost));
}

}  // namespace
}  // namespace vallis::study
