#include "study/card_json.hpp"

namespace vallis::study {
namespace {

const Indicator& indicator_of(const Findings& findings, std::size_t i) {
  return findings.scorecard.definition.indicators[i];
}

const Origin& origin_of(const Findings& findings, std::size_t i, std::size_t unit) {
  static const Origin none;
  const auto& origins = findings.scorecard.values[i].origins;
  return origins.empty() ? none : origins[unit];
}

}  // namespace

base::Json neighbour_json(const Findings& findings, const Neighbour& neighbour) {
  base::JsonArray parts;
  for (const Contribution& c : neighbour.contributions) {
    const std::string& id = indicator_of(findings, findings.used[c.variable].indicator).id;
    if (!c.counted) {
      parts.emplace_back(base::JsonObject{{"indicator", id}, {"counted", false}});
    } else {
      parts.emplace_back(base::JsonObject{{"indicator", id},
                                          {"counted", true},
                                          {"difference", c.difference},
                                          {"weight_share", c.weight_share},
                                          {"part", c.part}});
    }
  }
  return base::JsonObject{{"id", findings.scorecard.units[neighbour.unit].id},
                          {"name", findings.scorecard.units[neighbour.unit].name},
                          {"dissimilarity", neighbour.dissimilarity},
                          {"contributions", std::move(parts)}};
}

base::Json card_json(const Findings& findings, const Card& card) {
  base::JsonArray values;
  for (const CardValue& value : card.values) {
    const Indicator& what = indicator_of(findings, value.indicator);
    const Origin& origin = origin_of(findings, value.indicator, card.unit);
    base::JsonArray sources;
    for (const std::string& source : origin.sources) sources.emplace_back(source);
    values.emplace_back(
        base::JsonObject{{"indicator", what.id},
                         {"value", value.known ? base::Json(value_text(findings.scorecard, value.indicator, card.unit))
                                               : base::Json(nullptr)},
                         {"measure_unit", what.measure_unit},
                         {"as_of", origin.as_of},
                         {"sources", std::move(sources)},
                         {"note", origin.note},
                         {"rank", value.rank > 0 ? base::Json(value.rank) : base::Json(nullptr)},
                         {"known_units", value.known_units},
                         {"percentile", value.percentile}});
  }
  base::JsonArray nearest;
  for (const Neighbour& near : card.nearest) nearest.push_back(neighbour_json(findings, near));
  base::JsonArray medoids;
  for (const Neighbour& medoid : card.medoids) medoids.push_back(neighbour_json(findings, medoid));
  return base::JsonObject{
      {"id", findings.scorecard.units[card.unit].id},
      {"name", findings.scorecard.units[card.unit].name},
      {"group", card.group},
      {"silhouette", card.silhouette},
      {"neighbour_group", card.neighbour_group},
      {"published_group", card.published_group > 0 ? base::Json(card.published_group) : base::Json(nullptr)},
      {"values", std::move(values)},
      {"nearest", std::move(nearest)},
      {"medoids", std::move(medoids)}};
}

}  // namespace vallis::study
