#pragma once

#include <vector>

#include "base/csv.hpp"
#include "base/result.hpp"
#include "catalogue/translations.hpp"
#include "study/structure.hpp"

namespace vallis::catalogue {

/// Reads definition_features.csv: columns feature, statement, structure, value (yes, partly, no). Features keep the
/// order in which the table names them first. `russian` gives the statements in Russian, where it has them. Errors:
/// InvalidInput with located faults.
base::Result<std::vector<study::DefinitionFeature>> read_definition(const base::CsvTable& table,
                                                                    const Translations& russian = {});

}  // namespace vallis::catalogue
