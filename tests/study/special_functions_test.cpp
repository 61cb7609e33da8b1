#include "study/special_functions.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace vallis::study {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

TEST(ChiSquareTail, OfTwoDegreesIsAnExponential) {
  for (const double x : {1e-9, 0.5, 3.0, 80.0, 700.0}) {
    EXPECT_NEAR(chi_square_tail(x, 2) / std::exp(-x / 2), 1, 1e-13) << x;
  }
}

TEST(ChiSquareTail, MeetsTheTablesOfCriticalValues) {
  EXPECT_NEAR(chi_square_tail(3.841458820694124, 1), 0.05, 1e-14);
  EXPECT_NEAR(chi_square_tail(18.307038053275146, 10), 0.05, 1e-14);
}

TEST(ChiSquareTail, IsOneBelowZeroAndUndefinedWithoutDegrees) {
  EXPECT_EQ(chi_square_tail(-1e-15, 3), 1);
  EXPECT_EQ(chi_square_tail(kInfinity, 3), 0);
  EXPECT_EQ(chi_square_tail(1e6, 3), 0);
  EXPECT_TRUE(std::isnan(chi_square_tail(1, 0)));
  EXPECT_TRUE(std::isnan(chi_square_tail(kNone, 1)));
}

TEST(NormalTail, MeetsTheTablesOfCriticalValues) {
  EXPECT_NEAR(normal_tail(1.959963984540054), 0.025, 1e-15);
  EXPECT_EQ(normal_tail(0), 0.5);
  EXPECT_NEAR(normal_tail(-1.959963984540054), 0.975, 1e-15);
  EXPECT_EQ(normal_tail(kInfinity), 0);
  EXPECT_EQ(normal_tail(-kInfinity), 1);
}

TEST(FTail, OfTwoDegreesAboveHasAClosedForm) {
  // P(F > f) = (1 + 2f/m)^(−m/2) for 2 and m degrees of freedom.
  for (const double f : {1e-6, 0.3, 4.0, 500.0}) {
    for (const double m : {1.0, 7.0, 60.0}) {
      EXPECT_NEAR(f_tail(f, 2, m) / std::pow(1 + 2 * f / m, -m / 2), 1, 1e-12) << f << ' ' << m;
    }
  }
}

TEST(FTail, IsOneAtZeroAndUndefinedWithoutDegrees) {
  EXPECT_EQ(f_tail(0, 3, 4), 1);
  EXPECT_EQ(f_tail(kInfinity, 3, 4), 0);
  EXPECT_TRUE(std::isnan(f_tail(1, 0, 4)));
  EXPECT_TRUE(std::isnan(f_tail(1, 3, kNone)));
}

}  // namespace
}  // namespace vallis::study
