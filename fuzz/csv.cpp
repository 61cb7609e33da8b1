#include "base/csv.hpp"

#include <string>

#include "target.hpp"

using vallis::base::CsvTable;

/// Whatever is read as a table is read as the same table once it has been written.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto table = vallis::base::read_csv(vallis::fuzz::text(bytes, size), "input.csv");
  if (!table) return 0;
  std::string written = vallis::base::csv_row(table->columns);
  for (const CsvTable::Row& row : table->rows) written += vallis::base::csv_row(row.cells);
  const auto again = vallis::base::read_csv(written, "written.csv");
  vallis::fuzz::require(again.has_value());
  vallis::fuzz::require(again->columns == table->columns);
  vallis::fuzz::require(again->rows.size() == table->rows.size());
  for (std::size_t r = 0; r < table->rows.size(); ++r) {
    vallis::fuzz::require(again->rows[r].cells == table->rows[r].cells);
  }
  return 0;
}
