#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/csv.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "study/dbscan.hpp"
#include "study/geography.hpp"

namespace vallis::study {

class Workers;

/// An organisation as the map sees it.
struct Organisation {
  std::string id;
  std::string name;
  std::vector<std::string> kinds;  ///< codes; it counts once for each; empty = unknown
  std::optional<Place> place;      ///< none = unknown
  std::optional<double> size{};    ///< people, or any other amount ≥ 0; none = unknown
  std::string region{};            ///< empty = unknown
};

/// Organisations from a table with the columns id, name, kinds (or kind; several between semicolons), lon and lat;
/// and, where they are there, size and region; empty cells are unknown, but a place has both coordinates or none.
/// Errors: InvalidInput with every fault found – a column that is not there, an id that is empty or repeated, a
/// coordinate that is none, half a place, a size below 0.
base::Result<std::vector<Organisation>> read_organisations(const base::CsvTable& table);

enum class TerritoryMethod {
  Dbscan,   ///< one density everywhere: so many places within so many km
  Hdbscan,  ///< a density of its own for each concentration; no distance is asked for
};

struct TerritoryOptions {
  TerritoryMethod method = TerritoryMethod::Dbscan;
  DbscanOptions density{};  ///< Hdbscan takes min_points and radius_km from it
  /// What the definition of a biomedical cluster wants side by side.
  std::vector<std::string> wanted_kinds = {"clinics", "rnd_and_universities", "production_companies",
                                           "support_organisations"};
};

/// Organisations that lie close together, and what they are.
struct LocalConcentration {
  std::vector<std::size_t> organisations;  ///< ascending
  Place centre;                            ///< of their mean on the sphere
  double radius_km = 0;                    ///< from the centre to the farthest
  std::vector<int> kind_count;             ///< by Territory::kinds
  std::vector<double> kind_share;          ///< of all kinds counted here; NaN where none is known
  std::vector<double> location_quotient;   ///< kind_share / share of the kind among all placed organisations
  std::vector<std::string> present_kinds;  ///< wanted ones of which somebody is here
  std::vector<std::string> missing_kinds;  ///< and those of which nobody is
};

/// Where organisations concentrate.
struct Territory {
  std::vector<std::string> kinds;  ///< the wanted ones in their order, then the others that occur, sorted
  std::vector<int> kind_count;     ///< among placed organisations
  std::vector<int> concentration;  ///< n: position in `concentrations`, −1 for none or where no place is known
  std::vector<LocalConcentration> concentrations;
  std::vector<std::size_t> unplaced;  ///< organisations without a place; they take no part
};

/// Hdbscan finds no concentration among fewer placed organisations than min_points.
///
/// Errors: those of dbscan or hdbscan. Cost: theirs, and O(n · kinds).
base::Result<Territory> territory(std::span<const Organisation> organisations, const TerritoryOptions& options,
                                  Workers& workers);

/// The territory as a GeoJSON FeatureCollection (RFC 7946): each concentration as the hull of its organisations – a
/// polygon, cut at ±180° where it crosses the antimeridian, a line for two places, a point for one, or all its points
/// where they span half the globe – then each placed organisation as a point. Positions have six decimals (0.1 m).
base::Json geojson(const Territory& territory, std::span<const Organisation> organisations);

}  // namespace vallis::study
