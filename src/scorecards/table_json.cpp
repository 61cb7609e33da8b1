#include "scorecards/table.hpp"
#include "study/measured_json.hpp"

namespace vallis::scorecards {
namespace {

using Node = base::JsonReader::Place;

constexpr std::string_view kFormat = "vallis-measured-table/1";

base::Json number_or_null(const std::optional<double>& number) {
  return number ? base::Json(*number) : base::Json(nullptr);
}

base::JsonObject texts_json(const std::map<std::string, std::string>& texts) {
  base::JsonObject object;
  for (const auto& [key, text] : texts) object[key] = text;
  return object;
}

std::map<std::string, std::string> read_texts(const Node& node) {
  std::map<std::string, std::string> texts;
  for (const auto& [key, text] : node.members()) texts[key] = text.text();
  return texts;
}

Place read_place(const Node& node) {
  Place place;
  place.countries = node.required("countries").texts();
  place.region = node.required("region").text();
  place.city = node.required("city").text();
  if (const Node latitude = node.optional("latitude"); latitude.present()) place.latitude = latitude.number();
  if (const Node longitude = node.optional("longitude"); longitude.present()) place.longitude = longitude.number();
  place.initiative = node.required("initiative").text();
  place.website = node.required("website").text();
  if (const Node year = node.optional("founded_year"); year.present()) {
    place.founded_year = static_cast<int>(year.integer(0, 9999, 0));
  }
  node.close();
  return place;
}

Source read_source(const Node& node) {
  Source source{node.required("title").text(), node.required("publisher").text(), node.required("address").text(),
                node.required("accessed_on").text()};
  node.close();
  return source;
}

}  // namespace

base::Json source_json(const Source& source) {
  return base::JsonObject{{"title", source.title},
                          {"publisher", source.publisher},
                          {"address", source.address},
                          {"accessed_on", source.accessed_on}};
}

base::Json place_json(const Place& place) {
  base::JsonArray countries;
  for (const std::string& country : place.countries) countries.emplace_back(country);
  return base::JsonObject{{"countries", std::move(countries)},
                          {"region", place.region},
                          {"city", place.city},
                          {"latitude", number_or_null(place.latitude)},
                          {"longitude", number_or_null(place.longitude)},
                          {"initiative", place.initiative},
                          {"website", place.website},
                          {"founded_year", place.founded_year ? base::Json(*place.founded_year) : base::Json(nullptr)}};
}

base::Json table_json(const MeasuredTable& table) {
  base::JsonObject places;
  for (const auto& [unit, place] : table.places) places[unit] = place_json(place);
  base::JsonObject sources;
  for (const auto& [id, source] : table.sources) sources[id] = source_json(source);
  base::JsonObject facts;
  for (const auto& [unit, of_unit] : table.facts) {
    base::JsonObject all;
    for (const auto& [indicator, fact] : of_unit) {
      all[indicator] = base::JsonObject{{"origin", fact.origin}, {"confidence", fact.confidence}};
    }
    facts[unit] = std::move(all);
  }
  return base::JsonObject{{"format", kFormat},
                          {"scorecard", table.definition},
                          {"catalogue", table.catalogue},
                          {"data_hashes", texts_json(table.data_hashes)},
                          {"rules", texts_json(table.rules)},
                          {"published", table.published ? study::published_json(*table.published) : base::Json()},
                          {"units", study::units_json(table.scorecard)},
                          {"facts", std::move(facts)},
                          {"places", std::move(places)},
                          {"sources", std::move(sources)}};
}

base::Result<MeasuredTable> read_measured_table(const base::Json& json, const std::string& name) {
  base::JsonReader reader(json, name);
  const Node root = reader.root();
  MeasuredTable table;
  if (const Node format = root.required("format"); format.text() != kFormat) {
    format.fault("This is no measured table, or one of a later form; it would say " + std::string(kFormat) + ".");
  }
  const base::Json* definition = root.required("scorecard").json();
  table.catalogue = root.required("catalogue").text();
  table.data_hashes = read_texts(root.required("data_hashes"));
  table.rules = read_texts(root.required("rules"));
  const base::Json* published = root.optional("published").json();
  const base::Json* units = root.required("units").json();
  for (const auto& [unit, of_unit] : root.required("facts").members()) {
    for (const auto& [indicator, fact] : of_unit.members()) {
      table.facts[unit][indicator] = {fact.required("origin").text(), fact.required("confidence").text()};
      fact.close();
    }
  }
  for (const auto& [unit, place] : root.required("places").members()) table.places[unit] = read_place(place);
  for (const auto& [id, source] : root.required("sources").members()) table.sources[id] = read_source(source);
  root.close();
  if (!reader.ok()) return reader.error();

  table.definition = *definition;
  auto read = study::read_scorecard_definition(*definition, name + ", /scorecard");
  if (!read) return read.error();
  auto scorecard = study::read_units(*units, std::move(*read), name + ", /units");
  if (!scorecard) return scorecard.error();
  table.scorecard = std::move(*scorecard);
  if (published != nullptr && !published->is_null()) {
    auto said = study::read_published(*published, name + ", /published");
    if (!said) return said.error();
    table.published = std::move(*said);
  }
  return table;
}

}  // namespace vallis::scorecards
