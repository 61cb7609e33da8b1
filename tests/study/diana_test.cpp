#include "study/diana.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>
#include <limits>

#include "study/hierarchy_cases.hpp"
#include "study/reference.hpp"

namespace vallis::study {
namespace {

TEST(Diana, ReproducesRWhereNoDistancesAreEqual) {
  for (const char* name : {"hclust-agriculture", "hclust-scorecard40-gower"}) {
    SCOPED_TRACE(name);
    const test::ReferenceCase reference(name);
    const base::Json& expected = reference.expected.at("diana");
    Diana result = diana(test::dissimilarity_of(reference)).value();
    for (int& unit : result.order) ++unit;
    EXPECT_EQ(result.order, test::integers(expected.at("order")));
    test::expect_near(result.heights, test::numbers(expected.at("height_in_order")));
    EXPECT_NEAR(result.divisive_coefficient, expected.at("dc").as_double(), 1e-9);
  }
}

TEST(Diana, HasTheHeightsAndCoefficientOfROnTiedDistances) {
  const test::ReferenceCase reference("hclust-ruspini");
  const base::Json& expected = reference.expected.at("diana");
  const Diana result = diana(test::dissimilarity_of(reference)).value();
  test::expect_near(test::sorted(result.heights), test::sorted(test::numbers(expected.at("height_in_order"))));
  EXPECT_NEAR(result.divisive_coefficient, expected.at("dc").as_double(), 1e-9);
}

TEST(Diana, SplitsPointsOnALineByHand) {
  // 0, 1, 10, 11: the ends tie for the largest mean, so unit 1 leaves first and draws unit 2 after it.
  const std::array line{0.0, 1.0, 10.0, 11.0};
  const Diana result = diana(test::on_a_line(line)).value();
  EXPECT_EQ(result.order, (std::vector{0, 1, 2, 3}));
  EXPECT_EQ(result.heights, (std::vector{1.0, 11.0, 1.0}));
  EXPECT_NEAR(result.divisive_coefficient, 1 - 1.0 / 11, 1e-15);
}

TEST(Diana, SplitsDuplicatesOneByOneInTheirOrder) {
  const std::array line{2.0, 2.0, 2.0};
  const Diana result = diana(test::on_a_line(line)).value();
  EXPECT_EQ(result.order, (std::vector{0, 1, 2}));
  EXPECT_EQ(result.heights, (std::vector{0.0, 0.0}));
  EXPECT_TRUE(std::isnan(result.divisive_coefficient));
}

TEST(Diana, NamesAPairWithoutAValueAndRefusesOneUnit) {
  const std::array values{1.0, std::numeric_limits<double>::quiet_NaN(), 2.0};
  const auto result = diana(Dissimilarity(3, values));
  ASSERT_FALSE(result);
  EXPECT_THAT(result.error().message, testing::HasSubstr("Units 1 and 3"));
  EXPECT_FALSE(diana(Dissimilarity(1)));
}

RC_GTEST_PROP(Diana, StartsWithTheDiameterAndNeverRisesBelow, ()) {
  const Dissimilarity d = *test::any_dissimilarity(2, 20);
  const Diana result = diana(d).value();
  const double diameter = *std::max_element(d.values().begin(), d.values().end());
  RC_ASSERT(*std::max_element(result.heights.begin(), result.heights.end()) == diameter);
  // Two units are parted at the highest split between them, which is at least their dissimilarity.
  for (std::size_t i = 0; i < d.size(); ++i) {
    double parted = 0;
    for (std::size_t j = i + 1; j < d.size(); ++j) {
      parted = std::max(parted, result.heights[j - 1]);
      RC_ASSERT(d(result.order[i], result.order[j]) <= parted);
    }
  }
}

}  // namespace
}  // namespace vallis::study
