#include "study/multiple_testing.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>
#include <limits>

namespace vallis::study {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

struct Answer {
  Adjustment adjustment;
  std::array<double, 6> adjusted;
};

TEST(Adjust, MeetsRsAnswersAndPassesOverWhatWasNotTested) {
  // p.adjust of R 4.2.2.
  const std::array p{0.01, 0.02, kNone, 0.022, 0.09, 0.3};
  const std::array answers{
      Answer{Adjustment::Bonferroni, {0.05, 0.1, kNone, 0.11, 0.45, 1}},
      Answer{Adjustment::Holm, {0.05, 0.08, kNone, 0.08, 0.18, 0.3}},
      Answer{Adjustment::Hochberg, {0.05, 0.066, kNone, 0.066, 0.18, 0.3}},
      Answer{Adjustment::Hommel, {0.04, 0.06, kNone, 0.066, 0.18, 0.3}},
      Answer{Adjustment::BenjaminiHochberg, {0.11 / 3, 0.11 / 3, kNone, 0.11 / 3, 0.1125, 0.3}},
      Answer{Adjustment::BenjaminiYekutieli,
             {0.083722222222222212, 0.083722222222222212, kNone, 0.083722222222222212, 0.256875, 0.685}},
  };
  for (const Answer& answer : answers) {
    const auto adjusted = adjust(p, answer.adjustment);
    for (std::size_t i = 0; i < p.size(); ++i) {
      if (i == 2) {
        EXPECT_TRUE(std::isnan(adjusted[i]));
      } else {
        EXPECT_NEAR(adjusted[i], answer.adjusted[i], 1e-15) << word(answer.adjustment) << ' ' << i;
      }
    }
  }
}

TEST(Adjust, LeavesOneTestAloneAndKnowsNoTests) {
  for (const auto adjustment : {Adjustment::Bonferroni, Adjustment::Hommel, Adjustment::BenjaminiYekutieli}) {
    EXPECT_EQ(adjust(std::array{0.04}, adjustment), std::vector<double>{0.04});
    EXPECT_TRUE(adjust({}, adjustment).empty());
  }
}

RC_GTEST_PROP(Adjust, OrdersTheMethodsByStrength, ()) {
  const auto percents = *rc::gen::nonEmpty(rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 101)));
  std::vector<double> p;
  for (const int percent : percents) p.push_back(percent / 100.0);
  const auto bonferroni = adjust(p, Adjustment::Bonferroni);
  const auto holm = adjust(p, Adjustment::Holm);
  const auto hochberg = adjust(p, Adjustment::Hochberg);
  const auto hommel = adjust(p, Adjustment::Hommel);
  const auto bh = adjust(p, Adjustment::BenjaminiHochberg);
  const auto by = adjust(p, Adjustment::BenjaminiYekutieli);
  constexpr double kRoundOff = 1e-12;
  for (std::size_t i = 0; i < p.size(); ++i) {
    RC_ASSERT(p[i] <= hommel[i] + kRoundOff);
    RC_ASSERT(hommel[i] <= hochberg[i] + kRoundOff);
    RC_ASSERT(hochberg[i] <= holm[i] + kRoundOff);
    RC_ASSERT(holm[i] <= bonferroni[i] + kRoundOff);
    RC_ASSERT(p[i] <= bh[i] + kRoundOff);
    RC_ASSERT(bh[i] <= hochberg[i] + kRoundOff);
    RC_ASSERT(bh[i] <= by[i] + kRoundOff);
    RC_ASSERT(by[i] <= 1);
  }
}

}  // namespace
}  // namespace vallis::study
