#include "study/linkage.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

#include "study/hierarchy_cases.hpp"
#include "study/reference.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using test::expect_near;
using test::kMethods;
using test::linked;

std::vector<double> heights(const Linkage& linkage) {
  std::vector<double> values;
  for (const Merge& merge : linkage.merges) values.push_back(merge.height);
  return values;
}

/// The words of the reference cases for R's hclust.
const std::map<std::string, LinkageMethod> kHclust{
    {"single", LinkageMethod::Single},     {"complete", LinkageMethod::Complete}, {"average", LinkageMethod::Average},
    {"mcquitty", LinkageMethod::McQuitty}, {"ward.D", LinkageMethod::WardD},      {"ward.D2", LinkageMethod::WardD2},
    {"centroid", LinkageMethod::Centroid}, {"median", LinkageMethod::Median}};

const std::map<std::string, LinkageMethod> kAgnes{
    {"agnes_average", LinkageMethod::Average},   {"agnes_single", LinkageMethod::Single},
    {"agnes_complete", LinkageMethod::Complete}, {"agnes_ward", LinkageMethod::WardD2},
    {"agnes_weighted", LinkageMethod::McQuitty}, {"agnes_flexible_0.625", LinkageMethod::Flexible}};

class HclustCase : public testing::TestWithParam<const char*> {
 protected:
  test::ReferenceCase reference{GetParam()};
  Dissimilarity dissimilarity = test::dissimilarity_of(reference);
  bool tied = std::string(GetParam()) == "hclust-ruspini";
};

/// Where no distances are equal the tree itself must be R's.
class UntiedHclustCase : public HclustCase {};

TEST_P(HclustCase, HasTheHeightsOfR) {
  for (const auto& [name, method] : kHclust) {
    SCOPED_TRACE(name);
    expect_near(test::sorted(heights(linked(dissimilarity, method))),
                test::sorted(test::numbers(reference.expected.at(name).at("height"))));
  }
}

TEST_P(UntiedHclustCase, HasTheMergesAndTheOrderOfR) {
  for (const auto& [name, method] : kHclust) {
    SCOPED_TRACE(name);
    const Linkage linkage = linked(dissimilarity, method);
    std::vector<std::array<int, 2>> merges;
    for (const base::Json& row : reference.expected.at(name).at("merge").as_array()) {
      merges.push_back({row.at(0).to_number<int>(), row.at(1).to_number<int>()});
    }
    EXPECT_EQ(r_merge(linkage), merges);
    std::vector<int> order = drawing_order(linkage);
    for (int& unit : order) ++unit;
    EXPECT_EQ(order, test::integers(reference.expected.at(name).at("order")));
  }
}

TEST_P(HclustCase, CutsIntoTheGroupsOfRAtGaps) {
  for (const auto& [name, method] : kHclust) {
    if (!reference.expected.at(name).as_object().contains("cutree")) continue;
    const Linkage linkage = linked(dissimilarity, method);
    for (int k = 2; k <= 6; ++k) {
      SCOPED_TRACE(name + ", k = " + std::to_string(k));
      const double below = linkage.merges[linkage.units - k - 1].height;
      const double above = linkage.merges[linkage.units - k].height;
      if (above - below < 1e-9 * above) continue;
      const auto& groups = reference.expected.at(name).at("cutree");
      if (groups.is_null()) continue;
      const Partition expected = make_partition(test::integers(groups.at("k" + std::to_string(k))));
      EXPECT_EQ(cut_into(linkage, k)->group, expected.group);
      if (linkage.first_inversion()) continue;
      EXPECT_EQ(cut_at(linkage, (below + above) / 2)->group, expected.group);
    }
  }
}

TEST_P(HclustCase, HasTheCopheneticCorrelationOfR) {
  for (const auto& [name, method] : kHclust) {
    EXPECT_NEAR(correlation(dissimilarity, cophenetic(linked(dissimilarity, method))),
                reference.expected.at(name).at("cophenetic_correlation").as_double(), 1e-9)
        << name;
  }
}

