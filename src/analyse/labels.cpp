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

LabelledPartition partition_of(const Labels& labels) {
  LabelledPartition result;
  result.partition = study::make_partition(labels.rank);
  result.group_of_label.resize(labels.labels.size());
  result.label_of_group.resize(labels.labels.size());
  for (std::size_t r = 0; r < labels.rank.size(); ++r) {
    const auto label = static_cast<std::size_t>(labels.rank[r]);
    const auto group = static_cast<std::size_t>(result.partition.group[r] - 1);
    result.group_of_label[label] = group;
    result.label_of_group[group] = label;
  }
  return result;
}

}  // namespace vallis::analyse
