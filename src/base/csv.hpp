#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace vallis::base {

/// A table of text cells as read from a CSV file; every row has as many cells as there are columns.
struct CsvTable {
  struct Row {
    std::vector<std::string> cells;
    std::size_t line = 0;  ///< 1-based line of the file on which the row starts
  };

  std::string name;  ///< file name, for messages
  std::vector<std::string> columns;
  std::vector<Row> rows;

  /// Position of a column, if there is one of that name.
  std::optional<std::size_t> column(std::string_view column_name) const;

  /// A fault located at a cell; `row` is 0-based.
  Fault fault(std::size_t row, std::size_t column, std::string what) const;
};

/// Reads RFC 4180 text: UTF-8 (a byte order mark is allowed), comma, header row, LF or CRLF, quotes doubled inside
/// quotes. Cells keep their blanks. Errors: InvalidInput with every fault found – a stray or unclosed quote, a row that
/// is longer or shorter than the header, an empty or repeated column name, text that is not UTF-8, no header. Cost:
/// O(bytes).
Result<CsvTable> read_csv(std::string_view text, std::string_view name);

/// Reads the same with another separator and rows of any length, the first one like the others; for files that people
/// made by hand. Errors: InvalidInput – a stray or unclosed quote, text that is not UTF-8.
Result<std::vector<CsvTable::Row>> read_csv_rows(std::string_view text, std::string_view name, char separator);

/// One cell as CSV: quoted when it holds a comma, a quote, a line break or an outer blank.
std::string csv_cell(std::string_view cell);

/// One row with its line end (LF).
std::string csv_row(const std::vector<std::string>& cells);

}  // namespace vallis::base
