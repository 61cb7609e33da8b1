#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

#include "study/dissimilarity.hpp"
#include "study/gower_kernel.hpp"
#include "study/gower_packed.hpp"
#include "study/gower_pair.hpp"
#include "study/mixed_table.hpp"
#include "study/random.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using detail::InstructionSet;
using Scale = Variable::Scale;

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

Variable numbers(std::vector<double> values, double weight = 1, Scale scale = Scale::Interval) {
  return {.name = "x", .scale = scale, .values = std::move(values), .sets = {}, .range = {}, .weight = weight};
}

Variable sets(std::vector<std::optional<unsigned long long>> masks, double weight = 1) {
  return {.name = "s", .scale = Scale::Set, .values = {}, .sets = std::move(masks), .range = {}, .weight = weight};
}

Dissimilarity gower_of(std::span<const Variable> variables, int threads = 1) {
  Workers workers(threads);
  return gower(variables, workers).value();
}

bool equal_bytes(const Dissimilarity& a, const Dissimilarity& b) {
  return std::equal(a.values().begin(), a.values().end(), b.values().begin(), b.values().end(), [](double x, double y) {
    return std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y);
  });
}

void expect_as_by_definition(std::span<const Variable> variables, const Dissimilarity& fast) {
  const std::vector<double> ranges = spreads(variables);
  for (std::size_t i = 0; i < fast.size(); ++i) {
    for (std::size_t j = i + 1; j < fast.size(); ++j) {
      const double expected = gower_pair(variables, ranges, i, j);
      if (std::isnan(expected)) {
        ASSERT_TRUE(std::isnan(fast(i, j))) << i << ' ' << j;
      } else {
        ASSERT_NEAR(fast(i, j), expected, 1e-12 * expected) << i << ' ' << j;
      }
    }
  }
}

TEST(Gower, OfEveryScaleByHand) {
  // Units a, b. Interval: |1 − 4| / 6 = 0.5, weight 2. Symmetric: 0 and 0 agree: 0. Asymmetric: 1 and 0 differ: 1.
  // Nominal: 3 and 5 differ: 1, weight 0.5. Set: {0,1} and {1,2}: 1 − 1/3. Unit c spans the interval variable only.
  const std::vector<Variable> variables{numbers({1, 4, 7}, 2), numbers({0, 0, kMissing}, 1, Scale::SymmetricBoolean),
                                        numbers({1, 0, kMissing}, 1, Scale::AsymmetricBoolean),
                                        numbers({3, 5, kMissing}, 0.5, Scale::Nominal),
                                        sets({0b011, 0b110, std::nullopt}, 1)};
  const Dissimilarity d = gower_of(variables);
  EXPECT_NEAR(d(0, 1), (2 * 0.5 + 0 + 1 + 0.5 + 2.0 / 3) / 5.5, 1e-15);
  EXPECT_EQ(d(0, 2), 1);
  EXPECT_EQ(d(1, 2), 0.5);
}

TEST(Gower, CountsTwoZerosOfAnAsymmetricBooleanAsUnknown) {
  const std::vector<Variable> variables{numbers({0, 0, 1}, 1, Scale::AsymmetricBoolean)};
  const Dissimilarity d = gower_of(variables);
  EXPECT_TRUE(std::isnan(d(0, 1)));
  EXPECT_EQ(d(0, 2), 1);
}

TEST(Gower, TakesTwoEmptySetsAsEqualAndAnEmptyOneAsUnlikeAnyOther) {
  const std::vector<Variable> variables{sets({0, 0, 0b1, ~0ULL})};
  const Dissimilarity d = gower_of(variables);
  EXPECT_EQ(d(0, 1), 0);
  EXPECT_EQ(d(0, 2), 1);
  EXPECT_EQ(d(0, 3), 1);
  EXPECT_EQ(d(2, 3), 1 - 1.0 / 64);
}

