#include "study/point_linkage.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <bit>
#include <limits>

#include "study/detail/ward_paths.hpp"
#include "study/hierarchy_cases.hpp"

namespace vallis::study {
namespace {

Linkage from_points(std::span<const double> points, std::size_t columns, int threads = 2) {
  Workers workers(threads);
  return link_points(points, columns, workers).value();
}

Linkage from_matrix(std::span<const double> points, std::size_t columns) {
  Workers workers;
  const auto distances = plain_distance(points, points.size() / columns, columns, {}, workers);
  return link(*distances, LinkageMethod::WardD2, {}, workers).value();
}

void expect_same(const Linkage& actual, const Linkage& expected) {
  ASSERT_EQ(actual.method, expected.method);
  ASSERT_EQ(actual.units, expected.units);
  ASSERT_EQ(actual.merges.size(), expected.merges.size());
  for (std::size_t m = 0; m < actual.merges.size(); ++m) {
    ASSERT_EQ(actual.merges[m].left, expected.merges[m].left) << "merge " << m;
    ASSERT_EQ(actual.merges[m].right, expected.merges[m].right) << "merge " << m;
    ASSERT_EQ(actual.merges[m].size, expected.merges[m].size) << "merge " << m;
    ASSERT_NEAR(actual.merges[m].height, expected.merges[m].height, 1e-9 * expected.merges[m].height) << "merge " << m;
  }
}

/// Each point lies farther from the one before than that from the first, so only one pair at a time is reciprocal.
std::vector<double> ever_wider(int n) {
  std::vector<double> line;
  for (int i = 0; i < n; ++i) line.push_back(std::pow(1.2, i));
  return line;
}

/// A grid, so full of ties.
std::vector<double> grid(int n) {
  std::vector<double> points;
  for (int i = 0; i < n; ++i) {
    points.push_back((i * 7) % 20);
    points.push_back(i % 17);
  }
  return points;
}

TEST(LinkPoints, OfThreePointsOnALine) {
  // 0 and 1 join at 1; their centre 0.5 and the point 4: √(2 · 2 · 1 / 3 · 3.5²).
  const Linkage linkage = from_points(std::array{0.0, 4.0, 1.0}, 1);
  EXPECT_EQ(linkage.merges[0].left, 0);
  EXPECT_EQ(linkage.merges[0].right, 2);
  EXPECT_DOUBLE_EQ(linkage.merges[0].height, 1);
  EXPECT_EQ(linkage.merges[1].left, 3);
  EXPECT_EQ(linkage.merges[1].right, 1);
  EXPECT_DOUBLE_EQ(linkage.merges[1].height, std::sqrt(4.0 / 3 * 3.5 * 3.5));
}

TEST(LinkPoints, IsThatOfTheMatrix) {
  for (const std::size_t columns : {2, 5, 15}) {
    for (const std::size_t n : {2, 3, 31, 33, 64, 700, 1500}) {
      SCOPED_TRACE(n);
      const auto points = test::uniform(n * columns, n + columns);
      expect_same(from_points(points, columns), from_matrix(points, columns));
    }
  }
}

TEST(LinkPoints, FarFromTheOriginIsThatOfTheMatrix) {
  auto points = test::uniform(400 * 3, 8);
  for (double& x : points) x += 1e6;
  expect_same(from_points(points, 3), from_matrix(points, 3));
}

TEST(LinkPoints, AlongAChainIsThatOfTheMatrix) {
  const auto line = ever_wider(120);
  expect_same(from_points(line, 1), from_matrix(line, 1));
}

TEST(LinkPoints, FollowsTheTieRuleOfTheMatrix) {
  const auto points = grid(330);
  Workers workers;
  ASSERT_FALSE(detail::reciprocal_ward(points, 2, workers, detail::InstructionSet::Baseline));
  expect_same(from_points(points, 2), from_matrix(points, 2));
  const std::vector<double> one_place(2 * 50, 3.25);
  expect_same(from_points(one_place, 2), from_matrix(one_place, 2));
}

RC_GTEST_PROP(LinkPoints, OfSmallWholeNumbersIsThatOfTheMatrix, ()) {
  const auto numbers = *rc::gen::container<std::vector<int>>(2 * *rc::gen::inRange(2, 14), rc::gen::inRange(0, 9));
  const std::vector<double> points(numbers.begin(), numbers.end());
  expect_same(from_points(points, 2), from_matrix(points, 2));
}

TEST(ReciprocalWard, FindsTheMergesOfTheGreedyWay) {
  const auto points = test::uniform(500 * 4, 12);
  Workers workers;
  const auto quick = detail::reciprocal_ward(points, 4, workers, detail::widest_instruction_set());
  ASSERT_TRUE(quick);
  const auto greedy = detail::greedy_ward(points, 4);
  ASSERT_EQ(quick->size(), greedy.size());
  for (std::size_t m = 0; m < greedy.size(); ++m) {
    ASSERT_EQ((*quick)[m].first, greedy[m].first);
    ASSERT_EQ((*quick)[m].second, greedy[m].second);
    ASSERT_NEAR((*quick)[m].height, greedy[m].height, 1e-11 * greedy[m].height);
  }
}

TEST(LinkPoints, GivesTheSameBytesForAnyNumberOfWorkersAndEveryInstructionSet) {
  for (const auto& points : {test::uniform(1200 * 6, 2), ever_wider(240), grid(240)}) {
    Workers one(1);
    const Linkage expected = link_points(points, 6, one, detail::InstructionSet::Baseline).value();
    for (int set = 0; set <= static_cast<int>(detail::widest_instruction_set()); ++set) {
      Workers three(3);
      const Linkage linkage = link_points(points, 6, three, static_cast<detail::InstructionSet>(set)).value();
      for (std::size_t m = 0; m < expected.merges.size(); ++m) {
        ASSERT_EQ(linkage.merges[m].left, expected.merges[m].left);
        ASSERT_EQ(linkage.merges[m].right, expected.merges[m].right);
        ASSERT_EQ(std::bit_cast<std::uint64_t>(linkage.merges[m].height),
                  std::bit_cast<std::uint64_t>(expected.merges[m].height));
      }
    }
  }
}

TEST(LinkPoints, RefusesWhatItCannotUse) {
  Workers workers;
  EXPECT_EQ(link_points(std::array{1.0, 2.0}, 2, workers).error().message,
            "A hierarchy needs at least two points; there is one.");
  EXPECT_FALSE(link_points(std::array{1.0, 2.0, 3.0}, 2, workers));
  EXPECT_FALSE(link_points(std::array{1.0, 2.0}, 0, workers));
  EXPECT_FALSE(link_points(std::array{1e200, -1e200}, 1, workers));
  EXPECT_EQ(link_points(std::array{1.0, std::numeric_limits<double>::infinity()}, 1, workers).error().message,
            "Column 1 of point 2 is not a finite number. Fill it in, or leave it out.");
}

}  // namespace
}  // namespace vallis::study
