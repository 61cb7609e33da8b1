#include "directory/form_questions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace vallis::directory {
namespace {

constexpr std::size_t kLongestAnswer = 10'000;

base::Result<void> result_of(std::vector<base::Fault> faults) {
  if (faults.empty()) return {};
  return base::invalid_input(std::move(faults));
}

bool blank(const base::LocalText& text) { return base::trim(text.en).empty() || base::trim(text.ru).empty(); }

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// What is wrong with one answer that is there; empty when nothing is.
std::string fault_of(const Question& question, const base::Json& answer) {
  switch (question.kind) {
    case AnswerKind::Text:
      if (!answer.is_string()) return "The answer is a text.";
      if (characters(answer.as_string()) > kLongestAnswer) {
        return fmt::format("The answer has more than {} characters; shorten it.", kLongestAnswer);
      }
      if (question.required && base::trim(std::string_view(answer.as_string())).empty()) {
        return "This question must be answered.";
      }
      return {};
    case AnswerKind::Number:
      if (!answer.is_number() || !std::isfinite(answer.to_number<double>())) return "The answer is a number.";
      return {};
    case AnswerKind::YesNo:
      return answer.is_bool() ? "" : "The answer is true or false.";
    case AnswerKind::Choice: {
      std::vector<std::string> codes;
      for (const Choice& choice : question.choices.value_or(std::vector<Choice>())) {
        if (answer.is_string() && choice.code == std::string_view(answer.as_string())) return {};
        codes.push_back(choice.code);
      }
      return "The answer is one of: " + base::join(codes, ", ") + ".";
    }
  }
  return {};
}

}  // namespace

base::Result<void> check_questions(const std::vector<Question>& questions, const std::string& pointer) {
  std::vector<base::Fault> faults;
  std::set<std::string> codes;
  for (std::size_t i = 0; i < questions.size(); ++i) {
    const Question& question = questions[i];
    const std::string place = fmt::format("{}/{}", pointer, i);
    const auto fault = [&](const char* field, std::string what) {
      faults.push_back({.file = {}, .field = place + field, .what = std::move(what)});
    };
    if (question.code.empty()) fault("/code", "A question needs a code, under which its answer is kept.");
    if (!codes.insert(question.code).second) fault("/code", "Another question has this code; give each its own.");
    if (blank(question.text)) fault("/text", "Write the question in English and in Russian.");
    const auto choices = question.choices.value_or(std::vector<Choice>());
    if (question.kind == AnswerKind::Choice && choices.size() < 2) {
      fault("/choices", "A choice is between two answers or more.");
    }
    if (question.kind != AnswerKind::Choice && !choices.empty()) {
      fault("/choices", "Only a question of the kind 'choice' has choices.");
    }
    std::set<std::string> answers;
    for (const Choice& choice : choices) {
      if (choice.code.empty() || !answers.insert(choice.code).second || blank(choice.name)) {
        fault("/choices", "Each choice has a code of its own and words in English and in Russian.");
        break;
      }
    }
  }
  return result_of(std::move(faults));
}

base::Result<void> check_answers(const std::vector<Question>& questions, const base::Json& answers,
                                 Completeness completeness, const std::string& pointer) {
  if (!answers.is_object()) {
    return result_of({{.file = {}, .field = pointer, .what = "The answers are an object by the questions' codes."}});
  }
  std::vector<base::Fault> faults;
  for (const Question& question : questions) {
    const auto* answer = answers.as_object().if_contains(question.code);
    const std::string place = pointer + "/" + question.code;
    if (answer == nullptr || answer->is_null()) {
      if (question.required && completeness == Completeness::Whole) {
        faults.push_back({.file = {}, .field = place, .what = "This question must be answered."});
      }
    } else if (std::string what = fault_of(question, *answer); !what.empty()) {
      // A draft may hold an empty text where one is required.
      if (completeness == Completeness::Draft && answer->is_string() && answer->as_string().empty()) continue;
      faults.push_back({.file = {}, .field = place, .what = std::move(what)});
    }
  }
  for (const auto& [code, value] : answers.as_object()) {
    const std::string_view name = code;
    if (std::none_of(questions.begin(), questions.end(), [&](const Question& q) { return q.code == name; })) {
      faults.push_back({.file = {},
                        .field = pointer + "/" + std::string(name),
                        .what = "The form asks no such question; leave the answer out."});
    }
  }
  return result_of(std::move(faults));
}

}  // namespace vallis::directory
