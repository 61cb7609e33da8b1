#pragma once

#include <map>
#include <string>

#include "base/csv.hpp"
#include "base/result.hpp"

namespace vallis::catalogue {

/// English text of a table → the same in Russian.
using Translations = std::map<std::string, std::string>;

/// Reads translations.csv; a catalogue without it has none. Errors: InvalidInput with located faults – a missing
/// column.
base::Result<Translations> read_translations(const base::CsvTable* table);

/// The Russian text; empty where there is none.
std::string in_russian(const Translations& translations, const std::string& text);

}  // namespace vallis::catalogue
