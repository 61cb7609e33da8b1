#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"
#include "catalogue/catalogue.hpp"
#include "directory/cluster.hpp"
#include "indicators/observation.hpp"
#include "scorecards/table.hpp"

namespace vallis::scorecards {

/// What a frozen table is made of.
struct Observed {
  MeasuredTable table;
  std::vector<indicators::ObservationId> used;  ///< ascending: those of the units and indicators that take part
  bool published = true;                        ///< all of them are
};

/// A measured table of clusters from observations alone, by the rules of the scorecard's definition.
///
/// The tables of the catalogue give what is no indicator (the regions of countries, who founded a cluster); each cell
/// of an indicator is what was observed, or empty. A cluster that the catalogue does not know gets a row of its own.
///
/// @param observations  by unit, indicator and period as indicators::observations gives them; of several of one cell
///                      the last counts
/// Errors: those of catalogue::derive; InvalidInput – the definition's units are no clusters.
base::Result<Observed> table_of_observations(catalogue::Catalogue catalogue, base::Json definition,
                                             std::span<const directory::Cluster> clusters,
                                             std::span<const indicators::Observation> observations);

}  // namespace vallis::scorecards
