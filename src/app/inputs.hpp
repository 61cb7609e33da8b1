#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "base/csv.hpp"
#include "base/result.hpp"
#include "catalogue/catalogue.hpp"
#include "study/findings_json.hpp"
#include "study/published.hpp"
#include "study/recipe.hpp"
#include "study/run.hpp"
#include "study/scorecard.hpp"

namespace vallis::app {

/// The catalogue of a folder, or the built-in one when the path is empty. The built-in table schema serves folders that
/// bring none. Errors: as catalogue::load_catalogue.
base::Result<catalogue::Catalogue> open_catalogue(const std::filesystem::path& folder);

/// A document of data/ by a built-in name ("biomedical-clusters" in "recipes") or a path to a JSON file. A name that
/// ends in ".json" or holds a "/" is a path; `beside` is the folder that relative paths start from. Errors: NotFound –
/// neither (lists the built-in names); InvalidInput – no JSON.
struct Document {
  std::string name;  ///< for messages
  std::string bytes;
  base::Json json;
};
base::Result<Document> open_document(std::string_view folder, const std::string& name,
                                     const std::filesystem::path& beside = {});

/// A table by its path. Errors: NotFound, Unavailable; InvalidInput – no CSV.
base::Result<base::CsvTable> open_table(const std::filesystem::path& path);

/// A table of data/ by its path there, such as "coding/excerpts.csv". Errors: NotFound.
base::Result<base::CsvTable> open_built_in_table(std::string_view path);

/// A scorecard's definition by built-in name or path; an empty name is "biomedical-clusters".
base::Result<study::ScorecardDefinition> open_scorecard(const std::string& name);

/// Where a study takes its inputs from; empty means built in.
struct StudySources {
  std::string recipe;               ///< name or path; empty: "biomedical-clusters"
  std::string scorecard;            ///< name or path that replaces the recipe's; may be empty
  std::filesystem::path catalogue;  ///< folder; empty: built in
};

/// All that a run needs, read and checked.
struct StudyInputs {
  catalogue::Catalogue catalogue;
  study::Recipe recipe;
  study::Scorecard scorecard;
  std::optional<study::Published> published;
  std::string catalogue_name;                      ///< "built in" or the folder's name
  std::map<std::string, std::string> data_hashes;  ///< file → content hash
};

base::Result<StudyInputs> open_study(const StudySources& sources);

/// The same for a recipe that was read already; a scorecard that it names by a path is looked for from `beside`.
base::Result<StudyInputs> open_study(study::Recipe recipe, const std::filesystem::path& beside,
                                     const StudySources& sources);

/// The facts that a run's findings carry. The recipe's hash is of its text with every choice written out, so that
/// neither layout nor defaults matter.
study::RunContext context_of(const StudyInputs& inputs);

/// Runs the study on its inputs without telling how far it is. `threads` as in study::Workers.
base::Result<study::Findings> run_quietly(const StudyInputs& inputs, int threads);

/// The same without the parts that say how sure the groups and ranks are: for what is asked of one unit's place.
base::Result<study::Findings> run_groups(const StudyInputs& inputs, int threads);

}  // namespace vallis::app
