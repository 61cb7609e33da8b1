#include "study/published.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace vallis::study {
namespace {

using Operator = Statement::Operator;

constexpr double kHalf = 0.5;
constexpr double kRounding = 1e-12;  // a share of exactly the bound must not fall to round-off

/// Whether one unit fits a statement; nothing when its value is unknown.
using Fits = std::vector<std::optional<bool>>;

const std::vector<std::string>* attribute_values(const Unit& unit, const Statement& statement) {
  auto found = unit.attributes.find(statement.subject + "/" + statement.measure_unit);
  if (found == unit.attributes.end()) found = unit.attributes.find(statement.subject);
  return found == unit.attributes.end() ? nullptr : &found->second;
}

base::Error misfit(const Statement& statement, std::string_view reason) {
  return base::invalid_argument(
      fmt::format("The published statement '{}' cannot be checked: {}.", statement.text, reason));
}

bool is_yes(const std::string& value) { return value == "true"; }

/// For a statement about an indicator.
base::Result<Fits> indicator_fits(const Scorecard& scorecard, std::size_t i, const Statement& statement) {
  const Indicator& indicator = scorecard.definition.indicators[i];
  const IndicatorValues& values = scorecard.values[i];
  Fits fits(scorecard.units.size());
  std::size_t member = 0;
  if (indicator.type == IndicatorType::Set) {
    const auto found = std::find(indicator.universe.begin(), indicator.universe.end(), statement.member);
    if (found == indicator.universe.end()) {
      return misfit(statement, fmt::format("'{}' is no member of {}", statement.member, indicator.id));
    }
    member = static_cast<std::size_t>(found - indicator.universe.begin());
  } else if (indicator.type != IndicatorType::Boolean) {
    const bool bounded = statement.op == Operator::Greater || statement.op == Operator::Less;
    if (!bounded || std::isnan(statement.number)) return misfit(statement, "a number is compared by '>' or '<'");
  }
  for (std::size_t u = 0; u < fits.size(); ++u) {
    if (!values.known(u)) continue;
    if (indicator.type == IndicatorType::Set) {
      fits[u] = (*values.sets[u] >> member & 1U) != 0;
    } else if (indicator.type == IndicatorType::Boolean) {
      const bool wanted = statement.op != Operator::Mostly || is_yes(statement.value);
      fits[u] = (values.numbers[u] != 0) == wanted;
    } else {
      fits[u] = statement.op == Operator::Greater ? values.numbers[u] > statement.number
                                                  : values.numbers[u] < statement.number;
    }
  }
  return fits;
}

base::Result<Fits> attribute_fits(const Scorecard& scorecard, const Statement& statement) {
  if (statement.op != Operator::In && statement.op != Operator::Mostly) {
    return misfit(statement, "an attribute is compared by 'in' or 'mostly'");
  }
  Fits fits(scorecard.units.size());
  for (std::size_t u = 0; u < fits.size(); ++u) {
    const auto* values = attribute_values(scorecard.units[u], statement);
    if (values == nullptr)
      return misfit(statement, fmt::format("there is no indicator or attribute '{}'", statement.subject));
    if (values->empty()) continue;
    fits[u] = std::any_of(values->begin(), values->end(), [&](const std::string& value) {
      return std::find(statement.words.begin(), statement.words.end(), value) != statement.words.end();
    });
  }
  return fits;
}

/// Whether the statement compares a share with its number, or asks for more than half of the units.
bool compares_shares(const Scorecard& scorecard, const Statement& statement) {
  const auto i = scorecard.definition.indicator(statement.subject);
  if (!i || std::isnan(statement.number)) return false;
  const IndicatorType type = scorecard.definition.indicators[*i].type;
  return type == IndicatorType::Set || type == IndicatorType::Boolean;
}

Verdict judge(const Scorecard& scorecard, const Statement& statement, const Fits& fits, const std::vector<bool>& chosen,
              double tolerance) {
  Verdict verdict;
  int fitting = 0;
  for (std::size_t u = 0; u < fits.size(); ++u) {
    if (!chosen[u]) continue;
    ++verdict.units;
    if (!fits[u]) continue;
    ++verdict.known;
    if (*fits[u]) ++fitting;
  }
  if (verdict.known == 0) {
    verdict.figure = std::numeric_limits<double>::quiet_NaN();
    verdict.shortfall = 1;
    return verdict;
  }
  verdict.figure = static_cast<double>(fitting) / verdict.known;
  const bool shares = compares_shares(scorecard, statement);
  const double bound = shares ? statement.number : kHalf;
  const auto above = [&](double limit) {
    verdict.holds = verdict.figure > limit;
    verdict.shortfall = verdict.holds ? 0 : limit - verdict.figure;
  };
  switch (statement.op) {
    case Operator::Equal: {
      const double gap = std::abs(verdict.figure - statement.number);
      verdict.holds = gap <= tolerance + kRounding;
      verdict.shortfall = verdict.holds ? 0 : gap - tolerance;
      break;
    }
    case Operator::Some:
      above(0);
      break;
    case Operator::Less:
      if (shares) {
        verdict.holds = verdict.figure < bound;
        verdict.shortfall = verdict.holds ? 0 : verdict.figure - bound;
        break;
      }
      above(kHalf);
      break;
    case Operator::Greater:
      above(bound);
      break;
    default:
      above(kHalf);
  }
  return verdict;
}

}  // namespace

