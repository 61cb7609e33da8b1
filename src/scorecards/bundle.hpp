#pragma once

#include <string>

#include "base/json.hpp"
#include "base/result.hpp"
#include "scorecards/built_in.hpp"
#include "scorecards/study.hpp"

namespace vallis::scorecards {

/// The table and recipe of a stored run. Errors: InvalidInput – the texts are none.
base::Result<StudyInputs> read_stored(const StoredRun& run);

/// All of a run in one file, which the command line runs again.
base::Result<std::string> make_bundle(const StoredRun& run);

/// Whether a document is such a file.
bool is_bundle(const base::Json& json);

/// What a bundle holds. Errors: InvalidInput, by JSON pointer.
struct Bundle {
  StudyInputs inputs;
  std::string build;
  std::string findings;  ///< byte for byte
};
base::Result<Bundle> read_bundle(const base::Json& json, const std::string& name);

}  // namespace vallis::scorecards
