#include "study/structure_json.hpp"

namespace vallis::study {
namespace {

base::JsonArray ids_json(const std::vector<std::string>& ids) {
  base::JsonArray array;
  for (const std::string& id : ids) array.emplace_back(id);
  return array;
}

}  // namespace

std::string_view word(Presence presence) {
  switch (presence) {
    case Presence::Yes:
      return "yes";
    case Presence::Partly:
      return "partly";
    default:
      return "no";
  }
}

std::optional<Presence> read_presence(std::string_view word) {
  if (word == "yes") return Presence::Yes;
  if (word == "partly") return Presence::Partly;
  if (word == "no") return Presence::No;
  return std::nullopt;
}

std::string_view word(KindVerdict verdict) {
  switch (verdict) {
    case KindVerdict::Is:
      return "is";
    case KindVerdict::MayBe:
      return "may_be";
    default:
      return "is_not";
  }
}

base::Json definition_json(const std::vector<DefinitionFeature>& features) {
  base::JsonArray list;
  for (const DefinitionFeature& feature : features) {
    base::JsonObject kinds;
    for (const auto& [kind, presence] : feature.of_kind) kinds[kind] = word(presence);
    const std::string& russian = feature.statement_ru.empty() ? feature.statement : feature.statement_ru;
    list.emplace_back(base::JsonObject{{"id", feature.id},
                                       {"statement", base::JsonObject{{"en", feature.statement}, {"ru", russian}}},
                                       {"kinds", std::move(kinds)}});
  }
  return base::JsonObject{{"features", std::move(list)}};
}

base::Json classification_json(const std::vector<DefinitionFeature>& features,
                               const std::map<std::string, Presence>& answers, const std::vector<KindFit>& fits) {
  base::JsonArray kinds;
  for (const KindFit& fit : fits) {
    kinds.emplace_back(base::JsonObject{{"kind", fit.kind},
                                        {"fit", fit.fit},
                                        {"verdict", word(verdict(fit, features.size()))},
                                        {"agreeing", ids_json(fit.agreeing)},
                                        {"missing", ids_json(fit.missing)},
                                        {"surplus", ids_json(fit.surplus)}});
  }
  std::vector<std::string> unknown;
  for (const DefinitionFeature& feature : features) {
    if (!answers.contains(feature.id)) unknown.push_back(feature.id);
  }
  return base::JsonObject{{"answered", answers.size()},
                          {"features", features.size()},
                          {"unknown", ids_json(unknown)},
                          {"telling", ids_json(telling_features(features, answers, fits))},
                          {"kinds", std::move(kinds)}};
}

}  // namespace vallis::study
