#include "analyse/analyse.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "analyse/task.hpp"
#include "base/text.hpp"

namespace vallis::analyse {

#define VALLIS_TASK(name, function) base::Result<base::Json> function(const Call& call);
#include "analyse/tasks.inc"
#undef VALLIS_TASK

namespace {

struct NamedTask {
  std::string_view name;
  Task run;
};

constexpr NamedTask kTasks[] = {
#define VALLIS_TASK(name, function) {name, function},
#include "analyse/tasks.inc"
#undef VALLIS_TASK
};

}  // namespace

std::vector<std::string> task_names() {
  std::vector<std::string> names;
  for (const NamedTask& task : kTasks) names.emplace_back(task.name);
  std::sort(names.begin(), names.end());
  return names;
}

base::Result<base::Json> analyse(const base::CsvTable& input, const base::Json& params, const std::string& params_name,
                                 const TableReader& read_table, study::Workers& workers) {
  base::JsonReader reader(params, params_name);
  const auto root = reader.root();
  const auto place = root.required("task");
  const std::string name = place.text();
  if (!reader.ok()) return reader.error();
  for (const NamedTask& task : kTasks) {
    if (task.name == name) return task.run(Call{input, reader, root, read_table, workers});
  }
  place.fault(fmt::format("There is no task '{}'; there are: {}.", name, base::join(task_names(), ", ")));
  return reader.error();
}

}  // namespace vallis::analyse
