#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"
#include "study/concentration.hpp"
#include "study/k_density.hpp"
#include "study/territory.hpp"

namespace vallis::study {

class Workers;

struct KindFiguresOptions {
  KDensityOptions distances{};  ///< max_km = 0: one range for all kinds, to the median distance of any two places
  /// Where a kind has more members, or the table more places, K-densities are left out: they cost the square of both.
  int most_members = 2000;
  int most_places = 20000;
};

/// How one kind of organisation lies in the territory.
struct KindFigures {
  std::string kind;
  int count = 0;  ///< placed organisations of the kind that the areas hold
  int sized = 0;  ///< those of them whose size is known
  /// Over the areas, an organisation counting once; `raw`, `plant_herfindahl` and `ellison_glaeser` by size, among
  /// those whose size is known.
  IndustryConcentration spread{};
  /// Theil's index over the pieces that concentrations cut regions into, and what of it lies between the regions and
  /// within them; NaN without regions. They add up.
  double theil_pieces = 0;
  double theil_between = 0;
  double theil_within = 0;
  std::optional<KDensity> distances{};  ///< none where fewer than two have a place, all places are one, or too many
};

/// The kinds over areas: the regions of the table where it has any, else the concentrations and the rest as one area.
struct TerritoryFigures {
  bool by_region = false;
  int areas = 0;
  int without_region = 0;          ///< placed organisations that `by_region` leaves out
  std::vector<KindFigures> kinds;  ///< in the order of Territory::kinds, those of which nobody is placed left out
};

/// Concentrations that were found among the same places are bound to look uneven: figures over them describe, and only
/// those over regions and the K-densities can be held against chance.
///
/// Errors: InvalidArgument – an option of the K-densities out of its range; TooLarge – their envelopes. Cost: O(n ·
/// kinds) and that of k_density for each kind; equal bytes for any number of workers. Source: as concentration.hpp and
/// k_density.hpp; Theil (1967), Economics and Information Theory, ch. 4.
base::Result<TerritoryFigures> kind_figures(const Territory& territory, std::span<const Organisation> organisations,
                                            const KindFiguresOptions& options, Workers& workers);

/// The figures as an object by kind, NaN as null.
base::Json kind_figures_json(const TerritoryFigures& figures);

}  // namespace vallis::study
