#pragma once

#include <string_view>

#include "files/file_routes.hpp"
#include "files/store.hpp"
#include "indicators/observation.hpp"

namespace vallis::indicators {

/// Files of evidence are sent and read by the files' routes: who oversees an observation reads its file, and no file
/// that an observation names is removed.
files::Attachment evidence_files();

/// Whether a table of text names the value, in some cell of its own: numbers by value, words as they stand. A set is
/// named when each of its words is. Errors: InvalidInput – the bytes are no such table.
base::Result<bool> table_names_value(std::string_view bytes, const Indicator& indicator, const base::Json& value);

/// Holds a value to a file of evidence that a program can read: a table that does not name it is a fault at
/// "/evidence_value". Other files are for people to read. Errors: InvalidInput; those of the store.
base::Result<void> check_evidence_file(db::Reader& reader, const files::Store& store, const activity::Actor& by,
                                       const ObservationForm& form);

}  // namespace vallis::indicators
