#include "study/leaf_order.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <limits>
#include <set>

#include "study/hierarchy_cases.hpp"
#include "study/reference.hpp"

namespace vallis::study {
namespace {

/// A hierarchy that joins two of the remaining groups at random.
rc::Gen<Linkage> any_tree(int low, int high) {
  return rc::gen::exec([low, high] {
    const int n = *rc::gen::inRange(low, high + 1);
    Linkage tree{LinkageMethod::Average, n, {}};
    std::vector<std::pair<int, int>> groups;  // operand and size, in the order of the smallest units
    for (int i = 0; i < n; ++i) groups.emplace_back(i, 1);
    while (groups.size() > 1) {
      const auto a = *rc::gen::inRange<std::size_t>(0, groups.size() - 1);
      const auto b = *rc::gen::inRange<std::size_t>(a + 1, groups.size());
      const int size = groups[a].second + groups[b].second;
      tree.merges.push_back({groups[a].first, groups[b].first, 1.0 + static_cast<double>(tree.merges.size()), size});
      groups[a] = {n + static_cast<int>(tree.merges.size()) - 1, size};
      groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(b));
    }
    return tree;
  });
}

/// The order in which the tree is drawn when the merges of `flips` are turned round.
std::vector<int> drawn(const Linkage& tree, unsigned flips) {
  std::vector<std::vector<int>> runs(static_cast<std::size_t>(tree.units));
  for (int i = 0; i < tree.units; ++i) runs[i] = {i};
  for (std::size_t m = 0; m < tree.merges.size(); ++m) {
    const bool flip = (flips >> m & 1U) != 0;
    std::vector<int> run = runs[flip ? tree.merges[m].right : tree.merges[m].left];
    const std::vector<int>& rest = runs[flip ? tree.merges[m].left : tree.merges[m].right];
    run.insert(run.end(), rest.begin(), rest.end());
    runs.push_back(std::move(run));
  }
  return runs.back();
}

RC_GTEST_PROP(OptimalLeafOrder, IsTheBestOfAllOrdersTheTreeAllows, ()) {
  const Linkage tree = *any_tree(2, 9);
  const Dissimilarity d = test::random_points(tree.units, 2, *rc::gen::arbitrary<std::uint64_t>());
  std::set<std::vector<int>> allowed;
  double least = std::numeric_limits<double>::infinity();
  for (unsigned flips = 0; flips < (1U << tree.merges.size()); ++flips) {
    allowed.insert(drawn(tree, flips));
    least = std::min(least, order_cost(drawn(tree, flips), d));
  }
  const LeafOrder result = optimal_leaf_order(tree, d).value();
  RC_ASSERT(allowed.contains(result.order));
  RC_ASSERT(std::abs(result.cost - least) < 1e-12);
  RC_ASSERT(result.cost == order_cost(result.order, d));
  RC_ASSERT(result.order.front() < result.order.back());
}

TEST(OptimalLeafOrder, FindsTheOptimumOfFortyIrises) {
  const test::ReferenceCase reference("olo-iris40");
  const Dissimilarity d = test::plain(reference.input, PlainMetric::Euclidean);
  const Linkage linkage = test::linked(d, LinkageMethod::Average);
  const LeafOrder result = optimal_leaf_order(linkage, d).value();
  EXPECT_NEAR(result.cost, reference.expected.at("cost_optimal").as_double(), 1e-9);
}

TEST(OptimalLeafOrder, KeepsEveryGroupTogetherInALargeTree) {
  const Dissimilarity d = test::random_points(300, 3, 5);
  const Linkage linkage = test::linked(d, LinkageMethod::Complete);
  const LeafOrder result = optimal_leaf_order(linkage, d).value();
  EXPECT_LE(result.cost, order_cost(drawing_order(linkage), d));
  std::vector<int> place(300);
  for (int i = 0; i < 300; ++i) place[result.order[i]] = i;
  std::vector<std::pair<int, int>> span;
  for (int i = 0; i < 300; ++i) span.emplace_back(place[i], place[i]);
  for (const Merge& merge : linkage.merges) {
    const auto [left, right] = std::pair(span[merge.left], span[merge.right]);
    span.emplace_back(std::min(left.first, right.first), std::max(left.second, right.second));
    EXPECT_EQ(span.back().second - span.back().first + 1, merge.size);
  }
}

TEST(OptimalLeafOrder, DrawsAChainWithoutRecursion) {
  const int n = 1500;
  std::vector<double> line(n);
  for (int i = 0; i < n; ++i) line[i] = i;
  const Dissimilarity d = test::on_a_line(line);
  const LeafOrder result = optimal_leaf_order(test::linked(d, LinkageMethod::Single), d).value();
  EXPECT_EQ(result.cost, n - 1);
  EXPECT_TRUE(std::is_sorted(result.order.begin(), result.order.end()));
}

TEST(OptimalLeafOrder, OrdersOneUnitAndTwo) {
  EXPECT_EQ(optimal_leaf_order({LinkageMethod::Single, 1, {}}, Dissimilarity(1))->order, (std::vector{0}));
  const std::array values{3.0};
  const Dissimilarity two(2, values);
  const LeafOrder result = optimal_leaf_order(test::linked(two, LinkageMethod::Single), two).value();
  EXPECT_EQ(result.order, (std::vector{0, 1}));
  EXPECT_EQ(result.cost, 3);
}

TEST(OptimalLeafOrder, RefusesOtherSizesAndPairsWithoutAValue) {
  const std::array values{1.0, 2.0, 3.0};
  Dissimilarity d(3, values);
  const Linkage linkage = test::linked(d, LinkageMethod::Single);
  EXPECT_FALSE(optimal_leaf_order(linkage, Dissimilarity(2)));
  d.values()[2] = std::numeric_limits<double>::quiet_NaN();
  const auto result = optimal_leaf_order(linkage, d);
  ASSERT_FALSE(result);
  EXPECT_THAT(result.error().message, testing::HasSubstr("Units 2 and 3"));
}

}  // namespace
}  // namespace vallis::study
