#include "scorecards/views.hpp"

#include <cmath>

#include "base/text.hpp"
#include "study/measured_json.hpp"

namespace vallis::scorecards {
namespace {

using study::Findings;
using study::Indicator;

base::Json local_json(const base::LocalText& text) { return base::JsonObject{{"en", text.en}, {"ru", text.ru}}; }

base::JsonArray texts_json(const std::vector<std::string>& texts) {
  base::JsonArray array;
  for (const std::string& text : texts) array.emplace_back(text);
  return array;
}

/// Codes with their words.
base::JsonArray coded_json(const study::ScorecardDefinition& definition, const std::vector<std::string>& codes) {
  base::JsonArray array;
  for (const std::string& code : codes) {
    array.emplace_back(base::JsonObject{{"code", code}, {"name", local_json(definition.in_words(code))}});
  }
  return array;
}

base::Json indicator_json(const PreparedStudy& study, const Indicator& indicator) {
  const study::ScorecardDefinition& definition = study.table.scorecard.definition;
  const auto rule = study.table.rules.find(indicator.id);
  return base::JsonObject{
      {"id", indicator.id},
      {"name", local_json(indicator.label)},
      {"block", indicator.block},
      {"type", study::word(indicator.type)},
      {"scale", indicator.scale == study::ValueScale::Log ? "log" : "linear"},
      {"measure_unit", indicator.measure_unit},
      {"measure_unit_name", local_json(definition.in_words(indicator.measure_unit))},
      {"polarity", study::word(indicator.polarity)},
      {"weight", indicator.weight},
      {"changeable", indicator.changeable},
      {"levels", coded_json(definition, indicator.levels)},
      {"universe", coded_json(definition, indicator.universe)},
      {"range", indicator.range ? base::Json(base::JsonArray{indicator.range->first, indicator.range->second})
                                : base::Json(nullptr)},
      {"rule", rule == study.table.rules.end() ? std::string() : rule->second},
      {"definition", local_json(indicator.definition)},
      {"source", indicator.source}};
}

const study::Origin& origin_of(const study::Scorecard& scorecard, std::size_t i, std::size_t unit) {
  static const study::Origin none;
  const auto& origins = scorecard.values[i].origins;
  return origins.empty() ? none : origins[unit];
}

base::Json cell_json(const PreparedStudy& study, std::size_t i, std::size_t unit) {
  const study::Scorecard& scorecard = study.table.scorecard;
  const study::Origin& origin = origin_of(scorecard, i, unit);
  const bool known = scorecard.values[i].known(unit);
  const ValueFact fact = fact_of(study.table, scorecard.units[unit].id, scorecard.definition.indicators[i].id);
  base::JsonObject cell{{"value", study::value_json(scorecard, i, unit)},
                        {"text", local_json(study::value_words(scorecard, i, unit))},
                        {"missing", !known},
                        {"as_of", origin.as_of},
                        {"sources", texts_json(origin.sources)},
                        {"note", origin.note}};
  cell["origin"] = known ? base::Json(fact.origin) : base::Json(nullptr);
  cell["confidence"] = known && !fact.confidence.empty() ? base::Json(fact.confidence) : base::Json(nullptr);
  return cell;
}

/// Group, score and rank of a unit of the table, which need not be one of the run.
void add_standing(base::JsonObject& json, const PreparedStudy& study, const std::string& id) {
  const Findings& findings = study.findings;
  const auto unit = findings.scorecard.unit(id);
  json["in_run"] = unit.has_value();
  json["group"] = unit ? base::Json(findings.groups.partition.group[*unit]) : base::Json(nullptr);
  json["silhouette"] = unit ? base::Json(findings.groups.silhouette.width[*unit]) : base::Json(nullptr);
  const bool scored = unit && findings.scores && findings.scores->ranks[*unit];
  json["score"] = scored ? base::Json(findings.scores->scores[*unit]) : base::Json(nullptr);
  json["rank"] = scored ? base::Json(*findings.scores->ranks[*unit]) : base::Json(nullptr);
  const bool robust = unit && findings.robustness;
  json["rank_interval"] =
      robust
          ? base::Json(base::JsonArray{findings.robustness->units[*unit].low, findings.robustness->units[*unit].high})
          : base::Json(nullptr);
}

base::Json unit_json(const PreparedStudy& study, std::size_t u) {
  const study::Scorecard& scorecard = study.table.scorecard;
  const study::Unit& unit = scorecard.units[u];
  base::JsonObject values;
  int known = 0;
  for (std::size_t i = 0; i < scorecard.values.size(); ++i) {
    values[scorecard.definition.indicators[i].id] = cell_json(study, i, u);
    known += scorecard.values[i].known(u) ? 1 : 0;
  }
  base::JsonObject json{{"id", unit.id}, {"name", unit.name}, {"known_count", known}};
  const auto place = study.table.places.find(unit.id);
  const base::Json where = place_json(place == study.table.places.end() ? Place{} : place->second);
  for (const auto& member : where.as_object()) json[member.key()] = member.value();
  add_standing(json, study, unit.id);
  json["values"] = std::move(values);
  return json;
}

}  // namespace

base::JsonObject all_sources_json(const PreparedStudy& study) {
  base::JsonObject sources;
  for (const auto& [id, source] : study.table.sources) sources[id] = source_json(source);
  return sources;
}

base::Json scorecard_json(const PreparedStudy& study) {
  const study::ScorecardDefinition& definition = study.table.scorecard.definition;
  base::JsonArray blocks;
  for (const study::Block& block : definition.blocks) {
    blocks.emplace_back(base::JsonObject{{"id", block.id}, {"name", local_json(block.label)}});
  }
  base::JsonArray indicators;
  for (const Indicator& indicator : definition.indicators) indicators.push_back(indicator_json(study, indicator));
  base::JsonArray units;
  for (std::size_t u = 0; u < study.table.scorecard.units.size(); ++u) units.push_back(unit_json(study, u));
  base::JsonObject words;
  for (const auto& [code, text] : definition.words) words[code] = local_json(text);
  return base::JsonObject{{"id", definition.id},
                          {"version", definition.version},
                          {"label", local_json(definition.label)},
                          {"description", local_json(definition.description)},
                          {"source", definition.source},
                          {"blocks", std::move(blocks)},
                          {"indicators", std::move(indicators)},
                          {"units", std::move(units)},
                          {"sources", all_sources_json(study)},
                          {"words", std::move(words)}};
}

base::Json units_geojson(const PreparedStudy& study) {
  base::JsonArray features;
  for (const study::Unit& unit : study.table.scorecard.units) {
    const auto found = study.table.places.find(unit.id);
    if (found == study.table.places.end() || !found->second.latitude || !found->second.longitude) continue;
    const Place& place = found->second;
    base::JsonObject properties{{"id", unit.id},
                                {"name", unit.name},
                                {"countries", texts_json(place.countries)},
                                {"city", place.city},
                                {"initiative", place.initiative}};
    add_standing(properties, study, unit.id);
    features.emplace_back(base::JsonObject{
        {"type", "Feature"},
        {"id", unit.id},
        {"geometry",
         base::JsonObject{{"type", "Point"}, {"coordinates", base::JsonArray{*place.longitude, *place.latitude}}}},
        {"properties", std::move(properties)}});
  }
  return base::JsonObject{{"type", "FeatureCollection"}, {"features", std::move(features)}};
}

std::vector<std::vector<std::string>> scorecard_rows(const PreparedStudy& study) {
  const study::Scorecard& scorecard = study.table.scorecard;
  std::vector<std::vector<std::string>> rows{{"unit", "name", "countries", "city", "group", "indicator",
                                              "indicator_name", "value", "measure_unit", "as_of", "origin",
                                              "confidence", "sources", "addresses", "note"}};
  for (std::size_t u = 0; u < scorecard.units.size(); ++u) {
    const study::Unit& unit = scorecard.units[u];
    const auto found = study.table.places.find(unit.id);
    const Place place = found == study.table.places.end() ? Place{} : found->second;
    const auto in_run = study.findings.scorecard.unit(unit.id);
    for (std::size_t i = 0; i < scorecard.values.size(); ++i) {
      const Indicator& indicator = scorecard.definition.indicators[i];
      const study::Origin& origin = origin_of(scorecard, i, u);
      const bool known = scorecard.values[i].known(u);
      const ValueFact fact = known ? fact_of(study.table, unit.id, indicator.id) : ValueFact{};
      std::vector<std::string> titles;
      std::vector<std::string> addresses;
      for (const std::string& id : origin.sources) {
        const auto source = study.table.sources.find(id);
        titles.push_back(source == study.table.sources.end() ? id : source->second.title);
        if (source != study.table.sources.end()) addresses.push_back(source->second.address);
      }
      rows.push_back({unit.id, unit.name, base::join(place.countries, ";"), place.city,
                      in_run ? std::to_string(study.findings.groups.partition.group[*in_run]) : "", indicator.id,
                      indicator.label.en, known ? study::value_text(scorecard, i, u) : "", indicator.measure_unit,
                      origin.as_of, fact.origin, fact.confidence, base::join(titles, "; "), base::join(addresses, "; "),
                      origin.note});
    }
  }
  return rows;
}

base::Json with_sources(const PreparedStudy& study, const std::string& unit, base::Json description) {
  base::JsonObject& json = description.as_object();
  const auto place = study.table.places.find(unit);
  json["place"] = place_json(place == study.table.places.end() ? Place{} : place->second);
  base::JsonObject sources;
  for (const base::Json& value : json["values"].as_array()) {
    for (const base::Json& id : value.at("sources").as_array()) {
      const auto source = study.table.sources.find(std::string(id.as_string()));
      if (source != study.table.sources.end()) sources[source->first] = source_json(source->second);
    }
  }
  json["sources"] = std::move(sources);
  return description;
}

}  // namespace vallis::scorecards
