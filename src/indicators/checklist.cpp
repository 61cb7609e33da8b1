#include "indicators/checklist.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "indicators/detail/unit.hpp"

namespace vallis::indicators {
namespace {

/// Of a check, how many of the questions are asked.
int questions(const ChecklistCheck& check) {
  return int(check.at_least.has_value()) + int(check.count_at_least.has_value()) + int(check.contains.has_value()) +
         int(check.is.has_value());
}

void add_faults(const Checklist& list, const std::string& name, std::vector<base::Fault>& faults) {
  const auto fault = [&](std::string pointer, std::string what) {
    faults.push_back({.file = name, .field = std::move(pointer), .what = std::move(what)});
  };
  for (std::size_t b = 0; b < list.bars.size(); ++b) {
    for (std::size_t c = 0; c < list.bars[b].criteria.size(); ++c) {
      const Criterion& one = list.bars[b].criteria[c];
      const std::string at = fmt::format("/bars/{}/criteria/{}", b, c);
      if (one.sources.empty()) fault(at + "/sources", "A criterion has a source.");
      for (const std::string& source : one.sources) {
        const bool named = std::any_of(list.sources.begin(), list.sources.end(),
                                       [&](const ChecklistSource& known) { return known.id == source; });
        if (!named) fault(at + "/sources", fmt::format("There is no source '{}' in this file.", source));
      }
      if (one.wording == Wording::NotInOurSources && !one.checks.empty()) {
        fault(at + "/checks", "What the criterion asks is not in our sources, so nothing can be checked.");
      }
      for (std::size_t k = 0; k < one.checks.size(); ++k) {
        if (questions(one.checks[k]) == 1) continue;
        fault(fmt::format("{}/checks/{}", at, k), "Ask one thing: at_least, count_at_least, contains or is.");
      }
    }
  }
}

std::optional<std::size_t> level_of(const Indicator& indicator, std::string_view word) {
  const auto found = std::find_if(indicator.words.begin(), indicator.words.end(),
                                  [&](const IndicatorWord& one) { return one.word == word; });
  if (found == indicator.words.end()) return std::nullopt;
  return static_cast<std::size_t>(found - indicator.words.begin());
}

bool holds(const Indicator& indicator, const ChecklistCheck& check, const base::Json& value) {
  if (check.is) {
    const bool said = value.is_bool() ? value.as_bool() : value.to_number<double>() >= indicator.at_least.value_or(1);
    return said == *check.is;
  }
  if (check.at_least && check.at_least->is_string()) {
    return level_of(indicator, value.as_string()) >= level_of(indicator, check.at_least->as_string());
  }
  if (check.at_least) return value.to_number<double>() >= check.at_least->to_number<double>();
  const auto& words = value.as_array();
  if (check.contains) return std::find(words.begin(), words.end(), base::Json(*check.contains)) != words.end();
  return static_cast<std::int64_t>(words.size()) >= check.count_at_least.value_or(0);
}

std::string asked(const ChecklistCheck& check) {
  if (check.is) return *check.is ? "true" : "false";
  if (check.at_least) return "at least " + value_text(*check.at_least);
  if (check.contains) return "contains " + *check.contains;
  return fmt::format("at least {} of them", check.count_at_least.value_or(0));
}

/// What is known of a cluster on a day.
class Known {
 public:
  static base::Result<Known> read(db::Reader& reader, base::Uuid cluster_id, const base::Date& on) {
    Known made;
    auto methods = indicators::indicators(reader);
    if (!methods) return methods.error();
    for (Indicator& one : *methods) made.methods_.emplace(one.code, one);
    ObservationQuery query;
    query.clusters = {cluster_id};
    auto all = observations(reader, query);
    if (!all) return all.error();
    // They come by period, so the last one that had begun stands.
    for (Observation& one : *all) {
      if (!one.from_on || *one.from_on <= on) made.latest_.insert_or_assign(one.indicator, std::move(one));
    }
    return made;
  }

  ChecklistEvidence evidence(const std::string& code, const ChecklistCheck* check) const {
    ChecklistEvidence made;
    made.indicator = code;
    made.decides = check != nullptr;
    if (check != nullptr) made.asked = asked(*check);
    const auto method = methods_.find(code);
    if (method == methods_.end()) return made;
    made.name_en = method->second.name_en;
    made.name_ru = method->second.name_ru;
    const auto found = latest_.find(code);
    if (found == latest_.end()) return made;
    const Observation& one = found->second;
    made.observation_id = one.observation_id;
    made.value = one.value;
    made.period = one.period;
    made.origin = one.origin;
    made.confidence = one.confidence;
    made.source_title = one.source_title;
    made.source_address = one.source_address;
    // An older method may have had other words; what does not fit the one in force tells nothing.
    const bool tells = check != nullptr && one.value && check_fault(method->second, *check).empty() &&
                       value_fault(method->second, *one.value).empty();
    if (tells) made.verdict = holds(method->second, *check, *one.value) ? Verdict::Met : Verdict::NotMet;
    return made;
  }

