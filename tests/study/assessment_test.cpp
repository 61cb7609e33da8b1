#include "study/assessment.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "study/made_scorecard.hpp"

namespace vallis::study {
namespace {

using test::kMissing;
using test::MadeScorecard;

class AssessmentTest : public ::testing::Test {
 protected:
  AssessmentTest() : made(2) {
    made.numbers("size", {120, kMissing}, IndicatorType::Count);
    made.numbers("board", {1, 0}, IndicatorType::Boolean);
    made.numbers("label", {2, 0}, IndicatorType::Ordinal).levels = {"none", "bronze", "gold"};
    made.sets("field", {"care", "research"}, {0b11, 0b01});
  }

  base::Result<Assessment> read(const std::string& checks) {
    const auto json =
        base::parse_json(R"({"id": "a", "version": "1", "label": {"en": "A", "ru": "А"}, "source": "synthetic",
      "subjects": [{"id": "s", "label": {"en": "S", "ru": "С"}, "checks": [)" +
                             checks + "]}]}",
                         "a.json");
    return json ? read_assessment(*json, "a.json", made.get().definition) : base::Result<Assessment>(json.error());
  }

  static std::string check(const std::string& id, const std::string& indicator, const std::string& condition) {
    return R"({"id": ")" + id + R"(", "indicator": ")" + indicator + R"(", )" + condition +
           R"(, "statement": {"en": "s", "ru": "с"}, "reason": {"en": "r", "ru": "п"}})";
  }

  MadeScorecard made;
};

TEST_F(AssessmentTest, AsksEachKindOfCondition) {
  const auto assessment =
      read(check("a", "size", R"("at_least": 100)") + "," + check("b", "size", R"("at_most": 119)") + "," +
           check("c", "board", R"("is": false)") + "," + check("d", "label", R"("at_least": "bronze")") + "," +
           check("e", "label", R"("is": "none")") + "," + check("f", "field", R"("contains": "research")") + "," +
           check("g", "field", R"("contains_count": 2)"));
  ASSERT_TRUE(assessment) << assessment.error().message;
  using enum Outcome;
  const auto first = assess(made.get(), 0, *assessment);
  EXPECT_EQ(first[0].outcomes, (std::vector{Met, NotMet, NotMet, Met, NotMet, Met, Met}));
  EXPECT_EQ(first[0].met, 4);
  EXPECT_EQ(first[0].known, 7);
  const auto second = assess(made.get(), 1, *assessment);
  EXPECT_EQ(second[0].outcomes, (std::vector{Unknown, Unknown, Met, NotMet, Met, NotMet, NotMet}));
  EXPECT_EQ(second[0].known, 5);
  EXPECT_DOUBLE_EQ(second[0].fit(), 0.4);
}

TEST_F(AssessmentTest, GivesNoFitWhereNothingIsKnown) {
  const auto assessment = read(check("a", "size", R"("at_least": 100)"));
  ASSERT_TRUE(assessment);
  EXPECT_TRUE(std::isnan(assess(made.get(), 1, *assessment)[0].fit()));
}

TEST_F(AssessmentTest, LocatesWhatCannotBeAsked) {
  for (const auto& [text, place] : std::vector<std::pair<std::string, std::string>>{
           {check("a", "colour", R"("is": true)"), "/subjects/0/checks/0/indicator"},
           {check("a", "size", R"("is": true)"), "/subjects/0/checks/0/is"},
           {check("a", "label", R"("is": "silver")"), "/subjects/0/checks/0/is"},
           {check("a", "board", R"("at_least": 1)"), "/subjects/0/checks/0/at_least"},
           {check("a", "size", R"("contains": "care")"), "/subjects/0/checks/0/contains"},
           {check("a", "field", R"("contains": "cure")"), "/subjects/0/checks/0/contains"},
           {check("a", "field", R"("contains_count": 3)"), "/subjects/0/checks/0/contains_count"},
           {check("a", "size", R"("at_least": 1, "at_most": 2)"), "/subjects/0/checks/0"},
           {check("a", "size", R"("at_least": 1)") + "," + check("a", "size", R"("at_least": 2)"),
            "/subjects/0/checks/1"},
       }) {
    const auto assessment = read(text);
    ASSERT_FALSE(assessment) << text;
    const auto& faults = assessment.error().faults;
    EXPECT_TRUE(std::any_of(faults.begin(), faults.end(), [&, p = place](const base::Fault& f) {
      return f.field == p;
    })) << assessment.error().message;
  }
}

}  // namespace
}  // namespace vallis::study
