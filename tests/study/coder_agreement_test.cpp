#include "study/coder_agreement.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cmath>

namespace vallis::study {
namespace {

constexpr int kNo = CodeTable::kNoCode;
constexpr AgreementBootstrap kNoDraws{.draws = 0};

CoderAgreement alpha(const CodeTable& table, std::size_t categories, CodeLevel level,
                     const AgreementBootstrap& bootstrap = kNoDraws, int threads = 1) {
  Workers workers(threads);
  Silent silent;
  const auto found = krippendorff_alpha(table, categories, level, bootstrap, workers, silent);
  EXPECT_TRUE(found) << found.error().message;
  return found.value_or(CoderAgreement{});
}

CoderAgreement kappa(const CodeTable& table, std::size_t categories, KappaWeights weights,
                     const AgreementBootstrap& bootstrap = kNoDraws) {
  Workers workers(1);
  Silent silent;
  const auto found = cohen_kappa(table, categories, 0, 1, weights, bootstrap, workers, silent);
  EXPECT_TRUE(found) << found.error().message;
  return found.value_or(CoderAgreement{});
}

std::string refusal(const CodeTable& table, std::size_t categories, CodeLevel level = CodeLevel::Nominal,
                    const AgreementBootstrap& bootstrap = kNoDraws) {
  Workers workers(1);
  Silent silent;
  const auto found = krippendorff_alpha(table, categories, level, bootstrap, workers, silent);
  return found ? "a coefficient" : found.error().message;
}

/// Krippendorff (2011), section C: twelve units, four observers, seven codes missing; the fifth category is 4.
CodeTable published() {
  const std::array<std::array<int, 12>, 4> observers{{{1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0},
                                                      {1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3},
                                                      {0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0},
                                                      {1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0}}};
  CodeTable table{4, {}, {1, 2, 3, 4, 5}};
  for (std::size_t unit = 0; unit < 12; ++unit) {
    for (const auto& observer : observers) table.codes.push_back(observer[unit] - 1);  // 0 becomes no code
  }
  return table;
}

/// Cohen (1960): 200 subjects in three categories; judge A in rows, judge B in columns.
CodeTable cohens_subjects() {
  constexpr std::array<std::array<int, 3>, 3> counts{{{88, 14, 18}, {10, 40, 10}, {2, 6, 12}}};
  CodeTable table{2, {}, {}};
  for (int a = 0; a < 3; ++a) {
    for (int b = 0; b < 3; ++b) {
      for (int i = 0; i < counts[static_cast<std::size_t>(a)][static_cast<std::size_t>(b)]; ++i) {
        table.codes.push_back(a);
        table.codes.push_back(b);
      }
    }
  }
  return table;
}

TEST(KrippendorffAlpha, IsAsPublishedForFourObserversAndMissingCodes) {
  // Printed as 0.743, 0.815 and 0.849; the fractions are worked out from the coincidence matrix.
  const CoderAgreement nominal = alpha(published(), 5, CodeLevel::Nominal);
  EXPECT_EQ(nominal.units, 11U);
  EXPECT_EQ(nominal.codes, 40U);
  EXPECT_NEAR(nominal.observed, 0.2, 1e-15);
  EXPECT_NEAR(nominal.value, 113.0 / 152, 1e-15);
  EXPECT_NEAR(alpha(published(), 5, CodeLevel::Ordinal).value, 108577.0 / 133160, 1e-15);
  EXPECT_NEAR(alpha(published(), 5, CodeLevel::Interval).value, 951.0 / 1120, 1e-15);
}

TEST(KrippendorffAlpha, IsAsPublishedForTwoObservers) {
  // Krippendorff (2011), section A, printed as 0.095, and section B, printed as 0.692.
  const CodeTable binary{2, {0, 1, 1, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0}, {}};
  EXPECT_NEAR(alpha(binary, 2, CodeLevel::Nominal).value, 2.0 / 21, 1e-15);
  const CodeTable five{2, {0, 1, 0, 0, 1, 1, 1, 1, 3, 1, 2, 2, 2, 2, 2, 2, 4, 4, 3, 3, 3, 3, 0, 3}, {}};
  EXPECT_NEAR(alpha(five, 5, CodeLevel::Nominal).value, 155.0 / 224, 1e-15);
}

TEST(KrippendorffAlpha, IsOneWhereAllAgreeAndNegativeWhereTheyAvoidEachOther) {
  for (const CodeLevel level : {CodeLevel::Nominal, CodeLevel::Ordinal, CodeLevel::Interval}) {
    EXPECT_EQ(alpha({3, {0, 0, 0, 2, kNo, 2, 1, 1, 1}, {0.1, 0.2, 0.7}}, 3, level).value, 1);
    // By hand: always apart, so observed 1; expected 2 · 2 · 2 / (4 · 3) = 2/3.
    EXPECT_NEAR(alpha({2, {0, 1, 1, 0}, {0, 1}}, 2, level).value, -0.5, 1e-15);
  }
}

TEST(KrippendorffAlpha, SaysWhyItIsNoNumber) {
  const CoderAgreement alone = alpha({2, {0, kNo, kNo, 1}, {}}, 2, CodeLevel::Nominal, {.draws = 100});
  EXPECT_EQ(alone.state, AgreementState::NoPairs);
  EXPECT_TRUE(std::isnan(alone.value));
  EXPECT_FALSE(alone.interval);
  const CoderAgreement constant = alpha({2, {1, 1, 1, 1, 0, kNo}, {}}, 2, CodeLevel::Nominal, {.draws = 100});
  EXPECT_EQ(constant.state, AgreementState::NoVariation);
  EXPECT_TRUE(std::isnan(constant.value));
  EXPECT_EQ(constant.observed, 0);
  EXPECT_EQ(alpha({2, {}, {}}, 0, CodeLevel::Nominal).state, AgreementState::NoPairs);
}

TEST(KrippendorffAlpha, GivesNoIntervalWhenTooManyDrawsAreUndefined) {
  // One unit in four has the second category: about a third of the draws miss it.
  const CoderAgreement few = alpha({2, {0, 0, 0, 0, 0, 0, 1, 1}, {}}, 2, CodeLevel::Nominal, {.draws = 1000});
  EXPECT_EQ(few.state, AgreementState::Defined);
  EXPECT_GT(few.undefined_draws, 200);
  EXPECT_FALSE(few.interval);
}

TEST(KrippendorffAlpha, TakesValuesOfAnyMagnitude) {
  for (const double unit : {1e-200, 1e150, 1e299}) {
    CodeTable table = published();
    for (double& value : table.values) value *= unit;
    EXPECT_NEAR(alpha(table, 5, CodeLevel::Interval).value, 951.0 / 1120, 1e-12) << unit;
  }
}

TEST(KrippendorffAlpha, RefusesWhatIsNoTableOfCodes) {
  EXPECT_NE(refusal({0, {}, {}}, 2), "a coefficient");
  EXPECT_NE(refusal({2, {0, 1, 1}, {}}, 2), "a coefficient");
  EXPECT_NE(refusal({2, {0, 2}, {}}, 2), "a coefficient");
  EXPECT_NE(refusal({2, {0, 1}, {0}}, 2, CodeLevel::Interval), "a coefficient");
  EXPECT_NE(refusal({2, {0, 1}, {0, std::nan("")}}, 2, CodeLevel::Interval), "a coefficient");
  EXPECT_NE(refusal({2, {0, 1}, {}}, 2, CodeLevel::Nominal, {.draws = -1}), "a coefficient");
  EXPECT_NE(refusal({2, {0, 1}, {}}, 2, CodeLevel::Nominal, {.confidence = 1}), "a coefficient");
  EXPECT_EQ(refusal({2, {0, 1}, {}}, 2), "a coefficient");
}

TEST(KrippendorffAlpha, DrawsTheSameBytesForAnyNumberOfThreads) {
  const AgreementBootstrap bootstrap{.draws = 333, .seed = 9};
  const CoderAgreement one = alpha(published(), 5, CodeLevel::Ordinal, bootstrap, 1);
  const CoderAgreement two = alpha(published(), 5, CodeLevel::Ordinal, bootstrap, 2);
  ASSERT_TRUE(one.interval && two.interval);
  EXPECT_EQ(one.interval->low, two.interval->low);
  EXPECT_EQ(one.interval->high, two.interval->high);
  EXPECT_LT(one.interval->low, one.value);
  EXPECT_GT(one.interval->high, one.value);
}

TEST(KrippendorffAlpha, StopsOnRequest) {
  class Stopped final : public Progress {
    void report(std::string_view, double) override {}
    bool cancelled() const override { return true; }
  } stopped;
  Workers workers(1);
  const auto found = krippendorff_alpha(published(), 5, CodeLevel::Nominal, {}, workers, stopped);
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().kind, base::ErrorKind::Cancelled);
}

TEST(CohenKappa, IsAsPublishedIn1960) {
  // Observed agreement 0.70, by chance 0.41: κ = 0.29 / 0.59, printed as 0.492.
  const CoderAgreement plain = kappa(cohens_subjects(), 3, KappaWeights::None);
  EXPECT_NEAR(plain.value, 29.0 / 59, 1e-15);
  EXPECT_NEAR(1 - plain.observed, 0.7, 1e-15);
  EXPECT_NEAR(1 - plain.expected, 0.41, 1e-15);
  EXPECT_EQ(plain.units, 200U);
}

TEST(CohenKappa, WeighsByPlaces) {
  // By hand on the same table: 80 places apart where chance gives 152, 120 squares where it gives 220.
  EXPECT_NEAR(kappa(cohens_subjects(), 3, KappaWeights::Linear).value, 9.0 / 19, 1e-15);
  EXPECT_NEAR(kappa(cohens_subjects(), 3, KappaWeights::Quadratic).value, 5.0 / 11, 1e-15);
}

TEST(CohenKappa, IsTwoFifthsForFiftyProposals) {
  // By hand: both yes 20, both no 15, apart 5 and 10: agreement 0.7, by chance 0.5.
  CodeTable table{2, {}, {}};
  for (const auto& [a, b, count] : {std::array{1, 1, 20}, {1, 0, 5}, {0, 1, 10}, {0, 0, 15}}) {
    for (int i = 0; i < count; ++i) table.codes.insert(table.codes.end(), {a, b});
  }
  EXPECT_NEAR(kappa(table, 2, KappaWeights::None).value, 0.4, 1e-15);
}

TEST(CohenKappa, IsUndefinedWhenBothGiveOneCodeToAll) {
  const CoderAgreement constant = kappa({2, {0, 0, 0, 0}, {}}, 2, KappaWeights::None, {.draws = 10});
  EXPECT_EQ(constant.state, AgreementState::NoVariation);
  EXPECT_EQ(kappa({2, {0, kNo, kNo, 0}, {}}, 2, KappaWeights::None).state, AgreementState::NoPairs);
}

TEST(CohenKappa, PassesOverUnitsThatOneCoderLeftOut) {
  EXPECT_NEAR(kappa({2, {0, 0, 1, 1, 1, kNo, 0, 1}, {}}, 2, KappaWeights::None).value, 0.4,
              1e-15);  // (2/3 − 4/9) / (5/9)
}

TEST(CohenKappa, RefusesOneCoderTwice) {
  Workers workers(1);
  Silent silent;
  EXPECT_FALSE(cohen_kappa(cohens_subjects(), 3, 1, 1, KappaWeights::None, kNoDraws, workers, silent));
  EXPECT_FALSE(cohen_kappa(cohens_subjects(), 3, 0, 2, KappaWeights::None, kNoDraws, workers, silent));
}

CodeTable any_table(std::size_t coders, int categories) {
  CodeTable table{coders, {}, {}};
  const std::size_t units = *rc::gen::inRange<std::size_t>(1, 12);
  for (std::size_t i = 0; i < units * coders; ++i) table.codes.push_back(*rc::gen::inRange(kNo, categories));
  for (int c = 0; c < categories; ++c) table.values.push_back(c * c);
  return table;
}

bool same(const CoderAgreement& a, const CoderAgreement& b) {
  return a.state == b.state && (a.state != AgreementState::Defined || std::abs(a.value - b.value) < 1e-12);
}

/// The definition, pair by pair, without mid-ranks or running sums.
double alpha_by_definition(const CodeTable& table, int categories, CodeLevel level) {
  std::vector<std::vector<double>> coincidences(static_cast<std::size_t>(categories),
                                                std::vector<double>(static_cast<std::size_t>(categories)));
  for (std::size_t u = 0; u < table.units(); ++u) {
    double known = 0;
    for (std::size_t c = 0; c < table.coders; ++c) known += table.code(u, c) != kNo ? 1 : 0;
    for (std::size_t a = 0; a < table.coders; ++a) {
      for (std::size_t b = 0; b < table.coders; ++b) {
        if (a == b || table.code(u, a) == kNo || table.code(u, b) == kNo) continue;
        coincidences[static_cast<std::size_t>(table.code(u, a))][static_cast<std::size_t>(table.code(u, b))] +=
            1 / (known - 1);
      }
    }
  }
  std::vector<double> margin;
  double n = 0;
  for (const auto& row : coincidences) {
    margin.push_back(0);
    for (const double value : row) margin.back() += value;
    n += margin.back();
  }
  double observed = 0;
  double expected = 0;
  for (std::size_t c = 0; c < margin.size(); ++c) {
    for (std::size_t k = 0; k < margin.size(); ++k) {
      double metric = c == k ? 0 : 1;
      if (level == CodeLevel::Interval) metric = table.values[c] - table.values[k];
      if (level == CodeLevel::Ordinal) {
        metric = -(margin[c] + margin[k]) / 2;
        for (std::size_t g = std::min(c, k); g <= std::max(c, k); ++g) metric += margin[g];
      }
      observed += coincidences[c][k] * metric * metric;
      expected += margin[c] * margin[k] * metric * metric;
    }
  }
  return 1 - (n - 1) * observed / expected;
}

RC_GTEST_PROP(KrippendorffAlphaLaw, IsTheCoincidenceMatrixsAlpha, ()) {
  const CodeTable table = any_table(3, 4);
  for (const CodeLevel level : {CodeLevel::Nominal, CodeLevel::Ordinal, CodeLevel::Interval}) {
    const CoderAgreement found = alpha(table, 4, level);
    if (found.state != AgreementState::Defined) continue;
    RC_ASSERT(std::abs(found.value - alpha_by_definition(table, 4, level)) < 1e-10);
  }
}

RC_GTEST_PROP(KrippendorffAlphaLaw, DoesNotDependOnTheOrderOfUnitsOrCoders, ()) {
  const CodeTable table = any_table(3, 4);
  CodeTable turned = table;
  std::reverse(turned.codes.begin(), turned.codes.end());  // turns both orders round
  for (const CodeLevel level : {CodeLevel::Nominal, CodeLevel::Ordinal, CodeLevel::Interval}) {
    RC_ASSERT(same(alpha(table, 4, level), alpha(turned, 4, level)));
  }
}

RC_GTEST_PROP(KrippendorffAlphaLaw, TakesNoNoticeOfCategoryNamesWhenNominal, ()) {
  const CodeTable table = any_table(3, 4);
  CodeTable renamed = table;
  for (int& code : renamed.codes) code = code == kNo ? kNo : (code * 3 + 1) % 4;
  RC_ASSERT(same(alpha(table, 4, CodeLevel::Nominal), alpha(renamed, 4, CodeLevel::Nominal)));
}

RC_GTEST_PROP(CohenKappaLaw, IsTheSameForTheCodersExchanged, ()) {
  const CodeTable table = any_table(2, 4);
  CodeTable exchanged = table;
  std::reverse(exchanged.codes.begin(), exchanged.codes.end());
  for (const KappaWeights weights : {KappaWeights::None, KappaWeights::Linear, KappaWeights::Quadratic}) {
    RC_ASSERT(same(kappa(table, 4, weights), kappa(exchanged, 4, weights)));
  }
}

RC_GTEST_PROP(CohenKappaLaw, HasOneKappaForTwoCategories, ()) {
  const CodeTable table = any_table(2, 2);
  const CoderAgreement plain = kappa(table, 2, KappaWeights::None);
  RC_ASSERT(same(plain, kappa(table, 2, KappaWeights::Linear)));
  RC_ASSERT(same(plain, kappa(table, 2, KappaWeights::Quadratic)));
}

}  // namespace
}  // namespace vallis::study