base::Result<Agreement> agree(const Scorecard& scorecard, const Partition& partition, const Published& published,
                              double tolerance) {
  const std::size_t k = published.groups.size();
  if (partition.count != static_cast<int>(k)) {
    return base::invalid_argument(
        fmt::format("{} groups cannot be matched one to one with the {} published ones.", partition.count, k));
  }
  if (k > 8) return base::invalid_argument(fmt::format("{} groups are more than can be matched; 8 is the limit.", k));
  std::vector<std::size_t> checkable;
  std::vector<Fits> fits;
  for (std::size_t s = 0; s < published.statements.size(); ++s) {
    const Statement& statement = published.statements[s];
    if (statement.op == Operator::None) continue;
    const auto i = scorecard.definition.indicator(statement.subject);
    auto result = i ? indicator_fits(scorecard, *i, statement) : attribute_fits(scorecard, statement);
    if (!result) return result.error();
    checkable.push_back(s);
    fits.push_back(std::move(*result));
  }

  const auto verdicts_of = [&](const std::vector<int>& ours) {
    std::vector<Verdict> verdicts;
    for (std::size_t c = 0; c < checkable.size(); ++c) {
      const Statement& statement = published.statements[checkable[c]];
      std::vector<bool> chosen(partition.group.size());
      for (std::size_t g = 0; g < k; ++g) {
        const int number = published.groups[g].number;
        if (std::find(statement.groups.begin(), statement.groups.end(), number) == statement.groups.end()) continue;
        for (std::size_t u = 0; u < chosen.size(); ++u) chosen[u] = chosen[u] || partition.group[u] == ours[g];
      }
      verdicts.push_back(judge(scorecard, statement, fits[c], chosen, tolerance));
      verdicts.back().statement = checkable[c];
    }
    return verdicts;
  };

  Agreement agreement;
  std::vector<int> ours(k);
  std::iota(ours.begin(), ours.end(), 1);
  do {
    Agreement::Assignment assignment{ours, 0, 0};
    for (const Verdict& verdict : verdicts_of(ours)) {
      if (verdict.holds) ++assignment.holding;
      assignment.shortfall += verdict.shortfall;
    }
    assignment.shortfall = std::round(assignment.shortfall * 1e9) / 1e9;  // round-off must not order equal ones
    agreement.assignments.push_back(std::move(assignment));
  } while (std::next_permutation(ours.begin(), ours.end()));
  std::stable_sort(agreement.assignments.begin(), agreement.assignments.end(), [](const auto& a, const auto& b) {
    if (a.holding != b.holding) return a.holding > b.holding;
    return a.shortfall < b.shortfall;
  });
  agreement.ours = agreement.assignments.front().ours;
  agreement.verdicts = verdicts_of(agreement.ours);
  agreement.checked = static_cast<int>(checkable.size());
  agreement.holding = agreement.assignments.front().holding;
  return agreement;
}

std::string_view word(Statement::Operator op) {
  switch (op) {
    case Operator::Equal:
      return "=";
    case Operator::Greater:
      return ">";
    case Operator::Less:
      return "<";
    case Operator::Mostly:
      return "mostly";
    case Operator::Some:
      return "some";
    case Operator::In:
      return "in";
    default:
      return "";
  }
}

}  // namespace vallis::study
