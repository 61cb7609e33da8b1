#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"
#include "catalogue/catalogue.hpp"
#include "study/findings_json.hpp"
#include "study/published.hpp"
#include "study/recipe.hpp"
#include "study/scorecard.hpp"

namespace vallis::scorecards {

/// What a source id stands for.
struct Source {
  std::string title;
  std::string publisher;
  std::string address;
  std::string accessed_on;
};

/// Where a unit is and what it is, for maps and lists. What is not known is empty.
struct Place {
  std::vector<std::string> countries;  ///< ISO 3166-1 alpha-2, the home country first
  std::string region;
  std::string city;
  std::optional<double> latitude;  ///< degrees, WGS 84
  std::optional<double> longitude;
  std::string initiative;
  std::string website;
  std::optional<int> founded_year;
};

/// How a value came to be known, beside its source.
struct ValueFact {
  std::string origin;      ///< "measured", "declared", "imported"
  std::string confidence;  ///< "high", "medium", "low"; empty where nobody said
};

/// A scorecard with all that a study of it needs and shows: it can be run without a catalogue or database.
struct MeasuredTable {
  base::Json definition;  ///< the scorecard's definition as its document has it
  study::Scorecard scorecard;
  std::optional<study::Published> published;
  std::string catalogue;                                          ///< "built in", or what the data is called
  std::map<std::string, std::string> data_hashes;                 ///< table or document → hash of its bytes
  std::map<std::string, std::string> rules;                       ///< indicator → how its values are got
  std::map<std::string, Place> places;                            ///< by unit
  std::map<std::string, Source> sources;                          ///< those that values name
  std::map<std::string, std::map<std::string, ValueFact>> facts;  ///< unit → indicator; none: imported
};

/// How many values have each origin.
struct OriginCounts {
  std::int64_t measured_count = 0;
  std::int64_t declared_count = 0;
  std::int64_t imported_count = 0;
  std::int64_t missing_count = 0;
};
OriginCounts count_origins(const MeasuredTable& table);

/// The fact of a value; of values without one, that it was imported.
ValueFact fact_of(const MeasuredTable& table, const std::string& unit, const std::string& indicator);

/// A table from a scorecard that was derived from a catalogue, with the places and sources of its units.
MeasuredTable table_of(const catalogue::Catalogue& catalogue, std::string catalogue_name, base::Json definition,
                       study::Scorecard scorecard, std::optional<study::Published> published);

/// The table as JSON and back. Equal tables give equal bytes, and what is read runs to the same bytes as what was
/// written. Errors: InvalidInput with every fault by JSON pointer.
base::Json table_json(const MeasuredTable& table);
base::Result<MeasuredTable> read_measured_table(const base::Json& json, const std::string& name);

base::Json source_json(const Source& source);
base::Json place_json(const Place& place);

/// The facts that the findings of a recipe on a table carry. The recipe's hash is of its text with every choice written
/// out, so that neither layout nor defaults matter.
study::RunContext context_of(const MeasuredTable& table, const study::Recipe& recipe, const std::string& build);

}  // namespace vallis::scorecards
