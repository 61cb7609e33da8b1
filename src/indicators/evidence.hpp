#pragma once

#include <string>
#include <string_view>

#include "activity/log.hpp"
#include "files/files.hpp"
#include "indicators/observation.hpp"

namespace vallis::indicators {

/// Whose quota files of evidence count against. Only files of this scope can be evidence.
constexpr std::string_view kEvidenceScope = "benchmark";

/// What evidence may be: documents, pictures, tables and texts of up to 50 MB.
const files::Limits& evidence_limits();

/// Whether a table of text names the value, in some cell of its own: numbers by value, words as they stand. A set is
/// named when each of its words is. Errors: InvalidInput – the bytes are no such table.
base::Result<bool> table_names_value(std::string_view bytes, const Indicator& indicator, const base::Json& value);

/// Holds a value to a file of evidence that a program can read: a table that does not name it is a fault at
/// "/evidence_value". Other files are for people to read. Errors: InvalidInput; those of the store.
base::Result<void> check_evidence_file(db::Reader& reader, const files::Store& store, const ObservationForm& form);

}  // namespace vallis::indicators
