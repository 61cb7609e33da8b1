#pragma once

#include <vector>

#include "base/result.hpp"
#include "catalogue/catalogue.hpp"
#include "db/database.hpp"
#include "indicators/load.hpp"
#include "study/scorecard.hpp"

namespace vallis::app {

/// A scorecard's indicators as they are observed: those that a cluster has from its countries are the countries'.
/// Limits are those of the catalogue's table schema.
std::vector<indicators::IndicatorForm> indicator_forms(const catalogue::Catalogue& catalogue,
                                                       const study::ScorecardDefinition& definition);

/// Every value of the catalogue that the scorecard's indicators are made of, with its evidence and source. A value
/// without evidence keeps its table's name for a source. Errors: InvalidInput – a table or column is missing; a cell
/// that cannot be the indicator's value.
base::Result<std::vector<indicators::ObservationForm>> catalogue_observations(
    const catalogue::Catalogue& catalogue, const study::ScorecardDefinition& definition,
    std::span<const indicators::IndicatorForm> forms);

/// Brings the indicators of the built-in scorecard and checklists and the built-in catalogue's values in, where they
/// differ from what was brought in last; after the directory's countries and clusters. Gives nothing where they are the
/// same, which costs a hash of some 200 kB and one statement.
base::Result<std::optional<indicators::Loaded>> fill_indicators(db::Database& database);

}  // namespace vallis::app
