#include "study/partition_comparison.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "study/partition_cases.hpp"
#include "study/random.hpp"

namespace vallis::study {
namespace {

class ComparisonCase : public testing::TestWithParam<const char*> {};

TEST_P(ComparisonCase, MatchesScikitLearn) {
  const test::PartitionCase reference(GetParam());
  const auto c = compare_partitions(reference.labels("a"), reference.labels("b"));
  ASSERT_TRUE(c);
  const auto expect = [&](const char* key, double value) {
    EXPECT_NEAR(value, test::number_of(reference.expected.at(key)), 1e-9) << key;
  };
  expect("rand", c->rand);
  expect("ari", c->adjusted_rand);
  expect("mi", c->mutual_information);
  expect("nmi_arithmetic", c->nmi_arithmetic);
  expect("nmi_geometric", c->nmi_geometric);
  expect("nmi_min", c->nmi_min);
  expect("nmi_max", c->nmi_max);
  expect("ami_arithmetic", c->ami_arithmetic);
  expect("fowlkes_mallows", c->fowlkes_mallows);
  expect("homogeneity", c->homogeneity);
  expect("completeness", c->completeness);
  expect("v_measure", c->v_measure);
  expect("jaccard_pairs", c->jaccard_pairs);
  expect("vi", c->variation_of_information);
  EXPECT_EQ(c->contingency,
            boost::json::value_to<std::vector<std::vector<long>>>(reference.expected.at("contingency")));
  for (std::size_t i = 0; i < 2; ++i) {
    for (std::size_t j = 0; j < 2; ++j) {
      EXPECT_EQ(c->pair_confusion[i][j], reference.expected.at("pair_confusion_ordered").at(i).at(j).as_int64());
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Reference, ComparisonCase,
                         testing::Values("compare-all-one-vs-singletons", "compare-identical-relabelled",
                                         "compare-random60"));

TEST(ComparePartitions, OfTwoTrivialPartitionsAgreesFully) {
  for (const std::vector<int>& labels : {std::vector{7, 7, 7}, std::vector{3, 1, 2}, std::vector{5}}) {
    const auto c = compare_partitions(labels, labels);
    ASSERT_TRUE(c);
    for (const double score : {c->rand, c->adjusted_rand, c->nmi_arithmetic, c->nmi_geometric, c->nmi_min, c->nmi_max,
                               c->ami_arithmetic, c->homogeneity, c->completeness, c->v_measure, c->jaccard_pairs}) {
      EXPECT_EQ(score, 1);
    }
    EXPECT_EQ(c->variation_of_information, 0);
  }
}

TEST(ComparePartitions, OfSingletonsSharesNoPairToCount) {
  const auto c = compare_partitions({0, 1, 2}, {4, 5, 6});
  ASSERT_TRUE(c);
  EXPECT_EQ(c->fowlkes_mallows, 0);  // scikit-learn's answer where no pair is together
}

TEST(ComparePartitions, RefusesUnequalLengthsAndNoUnits) {
  EXPECT_EQ(compare_partitions({1, 2}, {1}).error().kind, base::ErrorKind::InvalidArgument);
  EXPECT_EQ(compare_partitions({}, {}).error().kind, base::ErrorKind::InvalidArgument);
}

TEST(ComparePartitions, OfTwoByTwoBalancedUnitsHasTheExpectationWorkedByHand) {
  // Sizes 2, 2 in both: the overlap of two given groups is 0, 1, 2 with chances 1/6, 4/6, 1/6. An overlap of 1 tells
  // nothing (log 1), one of 2 tells 2/4·log 2. So E = 4·(1/6)·(1/2)·log 2 = log 2 / 3, and for a crossing with
  // no information the score is (0 − log 2 / 3) / (log 2 − log 2 / 3) = −1/2.
  const auto c = compare_partitions({1, 1, 2, 2}, {1, 2, 1, 2});
  ASSERT_TRUE(c);
  EXPECT_NEAR(c->ami_arithmetic, -0.5, 1e-14);
}

TEST(ComparePartitions, OfManyIndependentUnitsIsNearZeroAfterAdjustment) {
  constexpr std::size_t kUnits = 400'000;
  Random random(11);
  std::vector<int> a(kUnits);
  std::vector<int> b(kUnits);
  for (std::size_t i = 0; i < kUnits; ++i) {
    a[i] = static_cast<int>(random.below(3));
    b[i] = static_cast<int>(random.below(5));
  }
  const auto c = compare_partitions(a, b);
  ASSERT_TRUE(c);
  // Four standard deviations of the mutual information, which is χ²(8)/2n, over entropies of 1.35.
  EXPECT_NEAR(c->ami_arithmetic, 0, 4 * 4 / (2.0 * kUnits) / 1.35);
  EXPECT_NEAR(c->adjusted_rand, 0, 1e-4);
  const auto same = compare_partitions(a, a);
  EXPECT_NEAR(same->ami_arithmetic, 1, 1e-12);
  EXPECT_EQ(same->adjusted_rand, 1);
}

/// Expected mutual information over all relabellings, by averaging over every permutation.
double enumerated_expectation(const std::vector<int>& a, const std::vector<int>& b) {
  std::vector<std::size_t> order(b.size());
  std::iota(order.begin(), order.end(), 0);
  double sum = 0;
  double count = 0;
  do {
    std::vector<int> shuffled;
    for (const std::size_t at : order) shuffled.push_back(b[at]);
    sum += compare_partitions(a, shuffled)->mutual_information;
    ++count;
  } while (std::next_permutation(order.begin(), order.end()));
  return sum / count;
}

RC_GTEST_PROP(ComparePartitions, AdjustsByTheMeanOverAllRelabellings, ()) {
  // At least two groups and fewer groups than units, so that there is something to adjust.
  const auto units = *rc::gen::inRange<std::size_t>(4, 7);
  auto a = *rc::gen::container<std::vector<int>>(units, rc::gen::inRange(0, 3));
  auto b = *rc::gen::container<std::vector<int>>(units, rc::gen::inRange(0, 3));
  a[0] = b[0] = 0;
  a[1] = b[1] = 1;
  const auto c = compare_partitions(a, b);
  const double entropies = compare_partitions(a, a)->mutual_information + compare_partitions(b, b)->mutual_information;
  const double expected = enumerated_expectation(a, b);
  RC_ASSERT(std::abs(c->ami_arithmetic - (c->mutual_information - expected) / (entropies / 2 - expected)) < 1e-9);
}

RC_GTEST_PROP(ComparePartitions, IsSymmetricWhereItShould, ()) {
  const auto units = *rc::gen::inRange<std::size_t>(1, 40);
  const auto a = *rc::gen::container<std::vector<int>>(units, rc::gen::inRange(-3, 3));
  const auto b = *rc::gen::container<std::vector<int>>(units, rc::gen::inRange(0, 9));
  const auto ab = compare_partitions(a, b);
  const auto ba = compare_partitions(b, a);
  RC_ASSERT(ab->rand == ba->rand);
  RC_ASSERT(ab->adjusted_rand == ba->adjusted_rand);
  RC_ASSERT(std::abs(ab->ami_arithmetic - ba->ami_arithmetic) < 1e-9);
  RC_ASSERT(std::abs(ab->homogeneity - ba->completeness) < 1e-12);
  RC_ASSERT(std::abs(ab->variation_of_information - ba->variation_of_information) < 1e-12);
}

}  // namespace
}  // namespace vallis::study
