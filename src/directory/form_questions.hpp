#pragma once

#include <string>
#include <vector>

#include "base/described_json.hpp"
#include "base/result.hpp"

namespace vallis::directory {

enum class AnswerKind { Text, Choice, Number, YesNo };
VALLIS_DESCRIBE_ENUM(AnswerKind, Text, Choice, Number, YesNo)

struct Choice {
  std::string code;
  base::LocalText name;
};
VALLIS_DESCRIBE(Choice, code, name)

/// A question of a form, as data.
struct Question {
  std::string code;  ///< what the answer is kept under; one of a kind in its form
  base::LocalText text;
  AnswerKind kind = AnswerKind::Text;
  bool required = false;
  std::optional<std::vector<Choice>> choices;  ///< of a choice, two or more; of others none
};
VALLIS_DESCRIBE(Question, code, text, kind, required, choices)

/// What is wrong with the questions themselves. `pointer` is where they stand in the request: "/questions".
/// Errors: InvalidInput with every fault – a code twice or empty, no words in a language, a choice of fewer than two.
base::Result<void> check_questions(const std::vector<Question>& questions, const std::string& pointer);

enum class Completeness { Draft, Whole };

/// The answers, an object by the questions' codes: texts of up to 10,000 characters, codes of choices, finite numbers,
/// true or false. A question that is not required may be absent or null; in a draft, any. Errors: InvalidInput with
/// every fault.
base::Result<void> check_answers(const std::vector<Question>& questions, const base::Json& answers,
                                 Completeness completeness, const std::string& pointer);

}  // namespace vallis::directory
