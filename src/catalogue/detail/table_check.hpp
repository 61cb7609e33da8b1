#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "catalogue/detail/value_check.hpp"

namespace vallis::catalogue::detail {

/// Faults of one table by place, so that they can be listed row by row and column by column.
class FaultList {
 public:
  /// At a cell; row and column are positions in the table.
  void add(const base::CsvTable& table, std::size_t row, std::size_t column, std::string what);
  /// At a whole column or file; these come first, in the order of their coming.
  void add(base::Fault fault);
  bool has(std::size_t row, std::size_t column) const { return by_cell_.contains({row, column}); }
  std::size_t size() const { return whole_.size() + cell_count_; }
  void move_to(std::vector<base::Fault>& faults);

 private:
  std::vector<base::Fault> whole_;
  std::map<std::pair<std::size_t, std::size_t>, std::vector<base::Fault>> by_cell_;
  std::size_t cell_count_ = 0;
};

/// Holds one table to what the schema says of it alone and of its references.
class TableCheck {
 public:
  TableCheck(const base::CsvTable& table, const Table& schema, int this_year, Keys& keys, Suggestions& suggestions,
             FaultList& faults)
      : table_(table),
        schema_(schema),
        this_year_(this_year),
        keys_(keys),
        suggestions_(suggestions),
        faults_(faults) {}

  void run();

 private:
  void check_columns();
  void check_values();
  void check_unique(const std::vector<std::string>& columns);
  void check_reference(const Reference& reference);
  void check_rule(const RowRule& rule);
  /// Positions of columns; empty when one is not there.
  std::vector<std::size_t> positions(const std::vector<std::string>& columns) const;

  const base::CsvTable& table_;
  const Table& schema_;
  int this_year_;
  Keys& keys_;
  Suggestions& suggestions_;
  FaultList& faults_;
};

}  // namespace vallis::catalogue::detail