TEST(Gower, HasNoValueWhereTwoUnitsShareNoVariable) {
  const std::vector<Variable> variables{numbers({1, kMissing, 2}), numbers({kMissing, 1, 3})};
  const Dissimilarity d = gower_of(variables);
  EXPECT_TRUE(std::isnan(d(0, 1)));
  EXPECT_EQ(d.first_undefined(), (std::pair<std::size_t, std::size_t>{0, 1}));
  EXPECT_EQ(d(0, 2), 1);
}

TEST(Gower, CapsTheDifferenceOfValuesOutsideADeclaredRange) {
  std::vector<Variable> variables{numbers({0, 5, 30}), numbers({0, 1, 2})};
  variables[0].range = {0, 10};
  const Dissimilarity d = gower_of(variables);
  EXPECT_EQ(d(0, 1), 0.5);
  EXPECT_EQ(d(0, 2), 1);
  EXPECT_EQ(d(1, 2), 0.75);
}

TEST(Gower, TakesAConstantVariableAsAgreement) {
  const std::vector<Variable> variables{numbers({7, 7}), numbers({0, 3})};
  EXPECT_EQ(gower_of(variables)(0, 1), 0.5);
}

TEST(Gower, KeepsItsDigitsWhereARangeIsTooSmallForTheKernel) {
  const std::vector<Variable> variables{numbers({0, 1e-310, 4e-310}, 3), numbers({0, 1, 1})};
  EXPECT_FALSE(PackedVariables::from(variables, spreads(variables)));
  EXPECT_NEAR(gower_of(variables)(0, 1), (3 * 0.25 + 1) / 4, 1e-12);
}

TEST(Gower, OfOneUnitIsEmpty) { EXPECT_EQ(gower_of(std::vector{numbers({1})}).pair_count(), 0U); }

TEST(Gower, HasNoValuesWhenNoVariableHasWeight) {
  EXPECT_TRUE(std::isnan(gower_of(std::vector{numbers({1, 2}, 0)})(0, 1)));
}

TEST(Gower, AgreesWithItsDefinitionOnTablesOfAllKinds) {
  for (std::uint64_t seed = 0; seed < 60; ++seed) {
    const auto variables = test::mixed_table(1 + seed * 3, seed, seed % 3 == 0 ? 0.7 : 0.1);
    expect_as_by_definition(variables, gower_of(variables, 2));
    if (HasFatalFailure()) FAIL() << "seed " << seed;
  }
}

TEST(Gower, AgreesWithItsDefinitionWhereTheResultIsTooLargeForTheCaches) {
  const auto variables = test::mixed_table(1500, 3);  // more than 2^20 pairs: written in another way, in many blocks
  expect_as_by_definition(variables, gower_of(variables, 2));
}

TEST(Gower, AgreesWithItsDefinitionWhereManyColumnsNeedManyTables) {
  std::vector<Variable> variables;
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    for (auto& variable : test::mixed_table(90, seed)) variables.push_back(std::move(variable));
  }
  expect_as_by_definition(variables, gower_of(variables));
}

TEST(Gower, HasEqualBytesForEveryInstructionSetAndNumberOfWorkers) {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    const auto variables = test::mixed_table(seed == 0 ? 1500 : 300, seed);
    const auto packed = PackedVariables::from(variables, spreads(variables));
    ASSERT_TRUE(packed);
    Workers one(1);
    Workers three(3);
    const Dissimilarity plain = gower_packed(*packed, one, InstructionSet::Baseline);
    for (int set = 0; set <= static_cast<int>(detail::widest_instruction_set()); ++set) {
      EXPECT_TRUE(equal_bytes(plain, gower_packed(*packed, one, static_cast<InstructionSet>(set)))) << set;
      EXPECT_TRUE(equal_bytes(plain, gower_packed(*packed, three, static_cast<InstructionSet>(set)))) << set;
    }
  }
}

