#include "directory/form_questions.hpp"

#include <gtest/gtest.h>

namespace vallis::directory {
namespace {

const std::vector<Question>& questions() {
  static const std::vector<Question> all = {
      {"why", {"Why?", "Почему?"}, AnswerKind::Text, true, {}},
      {"beds", {"Beds?", "Койки?"}, AnswerKind::Number, false, {}},
      {"abroad", {"Abroad?", "За рубежом?"}, AnswerKind::YesNo, false, {}},
      {"size",
       {"Size?", "Размер?"},
       AnswerKind::Choice,
       false,
       std::vector<Choice>{{"small", {"Small", "Малый"}}, {"large", {"Large", "Большой"}}}}};
  return all;
}

std::string faults(std::string_view json, Completeness completeness = Completeness::Whole) {
  const auto checked = check_answers(questions(), *base::parse_json(json, ""), completeness, "/answers");
  std::string places;
  if (checked) return places;
  for (const auto& fault : checked.error().faults) places += fault.field + " ";
  return places;
}

TEST(FormQuestions, TakeAnswersOfTheirKind) {
  EXPECT_EQ(faults(R"({"why":"to meet","beds":12.5,"abroad":false,"size":"large"})"), "");
  EXPECT_EQ(faults(R"({"why":"to meet","beds":null})"), "");
}

TEST(FormQuestions, NameEveryAnswerThatDoesNotHold) {
  EXPECT_EQ(faults(R"({"why":3,"beds":"many","abroad":"no","size":"huge","other":1})"),
            "/answers/why /answers/beds /answers/abroad /answers/size /answers/other ");
  EXPECT_EQ(faults("[]"), "/answers ");
}

TEST(FormQuestions, AreRequiredOfAWholeFormOnly) {
  EXPECT_EQ(faults("{}"), "/answers/why ");
  EXPECT_EQ(faults(R"({"why":"  "})"), "/answers/why ");
  EXPECT_EQ(faults("{}", Completeness::Draft), "");
  EXPECT_EQ(faults(R"({"why":""})", Completeness::Draft), "");
  EXPECT_EQ(faults(R"({"beds":"many"})", Completeness::Draft), "/answers/beds ");
}

TEST(FormQuestions, AreCheckedThemselves) {
  EXPECT_TRUE(check_questions(questions(), "/questions"));
  auto broken = questions();
  broken[1].code = "why";
  broken[2].text.ru = " ";
  broken[3].choices->pop_back();
  const auto checked = check_questions(broken, "/questions");
  ASSERT_FALSE(checked);
  ASSERT_EQ(checked.error().faults.size(), 3U);
  EXPECT_EQ(checked.error().faults[0].field, "/questions/1/code");
  EXPECT_EQ(checked.error().faults[1].field, "/questions/2/text");
  EXPECT_EQ(checked.error().faults[2].field, "/questions/3/choices");
}

}  // namespace
}  // namespace vallis::directory
