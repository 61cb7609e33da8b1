#include "scorecards/observed.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "catalogue/derive.hpp"

namespace vallis::scorecards {
namespace {

using indicators::Observation;
using study::Indicator;

constexpr std::string_view kClusters = "clusters";
constexpr std::string_view kCountries = "countries";
constexpr std::string_view kEvidence = "evidence";
constexpr std::string_view kSources = "sources";

/// Unit and indicator.
using CellKey = std::pair<std::string, std::string>;
using Newest = std::map<CellKey, const Observation*>;

/// A table whose cells are set by row key and column; rows and columns that are not there are added.
class Rows {
 public:
  Rows(base::CsvTable& table, const std::string& key) : table_(table), key_(column(key)) {
    for (std::size_t r = 0; r < table.rows.size(); ++r) at_[table.rows[r].cells[key_]] = r;
  }

  void set(const std::string& row, const std::string& name, const std::string& cell) {
    const std::size_t c = column(name);
    table_.rows[row_of(row)].cells[c] = cell;
  }
  void clear(const std::string& name) {
    const std::size_t c = column(name);
    for (auto& row : table_.rows) row.cells[c].clear();
  }
  void keep(const std::set<std::string>& keys) {
    std::erase_if(table_.rows, [&](const auto& row) { return !keys.contains(row.cells[key_]); });
    at_.clear();
    for (std::size_t r = 0; r < table_.rows.size(); ++r) at_[table_.rows[r].cells[key_]] = r;
  }
  std::size_t row_of(const std::string& key) {
    const auto [place, added] = at_.try_emplace(key, table_.rows.size());
    if (added) {
      table_.rows.push_back({std::vector<std::string>(table_.columns.size()), table_.rows.size() + 2});
      table_.rows.back().cells[key_] = key;
    }
    return place->second;
  }

 private:
  std::size_t column(const std::string& name) {
    if (const auto found = table_.column(name)) return *found;
    table_.columns.push_back(name);
    for (auto& row : table_.rows) row.cells.emplace_back();
    return table_.columns.size() - 1;
  }

  base::CsvTable& table_;
  std::size_t key_;
  std::map<std::string, std::size_t> at_;
};

base::CsvTable& table_named(catalogue::Catalogue& catalogue, std::string_view name) {
  const std::string file = std::string(name) + ".csv";
  for (base::CsvTable& table : catalogue.tables) {
    if (table.name == file) return table;
  }
  base::CsvTable added;
  added.name = file;
  const auto place = std::lower_bound(catalogue.tables.begin(), catalogue.tables.end(), file,
                                      [](const auto& table, const std::string& wanted) { return table.name < wanted; });
  return *catalogue.tables.insert(place, std::move(added));
}

std::string number_text(const std::optional<double>& number) { return number ? base::exact_number(*number) : ""; }

/// What is known of a cluster besides its indicators.
void describe(Rows& rows, const directory::Cluster& cluster) {
  rows.set(cluster.code, "name", cluster.name_en);
  rows.set(cluster.code, "countries", base::join(cluster.countries, ";"));
  rows.set(cluster.code, "region", cluster.region.value_or(""));
  rows.set(cluster.code, "city", cluster.city.value_or(""));
  rows.set(cluster.code, "lat", number_text(cluster.latitude));
  rows.set(cluster.code, "lon", number_text(cluster.longitude));
  rows.set(cluster.code, "founded_year", cluster.founded_year ? std::to_string(*cluster.founded_year) : "");
  rows.set(cluster.code, "initiative",
           cluster.initiative ? std::string(base::enum_word(*cluster.initiative)) : std::string());
  rows.set(cluster.code, "website", cluster.website.value_or(""));
}

std::string year_text(const Observation& observation) {
  return observation.edition.empty() ? observation.period : observation.edition;
}

/// An id by which a source stands in the table of sources: the catalogue's own, or the observation's.
std::string source_id(const Observation& observation) {
  if (observation.origin == indicators::Origin::Imported && !observation.source_code.empty()) {
    return observation.source_code;
  }
  return "observation-" + observation.observation_id.text();
}

/// Puts observations into the tables of a catalogue, with a proof of each.
class Filling {
 public:
  /// The catalogue has all four tables.
  explicit Filling(catalogue::Catalogue& catalogue)
      : clusters_(table_named(catalogue, kClusters), "id"),
        countries_(table_named(catalogue, kCountries), "iso2"),
        proofs_(emptied(table_named(catalogue, kEvidence)), "proof"),
        sources_(emptied(table_named(catalogue, kSources)), "source_id") {}

  Rows& clusters() { return clusters_; }
  Rows& countries() { return countries_; }

  void clear(const Indicator& indicator) {
    Rows& rows = indicator.derive.table == kCountries ? countries_ : clusters_;
    rows.clear(indicator.derive.column);
    if (!indicator.derive.as_of.empty()) rows.clear(indicator.derive.as_of);
  }

