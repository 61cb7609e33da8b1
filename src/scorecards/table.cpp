#include "scorecards/table.hpp"

#include <algorithm>
#include <set>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "catalogue/derive.hpp"

namespace vallis::scorecards {
namespace {

/// A row's cell by the name of its column; empty where there is no such column.
std::string cell(const base::CsvTable& table, const base::CsvTable::Row& row, std::string_view column) {
  const auto place = table.column(column);
  return place ? row.cells[*place] : std::string();
}

std::map<std::string, Place> places_of(const base::CsvTable& table, const study::Scorecard& scorecard) {
  std::map<std::string, Place> places;
  for (const base::CsvTable::Row& row : table.rows) {
    const std::string id = cell(table, row, scorecard.definition.unit_key);
    if (!scorecard.unit(id)) continue;
    Place place;
    const std::string countries = cell(table, row, "countries");
    if (!countries.empty()) place.countries = base::split(countries, ';');
    place.region = cell(table, row, "region");
    place.city = cell(table, row, "city");
    place.latitude = base::parse_number(cell(table, row, "lat"));
    place.longitude = base::parse_number(cell(table, row, "lon"));
    place.initiative = cell(table, row, "initiative");
    place.website = cell(table, row, "website");
    if (const auto year = base::parse_number(cell(table, row, "founded_year"))) {
      place.founded_year = static_cast<int>(*year);
    }
    places[id] = std::move(place);
  }
  return places;
}

std::map<std::string, Source> sources_of(const base::CsvTable& table, const std::set<std::string>& named) {
  std::map<std::string, Source> sources;
  for (const base::CsvTable::Row& row : table.rows) {
    const std::string id = cell(table, row, "source_id");
    if (!named.contains(id)) continue;
    sources[id] = {cell(table, row, "title"), cell(table, row, "publisher"), cell(table, row, "url"),
                   cell(table, row, "accessed")};
  }
  return sources;
}

}  // namespace

ValueFact fact_of(const MeasuredTable& table, const std::string& unit, const std::string& indicator) {
  const auto of_unit = table.facts.find(unit);
  if (of_unit != table.facts.end()) {
    const auto fact = of_unit->second.find(indicator);
    if (fact != of_unit->second.end()) return fact->second;
  }
  return {"imported", ""};
}

OriginCounts count_origins(const MeasuredTable& table) {
  OriginCounts counts;
  const study::Scorecard& scorecard = table.scorecard;
  for (std::size_t i = 0; i < scorecard.definition.indicators.size(); ++i) {
    for (std::size_t u = 0; u < scorecard.units.size(); ++u) {
      if (!scorecard.values[i].known(u)) {
        ++counts.missing_count;
        continue;
      }
      const std::string origin = fact_of(table, scorecard.units[u].id, scorecard.definition.indicators[i].id).origin;
      ++(origin == "measured"   ? counts.measured_count
         : origin == "declared" ? counts.declared_count
                                : counts.imported_count);
    }
  }
  return counts;
}

MeasuredTable table_of(const catalogue::Catalogue& catalogue, std::string catalogue_name, base::Json definition,
                       study::Scorecard scorecard, std::optional<study::Published> published) {
  MeasuredTable table;
  table.definition = std::move(definition);
  table.scorecard = std::move(scorecard);
  table.published = std::move(published);
  table.catalogue = std::move(catalogue_name);
  table.data_hashes = catalogue.hashes;
  std::set<std::string> named;
  for (const study::IndicatorValues& values : table.scorecard.values) {
    for (const study::Origin& origin : values.origins) named.insert(origin.sources.begin(), origin.sources.end());
  }
  for (const study::Indicator& indicator : table.scorecard.definition.indicators) {
    table.rules[indicator.id] = catalogue::rule_text(indicator);
  }
  if (const auto* units = catalogue.table(table.scorecard.definition.unit_table)) {
    table.places = places_of(*units, table.scorecard);
  }
  if (const auto* sources = catalogue.table("sources")) table.sources = sources_of(*sources, named);
  return table;
}

study::RunContext context_of(const MeasuredTable& table, const study::Recipe& recipe, const std::string& build) {
  study::RunContext context{build, table.catalogue, table.data_hashes, table.rules};
  context.data_hashes["recipe"] = base::content_hash(base::print_json(study::recipe_json(recipe)));
  return context;
}

}  // namespace vallis::scorecards
