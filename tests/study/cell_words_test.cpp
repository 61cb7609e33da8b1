#include "study/cell_words.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

#include "study/made_scorecard.hpp"

namespace vallis::study {
namespace {

using test::MadeScorecard;

class CellWords : public ::testing::Test {
 protected:
  CellWords() : made(2) {
    auto& size = made.numbers("size", {120, 3}, IndicatorType::Count);
    size.scale = ValueScale::Log;
    size.measure_unit = "organisations";
    made.numbers("board", {1, 0}, IndicatorType::Boolean);
    made.numbers("label", {2, 0}, IndicatorType::Ordinal).levels = {"none", "bronze", "gold"};
    made.sets("field", {"care", "research"}, {0b11, 0b01});
    made.numbers("place", {1, 2}, IndicatorType::Rank);
    made.numbers("money", {1.5, 2}, IndicatorType::Amount);
    made.get().definition.words = {{"care", {"medical care", "лечение"}}, {"organisations", {"organisations", "орг."}}};
  }

  std::string message(std::size_t indicator, std::string_view text) {
    const auto read = read_cell(made.get().definition, indicator, text);
    return read ? "" : read.error().message;
  }
  double number(std::size_t indicator, std::string_view text) {
    return read_cell(made.get().definition, indicator, text)->number;
  }

  MadeScorecard made;
};

TEST_F(CellWords, ReadsEachTypeInCodesAndInWords) {
  EXPECT_EQ(number(0, "250"), 250);
  EXPECT_EQ(number(0, " 250 organisations "), 250);
  EXPECT_EQ(number(0, "250 орг."), 250);
  EXPECT_EQ(number(1, "yes"), 1);
  EXPECT_EQ(number(1, "нет"), 0);
  EXPECT_EQ(number(2, "bronze"), 1);
  EXPECT_EQ(read_cell(made.get().definition, 3, "research;лечение")->set, 0b11U);
  EXPECT_EQ(read_cell(made.get().definition, 3, "none")->set, 0U);
  EXPECT_EQ(number(5, "2.25"), 2.25);
  for (std::size_t i = 0; i < 6; ++i) EXPECT_FALSE(read_cell(made.get().definition, i, "missing")->known());
}

TEST_F(CellWords, RefusesWhatATypeCannotHaveAndOffersTheNearest) {
  EXPECT_EQ(message(0, "12.5"), "size is a count, a whole number of 0 or more; it cannot be 12.5.");
  EXPECT_EQ(message(0, "0"), "size is compared on a log scale, which needs values above 0; it cannot be 0.");
  EXPECT_EQ(message(0, "many"),
            "'many' is no value of size; write a number such as 12 or 3.5, in organisations, or missing.");
  EXPECT_EQ(message(1, "maybe"), "board is yes or no, or missing; it cannot be 'maybe'.");
  EXPECT_EQ(message(2, "broze"),
            "label cannot be 'broze'; did you mean 'bronze'? – known are: none, bronze, gold, or missing.");
  EXPECT_NE(message(3, "care;resaerch").find("did you mean 'research'?"), std::string::npos);
  EXPECT_NE(message(3, "").find("none for an empty set"), std::string::npos);
  EXPECT_NE(message(4, "0").find("whole number of 1 or more"), std::string::npos);
  EXPECT_NE(message(5, "-1").find("below 0"), std::string::npos);
}

TEST_F(CellWords, PrintsACellAsItsUnitWouldBePrinted) {
  const Scorecard& scorecard = made.get();
  for (std::size_t i = 0; i < scorecard.values.size(); ++i) {
    for (std::size_t u = 0; u < 2; ++u) {
      const Cell cell = plain_cell(scorecard.values[i], u);
      EXPECT_EQ(cell_text(scorecard.definition, i, cell), value_text(scorecard, i, u));
      EXPECT_EQ(cell_words(scorecard.definition, i, cell).ru, value_words(scorecard, i, u).ru);
    }
  }
  EXPECT_EQ(cell_text(scorecard.definition, 0, {}), "–");
}

RC_GTEST_PROP(CellScale, GivesWholeNumbersBackFromTheirLogarithms, ()) {
  Indicator indicator;
  indicator.scale = ValueScale::Log;
  const double plain = *rc::gen::inRange(1, 1'000'000'000);
  RC_ASSERT(plain_cell(indicator, scaled_cell(indicator, {.number = plain})).number == plain);
}

}  // namespace
}  // namespace vallis::study
