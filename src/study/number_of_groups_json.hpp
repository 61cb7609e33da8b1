#pragma once

#include "base/json.hpp"
#include "study/run.hpp"

namespace vallis::study {

/// The recipe's section `number_of_groups`; faults by JSON pointer.
NumberOfGroupsOptions read_number_of_groups_options(const base::JsonReader::Place& place);
base::Json number_of_groups_options_json(const NumberOfGroupsOptions& options);

base::Json number_of_groups_json(const Findings& findings, const NumberOfGroups& number);

}  // namespace vallis::study
