#include "analyse/labels.hpp"

#include "analyse/columns.hpp"
#include "base/text.hpp"

namespace vallis::analyse {

base::Result<Labels> read_labels(const base::CsvTable& table, std::size_t column) {
  Labels result;
  result.labels = distinct_cells(table, column);
  const LevelIndex index(result.labels);
  std::vector<base::Fault> faults;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const auto place = index.find(table.rows[r].cells[column]);
    if (!place) faults.push_back(table.fault(r, column, "The label is missing; each row belongs to a group."));
    result.rank.push_back(static_cast<int>(place.value_or(0)));
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  return result;
}

base::Json label_json(const std::string& label) {
  const auto number = base::parse_number(label);
  return number ? base::Json(*number) : base::Json(label);
}

study::Partition partition_of(const Labels& labels) {
  study::Partition partition{.group = labels.rank, .count = static_cast<int>(labels.labels.size())};
  for (int& group : partition.group) ++group;
  return partition;
}

}  // namespace vallis::analyse
