#include "study/structure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"

namespace vallis::study {
namespace {

double amount(Presence presence) { return static_cast<double>(presence) / 2; }

}  // namespace

base::Result<std::vector<KindFit>> classify_structure(const std::vector<DefinitionFeature>& features,
                                                      const std::map<std::string, Presence>& answers) {
  if (answers.empty()) return base::invalid_argument("No feature is answered; say yes, partly or no for at least one.");
  std::vector<std::string> ids;
  for (const DefinitionFeature& feature : features) ids.push_back(feature.id);
  for (const auto& [id, presence] : answers) {
    if (std::find(ids.begin(), ids.end(), id) != ids.end()) continue;
    const auto near = base::nearest_word(id, ids);
    return base::invalid_argument(
        near ? fmt::format("There is no feature '{}'; did you mean '{}'?", id, *near)
             : fmt::format("There is no feature '{}'; known are: {}.", id, base::join(ids, ", ")));
  }
  std::map<std::string, KindFit> fits;
  for (const DefinitionFeature& feature : features) {
    const auto answer = answers.find(feature.id);
    for (const auto& [kind, presence] : feature.of_kind) {
      KindFit& fit = fits[kind];
      fit.kind = kind;
      if (answer == answers.end()) continue;
      fit.fit += 1 - std::abs(amount(answer->second) - amount(presence));
      auto& list = answer->second == presence ? fit.agreeing : answer->second < presence ? fit.missing : fit.surplus;
      list.push_back(feature.id);
    }
  }
  std::vector<KindFit> ranked;
  for (auto& [kind, fit] : fits) {
    const auto judged = fit.agreeing.size() + fit.missing.size() + fit.surplus.size();
    if (judged > 0) fit.fit /= static_cast<double>(judged);
    ranked.push_back(std::move(fit));
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const KindFit& a, const KindFit& b) { return a.fit > b.fit; });
  return ranked;
}

KindVerdict verdict(const KindFit& fit, std::size_t features) {
  if (!fit.missing.empty() || !fit.surplus.empty()) return KindVerdict::IsNot;
  return fit.agreeing.size() == features ? KindVerdict::Is : KindVerdict::MayBe;
}

std::vector<std::string> telling_features(const std::vector<DefinitionFeature>& features,
                                          const std::map<std::string, Presence>& answers,
                                          const std::vector<KindFit>& ranked) {
  std::vector<std::string> telling;
  if (ranked.size() < 2) return telling;
  for (const DefinitionFeature& feature : features) {
    const auto first = feature.of_kind.find(ranked[0].kind);
    const auto second = feature.of_kind.find(ranked[1].kind);
    if (answers.contains(feature.id) || first == feature.of_kind.end() || second == feature.of_kind.end()) continue;
    if (first->second != second->second) telling.push_back(feature.id);
  }
  return telling;
}

}  // namespace vallis::study
