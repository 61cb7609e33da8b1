#include "study/concentration.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <limits>

namespace vallis::study {
namespace {

TEST(Concentration, OfTwoRegionsByHand) {
  // Industry a: 30 and 10; b: 10 and 50. x = (0.4, 0.6), s of a = (0.75, 0.25).
  const std::vector<double> employment = {30, 10, 10, 50};
  const std::vector<std::vector<double>> plants = {{20, 10, 10}, {60}};
  const auto found = concentration(employment, 2, 2, plants);
  EXPECT_NEAR(found->location_quotient[0], 0.75 / 0.4, 1e-15);
  EXPECT_NEAR(found->location_quotient[3], (50.0 / 60) / 0.6, 1e-15);
  const auto& a = found->industries[0];
  EXPECT_NEAR(a.raw, 2 * 0.35 * 0.35, 1e-15);
  EXPECT_NEAR(a.plant_herfindahl, 0.375, 1e-15);
  EXPECT_NEAR(a.ellison_glaeser, (0.245 - 0.48 * 0.375) / (0.48 * 0.625), 1e-14);
  EXPECT_NEAR(a.herfindahl, 0.625, 1e-15);
  EXPECT_NEAR(a.gini, 0.25, 1e-15);
  EXPECT_NEAR(a.krugman, 0.7, 1e-15);
  EXPECT_NEAR(a.theil, 0.75 * std::log(1.875) + 0.25 * std::log(0.25 / 0.6), 1e-15);
  EXPECT_TRUE(std::isnan(found->industries[1].ellison_glaeser)) << "one plant lies in one place whatever it does";
}

TEST(Concentration, HasNoValueWhereThereIsNothing) {
  // The second region and the second industry are empty.
  const std::vector<double> employment = {5, 0, 3, 0, 0, 0, 4, 0, 8};
  const auto found = concentration(employment, 3, 3, {});
  EXPECT_TRUE(std::isnan(found->location_quotient[3])) << "a region without employment";
  EXPECT_TRUE(std::isnan(found->location_quotient[1])) << "an industry without employment";
  EXPECT_TRUE(std::isnan(found->industries[1].gini));
  EXPECT_TRUE(std::isnan(found->industries[0].plant_herfindahl)) << "no plants";
  EXPECT_TRUE(std::isnan(found->industries[0].ellison_glaeser));
  EXPECT_NEAR(found->industries[0].gini, (2.0 * 5 - 0) / (3.0 * 9), 1e-15);
}

TEST(Concentration, OfOneRegionIsThatOfTheWhole) {
  const auto found = concentration(std::vector<double>{4, 6}, 1, 2, std::vector<std::vector<double>>{{2, 2}, {6}});
  EXPECT_EQ(found->industries[0].krugman, 0);
  EXPECT_EQ(found->industries[0].herfindahl, 1);
  EXPECT_TRUE(std::isnan(found->industries[0].ellison_glaeser));
}

TEST(Concentration, RefusesWhatIsNoAmount) {
  EXPECT_FALSE(concentration(std::vector<double>{1, -1}, 2, 1, {}));
  EXPECT_FALSE(concentration(std::vector<double>{1, std::nan("")}, 2, 1, {}));
  EXPECT_FALSE(concentration(std::vector<double>{0, 0}, 2, 1, {}));
  EXPECT_FALSE(concentration(std::vector<double>{1, 2, 3}, 2, 1, {}));
  EXPECT_FALSE(concentration({}, 0, 0, {}));
  EXPECT_FALSE(concentration(std::vector<double>{1, 2}, 2, 1, std::vector<std::vector<double>>{{1}, {2}}));
  EXPECT_FALSE(concentration(std::vector<double>{1, 2}, 2, 1, std::vector<std::vector<double>>{{-1}}));
}

RC_GTEST_PROP(Concentration, StaysWithinItsBoundsAndDoesNotKnowTheUnit, ()) {
  const std::size_t regions = *rc::gen::inRange<std::size_t>(1, 9);
  const std::size_t industries = *rc::gen::inRange<std::size_t>(1, 5);
  const auto whole = *rc::gen::container<std::vector<int>>(regions * industries, rc::gen::inRange(0, 50));
  std::vector<double> employment(whole.begin(), whole.end());
  employment[0] += 1;
  const auto found = concentration(employment, regions, industries, {}).value();
  for (double& amount : employment) amount *= 1024;
  const auto scaled = concentration(employment, regions, industries, {}).value();
  for (std::size_t i = 0; i < industries; ++i) {
    const auto& industry = found.industries[i];
    if (std::isnan(industry.gini)) continue;
    const auto n = static_cast<double>(regions);
    RC_ASSERT(industry.gini > -1e-15 && industry.gini < 1 - 1 / n + 1e-12);
    RC_ASSERT(industry.herfindahl > 1 / n - 1e-12 && industry.herfindahl < 1 + 1e-12);
    RC_ASSERT(industry.krugman >= 0 && industry.krugman < 2);
    RC_ASSERT(industry.theil > -1e-12);
    RC_ASSERT(industry.theil == scaled.industries[i].theil && industry.gini == scaled.industries[i].gini);
  }
}

}  // namespace
}  // namespace vallis::study