TEST_P(HclustCase, HasTheHeightsAndCoefficientsOfAgnes) {
  for (const auto& [name, method] : kAgnes) {
    // Of equal dissimilarities agnes merges the last pair, we the first (as hclust); these two then go another way.
    if (tied && (method == LinkageMethod::Flexible || method == LinkageMethod::McQuitty)) continue;
    SCOPED_TRACE(name);
    const Linkage linkage = linked(dissimilarity, method);
    const base::Json& expected = reference.expected.at(name);
    expect_near(test::sorted(heights(linkage)), test::numbers(expected.at("height_sorted")));
    EXPECT_NEAR(agglomerative_coefficient(linkage), expected.at("ac").as_double(), 1e-9);
  }
}

INSTANTIATE_TEST_SUITE_P(Reference, HclustCase,
                         testing::Values("hclust-agriculture", "hclust-ruspini", "hclust-scorecard40-gower"));
INSTANTIATE_TEST_SUITE_P(Reference, UntiedHclustCase,
                         testing::Values("hclust-agriculture", "hclust-scorecard40-gower"));

TEST(Link, FollowsTheTieRuleOnTheExactCases) {
  for (const std::string name : {"ties-binary16", "ties-grid5x5"}) {
    const test::ReferenceCase reference(name);
    for (const auto& [key, method] : test::kExactKeys) {
      SCOPED_TRACE(name + ", " + key);
      Dissimilarity d = test::plain(reference.input, PlainMetric::Manhattan);
      if (key.starts_with("sqeuclidean")) {
        // WardD takes what it is given; Centroid and Median square it themselves.
        d = test::plain(reference.input,
                        method == LinkageMethod::WardD ? PlainMetric::SquaredEuclidean : PlainMetric::Euclidean);
      }
      const Linkage linkage = linked(d, method);
      EXPECT_EQ(test::smaller_member_first(linkage), test::merges_of(reference.expected.at(key)));
      expect_near(heights(linkage), test::numbers(reference.expected.at(key).at("height")));
    }
  }
}

TEST(Link, MergesTwoUnits) {
  const std::array values{3.0};
  for (const LinkageMethod method : kMethods) {
    const Linkage linkage = linked(Dissimilarity(2, values), method);
    ASSERT_EQ(linkage.merges.size(), 1U);
    const bool squared = method == LinkageMethod::Centroid || method == LinkageMethod::Median;
    EXPECT_EQ(linkage.merges[0].left, 0);
    EXPECT_EQ(linkage.merges[0].right, 1);
    EXPECT_EQ(linkage.merges[0].height, squared ? 9 : 3);
    EXPECT_EQ(linkage.merges[0].size, 2);
  }
}

TEST(Link, MergesEqualDissimilaritiesInTheOrderOfTheUnits) {
  // All pairs tie at every step, so the first group takes in one unit after another. 0.1 is not exact in binary: only
  // the tolerance keeps round-off from deciding.
  Dissimilarity d(50);
  std::fill(d.values().begin(), d.values().end(), 0.1);
  for (const LinkageMethod method : {LinkageMethod::Single, LinkageMethod::Complete, LinkageMethod::Average,
                                     LinkageMethod::McQuitty, LinkageMethod::Flexible}) {
    const Linkage linkage = linked(d, method);
    for (int m = 0; m < 49; ++m) {
      EXPECT_EQ(linkage.merges[m].left, m == 0 ? 0 : 50 + m - 1) << name(method);
      EXPECT_EQ(linkage.merges[m].right, m + 1) << name(method);
      EXPECT_NEAR(linkage.merges[m].height, 0.1, 1e-12) << name(method);
    }
  }
}