TEST(Gower, RefusesWhatItCannotMeasure) {
  Workers workers;
  const auto message = [&](std::vector<Variable> variables) {
    const auto result = gower(variables, workers);
    return result ? "accepted" : result.error().message;
  };
  EXPECT_EQ(message({}), "A dissimilarity needs at least one variable.");
  EXPECT_EQ(message({numbers({})}), "A dissimilarity needs at least one unit.");
  EXPECT_EQ(message({numbers({1, 2}), numbers({1})}), "The variable 'x' has 1 values where the first has 2.");
  EXPECT_EQ(message({numbers({1, 2}, -1)}), "The weight of 'x' is -1; it must be 0 or more.");
  EXPECT_EQ(message({numbers({1, 2}, kMissing)}), "The weight of 'x' is nan; it must be 0 or more.");
  EXPECT_EQ(message({numbers({1, 2}, 1, Scale::SymmetricBoolean)}),
            "The value of 'x' for unit 2 is 2; a boolean is 0 or 1.");
  EXPECT_EQ(message({numbers({1.5, 2}, 1, Scale::Nominal)}),
            "The category of 'x' for unit 1 is 1.5; categories are 0, 1, ….");
  EXPECT_EQ(message({numbers({1, -std::numeric_limits<double>::infinity()})}),
            "The value of 'x' for unit 2 is infinite.");
  EXPECT_NE(message({numbers({1e308, -1e308})}), "accepted");
  Variable reversed = numbers({1, 2});
  reversed.range = {2, 1};
  EXPECT_NE(message({reversed}), "accepted");
}

RC_GTEST_PROP(GowerLaws, PermutingTheUnitsPermutesTheDissimilarities, (std::uint64_t seed)) {
  const std::size_t n = 40;
  const auto variables = test::mixed_table(n, seed);
  Random random(seed, 1);
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), 0U);
  for (std::size_t i = n - 1; i > 0; --i) std::swap(order[i], order[random.below(i + 1)]);
  auto permuted = variables;
  for (std::size_t v = 0; v < variables.size(); ++v) {
    for (std::size_t i = 0; i < n; ++i) {
      if (variables[v].scale == Scale::Set) {
        permuted[v].sets[i] = variables[v].sets[order[i]];
      } else {
        permuted[v].values[i] = variables[v].values[order[i]];
      }
    }
  }
  const Dissimilarity before = gower_of(variables);
  const Dissimilarity after = gower_of(permuted);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < n; ++j) {
      RC_ASSERT(std::bit_cast<std::uint64_t>(after(i, j)) == std::bit_cast<std::uint64_t>(before(order[i], order[j])));
    }
  }
}

RC_GTEST_PROP(GowerLaws, APositiveAffineChangeOfAnIntervalVariableChangesNothing, (std::uint64_t seed)) {
  const auto variables = test::mixed_table(30, seed);
  auto rescaled = variables;
  for (Variable& v : rescaled) {
    if (v.scale != Scale::Interval) continue;
    const auto known = std::find_if(v.values.begin(), v.values.end(), [](double x) { return !std::isnan(x); });
    const double shift = known == v.values.end() ? 0 : *known;
    for (double& x : v.values) x = 3.7 * x + shift;
    if (v.range) v.range = {3.7 * v.range->first + shift, 3.7 * v.range->second + shift};
  }
  const Dissimilarity before = gower_of(variables);
  const Dissimilarity after = gower_of(rescaled);
  for (std::size_t p = 0; p < before.pair_count(); ++p) {
    const double change = after.values()[p] - before.values()[p];
    RC_ASSERT(std::isnan(before.values()[p]) == std::isnan(after.values()[p]));
    RC_ASSERT(!(std::abs(change) > 1e-12));
  }
}

RC_GTEST_PROP(GowerLaws, AVariableOfWeightZeroIsAbsent, (std::uint64_t seed)) {
  const auto variables = test::mixed_table(30, seed);
  std::vector<Variable> weighted;
  for (const Variable& v : variables) {
    if (v.weight > 0) weighted.push_back(v);
  }
  RC_PRE(!weighted.empty());
  RC_ASSERT(equal_bytes(gower_of(variables), gower_of(weighted)));
}

RC_GTEST_PROP(GowerLaws, EveryValueLiesBetweenZeroAndOne, (std::uint64_t seed)) {
  const Dissimilarity d = gower_of(test::mixed_table(50, seed));
  for (const double x : d.values()) RC_ASSERT(std::isnan(x) || (x >= 0 && x <= 1));
}

