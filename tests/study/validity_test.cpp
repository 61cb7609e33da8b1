#include "study/validity.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

#include "study/partition_cases.hpp"
#include "study/random.hpp"

namespace vallis::study {
namespace {

void expect_close(double value, const base::Json& expected, const std::string& what) {
  const double target = test::number_of(expected);
  if (std::isnan(target)) {
    EXPECT_TRUE(std::isnan(value)) << what;
  } else {
    EXPECT_NEAR(value, target, 1e-9 * std::max(1.0, std::abs(target))) << what;
  }
}

class ValidityCase : public testing::TestWithParam<const char*> {};

TEST_P(ValidityCase, MatchesFpc) {
  const test::PartitionCase reference(GetParam());
  // The reference numbers its groups as given; here they are numbered in the order of the units.
  const std::vector<int> labels = reference.labels("cluster");
  const Partition partition = make_partition(labels);
  const auto v = validity(reference.dissimilarity(), partition);
  ASSERT_TRUE(v);
  const auto& expected = reference.expected;
  expect_close(v->dunn, expected.at("dunn"), "dunn");
  expect_close(v->dunn2, expected.at("dunn2"), "dunn2");
  expect_close(v->average_between, expected.at("average_between"), "average_between");
  expect_close(v->average_within, expected.at("average_within"), "average_within");
  expect_close(v->wb_ratio, expected.at("wb_ratio"), "wb_ratio");
  expect_close(v->pearson_gamma, expected.at("pearsongamma"), "pearsongamma");
  expect_close(v->within_ss, expected.at("within_ss_dist"), "within_ss_dist");
  expect_close(v->entropy, expected.at("entropy"), "entropy");
  expect_close(v->max_diameter, expected.at("max_diameter"), "max_diameter");
  expect_close(v->min_separation, expected.at("min_separation"), "min_separation");
  expect_close(v->widest_gap, expected.at("widestgap"), "widestgap");
  expect_close(v->separation_index, expected.at("sindex"), "sindex");
  expect_close(v->calinski_harabasz, expected.at("ch_from_distances"), "ch_from_distances");
  if (const auto* from_points = expected.as_object().if_contains("calinski_harabasz")) {
    expect_close(v->calinski_harabasz, *from_points, "calinski_harabasz");
  }
  for (std::size_t unit = 0; unit < labels.size(); ++unit) {
    const auto ours = static_cast<std::size_t>(partition.group[unit] - 1);
    const auto theirs = static_cast<std::size_t>(labels[unit] - 1);
    expect_close(v->diameter[ours], expected.at("diameter").at(theirs), "diameter");
    expect_close(v->separation[ours], expected.at("separation").at(theirs), "separation");
  }
}

INSTANTIATE_TEST_SUITE_P(Reference, ValidityCase,
                         testing::Values("validity-ruspini", "validity-scorecard40", "validity-singleton-cluster"));

TEST(Validity, OfTwoPairsOnALineIsAsWorkedByHand) {
  // Points 0, 1, 10, 12 in pairs. Between: 10, 12, 9, 11; within: 1 and 2.
  const std::array condensed{1.0, 10.0, 12.0, 9.0, 11.0, 2.0};
  const auto v = validity(Dissimilarity(4, condensed), {{1, 1, 2, 2}, 2});
  ASSERT_TRUE(v);
  EXPECT_DOUBLE_EQ(v->dunn, 4.5);
  EXPECT_DOUBLE_EQ(v->dunn2, 5.25);
  EXPECT_DOUBLE_EQ(v->average_between, 10.5);
  EXPECT_DOUBLE_EQ(v->average_within, 1.5);
  EXPECT_DOUBLE_EQ(v->within_ss, 2.5);
  EXPECT_DOUBLE_EQ(v->widest_gap, 2);
  EXPECT_DOUBLE_EQ(v->separation_index, 9);
  // Σ d² / n = (1 + 100 + 144 + 81 + 121 + 4) / 4 = 112.75; (112.75 − 2.5)·2 / 2.5.
  EXPECT_DOUBLE_EQ(v->calinski_harabasz, 88.2);
}

TEST(Validity, RefusesOneGroupAllSingleAndUndefinedPairs) {
  const std::array condensed{1.0, 2.0, 3.0};
  const Dissimilarity three(3, condensed);
  EXPECT_FALSE(validity(three, {{1, 1, 1}, 1}));
  EXPECT_FALSE(validity(three, {{1, 2, 3}, 3}));
  EXPECT_FALSE(validity(three, {{1, 2}, 2}));
  const std::array gappy{1.0, std::nan(""), 3.0};
  EXPECT_EQ(validity(Dissimilarity(3, gappy), {{1, 1, 2}, 2}).error().message.substr(0, 15), "Units 1 and 3 h");
}

/// Longest edge of the minimum spanning tree as the smallest of the thresholds that connect the units.
double connecting_threshold(const Dissimilarity& d) {
  const std::size_t n = d.size();
  std::vector<double> reach(n * n);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) reach[i * n + j] = d(i, j);
  }
  for (std::size_t via = 0; via < n; ++via) {
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        reach[i * n + j] = std::min(reach[i * n + j], std::max(reach[i * n + via], reach[via * n + j]));
      }
    }
  }
  return *std::max_element(reach.begin(), reach.end());
}

RC_GTEST_PROP(Validity, WidestGapIsTheThresholdThatConnectsAGroup, ()) {
  const auto n = *rc::gen::inRange<std::size_t>(2, 12);
  const auto steps = *rc::gen::container<std::vector<int>>(n * (n - 1) / 2, rc::gen::inRange(1, 20));
  const Dissimilarity group(n, std::vector<double>(steps.begin(), steps.end()));
  // One more unit, alone and far away, so that there are two groups.
  Dissimilarity all(n + 1);
  for (std::size_t i = 0; i <= n; ++i) {
    for (std::size_t j = i + 1; j <= n; ++j) {
      all.values()[Dissimilarity::index(i, j, n + 1)] = j < n ? group(i, j) : 100;
    }
  }
  Partition partition{std::vector<int>(n + 1, 1), 2};
  partition.group.back() = 2;
  const auto v = validity(all, partition);
  RC_ASSERT(v->widest_gap == connecting_threshold(group));
  RC_ASSERT(std::isnan(v->diameter[1]));
  RC_ASSERT(v->separation[1] == 100);
}

}  // namespace
}  // namespace vallis::study
