#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.hpp"

namespace vallis::catalogue::detail {

/// Cells of one table by column name, with the faults met on the way.
class Cells {
 public:
  /// The columns must be there; each that is not is a fault, and then no cell may be asked for.
  Cells(const base::CsvTable& table, std::initializer_list<std::string_view> columns) : table_(table) {
    for (const std::string_view column : columns) {
      if (table.column(column)) continue;
      faults_.push_back({.file = table.name,
                         .line = 1,
                         .field = std::string(column),
                         .what = "The column is missing; add it to the header row."});
    }
  }

  const std::vector<base::Fault>& faults() const { return faults_; }
  bool readable() const { return faults_.empty(); }

  const std::string& text(std::size_t row, std::string_view column) const {
    return table_.rows[row].cells[*table_.column(column)];
  }

  void fault(std::size_t row, std::string_view column, std::string what) {
    faults_.push_back(table_.fault(row, *table_.column(column), std::move(what)));
  }

 private:
  const base::CsvTable& table_;
  std::vector<base::Fault> faults_;
};

}  // namespace vallis::catalogue::detail
