#include "catalogue/factors.hpp"

#include <algorithm>
#include <set>

namespace vallis::catalogue {
namespace {

template <class Wanted>
Factors::List select(const Factors& factors, const std::string& factor, Wanted wanted) {
  Factors::List chosen;
  for (const Practice& practice : factors.practices.practices) {
    if (practice.factor == factor && wanted(practice)) chosen.push_back(&practice);
  }
  return chosen;
}

/// Id of the unit; empty without one, which no practice's cluster equals that is the unit's own.
std::string unit_id(const Factors& factors) {
  return factors.unit ? factors.scorecard.units[*factors.unit].id : std::string();
}

std::vector<std::string> peers_of(const Factors& factors) {
  std::vector<std::string> peers;
  for (const Practice& practice : factors.practices.practices) {
    if (practice.kind != "practice" || practice.cluster.empty() || practice.cluster == unit_id(factors)) continue;
    if (std::find(peers.begin(), peers.end(), practice.cluster) == peers.end()) peers.push_back(practice.cluster);
  }
  return peers;
}

}  // namespace

Factors::List Factors::all(const std::string& factor) const {
  return select(*this, factor, [](const Practice&) { return true; });
}

Factors::List Factors::own(const std::string& factor) const {
  const std::string id = unit_id(*this);
  return select(*this, factor, [&](const Practice& p) { return !id.empty() && p.cluster == id; });
}

Factors::List Factors::own(const std::string& factor, const std::string& kind) const {
  List list = own(factor);
  std::erase_if(list, [&](const Practice* p) { return p->kind != kind; });
  return list;
}

Factors::List Factors::others(const std::string& factor) const {
  const std::string id = unit_id(*this);
  return select(*this, factor,
                [&](const Practice& p) { return p.kind == "practice" && (id.empty() || p.cluster != id); });
}

std::vector<std::string> Factors::closes(std::size_t subject, const Practice& practice) const {
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

base::Result<Factors> make_factors(Catalogue catalogue, study::Scorecard scorecard, std::optional<std::size_t> unit,
                                   study::Assessment assessment) {
  Factors factors;
  factors.scorecard = std::move(scorecard);
  factors.catalogue = std::move(catalogue);
  factors.unit = unit;
  factors.assessment = std::move(assessment);
  for (std::size_t u = 0; u < factors.scorecard.units.size(); ++u) {
    factors.results.push_back(study::assess(factors.scorecard, u, factors.assessment));
  }
  const base::CsvTable* practices = factors.catalogue.table("practices");
  const base::CsvTable* table = factors.catalogue.table("success_factors");
  if (practices != nullptr && table != nullptr) {
    auto read = read_practices(*practices, *table);
    if (!read) return read.error();
    factors.practices = std::move(*read);
  }
  factors.peers = peers_of(factors);
  return factors;
}

std::vector<FactorBeside> factors_of(const Factors& a, const std::string& area) {
  std::vector<FactorBeside> all;
  for (const SuccessFactor& factor : a.practices.factors) {
    if (factor.combined_area != area) continue;
    FactorBeside beside;
    beside.factor = &factor;
    const auto& subjects = a.assessment.subjects;
    const auto found =
        std::find_if(subjects.begin(), subjects.end(), [&](const auto& s) { return s.id == factor.slug; });
    if (found != subjects.end()) beside.subject = static_cast<std::size_t>(found - subjects.begin());
    beside.own_practices = a.own(factor.slug, "practice");
    beside.results = a.own(factor.slug, "result");
    beside.plans = a.own(factor.slug, "plan");
    beside.of_peers = a.others(factor.slug);
    std::set<std::string> clusters;
    for (const Practice* p : beside.of_peers) clusters.insert(p->cluster);
    clusters.erase("");
    beside.peers = clusters.size();
    all.push_back(std::move(beside));
  }
  return all;
}

/// How far the unit is on a factor, from its own entries alone.
std::string_view standing(const FactorBeside& beside) {
  if (!beside.results.empty() || !beside.own_practices.empty())
    return beside.plans.empty() ? "done" : "done_and_planned";
  return beside.plans.empty() ? "nothing" : "planned";
}

std::vector<std::string> combined_areas(const Factors& factors) {
  std::vector<std::string> areas;
  for (const SuccessFactor& factor : factors.practices.factors) {
    if (std::find(areas.begin(), areas.end(), factor.combined_area) == areas.end())
      areas.push_back(factor.combined_area);
  }
  return areas;
}

}  // namespace vallis::catalogue
