#pragma once

#include "base/csv.hpp"
#include "base/result.hpp"
#include "catalogue/translations.hpp"
#include "study/published.hpp"

namespace vallis::catalogue {

/// Reads what a published study says of its groups from two tables of the catalogue.
///
/// `profiles` (group_profiles.csv): columns characteristic, group, group_slug, group_name, statement, indicator,
/// operator, value, unit, note, source_id. `indicator` is an indicator or attribute id, with ":member" for a share of a
/// set's member. Rows that repeat a statement for another group under a note that starts with "one cell for groups" are
/// one statement on the union of those groups. `models` (target_models.csv): model_slug, model_name, group, applies,
/// statement; null for none. `russian` gives the texts in Russian, where it has them. Errors: InvalidInput with located
/// faults – a missing column, a group that is no number, an unknown operator, a value that the operator cannot use.
base::Result<study::Published> read_published(const base::CsvTable& profiles, const base::CsvTable* models,
                                              const Translations& russian = {});

}  // namespace vallis::catalogue
