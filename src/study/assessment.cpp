#include "study/assessment.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <set>

#include "study/cell_words.hpp"

namespace vallis::study {
namespace {

using Kind = Check::Kind;
using Place = base::JsonReader::Place;

constexpr std::array<std::pair<std::string_view, Kind>, 5> kKinds{{{"is", Kind::Is},
                                                                   {"at_least", Kind::AtLeast},
                                                                   {"at_most", Kind::AtMost},
                                                                   {"contains", Kind::Contains},
                                                                   {"contains_count", Kind::ContainsCount}}};

std::size_t position(const std::vector<std::string>& words, const std::string& word) {
  return static_cast<std::size_t>(std::find(words.begin(), words.end(), word) - words.begin());
}

void need_word(const Place& place, const std::string& word, const std::vector<std::string>& known) {
  if (position(known, word) < known.size()) return;
  place.fault(fmt::format("'{}' is not known here; use one of: {}.", word, base::join(known, ", ")));
}

bool is_number(IndicatorType type) {
  return type == IndicatorType::Amount || type == IndicatorType::Count || type == IndicatorType::Rank ||
         type == IndicatorType::Score;
}

/// Reads the one member that says what is asked, and holds it to the indicator's type.
void read_condition(const Place& place, const Indicator& indicator, Check& check) {
  int conditions = 0;
  for (const auto& [word, kind] : kKinds) {
    const Place value = place.optional(word);
    if (!value.present()) continue;
    ++conditions;
    check.kind = kind;
    const auto misfit = [&] {
      value.fault(fmt::format("'{}' cannot be asked of {}, which is of type {}.", word, indicator.id,
                              study::word(indicator.type)));
    };
    switch (kind) {
      case Kind::Is:
        if (indicator.type == IndicatorType::Boolean) {
          check.number = value.boolean(true) ? 1 : 0;
        } else if (indicator.type == IndicatorType::Ordinal || indicator.type == IndicatorType::Nominal) {
          check.value = value.text();
          need_word(value, check.value, indicator.levels);
        } else {
          misfit();
        }
        break;
      case Kind::AtLeast:
        if (indicator.type == IndicatorType::Ordinal) {
          check.value = value.text();
          need_word(value, check.value, indicator.levels);
          check.number = static_cast<double>(position(indicator.levels, check.value));
          break;
        }
        [[fallthrough]];
      case Kind::AtMost:
        if (is_number(indicator.type)) {
          check.number = value.number(0);
        } else {
          misfit();
        }
        break;
      case Kind::Contains:
        if (indicator.type != IndicatorType::Set) return misfit();
        check.value = value.text();
        need_word(value, check.value, indicator.universe);
        break;
      case Kind::ContainsCount:
        if (indicator.type != IndicatorType::Set) return misfit();
        check.number = static_cast<double>(value.integer(1, static_cast<std::int64_t>(indicator.universe.size()), 1));
        break;
    }
  }
  if (conditions != 1) place.fault("A check has exactly one of: is, at_least, at_most, contains, contains_count.");
}

Check read_check(const Place& place, const ScorecardDefinition& definition) {
  Check check;
  check.id = place.required("id").text();
  const Place indicator = place.required("indicator");
  check.indicator = indicator.text();
  check.statement = place.required("statement").local_text();
  check.reason = place.required("reason").local_text();
  const auto i = definition.indicator(check.indicator);
  static const Indicator none;
  if (!i && indicator.present()) {
    indicator.fault(fmt::format("The scorecard '{}' has no indicator '{}'.", definition.id, check.indicator));
  }
  if (i) {
    read_condition(place, definition.indicators[*i], check);
  } else {
    for (const auto& [word, kind] : kKinds)
      place.optional(word);  // known names, so that close() does not name them too
  }
  place.close();
  return check;
}

}  // namespace

base::Result<Assessment> read_assessment(const base::Json& json, const std::string& name,
                                         const ScorecardDefinition& definition) {
  base::JsonReader reader(json, name);
  const Place root = reader.root();
  Assessment assessment;
  assessment.id = root.required("id").text();
  assessment.version = root.required("version").text();
  assessment.label = root.required("label").local_text();
  assessment.source = root.required("source").text();
  std::set<std::string> ids;
  const auto once = [&](const Place& place, const std::string& id) {
    if (!ids.insert(id).second) place.fault(fmt::format("The id '{}' occurs twice.", id));
  };
  for (const Place& place : root.required("subjects").items()) {
    AssessmentSubject subject{place.required("id").text(), place.required("label").local_text(), {}};
    once(place, subject.id);
    for (const Place& check : place.required("checks").items()) {
      subject.checks.push_back(read_check(check, definition));
      once(check, subject.id + "/" + subject.checks.back().id);
    }
    place.close();
    assessment.subjects.push_back(std::move(subject));
  }
  root.close();
  if (!reader.ok()) return reader.error();
  return assessment;
}

Outcome outcome_of(const Indicator& indicator, const Check& check, const Cell& value) {
  if (!value.known()) return Outcome::Unknown;
  bool met = false;
  switch (check.kind) {
    case Kind::Is:
      met = indicator.levels.empty() ? value.number == check.number
                                     : value.number == static_cast<double>(position(indicator.levels, check.value));
      break;
    case Kind::AtLeast:
      met = value.number >= check.number;
      break;
    case Kind::AtMost:
      met = value.number <= check.number;
      break;
    case Kind::Contains:
      met = (*value.set >> position(indicator.universe, check.value) & 1U) != 0;
      break;
    case Kind::ContainsCount:
      met = std::popcount(*value.set) >= check.number;
      break;
  }
  return met ? Outcome::Met : Outcome::NotMet;
}

double SubjectResult::fit() const {
  return known == 0 ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(met) / known;
}

std::vector<SubjectResult> assess(const Scorecard& scorecard, std::size_t unit, const Assessment& assessment) {
  std::vector<SubjectResult> results;
  for (const AssessmentSubject& subject : assessment.subjects) {
    SubjectResult result;
    for (const Check& check : subject.checks) {
      const std::size_t i = *scorecard.definition.indicator(check.indicator);
      result.outcomes.push_back(
          outcome_of(scorecard.definition.indicators[i], check, plain_cell(scorecard.values[i], unit)));
      if (result.outcomes.back() != Outcome::Unknown) ++result.known;
      if (result.outcomes.back() == Outcome::Met) ++result.met;
    }
    results.push_back(std::move(result));
  }
  return results;
}

std::string_view word(Outcome outcome) {
  switch (outcome) {
    case Outcome::Met:
      return "met";
    case Outcome::NotMet:
      return "not_met";
    default:
      return "unknown";
  }
}

}  // namespace vallis::study
