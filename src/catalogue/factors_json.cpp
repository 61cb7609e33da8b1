#include "catalogue/factors.hpp"

namespace vallis::catalogue {
namespace {

using study::Outcome;

const study::Origin& origin_of(const Factors& factors, const std::string& indicator) {
  static const study::Origin none;
  const auto& origins = factors.scorecard.values[*factors.scorecard.definition.indicator(indicator)].origins;
  return origins.empty() ? none : origins[*factors.unit];
}

base::JsonArray practice_list_json(const Factors::List& practices) {
  base::JsonArray array;
  for (const Practice* p : practices) {
    array.emplace_back(base::JsonObject{{"id", p->id},
                                        {"cluster", p->cluster.empty() ? base::Json(nullptr) : base::Json(p->cluster)},
                                        {"title", p->title},
                                        {"what", p->what},
                                        {"figures", p->figures},
                                        {"kind", p->kind},
                                        {"attribution", p->attribution},
                                        {"source", p->source}});
  }
  return array;
}

base::Json checks_json(const Factors& a, std::size_t s) {
  base::JsonArray checks;
  const study::AssessmentSubject& subject = a.assessment.subjects[s];
  for (std::size_t c = 0; c < subject.checks.size(); ++c) {
    const Factors::PeerCount peers = a.peers_meeting(s, c);
    checks.emplace_back(base::JsonObject{{"id", subject.checks[c].id},
                                         {"indicator", subject.checks[c].indicator},
                                         {"outcome", word(a.results[*a.unit][s].outcomes[c])},
                                         {"peers_met", peers.met},
                                         {"peers_known", peers.known}});
  }
  return checks;
}

}  // namespace

base::Json factors_json(const Factors& a) {
  base::JsonArray subjects;
  for (std::size_t s = 0; s < a.assessment.subjects.size(); ++s) {
    const study::AssessmentSubject& subject = a.assessment.subjects[s];
    const study::SubjectResult& result = a.results[*a.unit][s];
    base::JsonArray checks;
    for (std::size_t c = 0; c < subject.checks.size(); ++c) {
      const study::Check& check = subject.checks[c];
      const std::size_t i = *a.scorecard.definition.indicator(check.indicator);
      const study::Origin& origin = origin_of(a, check.indicator);
      base::JsonArray sources;
      for (const std::string& source : origin.sources) sources.emplace_back(source);
      const bool known = result.outcomes[c] != Outcome::Unknown;
      checks.emplace_back(base::JsonObject{
          {"id", check.id},
          {"indicator", check.indicator},
          {"statement", check.statement.en},
          {"reason", check.reason.en},
          {"outcome", word(result.outcomes[c])},
          {"value", known ? base::Json(study::value_text(a.scorecard, i, *a.unit)) : base::Json(nullptr)},
          {"as_of", origin.as_of},
          {"sources", std::move(sources)},
          {"note", origin.note}});
    }
    base::JsonArray closing;
    for (const Practice* practice : a.others(subject.id)) {
      const auto indicators = a.closes(s, *practice);
      if (indicators.empty()) continue;
      base::JsonArray list;
      for (const std::string& indicator : indicators) list.emplace_back(indicator);
      closing.emplace_back(base::JsonObject{{"practice", practice->id}, {"indicators", std::move(list)}});
    }
    subjects.emplace_back(base::JsonObject{{"id", subject.id},
                                           {"label", subject.label.en},
                                           {"met", result.met},
                                           {"known", result.known},
                                           {"fit", result.fit()},
                                           {"checks", std::move(checks)},
                                           {"own_practices", practice_list_json(a.own(subject.id))},
                                           {"practices_of_others", practice_list_json(a.others(subject.id))},
                                           {"closing", std::move(closing)}});
  }
  return base::JsonObject{{"id", a.scorecard.units[*a.unit].id},
                          {"name", a.scorecard.units[*a.unit].name},
                          {"assessment", a.assessment.id},
                          {"source", a.assessment.source},
                          {"subjects", std::move(subjects)}};
}

base::Json practices_json(const Factors& factors) {
  base::JsonArray list;
  for (const SuccessFactor& factor : factors.practices.factors) {
    list.emplace_back(base::JsonObject{{"id", factor.slug},
                                       {"label", factor.name},
                                       {"combined_area", factor.combined_area},
                                       {"practices", practice_list_json(factors.all(factor.slug))}});
  }
  return base::JsonObject{{"factors", std::move(list)}};
}

base::Json areas_json(const Factors& a) {
  base::JsonArray areas;
  for (const std::string& area : combined_areas(a)) {
    base::JsonArray list;
    for (const FactorBeside& beside : factors_of(a, area)) {
      list.emplace_back(
          base::JsonObject{{"id", beside.factor->slug},
                           {"label", beside.factor->name},
                           {"standing", standing(beside)},
                           {"checks", beside.subject ? checks_json(a, *beside.subject) : base::JsonArray{}},
                           {"own_practices", practice_list_json(beside.own_practices)},
                           {"results", practice_list_json(beside.results)},
                           {"plans", practice_list_json(beside.plans)},
                           {"practices_of_peers", practice_list_json(beside.of_peers)},
                           {"peers_with_practices", beside.peers}});
    }
    areas.emplace_back(base::JsonObject{{"id", area}, {"factors", std::move(list)}});
  }
  base::JsonArray peers;
  for (const std::string& peer : a.peers) peers.emplace_back(peer);
  return base::JsonObject{{"id", a.scorecard.units[*a.unit].id},
                          {"name", a.scorecard.units[*a.unit].name},
                          {"peers", std::move(peers)},
                          {"areas", std::move(areas)}};
}

}  // namespace vallis::catalogue
