#include "study/published.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "study/made_scorecard.hpp"

namespace vallis::study {
namespace {

using test::kMissing;
using test::MadeScorecard;
using Operator = Statement::Operator;

Statement statement(std::vector<int> groups, std::string subject, Operator op, std::string value) {
  Statement s;
  s.groups = std::move(groups);
  s.text = subject + " " + std::string(word(op)) + " " + value;
  s.subject = std::move(subject);
  s.op = op;
  s.value = value;
  s.words = base::split(value, ';');
  s.number = base::parse_number(value).value_or(kMissing);
  return s;
}

/// Six units in two groups of three; what each statement says is worked out by hand beside it.
class AgreementTest : public ::testing::Test {
 protected:
  AgreementTest() : made(6) {
    made.numbers("size", {200, 150, kMissing, 20, 30, 300}, IndicatorType::Count);
    made.numbers("board", {1, 1, 0, 0, 0, 1}, IndicatorType::Boolean);
    made.sets("field", {"research", "care"}, {1, 3, 1, 2, 2, std::nullopt});
    const std::vector<std::string> countries{"DE", "DE", "US", "LT", "TR", "MX"};
    for (std::size_t u = 0; u < countries.size(); ++u) made.attribute(u, "home/iso2", {countries[u]});
    published.groups = {{1, "first", "First"}, {2, "second", "Second"}};
  }

  Agreement judge(double tolerance = 0.1) {
    const auto agreement = agree(made.get(), partition, published, tolerance);
    EXPECT_TRUE(agreement) << (agreement ? "" : agreement.error().message);
    return *agreement;
  }

  MadeScorecard made;
  Published published;
  Partition partition = make_partition(std::vector{1, 1, 1, 2, 2, 2});
};

TEST_F(AgreementTest, ChecksEachOperator) {
  Statement research = statement({1}, "field", Operator::Equal, "0.95");
  research.member = "research";
  Statement home = statement({1}, "home", Operator::In, "DE;US;KR");
  home.measure_unit = "iso2";
  published.statements = {
      statement({1}, "size", Operator::Greater, "100"),    // 2 of 2 known
      statement({2}, "size", Operator::Less, "100"),       // 2 of 3
      statement({1}, "board", Operator::Greater, "0.66"),  // 2/3 > 0.66
      statement({2}, "board", Operator::Mostly, "false"),  // 2/3 are false
      statement({2}, "board", Operator::Some, ""),         // 1/3
      research,                                            // 3/3, within 0.1 of 0.95
      home,                                                // 3/3
      statement({2}, "board", Operator::Equal, "0.5"),     // 1/3 is 0.17 away: does not hold
  };
  const Agreement agreement = judge();
  EXPECT_EQ(agreement.ours, (std::vector{1, 2}));
  EXPECT_EQ(agreement.checked, 8);
  EXPECT_EQ(agreement.holding, 7);
  EXPECT_FALSE(agreement.verdicts.back().holds);
  EXPECT_NEAR(agreement.verdicts.back().figure, 1.0 / 3, 1e-15);
  EXPECT_NEAR(agreement.verdicts.back().shortfall, 0.5 - 1.0 / 3 - 0.1, 1e-12);
  EXPECT_EQ(agreement.verdicts.front().known, 2);
  EXPECT_EQ(agreement.verdicts.front().units, 3);
}

TEST_F(AgreementTest, ReadsAMergedCellAsOneStatementOnTheUnion) {
  published.statements = {statement({1, 2}, "board", Operator::Equal, "0.5")};  // 3 of 6
  const Agreement agreement = judge(0);
  EXPECT_EQ(agreement.checked, 1);
  EXPECT_EQ(agreement.verdicts[0].units, 6);
  EXPECT_TRUE(agreement.verdicts[0].holds);
}

TEST_F(AgreementTest, HoldsAtTheToleranceItself) {
  published.statements = {statement({1, 2}, "board", Operator::Equal, "0.6")};
  EXPECT_TRUE(judge(0.1).verdicts[0].holds);
  EXPECT_FALSE(judge(0.099).verdicts[0].holds);
}

TEST_F(AgreementTest, MatchesGroupsSoThatMostStatementsHold) {
  published.statements = {statement({2}, "size", Operator::Greater, "100"),
                          statement({1}, "size", Operator::Less, "100")};
  const Agreement agreement = judge();
  EXPECT_EQ(agreement.ours, (std::vector{2, 1}));
  EXPECT_EQ(agreement.holding, 2);
  ASSERT_EQ(agreement.assignments.size(), 2U);
  EXPECT_EQ(agreement.assignments[1].holding, 0);
}

TEST_F(AgreementTest, BreaksEqualMatchingsByTheSmallerShortfallThenByOrder) {
  published.statements = {statement({1}, "board", Operator::Equal, "0.4")};  // 2/3 misses by more than 1/3 does
  EXPECT_EQ(judge(0.01).ours, (std::vector{2, 1}));
  published.statements = {};
  EXPECT_EQ(judge().ours, (std::vector{1, 2}));
}

TEST_F(AgreementTest, DoesNotCountAStatementAsHoldingWhenNothingIsKnown) {
  made.numbers("rank", std::vector<double>(6, kMissing), IndicatorType::Rank);
  published.statements = {statement({1}, "rank", Operator::Less, "10")};
  const Agreement agreement = judge();
  EXPECT_EQ(agreement.checked, 1);
  EXPECT_EQ(agreement.holding, 0);
  EXPECT_TRUE(std::isnan(agreement.verdicts[0].figure));
}

TEST_F(AgreementTest, LeavesStatementsWithoutAnOperatorUnchecked) {
  published.statements = {statement({1}, "", Operator::None, "")};
  EXPECT_EQ(judge().checked, 0);
}

TEST_F(AgreementTest, RefusesWhatCannotBeCompared) {
  for (const Statement& bad :
       {statement({1}, "nowhere", Operator::In, "x"), statement({1}, "size", Operator::Mostly, "100"),
        statement({1}, "field", Operator::Some, ""), statement({1}, "home", Operator::Greater, "1")}) {
    published.statements = {bad};
    EXPECT_FALSE(agree(made.get(), partition, published, 0.1)) << bad.text;
  }
  published.groups.push_back({3, "third", "Third"});
  published.statements = {};
  EXPECT_FALSE(agree(made.get(), partition, published, 0.1));
}

}  // namespace
}  // namespace vallis::study
