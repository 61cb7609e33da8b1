#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/csv.hpp"
#include "base/json.hpp"
#include "base/result.hpp"

namespace vallis::study {
class Workers;
}

namespace vallis::analyse {

/// Reads a table that params names ("resamples.csv"); the caller knows where such tables lie.
using TableReader = std::function<base::Result<base::CsvTable>(const std::string& name)>;

/// The tasks there are, sorted.
std::vector<std::string> task_names();

/// Runs the task that params names on the table and gives its answer; docs/reference/analyse.md says what each task
/// takes and answers. Equal input gives equal bytes for any number of workers. Errors: InvalidInput – params or a table
/// cannot be what the task needs, with every fault found and its place; InvalidArgument – no such task (lists those
/// there are), or what the algorithm behind it refuses.
base::Result<base::Json> analyse(const base::CsvTable& input, const base::Json& params, const std::string& params_name,
                                 const TableReader& read_table, study::Workers& workers);

}  // namespace vallis::analyse
