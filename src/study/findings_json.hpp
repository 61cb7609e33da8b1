#pragma once

#include <map>
#include <string>

#include "base/json.hpp"
#include "study/run.hpp"

namespace vallis::study {

/// Facts about the run that the engine cannot know: which program, on which data.
struct RunContext {
  std::string version;                             ///< of the program
  std::string catalogue;                           ///< where the data came from: "built in", or a folder's name
  std::map<std::string, std::string> data_hashes;  ///< table or document → hash of its bytes
  std::map<std::string, std::string> rules;        ///< indicator id → how its values were got from the tables
};

/// The findings as docs/reference/findings.schema.json describes them. Equal findings give equal bytes.
base::Json findings_json(const Findings& findings, const RunContext& context);

/// Tables of the findings as CSV texts, header row first.
std::string units_csv(const Findings& findings);
/// The full square with unit ids as header and first column; empty where the findings list no pairs (pair_list.hpp).
std::string dissimilarity_csv(const Findings& findings);
std::string groups_csv(const Findings& findings);
std::string profiles_csv(const Findings& findings);
std::string agreement_csv(const Findings& findings);

}  // namespace vallis::study
