#include "study/detail/linkage_paths.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <bit>
#include <cmath>

#include "study/hierarchy_cases.hpp"
#include "study/linkage.hpp"

// The quick way to a hierarchy against the greedy one, which follows the tie rule to the letter.
namespace vallis::study {
namespace {

using detail::NamedMerge;

constexpr std::array kReducible{LinkageMethod::Single,   LinkageMethod::Complete, LinkageMethod::Average,
                                LinkageMethod::McQuitty, LinkageMethod::WardD,    LinkageMethod::WardD2};

std::vector<NamedMerge> greedy(const Dissimilarity& d, LinkageMethod method) {
  Workers workers;
  detail::GroupRows rows(d, {method}, workers);
  return detail::greedy_merges(rows, workers);
}

std::optional<std::vector<NamedMerge>> reciprocal(const Dissimilarity& d, LinkageMethod method, int threads = 1) {
  Workers workers(threads);
  detail::GroupRows rows(d, {method}, workers);
  return detail::reciprocal_merges(rows, workers);
}

void expect_same(const std::vector<NamedMerge>& actual, const std::vector<NamedMerge>& expected) {
  ASSERT_EQ(actual.size(), expected.size());
  for (std::size_t m = 0; m < actual.size(); ++m) {
    ASSERT_EQ(actual[m].first, expected[m].first) << "merge " << m;
    ASSERT_EQ(actual[m].second, expected[m].second) << "merge " << m;
    ASSERT_NEAR(actual[m].height, expected[m].height, 1e-11 * expected[m].height) << "merge " << m;
  }
}

/// Each point lies farther from the one before than that from the first, so only one pair at a time is reciprocal.
Dissimilarity ever_wider(int n) {
  std::vector<double> line;
  for (int i = 0; i < n; ++i) line.push_back(std::pow(1.2, i));
  return test::on_a_line(line);
}

TEST(ReciprocalMerges, AreThoseOfTheGreedyWay) {
  for (const std::size_t dimension : {2, 12}) {
    const Dissimilarity d = test::random_points(600, dimension, 11);
    for (const LinkageMethod method : kReducible) {
      SCOPED_TRACE(name(method));
      const auto merges = reciprocal(d, method);
      ASSERT_TRUE(merges);
      expect_same(*merges, greedy(d, method));
    }
  }
}

TEST(ReciprocalMerges, FollowAChainWhereFewNeighboursAreReciprocal) {
  const Dissimilarity d = ever_wider(120);
  for (const LinkageMethod method : kReducible) {
    SCOPED_TRACE(name(method));
    const auto merges = reciprocal(d, method);
    ASSERT_TRUE(merges);
    expect_same(*merges, greedy(d, method));
  }
}

TEST(ReciprocalMerges, GiveWayWhereATieIsMet) {
  const std::array line{0.0, 1.0, 2.0, 10.0};
  for (const LinkageMethod method : kReducible) EXPECT_FALSE(reciprocal(test::on_a_line(line), method)) << name(method);
}

TEST(ReciprocalMerges, TakeEqualHeightsOfSeparatePairsInTheOrderOfTheUnits) {
  // 1–2 and 3–4 both lie 1 apart: no group has a choice, so the quick way stands, and names decide.
  const std::array line{20.0, 0.0, 1.0, 21.0};
  for (const LinkageMethod method : kReducible) {
    const auto merges = reciprocal(test::on_a_line(line), method);
    ASSERT_TRUE(merges) << name(method);
    EXPECT_EQ((*merges)[0].first, 0);
    EXPECT_EQ((*merges)[0].second, 3);
    EXPECT_EQ((*merges)[1].first, 1);
    EXPECT_EQ((*merges)[1].second, 2);
  }
}

RC_GTEST_PROP(ReciprocalMerges, AreThoseOfTheGreedyWayOrNone, ()) {
  const Dissimilarity d = *test::any_dissimilarity(2, 12);
  for (const LinkageMethod method : kReducible) {
    const auto merges = reciprocal(d, method);
    if (merges) expect_same(*merges, greedy(d, method));
  }
}

TEST(Link, FallsBackToTheTieRuleInALargeTable) {
  std::vector<double> grid(2 * 400);
  for (int i = 0; i < 400; ++i) {
    grid[2 * i] = (i * 7) % 20;
    grid[2 * i + 1] = i % 17;
  }
  Workers workers;
  const auto d = plain_distance(grid, 400, 2, {.metric = PlainMetric::Manhattan}, workers).value();
  for (const LinkageMethod method : kReducible) {
    SCOPED_TRACE(name(method));
    ASSERT_FALSE(reciprocal(d, method));
    const auto merges = greedy(d, method);
    const Linkage expected = detail::number_operands(method, 400, merges);
    const Linkage linkage = test::linked(d, method);
    for (std::size_t m = 0; m < merges.size(); ++m) {
      ASSERT_EQ(linkage.merges[m].left, expected.merges[m].left);
      ASSERT_EQ(linkage.merges[m].right, expected.merges[m].right);
    }
  }
}

TEST(Link, GivesTheSameBytesForAnyNumberOfWorkers) {
  for (const Dissimilarity& d : {test::random_points(700, 6, 2), ever_wider(250)}) {
    for (const LinkageMethod method : test::kMethods) {
      const Linkage one = test::linked(d, method, 1);
      for (const int threads : {2, 3}) {
        const Linkage many = test::linked(d, method, threads);
        for (std::size_t m = 0; m < one.merges.size(); ++m) {
          ASSERT_EQ(many.merges[m].left, one.merges[m].left) << name(method);
          ASSERT_EQ(many.merges[m].right, one.merges[m].right) << name(method);
          ASSERT_EQ(std::bit_cast<std::uint64_t>(many.merges[m].height),
                    std::bit_cast<std::uint64_t>(one.merges[m].height))
              << name(method);
        }
      }
    }
  }
}

}  // namespace
}  // namespace vallis::study