 private:
  std::map<std::string, Indicator> methods_;
  std::map<std::string, Observation> latest_;
};

/// One check that holds is enough; that none does is known when all are, and when there is no other way.
Verdict verdict_of(const Criterion& criterion, const std::vector<ChecklistEvidence>& evidence) {
  bool all_known = !criterion.checks.empty() && !criterion.others_would_do.value_or(false);
  for (const ChecklistEvidence& one : evidence) {
    if (!one.decides) continue;
    if (one.verdict == Verdict::Met) return Verdict::Met;
    if (one.verdict == Verdict::NotKnown) all_known = false;
  }
  return all_known ? Verdict::NotMet : Verdict::NotKnown;
}

BarAnswer answer_bar(const ChecklistBar& bar, const Known& known) {
  BarAnswer made{bar.id, bar.label, Verdict::NotKnown, 0, 0, 0, {}};
  for (const Criterion& criterion : bar.criteria) {
    CriterionAnswer answer{
        criterion.id, criterion.statement, criterion.sources, criterion.wording, criterion.note, Verdict::NotKnown, {}};
    for (const ChecklistCheck& check : criterion.checks) {
      answer.evidence.push_back(known.evidence(check.indicator, &check));
    }
    for (const std::string& code : criterion.related.value_or(std::vector<std::string>())) {
      answer.evidence.push_back(known.evidence(code, nullptr));
    }
    answer.verdict = verdict_of(criterion, answer.evidence);
    made.met_count += answer.verdict == Verdict::Met ? 1 : 0;
    made.not_met_count += answer.verdict == Verdict::NotMet ? 1 : 0;
    made.not_known_count += answer.verdict == Verdict::NotKnown ? 1 : 0;
    made.criteria.push_back(std::move(answer));
  }
  if (made.not_met_count > 0) {
    made.verdict = Verdict::NotMet;
  } else if (made.not_known_count == 0) {
    made.verdict = Verdict::Met;
  }
  return made;
}

std::vector<const Checklist*> in_force(const std::vector<Checklist>& all, const base::Date& on) {
  std::map<std::string, const Checklist*> newest;
  for (const Checklist& one : all) {
    if ((one.in_force_from && *one.in_force_from > on) || (one.in_force_to && *one.in_force_to < on)) continue;
    const auto [place, first] = newest.try_emplace(one.id, &one);
    if (!first && place->second->in_force_from < one.in_force_from) place->second = &one;
  }
  std::vector<const Checklist*> chosen;
  for (const auto& [id, one] : newest) chosen.push_back(one);
  return chosen;
}

}  // namespace

base::Result<Checklist> read_checklist(std::string_view bytes, const std::string& name) {
  auto json = base::parse_json(bytes, name);
  if (!json) return json.error();
  if (auto* members = json->if_object()) members->erase("$schema");
  auto list = base::read_document<Checklist>(*json, name);
  if (!list) return list;
  std::vector<base::Fault> faults;
  add_faults(*list, name, faults);
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  return list;
}

std::string check_fault(const Indicator& indicator, const ChecklistCheck& check) {
  if (indicator.unit_kind != UnitKind::Cluster) return "It is observed of countries.";
  const IndicatorKind kind = indicator.kind;
  if (check.is) return kind == IndicatorKind::Boolean ? "" : "It is neither true nor false.";
  if (check.contains && !level_of(indicator, *check.contains)) return "It has no such word.";
  if (check.contains || check.count_at_least) return kind == IndicatorKind::Set ? "" : "It is no set.";
  if (!check.at_least) return "Nothing is asked.";
  if (kind == IndicatorKind::Ordinal) {
    const bool known = check.at_least->is_string() && level_of(indicator, check.at_least->as_string());
    return known ? "" : "It has no such level.";
  }
  const bool grows = kind == IndicatorKind::Amount || kind == IndicatorKind::Count || kind == IndicatorKind::Score;
  return grows && check.at_least->is_number() ? "" : "It has no 'at least' of this kind.";
}

base::Result<std::vector<ChecklistAnswer>> answer_checklists(db::Reader& reader, const std::vector<Checklist>& all,
                                                             base::Uuid cluster_id, const base::Date& on) {
  if (const auto unit = detail::unit_of_cluster(reader, cluster_id); !unit) return unit.error();
  const auto known = Known::read(reader, cluster_id, on);
  if (!known) return known.error();
  std::vector<ChecklistAnswer> answers;
  for (const Checklist* list : in_force(all, on)) {
    ChecklistAnswer made{list->id,          list->version,       list->label, list->about,   list->in_force_from,
                         list->in_force_to, list->in_force_note, on,          list->sources, {}};
    for (const ChecklistBar& bar : list->bars) made.bars.push_back(answer_bar(bar, *known));
    answers.push_back(std::move(made));
  }
  return answers;
}

}  // namespace vallis::indicators
