#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/text.hpp"
#include "study/classical_mds.hpp"

namespace vallis::study {

struct Findings;

enum class MapMethod { ClassicalScaling, PrincipalComponents };

/// What principal components do with values that are not known.
enum class MapMissing {
  Mean,     ///< the mean of those known stands in, which draws a unit towards the middle; counted for each unit
  Complete  ///< units that lack one have no place
};

struct UnitMapOptions {
  MapMethod draw = MapMethod::ClassicalScaling;
  MapMissing missing = MapMissing::Mean;
};

enum class MapState {
  Computed,
  TooFew,       ///< fewer than two indicators of numbers that vary, or fewer than three units that know them
  NotConverged  ///< found, but not to full precision; nothing of it may be used
};

/// Principal components of amounts, counts, ranks, scores and ordinals, each on the scale that the dissimilarity saw,
/// turned so that more is better, and standardised. Figures are empty unless the state is Computed.
struct ComponentMap {
  MapState state = MapState::Computed;
  std::vector<std::size_t> indicators;  ///< that took part, in the scorecard's order
  std::vector<int> known;               ///< units with a value, one an indicator
  int units = 0;                        ///< that took part
  std::vector<int> filled;              ///< n numbers of values that the mean stands in for
  std::vector<double> points;           ///< n × 2, row by row; NaN for units that did not take part
  std::vector<double> loadings;         ///< indicators × 2, row by row: unit columns
  std::vector<double> explained;        ///< shares of the total variance of all components; they sum to 1
};

/// Where units lie to each other, in two dimensions.
struct UnitMap {
  MapState scaling_state = MapState::Computed;
  ClassicalScaling scaling;         ///< of the run's dissimilarity
  std::vector<double> points;       ///< n × 2 of the scaling; 0 along a dimension that it does not have
  double distance_correlation = 0;  ///< of distances on the map with dissimilarities; NaN where either is constant
  ComponentMap components;

  /// The points to be drawn; empty where there are none.
  const std::vector<double>& drawn(MapMethod method) const;
};

/// Errors: as classical_mds and principal_components. Cost: O(n³).
/// Source: Torgerson (1952), Psychometrika 17, 401–419; Gower (1966), Biometrika 53, 325–338; Jolliffe (2002).
base::Result<UnitMap> map_units(const Findings& findings, const UnitMapOptions& options);

/// Why there are no points; empty for Computed.
base::LocalText reason(MapState state);

std::string_view word(MapMethod method);
std::string_view word(MapMissing missing);
std::string_view word(MapState state);

}  // namespace vallis::study
