#pragma once

#include <string>

#include "base/json.hpp"
#include "study/run.hpp"

namespace vallis::study {

/// The recipe's section `stability`; faults by JSON pointer.
GroupStabilityOptions read_group_stability_options(const base::JsonReader::Place& place);
base::Json group_stability_options_json(const GroupStabilityOptions& options);

base::Json group_stability_json(const Findings& findings, const GroupStability& stability);

/// A row for each unit and scheme: its group, and the share of replicates in each group; and where the grid of
/// configurations was run, how often it stays. Empty cells where a part was not run.
std::string membership_csv(const Findings& findings);

/// The first scheme's consensus matrix, full square, unit ids as header and first column; a header alone without one;
/// empty where the findings list no pairs (pair_list.hpp).
std::string consensus_csv(const Findings& findings);

/// "units", "blocks"; "classical", "distinct".
std::string_view word(Draw draw);
std::string_view word(RepeatedUnits repeated);

}  // namespace vallis::study