RC_GTEST_PROP(GowerLaws, ThePartsOfAnExplanationAddUpToTheDissimilarity, (std::uint64_t seed)) {
  const auto variables = test::mixed_table(12, seed);
  const Dissimilarity d = gower_of(variables);
  for (std::size_t i = 0; i < 12; ++i) {
    for (std::size_t j = 0; j < 12; ++j) {
      if (i == j || std::isnan(d(i, j))) continue;
      double sum = 0;
      double share = 0;
      const auto parts = explain(variables, i, j);
      for (const Contribution& c : *parts) {
        sum += c.part;
        share += c.weight_share;
      }
      RC_ASSERT(std::abs(sum - d(i, j)) <= 1e-12);
      RC_ASSERT(std::abs(share - 1) <= 1e-12);
    }
  }
}

RC_GTEST_PROP(GowerLaws, TheSharesOfTheVariablesAddUpToOne, (std::uint64_t seed)) {
  const auto variables = test::mixed_table(25, seed);
  const Dissimilarity d = gower_of(variables);
  RC_PRE(std::any_of(d.values().begin(), d.values().end(), [](double x) { return x > 0; }));
  Workers workers(2);
  const auto shares = variable_shares(variables, workers);
  RC_ASSERT(bool(shares));
  RC_ASSERT(std::abs(std::accumulate(shares->begin(), shares->end(), 0.0) - 1) <= 1e-12);
}

TEST(Explain, TakesAPairApartByHand) {
  const std::vector<Variable> variables{numbers({0, 2, 4}, 2), numbers({0, kMissing, 1}), numbers({1, 0, 0}, 0),
                                        numbers({1, 0, 1}, 1, Scale::AsymmetricBoolean)};
  const auto parts = explain(variables, 0, 1);
  ASSERT_TRUE(parts);
  EXPECT_TRUE((*parts)[0].counted);
  EXPECT_EQ((*parts)[0].difference, 0.5);
  EXPECT_NEAR((*parts)[0].weight_share, 2.0 / 3, 1e-15);
  EXPECT_NEAR((*parts)[0].part, 1.0 / 3, 1e-15);
  EXPECT_FALSE((*parts)[1].counted);
  EXPECT_TRUE(std::isnan((*parts)[1].difference));
  EXPECT_FALSE((*parts)[2].counted);
  EXPECT_EQ((*parts)[2].weight_share, 0);
  EXPECT_NEAR((*parts)[3].part, 1.0 / 3, 1e-15);
}

TEST(Explain, RefusesUnitsThatAreNotThere) {
  EXPECT_EQ(explain(std::vector{numbers({1, 2})}, 0, 2).error().message, "Units 1 and 3 are not both among the 2.");
}

TEST(VariableShares, OfThreeUnitsByHand) {
  // Pairs (0,1), (0,2), (1,2): the first variable brings (0.5 + 1 + 0.5) / 2, the second (0 + 1 + 1) / 2.
  const std::vector<Variable> variables{numbers({0, 1, 2}), numbers({0, 0, 5})};
  Workers workers;
  const auto shares = variable_shares(variables, workers);
  ASSERT_TRUE(shares);
  EXPECT_NEAR((*shares)[0], 0.5, 1e-15);
  EXPECT_NEAR((*shares)[1], 0.5, 1e-15);
}

TEST(VariableShares, AreZeroWhenAllUnitsAreEqual) {
  Workers workers;
  EXPECT_EQ(variable_shares(std::vector{numbers({3, 3, 3})}, workers).value(), std::vector{0.0});
}

TEST(VariableShares, HaveEqualBytesForAnyNumberOfWorkers) {
  const auto variables = test::mixed_table(200, 4);
  Workers one(1);
  Workers three(3);
  EXPECT_EQ(variable_shares(variables, one).value(), variable_shares(variables, three).value());
}

}  // namespace
}  // namespace vallis::study
