#pragma once

#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"
#include "base/text.hpp"
#include "study/gower_pair.hpp"
#include "study/scorecard.hpp"

namespace vallis::study {

/// A condition on one indicator of a unit, with the reason why it speaks for the subject.
struct Check {
  enum class Kind {
    Is,             ///< the value is this word, or `true` / `false`
    AtLeast,        ///< the number, or the ordinal's level, is at least this
    AtMost,         ///< the number is at most this
    Contains,       ///< the set holds this member
    ContainsCount,  ///< the set has at least so many members
  };
  std::string id;
  std::string indicator;
  Kind kind = Kind::Is;
  std::string value;  ///< word, level or member; empty for numbers
  double number = std::numeric_limits<double>::quiet_NaN();
  base::LocalText statement;
  base::LocalText reason;
};

/// What a unit is assessed on: a success factor, a target model.
struct AssessmentSubject {
  std::string id;
  base::LocalText label;
  std::vector<Check> checks;
};

/// Stated checks as data. They are a reading of what was published, made by whoever wrote the document; `source` says
/// who.
struct Assessment {
  std::string id;
  std::string version;
  base::LocalText label;
  std::string source;
  std::vector<AssessmentSubject> subjects;
};

/// Reads docs/reference/assessment.schema.json's format and holds every check to the scorecard.
/// Errors: InvalidInput with every fault by JSON pointer: an unknown indicator, a kind that its type cannot answer, an
/// unknown level or member, a repeated id.
base::Result<Assessment> read_assessment(const base::Json& json, const std::string& name,
                                         const ScorecardDefinition& definition);

enum class Outcome { Met, NotMet, Unknown };

/// "met", "not_met", "unknown".
std::string_view word(Outcome outcome);

/// What a check says of one plain value (see cell_words.hpp) of the indicator that it asks about.
Outcome outcome_of(const Indicator& indicator, const Check& check, const Cell& value);

struct SubjectResult {
  std::vector<Outcome> outcomes;  ///< one a check
  int met = 0;
  int known = 0;  ///< checks whose indicator has a value
  /// met / known, NaN when nothing is known: an unknown value neither speaks for the subject nor against it.
  double fit() const;
};

/// One result a subject, in order. Cost: O(checks).
std::vector<SubjectResult> assess(const Scorecard& scorecard, std::size_t unit, const Assessment& assessment);

}  // namespace vallis::study
