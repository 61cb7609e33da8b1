#include "http/problem_words.hpp"

#include <gtest/gtest.h>

#include "base/csv.hpp"
#include "base/file.hpp"
#include "base/json.hpp"

namespace vallis::http {
namespace {

constexpr std::string_view kTable = R"(en,ru
There is no such person.,Такого человека нет.
draft,черновик
Not Found,Не найдено
There is no {} '{}'.,Нет такого: {} «{}».
There is no cluster '{}'{}.,Нет кластера «{}»{}.
There is no cluster '{}'; did you mean '{}'?,"Нет кластера «{}»; может быть, «{}»?"
An application that is '{}' cannot be made '{}' by you.,Не в ваших силах «{1}» из состояния {0}.
measuring cluster {},измерение кластера {}
row {} (line {}),строка таблицы {} (строка файла {})
column {},столбец {}
The likeness is {:.2f}.,Сходство равно {}.
"Write {{""a"": 1}}, not '{}'.","Пишите {{""a"": 1}}, а не «{}»."
The list is empty.,Список пуст.
)";

ProblemWords words() {
  auto read = ProblemWords::parse(kTable, "problems.csv");
  EXPECT_TRUE(read) << (read ? "" : read.error().message);
  return read ? std::move(*read) : ProblemWords();
}

std::string ru(const std::string& text) { return words().in_russian(text); }

TEST(ProblemWords, KnowsWholeSentences) {
  EXPECT_EQ(ru("There is no such person."), "Такого человека нет.");
  EXPECT_EQ(ru(""), "");
}

TEST(ProblemWords, KeepsWhatStandsInHoles) {
  EXPECT_EQ(ru("There is no kind 'tilia {} and more'."), "Нет такого: kind «tilia {} and more».");
  EXPECT_EQ(ru("The likeness is 0.25."), "Сходство равно 0.25.");
  EXPECT_EQ(ru("Write {\"a\": 1}, not 'x'."), "Пишите {\"a\": 1}, а не «x».");
  EXPECT_EQ(ru("There is no cluster ''."), "Нет кластера «».") << "holes may be empty";
}

TEST(ProblemWords, TakesTheSentenceWithMostLetters) {
  EXPECT_EQ(ru("There is no cluster 'a'."), "Нет кластера «a».");
  EXPECT_EQ(ru("There is no cluster 'a'; did you mean 'b'?"), "Нет кластера «a»; может быть, «b»?");
}

TEST(ProblemWords, PutsHolesInTheOrderOfTheOtherLanguage) {
  EXPECT_EQ(ru("An application that is 'x' cannot be made 'y' by you."), "Не в ваших силах «y» из состояния x.");
}

TEST(ProblemWords, SaysInHolesWhatItKnowsUnlessTheyAreInQuotes) {
  EXPECT_EQ(ru("An application that is 'draft' cannot be made 'draft' by you."),
            "Не в ваших силах «draft» из состояния черновик.");
  EXPECT_EQ(ru("There is no draft 'draft'."), "Нет такого: черновик «draft».");
}

TEST(ProblemWords, LeavesWhatItDoesNotKnow) {
  for (const std::string text : {"Nobody has said this.", "There is no such person", "there is no such person.", "a: b",
                                 "One. Two. Three.", "x\n\ny\n", ": . : ", "There is no such person.x"}) {
    EXPECT_EQ(ru(text), text);
  }
  EXPECT_EQ(ProblemWords().in_russian("There is no such person."), "There is no such person.");
}

TEST(ProblemWords, TakesJoinedSentencesOneByOne) {
  EXPECT_EQ(ru("There is no such person. The list is empty."), "Такого человека нет. Список пуст.");
  EXPECT_EQ(ru("There is no such person. Unknown. The list is empty."), "Такого человека нет. Unknown. Список пуст.");
  EXPECT_EQ(ru("The list is empty.\nUnknown.\nThere is no such person."),
            "Список пуст.\nUnknown.\nТакого человека нет.");
  EXPECT_EQ(ru("measuring cluster 7: The list is empty."), "измерение кластера 7: Список пуст.");
  EXPECT_EQ(ru("people.csv, row 3 (line 4), column name: The list is empty."),
            "people.csv, строка таблицы 3 (строка файла 4), столбец name: Список пуст.");
  EXPECT_EQ(ru("Nobody knows: The list is empty."), "Nobody knows: Список пуст.");
}

TEST(ProblemWords, GoesThroughHostileTextOnce) {
  // At work in proportion to the square of these 40,000 repetitions the suite would not end.
  const ProblemWords known = words();
  for (const std::string astray : {"'", "'; did you mean '", "There is no cluster '", ". ", ": ", "\n", "row 1 (line ",
                                   "There is no kind 'x", "The list is empty. ", "measuring cluster : ", "a, "}) {
    std::string text = "There is no cluster '";
    for (int i = 0; i < 40'000; ++i) text += astray;
    EXPECT_GE(known.in_russian(text).size(), text.size()) << astray;
  }
}

TEST(ProblemWords, RefusesTablesThatWouldLoseSomething) {
  const auto faults = [](const std::string& rows) {
    const auto read = ProblemWords::parse("en,ru\n" + rows, "problems.csv");
    return read ? std::size_t{0} : read.error().faults.size();
  };
  EXPECT_EQ(faults("A.,А.\n"), 0U);
  EXPECT_EQ(faults("A {}.,А.\n"), 1U) << "a hole is lost";
  EXPECT_EQ(faults("A.,А {}.\n"), 1U) << "a hole that is not there";
  EXPECT_EQ(faults("A {} {}.,А {0} {0}.\n"), 1U) << "one of two";
  EXPECT_EQ(faults("A {} {}.,А {1} {0} {1}.\n"), 0U) << "twice the same";
  EXPECT_EQ(faults("A.,\n"), 1U) << "no Russian";
  EXPECT_EQ(faults("A.,А.\nA.,Б.\n"), 1U) << "twice";
  EXPECT_EQ(faults("A { b.,А.\nB } c.,Б.\nC {x}.,В {x}.\n"), 3U) << "braces alone";
  EXPECT_FALSE(ProblemWords::parse("en,de\nA.,A.\n", "problems.csv"));
}

Request request_in(std::string language, const ProblemWords& known) {
  Request request;
  request.headers.add("Accept-Language", std::move(language));
  request.words = &known;
  return request;
}

TEST(SayProblemTo, PutsProblemsIntoTheLanguageOfTheRequest) {
  const ProblemWords known = words();
  base::Fault fault;
  fault.field = "/person_id";
  fault.what = "There is no such person.";
  const Reply english = problem_reply(404, "Not Found", "The list is empty.", "id-1", {fault});
  Reply reply = english;
  say_problem_to(request_in("en, ru;q=0.9", known), reply);
  EXPECT_EQ(reply.body, english.body);
  EXPECT_EQ(reply.headers.fields(), english.headers.fields());

  say_problem_to(request_in("ru-RU, en;q=0.9", known), reply);
  EXPECT_EQ(reply.status, 404);
  EXPECT_EQ(reply.headers.find("content-language"), "ru");
  EXPECT_EQ(reply.headers.find("vary"), "Accept-Language");
  EXPECT_EQ(reply.body, R"({"type":"about:blank","title":"Не найдено","status":404,"detail":"Список пуст.",)"
                        R"("request_id":"id-1","errors":[{"pointer":"/person_id","detail":"Такого человека нет."}]})");
}

TEST(SayProblemTo, LeavesOtherRepliesAlone) {
  const ProblemWords known = words();
  Reply reply = json_reply(200, R"({"detail":"The list is empty."})");
  const Reply before = reply;
  say_problem_to(request_in("ru", known), reply);
  EXPECT_EQ(reply.body, before.body);
  EXPECT_EQ(reply.headers.fields(), before.headers.fields());
}

TEST(SaidTo, FollowsTheLanguageOfTheRequest) {
  const ProblemWords known = words();
  EXPECT_EQ(said_to(request_in("ru", known), "The list is empty."), "Список пуст.");
  EXPECT_EQ(said_to(request_in("en", known), "The list is empty."), "The list is empty.");
  EXPECT_EQ(said_to(Request(), "The list is empty."), "The list is empty.");
}

/// A text in place of each hole, as the sentence has them: {} one after the other, {1} by its number.
std::string filled(std::string_view sentence) {
  std::string out;
  std::size_t next = 0;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const char c = sentence[i];
    if ((c == '{' || c == '}') && i + 1 < sentence.size() && sentence[i + 1] == c) {
      out += c;
      ++i;
    } else if (c == '{') {
      const char first = sentence[i + 1];
      const std::size_t hole = first >= '0' && first <= '9' ? static_cast<std::size_t>(first - '0') : next++;
      out += "<" + std::to_string(hole) + ">";
      i = sentence.find('}', i);
    } else {
      out += c;
    }
  }
  return out;
}

TEST(ProblemWords, OfTheProgramSayEachSentenceAndNoOther) {
  const auto text = base::read_file(VALLIS_SOURCE_DIR "/data/words/problems.csv");
  ASSERT_TRUE(text) << text.error().message;
  const auto known = ProblemWords::parse(*text, "problems.csv");
  ASSERT_TRUE(known) << known.error().message;
  const auto table = base::read_csv(*text, "problems.csv");
  ASSERT_TRUE(table);
  EXPECT_GT(known->size(), 500U);
  for (const auto& row : table->rows) {
    const std::string english = filled(row.cells[0]);
    EXPECT_EQ(known->in_russian(english), filled(row.cells[1])) << english;
  }
}

}  // namespace
}  // namespace vallis::http