TEST(Link, MergesDuplicatesAtHeightZeroFirst) {
  const std::array line{5.0, 1.0, 5.0, 1.0, 1.0, 9.0};
  for (const LinkageMethod method : kMethods) {
    const Linkage linkage = linked(test::on_a_line(line), method);
    EXPECT_EQ(test::smaller_member_first(linkage)[0], (std::array{-1, -3})) << name(method);
    EXPECT_EQ(test::smaller_member_first(linkage)[1], (std::array{-2, -4})) << name(method);
    EXPECT_EQ(test::smaller_member_first(linkage)[2], (std::array{2, -5})) << name(method);
    EXPECT_EQ(linkage.merges[2].height, 0) << name(method);
    EXPECT_GT(linkage.merges[3].height, 0) << name(method);
  }
}

TEST(Link, NamesAPairWithoutAValue) {
  Dissimilarity d(40);
  std::fill(d.values().begin(), d.values().end(), 1.0);
  d.values()[Dissimilarity::index(6, 30, 40)] = std::numeric_limits<double>::quiet_NaN();
  Workers workers;
  for (const LinkageMethod method : kMethods) {
    const auto linkage = link(d, method, {}, workers);
    ASSERT_FALSE(linkage);
    EXPECT_EQ(linkage.error().kind, base::ErrorKind::InvalidArgument);
    EXPECT_THAT(linkage.error().message, testing::HasSubstr("Units 7 and 31"));
  }
}

TEST(Link, RefusesASingleUnitAndAnAlphaOutOfRange) {
  Workers workers;
  EXPECT_FALSE(link(Dissimilarity(1), LinkageMethod::Average, {}, workers));
  EXPECT_FALSE(link(Dissimilarity(0), LinkageMethod::Average, {}, workers));
  const std::array values{3.0};
  for (const double alpha : {0.0, 1.0, -0.5, std::nan("")}) {
    EXPECT_FALSE(link(Dissimilarity(2, values), LinkageMethod::Flexible, {alpha}, workers)) << alpha;
    EXPECT_TRUE(link(Dissimilarity(2, values), LinkageMethod::Average, {alpha}, workers)) << alpha;
  }
}

TEST(Link, FindsTheInversionOfAnEquilateralTriangle) {
  // Sides 1: the third corner is nearer to the middle of the first side (squared 3/4) than to either end.
  const std::array sides{1.0, 1.0, 1.0};
  const Linkage linkage = linked(Dissimilarity(3, sides), LinkageMethod::Centroid);
  EXPECT_NEAR(linkage.merges[1].height, 0.75, 1e-15);
  EXPECT_EQ(linkage.first_inversion(), 1);
  EXPECT_FALSE(cut_at(linkage, 0.8));
  EXPECT_EQ(cut_into(linkage, 2)->group, (std::vector{1, 1, 2}));
  // The pair (1, 2) was joined at 1, before the third came at 3/4.
  EXPECT_THAT(cophenetic(linkage).values(), testing::ElementsAre(1, 0.75, 0.75));
}

TEST(CutInto, RefusesNoGroupAndMoreGroupsThanUnits) {
  const std::array sides{1.0, 2.0, 3.0};
  const Linkage linkage = linked(Dissimilarity(3, sides), LinkageMethod::Average);
  EXPECT_FALSE(cut_into(linkage, 0));
  EXPECT_FALSE(cut_into(linkage, 4));
  EXPECT_EQ(cut_into(linkage, 1)->count, 1);
  EXPECT_EQ(cut_into(linkage, 3)->group, (std::vector{1, 2, 3}));
}

TEST(CutAt, JoinsGroupsAtExactlyTheHeight) {
  const std::array line{0.0, 1.0, 3.0, 7.0};
  const Linkage linkage = linked(test::on_a_line(line), LinkageMethod::Single);
  EXPECT_EQ(cut_at(linkage, 2)->group, (std::vector{1, 1, 1, 2}));
  EXPECT_EQ(cut_at(linkage, 1.999)->group, (std::vector{1, 1, 2, 3}));
  EXPECT_EQ(cut_at(linkage, -1)->count, 4);
}

