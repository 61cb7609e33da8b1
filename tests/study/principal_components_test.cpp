#include "study/principal_components.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>
#include <limits>

namespace vallis::study {
namespace {

TEST(PrincipalComponents, OfPointsOnADiagonal) {
  // (0,0), (1,2), (2,4): variances 1 and 4, all along (1,2)/√5.
  const std::array values{0.0, 0.0, 1.0, 2.0, 2.0, 4.0};
  const auto components = principal_components(values, 3, 2, false);
  ASSERT_TRUE(components);
  EXPECT_NEAR(components->deviations[0], std::sqrt(5.0), 1e-12);
  EXPECT_NEAR(components->deviations[1], 0, 1e-12);
  EXPECT_NEAR(components->rotation[0], 1 / std::sqrt(5.0), 1e-12);
  EXPECT_NEAR(components->rotation[2], 2 / std::sqrt(5.0), 1e-12);
  EXPECT_NEAR(components->scores[0], -std::sqrt(5.0), 1e-12);
  EXPECT_NEAR(components->explained[0], 1, 1e-12);
}

TEST(PrincipalComponents, ScalesColumnsToOneDeviation) {
  const std::array values{0.0, 0.0, 1.0, 2.0, 2.0, 4.0};
  const auto components = principal_components(values, 3, 2, true);
  ASSERT_TRUE(components);
  EXPECT_NEAR(components->deviations[0], std::sqrt(2.0), 1e-12);
  EXPECT_NEAR(components->rotation[0], std::sqrt(0.5), 1e-12);
}

TEST(PrincipalComponents, KeepTheDigitsOfSmallDeviationsBesideLargeOnes) {
  const std::array values{1e6, 1e-6, -1e6, -1e-6, 1e6, -1e-6, -1e6, 1e-6};
  const auto components = principal_components(values, 4, 2, false);
  ASSERT_TRUE(components);
  EXPECT_NEAR(components->deviations[1] / std::sqrt(4e-12 / 3), 1, 1e-9);
}

TEST(PrincipalComponents, OfAConstantTableExplainNothing) {
  const std::array values{3.0, 3.0, 3.0};
  const auto components = principal_components(values, 3, 1, false);
  ASSERT_TRUE(components);
  EXPECT_EQ(components->deviations[0], 0);
  EXPECT_TRUE(std::isnan(components->explained[0]));
}

TEST(PrincipalComponents, NameTheCellOrColumnThatTheyCannotUse) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  const auto missing = principal_components(std::array{1.0, 2.0, 3.0, kNone}, 2, 2, false);
  ASSERT_FALSE(missing);
  EXPECT_NE(missing.error().message.find("row 2, column 2"), std::string::npos);
  const auto constant = principal_components(std::array{1.0, 2.0, 3.0, 2.0}, 2, 2, true);
  ASSERT_FALSE(constant);
  EXPECT_NE(constant.error().message.find("Column 2"), std::string::npos);
  EXPECT_FALSE(principal_components(std::array{1.0, 2.0}, 1, 2, false));
  EXPECT_FALSE(principal_components(std::array{1.0, 2.0}, 2, 2, false));
}

RC_GTEST_PROP(PrincipalComponents, KeepTheVarianceAndAreAtRightAngles, ()) {
  const auto rows = *rc::gen::inRange<std::size_t>(2, 9);
  const auto columns = *rc::gen::inRange<std::size_t>(1, 6);
  const auto numbers = *rc::gen::container<std::vector<int>>(rows * columns, rc::gen::inRange(-30, 30));
  const std::vector<double> values(numbers.begin(), numbers.end());
  const auto result = principal_components(values, rows, columns, false).value();
  double variance = 0;
  for (std::size_t c = 0; c < columns; ++c) {
    double sum = 0;
    double squares = 0;
    for (std::size_t r = 0; r < rows; ++r) {
      sum += values[r * columns + c];
      squares += values[r * columns + c] * values[r * columns + c];
    }
    variance += (squares - sum * sum / static_cast<double>(rows)) / static_cast<double>(rows - 1);
  }
  double kept = 0;
  for (const double deviation : result.deviations) kept += deviation * deviation;
  RC_ASSERT(std::abs(kept - variance) < 1e-8 * (1 + variance));
  for (std::size_t a = 0; a < result.count; ++a) {
    for (std::size_t b = 0; b <= a; ++b) {
      double product = 0;
      for (std::size_t c = 0; c < columns; ++c) {
        product += result.rotation[c * result.count + a] * result.rotation[c * result.count + b];
      }
      RC_ASSERT(std::abs(product - (a == b ? 1 : 0)) < 1e-10);
    }
  }
}

}  // namespace
}  // namespace vallis::study
