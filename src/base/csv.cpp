#include "base/csv.hpp"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace vallis::base {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";  // no content at the beginning of a file

int no_space(unsigned char) { return 0; }

/// Owns a libcsv parser: strict about quotes, and leaving blanks as they are.
class Parser {
 public:
  explicit Parser(char separator) {
    csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&parser_, static_cast<unsigned char>(separator));
    csv_set_space_func(&parser_, no_space);
  }
  ~Parser() { csv_free(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  csv_parser* get() { return &parser_; }

 private:
  csv_parser parser_{};
};

struct Sink {
  CsvTable table;
  std::vector<Fault> faults;
  std::vector<std::string> cells;
  std::size_t line = 1;      // the line being fed
  std::size_t row_line = 0;  // where the row under way began
  bool header = true;
  bool ragged = false;  // rows of any length, and no header

  void fault(std::size_t row, std::size_t at, std::string what) {
    faults.push_back({.file = table.name, .row = row, .line = at, .field = {}, .what = std::move(what)});
  }

  void end_header() {
    header = false;
    table.columns = std::move(cells);
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      const std::string& column = table.columns[c];
      if (column.empty()) {
        fault(0, row_line, fmt::format("Column {} has no name; name every column in the header row.", c + 1));
      } else if (std::find(table.columns.begin(), table.columns.begin() + static_cast<std::ptrdiff_t>(c), column) !=
                 table.columns.begin() + static_cast<std::ptrdiff_t>(c)) {
        fault(0, row_line, fmt::format("The column name '{}' occurs twice; give each column its own name.", column));
      }
    }
  }

  void end_row() {
    if (ragged) {
      table.rows.push_back({std::move(cells), row_line});
    } else if (header) {
      end_header();
    } else if (cells.size() != table.columns.size()) {
      fault(table.rows.size() + 1, row_line,
            fmt::format("This row has {} cells where the header has {}; check for a missing or unquoted comma.",
                        cells.size(), table.columns.size()));
      table.rows.push_back({std::vector<std::string>(table.columns.size()), row_line});
    } else {
      table.rows.push_back({std::move(cells), row_line});
    }
    cells.clear();
    row_line = 0;
  }
};

void on_cell(void* text, std::size_t size, void* sink_ptr) {
  auto& sink = *static_cast<Sink*>(sink_ptr);
  sink.cells.emplace_back(static_cast<const char*>(text), size);
}

void on_row(int, void* sink_ptr) { static_cast<Sink*>(sink_ptr)->end_row(); }

/// Feeds the whole text to the sink; false, with a fault, where it is no CSV.
bool feed(std::string_view text, char separator, Sink& sink) {
  while (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  if (const auto bad = invalid_utf8(text)) {
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(*bad), '\n');
    sink.fault(0, static_cast<std::size_t>(line), "The text is not UTF-8; save the file as UTF-8.");
    return false;
  }
  Parser parser(separator);
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t newline = text.find('\n', begin);
    const std::size_t end = newline == std::string_view::npos ? text.size() : newline + 1;
    const std::string_view line = text.substr(begin, end - begin);
    if (sink.row_line == 0) sink.row_line = sink.line;
    const std::size_t read = csv_parse(parser.get(), line.data(), line.size(), on_cell, on_row, &sink);
    if (read != line.size()) {
      sink.fault(sink.header ? 0 : sink.table.rows.size() + 1, sink.line,
                 fmt::format("A quotation mark stands where none may (character {}); put the whole cell in quotes and "
                             "double each quotation mark inside it.",
                             read + 1));
      return false;
    }
    // libcsv passes over empty lines without a call, so a row under way is told by its cells or by an open quote.
    if (sink.cells.empty() && (line == "\n" || line == "\r\n"))
      sink.row_line = parser.get()->quoted ? sink.row_line : 0;
    ++sink.line;
    begin = end;
  }
  const std::size_t open_line = sink.row_line;
  if (csv_fini(parser.get(), on_cell, on_row, &sink) != 0) {
    sink.fault(sink.header ? 0 : sink.table.rows.size() + 1, open_line,
               "A quotation mark that opens here is never closed; close it.");
    return false;
  }
  return true;
}

}  // namespace

std::optional<std::size_t> CsvTable::column(std::string_view column_name) const {
  const auto found = std::find(columns.begin(), columns.end(), column_name);
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

Fault CsvTable::fault(std::size_t row, std::size_t column_index, std::string what) const {
  return {
      .file = name, .row = row + 1, .line = rows[row].line, .field = columns[column_index], .what = std::move(what)};
}

Result<CsvTable> read_csv(std::string_view text, std::string_view name) {
  Sink sink;
  sink.table.name = name;
  if (!feed(text, ',', sink)) return invalid_input(std::move(sink.faults));
  if (sink.header) sink.fault(0, 1, "The file is empty; a header row with the column names is needed.");
  if (!sink.faults.empty()) return invalid_input(std::move(sink.faults));
  return std::move(sink.table);
}

Result<std::vector<CsvTable::Row>> read_csv_rows(std::string_view text, std::string_view name, char separator) {
  Sink sink;
  sink.table.name = name;
  sink.ragged = true;
  if (!feed(text, separator, sink)) return invalid_input(std::move(sink.faults));
  return std::move(sink.table.rows);
}

std::string csv_cell(std::string_view cell) {
  const bool plain = cell.find_first_of(",\"\r\n") == std::string_view::npos &&
                     (cell.empty() || (cell.front() != ' ' && cell.back() != ' ')) && !cell.starts_with(kByteOrderMark);
  if (plain) return std::string(cell);
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string csv_row(const std::vector<std::string>& cells) {
  // An empty line is no row; the quotes make it one.
  if (cells.size() == 1 && cells[0].empty()) return "\"\"\n";
  std::string row;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (c > 0) row += ',';
    row += csv_cell(cells[c]);
  }
  return row + '\n';
}

}  // namespace vallis::base
