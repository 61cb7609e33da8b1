#include "app/factors.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "app/citations.hpp"
#include "base/text.hpp"

namespace vallis::app {
namespace {

constexpr std::size_t kWidth = 100;
constexpr std::string_view kFactors = "success-factors";

template <class Wanted>
Factors::List select(const Factors& factors, const std::string& factor, Wanted wanted) {
  Factors::List chosen;
  for (const catalogue::Practice& practice : factors.practices.practices) {
    if (practice.factor == factor && wanted(practice)) chosen.push_back(&practice);
  }
  return chosen;
}

/// Id of the unit; empty without one, which no practice's cluster equals that is the unit's own.
std::string unit_id(const Factors& factors) {
  return factors.unit ? factors.scorecard.units[*factors.unit].id : std::string();
}

base::Result<std::size_t> find(const study::Scorecard& scorecard, const std::string& id) {
  if (const auto unit = scorecard.unit(id)) return *unit;
  std::vector<std::string> ids;
  for (const study::Unit& known : scorecard.units) ids.push_back(known.id);
  const auto near = base::nearest_word(id, ids);
  return base::not_found(
      fmt::format("There is no unit '{}'{}.", id, near ? fmt::format("; did you mean '{}'?", *near) : ""));
}

std::vector<std::string> peers_of(const Factors& factors) {
  std::vector<std::string> peers;
  for (const catalogue::Practice& practice : factors.practices.practices) {
    if (practice.kind != "practice" || practice.cluster.empty() || practice.cluster == unit_id(factors)) continue;
    if (std::find(peers.begin(), peers.end(), practice.cluster) == peers.end()) peers.push_back(practice.cluster);
  }
  return peers;
}

}  // namespace

Factors::List Factors::all(const std::string& factor) const {
  return select(*this, factor, [](const catalogue::Practice&) { return true; });
}

Factors::List Factors::own(const std::string& factor) const {
  const std::string id = unit_id(*this);
  return select(*this, factor, [&](const catalogue::Practice& p) { return !id.empty() && p.cluster == id; });
}

Factors::List Factors::own(const std::string& factor, const std::string& kind) const {
  List list = own(factor);
  std::erase_if(list, [&](const catalogue::Practice* p) { return p->kind != kind; });
  return list;
}

Factors::List Factors::others(const std::string& factor) const {
  const std::string id = unit_id(*this);
  return select(*this, factor,
                [&](const catalogue::Practice& p) { return p.kind == "practice" && (id.empty() || p.cluster != id); });
}

std::string Factors::cluster_name(const catalogue::Practice& practice, const Words& words) const {
  if (practice.cluster.empty())
    return std::string(words("a cluster that the source does not tell", "кластер в источнике не указан"));
  const auto found = scorecard.unit(practice.cluster);
  return found ? scorecard.units[*found].name : practice.cluster;
}

std::vector<std::string> Factors::closes(std::size_t subject, const catalogue::Practice& practice) const {
  std::vector<std::string> indicators;
  const auto other = scorecard.unit(practice.cluster);
  if (!unit || !other) return indicators;
  for (std::size_t c = 0; c < assessment.subjects[subject].checks.size(); ++c) {
    if (results[*unit][subject].outcomes[c] != study::Outcome::Met &&
        results[*other][subject].outcomes[c] == study::Outcome::Met) {
      indicators.push_back(assessment.subjects[subject].checks[c].indicator);
    }
  }
  return indicators;
}

Factors::PeerCount Factors::peers_meeting(std::size_t subject, std::size_t check) const {
  PeerCount count;
  for (const std::string& peer : peers) {
    const auto found = scorecard.unit(peer);
    if (!found) continue;
    const study::Outcome outcome = results[*found][subject].outcomes[check];
    if (outcome != study::Outcome::Unknown) ++count.known;
    if (outcome == study::Outcome::Met) ++count.met;
  }
  return count;
}

base::Result<Factors> open_factors(const StudyFactorsOptions& options) {
  auto inputs = open_study(options.sources);
  if (!inputs) return inputs.error();
  Factors factors;
  factors.scorecard = std::move(inputs->scorecard);
  factors.catalogue = std::move(inputs->catalogue);
  if (!options.unit.empty()) {
    const auto unit = find(factors.scorecard, options.unit);
    if (!unit) return unit.error();
    factors.unit = *unit;
  }
  const auto document =
      open_document("assessments", options.assessment.empty() ? std::string(kFactors) : options.assessment);
  if (!document) return document.error();
  auto assessment = study::read_assessment(document->json, document->name, factors.scorecard.definition);
  if (!assessment) return assessment.error();
  factors.assessment = std::move(*assessment);
  for (std::size_t u = 0; u < factors.scorecard.units.size(); ++u) {
    factors.results.push_back(study::assess(factors.scorecard, u, factors.assessment));
  }
  const base::CsvTable* practices = factors.catalogue.table("practices");
  const base::CsvTable* table = factors.catalogue.table("success_factors");
  if (practices != nullptr && table != nullptr) {
    auto read = catalogue::read_practices(*practices, *table);
    if (!read) return read.error();
    factors.practices = std::move(*read);
  }
  factors.peers = peers_of(factors);
  return factors;
}

std::string practice_item(const Factors& factors, const catalogue::Practice& practice, const std::string& who,
                          Citations& citations, const Words& words, std::size_t indent) {
  const std::string inferred = practice.attribution == "inferred"
                                   ? fmt::format(" ({})", words("attribution inferred", "отнесено по смыслу"))
                                   : std::string();
  const std::string figures = practice.figures.empty() ? "" : fmt::format(" ({})", practice.figures);
  const std::string item =
      fmt::format("• {} – {}{}: {}{} {}", practice.title, who.empty() ? factors.cluster_name(practice, words) : who,
                  inferred, practice.what, figures, citations.mark(practice.source));
  std::string text;
  for (const std::string& line : base::wrap(item, kWidth - indent)) text += std::string(indent, ' ') + line + '\n';
  return text;
}

base::JsonArray practice_list_json(const Factors::List& practices) {
  base::JsonArray array;
  for (const catalogue::Practice* p : practices) {
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

std::string factor_label(const Factors& factors, const catalogue::SuccessFactor& factor, const Words& words) {
  for (const study::AssessmentSubject& subject : factors.assessment.subjects) {
    if (subject.id == factor.slug) return words(subject.label);
  }
  return factor.name;
}

std::string_view kind_word(std::string_view kind, const Words& words) {
  if (kind == "result") return words("result", "результат");
  if (kind == "plan") return words("plan", "план");
  return words("practice", "практика");
}

std::vector<std::string> combined_areas(const Factors& factors) {
  std::vector<std::string> areas;
  for (const catalogue::SuccessFactor& factor : factors.practices.factors) {
    if (std::find(areas.begin(), areas.end(), factor.combined_area) == areas.end())
      areas.push_back(factor.combined_area);
  }
  return areas;
}

}  // namespace vallis::app