  void put(const Indicator& indicator, const Observation& observation) {
    const bool country = indicator.derive.table == kCountries;
    Rows& rows = country ? countries_ : clusters_;
    const std::string cell = observation.value ? indicators::value_text(*observation.value) : "";
    rows.set(observation.unit_code, indicator.derive.column, cell);
    if (!indicator.derive.as_of.empty()) {
      rows.set(observation.unit_code, indicator.derive.as_of, year_text(observation));
    }
    if (observation.value) prove(country ? "country" : "cluster", indicator, observation, cell);
  }

 private:
  void prove(const std::string& entity, const Indicator& indicator, const Observation& observation,
             const std::string& cell) {
    const std::string source = source_id(observation);
    const std::string key = std::to_string(++proof_count_);
    proofs_.set(key, "entity_type", entity);
    proofs_.set(key, "entity_id", observation.unit_code);
    proofs_.set(key, "field", indicator.derive.column);
    proofs_.set(key, "value", cell);
    proofs_.set(key, "as_of", year_text(observation));
    proofs_.set(key, "source_id", source);
    proofs_.set(key, "note", observation.note);
    sources_.set(source, "title", observation.source_title);
    sources_.set(source, "publisher", observation.source_publisher);
    sources_.set(source, "url", observation.source_address);
    sources_.set(source, "accessed", observation.retrieved_on ? observation.retrieved_on->text() : "");
  }

  static base::CsvTable& emptied(base::CsvTable& table) {
    table.rows.clear();
    return table;
  }

  Rows clusters_;
  Rows countries_;
  Rows proofs_;
  Rows sources_;
  int proof_count_ = 0;
};

/// The places where a cluster's value of an indicator was observed: its own, or its countries'.
std::vector<const Observation*> behind(const Newest& newest, const Indicator& indicator,
                                       const directory::Cluster& cluster) {
  std::vector<std::string> units{cluster.code};
  if (indicator.derive.table == kCountries) units = cluster.countries;
  std::vector<const Observation*> all;
  for (const std::string& unit : units) {
    const auto found = newest.find({unit, indicator.id});
    if (found != newest.end()) all.push_back(found->second);
  }
  return all;
}

ValueFact fact_of_observations(const std::vector<const Observation*>& observations) {
  // Of several countries, the least neutral origin and the lowest confidence tell of the whole.
  const Observation* first = observations.front();
  auto origin = first->origin;
  auto confidence = first->confidence;
  for (const Observation* one : observations) {
    origin = std::min(origin, one->origin);
    confidence = std::max(confidence, one->confidence);
  }
  return {std::string(base::enum_word(origin)), std::string(base::enum_word(confidence))};
}

}  // namespace

base::Result<Observed> table_of_observations(catalogue::Catalogue catalogue, base::Json definition,
                                             std::span<const directory::Cluster> clusters,
                                             std::span<const indicators::Observation> observations) {
  const auto read = study::read_scorecard_definition(definition, "scorecard");
  if (!read) return read.error();
  if (read->unit_table != kClusters) {
    return base::invalid_input("scorecard", "Its units are no clusters, which are all that is observed here.");
  }
  Newest newest;
  for (const Observation& one : observations) newest[{one.unit_code, one.indicator}] = &one;

  for (const std::string_view name : {kClusters, kCountries, kEvidence, kSources}) table_named(catalogue, name);
  Filling filling(catalogue);
  std::set<std::string> codes;
  for (const directory::Cluster& cluster : clusters) {
    codes.insert(cluster.code);
    describe(filling.clusters(), cluster);
    for (const std::string& country : cluster.countries) filling.countries().row_of(country);
  }
  filling.clusters().keep(codes);
  Observed observed;
  std::set<indicators::ObservationId> used;
  std::string content;
  for (const Indicator& indicator : read->indicators) {
    filling.clear(indicator);
    const bool of_countries = indicator.derive.table == kCountries;
    for (const auto& [cell, observation] : newest) {
      if (cell.second != indicator.id || !(of_countries || codes.contains(cell.first))) continue;
      filling.put(indicator, *observation);
    }
    for (const directory::Cluster& cluster : clusters) {
      const auto found = behind(newest, indicator, cluster);
      for (const Observation* one : found) {
        if (used.insert(one->observation_id).second) content += one->content_hash + "\n";
        observed.published = observed.published && one->state == indicators::ObservationState::Published;
      }
    }
  }
  auto scorecard = catalogue::derive(catalogue, *read);
  if (!scorecard) return scorecard.error().in("making the table of what was observed");
  observed.table = table_of(catalogue, "observations", std::move(definition), std::move(*scorecard), std::nullopt);
  observed.table.data_hashes = {{"observations", base::content_hash(content)},
                                {"scorecard", base::content_hash(base::print_json(observed.table.definition))}};
  for (const directory::Cluster& cluster : clusters) {
    for (const Indicator& indicator : read->indicators) {
      const auto found = behind(newest, indicator, cluster);
      if (!found.empty()) observed.table.facts[cluster.code][indicator.id] = fact_of_observations(found);
    }
  }
  observed.used.assign(used.begin(), used.end());
  return observed;
}

}  // namespace vallis::scorecards