TEST(Correlation, IsUndefinedForAConstant) {
  const std::array same{0.1, 0.1, 0.1};
  const std::array different{1.0, 2.0, 4.0};
  const std::array twice{2.0, 4.0, 8.0};
  EXPECT_TRUE(std::isnan(correlation(Dissimilarity(3, same), Dissimilarity(3, different))));
  EXPECT_NEAR(correlation(Dissimilarity(3, twice), Dissimilarity(3, different)), 1, 1e-15);
}

TEST(DrawingOrder, SurvivesAChainOfTwentyThousandUnits) {
  const int n = 20000;
  Linkage chain{LinkageMethod::Single, n, {}};
  for (int m = 0; m < n - 1; ++m) chain.merges.push_back({m == 0 ? 0 : n + m - 1, m + 1, 1.0 + m, m + 2});
  std::vector<int> expected(n);  // each unit stands left of the chain it joins, the first two by their numbers
  std::iota(expected.rbegin(), expected.rend(), 0);
  std::swap(expected[n - 2], expected[n - 1]);
  EXPECT_EQ(drawing_order(chain), expected);
  EXPECT_EQ(cut_into(chain, 2)->sizes(), (std::vector{n - 1, 1}));
}

RC_GTEST_PROP(Link, NeverFallsForTheMonotoneMethods, ()) {
  const Dissimilarity d = *test::any_dissimilarity(2, 30);
  for (const LinkageMethod method : kMethods) {
    if (method == LinkageMethod::Centroid || method == LinkageMethod::Median) continue;
    const auto values = heights(linked(d, method));
    RC_ASSERT(std::is_sorted(values.begin(), values.end()));
  }
}

RC_GTEST_PROP(Link, SingleJoinsAtTheEdgesOfAMinimumSpanningTree, ()) {
  const Dissimilarity d = *test::any_dissimilarity(2, 30);
  std::vector<double> edges;  // by Prim
  std::vector<double> reach(d.size(), std::numeric_limits<double>::infinity());
  std::vector<bool> inside(d.size(), false);
  std::size_t at = 0;
  for (std::size_t step = 1; step < d.size(); ++step) {
    inside[at] = true;
    std::size_t next = d.size();
    for (std::size_t i = 0; i < d.size(); ++i) {
      if (inside[i]) continue;
      reach[i] = std::min(reach[i], d(at, i));
      if (next == d.size() || reach[i] < reach[next]) next = i;
    }
    edges.push_back(reach[next]);
    at = next;
  }
  const auto actual = heights(linked(d, LinkageMethod::Single));
  const auto expected = test::sorted(edges);
  for (std::size_t i = 0; i < expected.size(); ++i) RC_ASSERT(std::abs(actual[i] - expected[i]) <= 1e-11 * expected[i]);
}

RC_GTEST_PROP(Link, GivesThePermutedTreeForPermutedUnits, ()) {
  const Dissimilarity d = *test::untied_dissimilarity(2, 30);
  const std::vector<int> shuffled = *test::any_permutation(static_cast<int>(d.size()));
  Dissimilarity moved(d.size());
  for (std::size_t i = 0; i < d.size(); ++i) {
    for (std::size_t j = i + 1; j < d.size(); ++j) {
      moved.values()[Dissimilarity::index(i, j, d.size())] = d(shuffled[i], shuffled[j]);
    }
  }
  for (const LinkageMethod method : kMethods) {
    const Dissimilarity before = cophenetic(linked(d, method));
    const Dissimilarity after = cophenetic(linked(moved, method));
    for (std::size_t i = 0; i < d.size(); ++i) {
      for (std::size_t j = i + 1; j < d.size(); ++j) {
        RC_ASSERT(std::abs(after(i, j) - before(shuffled[i], shuffled[j])) < 1e-9);
      }
    }
  }
}

}  // namespace
}  // namespace vallis::study
