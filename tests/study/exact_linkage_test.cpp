#include "study/exact_linkage.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "study/hierarchy_cases.hpp"
#include "study/reference.hpp"

namespace vallis::study {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows cells(const base::CsvTable& table) {
  Rows rows;
  for (const auto& row : table.rows) rows.push_back(row.cells);
  return rows;
}

TEST(LinkExact, ReproducesTheCasesWithTiesMergeByMerge) {
  for (const std::string name : {"ties-binary16", "ties-grid5x5"}) {
    const test::ReferenceCase reference(name);
    for (const auto& [key, method] : test::kExactKeys) {
      SCOPED_TRACE(name + ", " + key);
      const base::Json& expected = reference.expected.at(key);
      const auto result = link_exact(cells(reference.input), key.starts_with("sqeuclidean"), method).value();
      EXPECT_EQ(test::smaller_member_first(result.linkage), test::merges_of(expected));
      std::vector<std::string> exact;
      for (const base::Json& height : expected.at("height_exact").as_array()) {
        exact.emplace_back(height.as_string());
      }
      EXPECT_EQ(result.exact_heights, exact);
      const std::vector<double> heights = test::numbers(expected.at("height"));
      // The JSON reader may miss the nearest double by one place.
      for (std::size_t m = 0; m < heights.size(); ++m) EXPECT_DOUBLE_EQ(result.linkage.merges[m].height, heights[m]);
      EXPECT_EQ(result.tied_steps, expected.at("steps_with_ties").to_number<int>());
    }
  }
}

TEST(LinkExact, ReadsDecimalsExactly) {
  // 0.3 − 0.1 and 0.2 differ in binary; here they tie, and the first pair wins.
  const Rows rows{{"0.1"}, {"+.3"}, {"5e-1"}, {"0010"}, {"-1.25E1"}};
  const auto result = link_exact(rows, false, LinkageMethod::Single).value();
  EXPECT_EQ(result.exact_heights, (std::vector<std::string>{"1/5", "1/5", "19/2", "63/5"}));
  EXPECT_EQ(result.tied_steps, 1);
  EXPECT_EQ(result.linkage.merges[0].left, 0);
  EXPECT_EQ(result.linkage.merges[0].right, 1);
  EXPECT_EQ(result.linkage.merges[3].height, 12.6);
}

TEST(LinkExact, RoundsHeightsOnce) {
  // By hand: (8 + 7 + 5)/3. A quotient of two doubles is rounded once, too.
  const Rows rows{{"0"}, {"1"}, {"3"}, {"8"}};
  const auto result = link_exact(rows, false, LinkageMethod::Average).value();
  EXPECT_EQ(result.exact_heights, (std::vector<std::string>{"1", "5/2", "20/3"}));
  EXPECT_EQ(result.linkage.merges[2].height, 20.0 / 3.0);
}

TEST(LinkExact, RefusesWhatIsNotADecimalNumber) {
  for (const char* cell :
       {"", "x", "1.2.3", "1e", "nan", "inf", ".", "1,5", "0x10", "1e9999999", "--1", " 1", "1e+-2"}) {
    const Rows rows{{"1", "2"}, {"1", cell}};
    const auto result = link_exact(rows, false, LinkageMethod::Single);
    ASSERT_FALSE(result) << cell;
    EXPECT_THAT(result.error().message, testing::HasSubstr("row 2, column 2"));
  }
}

TEST(LinkExact, RefusesRaggedRowsAndASingleRow) {
  EXPECT_FALSE(link_exact(Rows{{"1", "2"}, {"1"}}, false, LinkageMethod::Single));
  EXPECT_FALSE(link_exact(Rows{{"1", "2"}}, false, LinkageMethod::Single));
}

TEST(LinkExact, TakesThreeHundredUnits) {
  const std::vector<double> points = test::uniform(600, 3);
  Rows rows;
  for (std::size_t i = 0; i < 300; ++i) {
    rows.push_back({std::to_string(points[2 * i]), std::to_string(points[2 * i + 1])});
  }
  const auto result = link_exact(rows, false, LinkageMethod::Average).value();
  EXPECT_EQ(result.linkage.merges.back().size, 300);
}

/// Whole numbers small enough that doubles hold every merge but for round-off.
RC_GTEST_PROP(LinkExact, AgreesWithLinkOnWholeNumbers, ()) {
  const auto n = *rc::gen::inRange(2, 20);
  Rows rows;
  std::vector<double> values;
  for (int i = 0; i < n; ++i) {
    rows.emplace_back();
    for (int c = 0; c < 2; ++c) {
      const int x = *rc::gen::inRange(-4, 5);
      rows.back().push_back(std::to_string(x));
      values.push_back(x);
    }
  }
  Workers workers;
  for (const LinkageMethod method : test::kMethods) {
    const bool squares = method == LinkageMethod::WardD2 || method == LinkageMethod::Centroid ||
                         method == LinkageMethod::Median;  // `link` squares for these itself
    const bool squared = squares || method == LinkageMethod::WardD;
    PlainOptions options{.metric = PlainMetric::Manhattan};
    if (squared) options.metric = squares ? PlainMetric::Euclidean : PlainMetric::SquaredEuclidean;
    const auto d = plain_distance(values, n, 2, options, workers).value();
    const Linkage linkage = link(d, method, {}, workers).value();
    const ExactLinkage exact = link_exact(rows, squared, method).value();
    RC_ASSERT(test::smaller_member_first(linkage) == test::smaller_member_first(exact.linkage));
  }
}

}  // namespace
}  // namespace vallis::study
