#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace vallis::sheets {

/// A line of a table as it was read; lines may differ in length.
struct Line {
  std::size_t line = 0;  ///< 1-based line of a text file, or row of a sheet
  std::vector<std::string> cells;
};

/// What a file may hold at most. A file is input from outside: a small one can unpack to a very large one.
struct Limits {
  std::size_t lines = 20'000;
  std::size_t columns = 200;
  std::size_t cell_bytes = 128U << 10U;      ///< 32,767 characters, which is what a cell of a spreadsheet holds
  std::size_t packed_bytes = 32U << 20U;     ///< of the file
  std::size_t unpacked_bytes = 256U << 20U;  ///< of all parts of a packed file that are read, together
  std::size_t entries = 2'000;               ///< parts of a packed file
  std::size_t ratio = 250;                   ///< unpacked to packed, of a part of more than 1 MB
  std::size_t depth = 64;                    ///< elements within elements
};

/// Reads a table by its content: XLSX (the first sheet) or text with commas, semicolons or tabs.
/// @param encoding  of a text: "utf-8" or "windows-1251"; empty where the person said nothing
/// Errors: InvalidInput, located where there is a place; TooLarge – a limit, in words. Cost: O(unpacked bytes).
base::Result<std::vector<Line>> read_table(std::string_view bytes, std::string_view name,
                                           std::string_view encoding = {}, const Limits& limits = {});

/// The bytes begin as an XLSX file does.
bool looks_like_xlsx(std::string_view bytes);

// The readers behind read_table.

base::Result<std::vector<Line>> read_xlsx(std::string_view bytes, std::string_view name, const Limits& limits = {});

/// The separator is the one of comma, semicolon and tab that parts the first line most often outside of quotes.
base::Result<std::vector<Line>> read_delimited(std::string_view bytes, std::string_view name,
                                               std::string_view encoding = {}, const Limits& limits = {});

/// A text as UTF-8. A byte order mark tells UTF-8 and UTF-16 for sure; bytes that are no UTF-8 are taken for
/// Windows-1251 only when the person said so. Errors: InvalidInput – with the line of the first byte that does not fit
/// and what to send.
base::Result<std::string> as_utf8(std::string_view bytes, std::string_view name, std::string_view encoding);

/// What a spreadsheet program would take for a formula (= + - @, a tab or a line break at the beginning) gets an
/// apostrophe in front, and so does what begins with apostrophes before one of these; numbers stay. So shown(x) never
/// begins a formula, and kept(shown(x)) is x for every text.
std::string shown(std::string_view cell);
std::string kept(std::string_view cell);

/// As text with a byte order mark, which spreadsheet programs want, or without.
std::string write_csv(const std::vector<std::vector<std::string>>& rows, bool byte_order_mark);

/// As XLSX with one sheet: texts as texts, so that nothing is a formula; the first row in bold and kept in sight.
/// Equal rows give equal bytes. Errors: Unavailable – no place for a file; TooLarge – more than 1,048,576 rows, or a
/// cell of more than 32,767 characters. Cost: memory of one row, and a file in the system's folder for such.
base::Result<std::string> write_xlsx(const std::vector<std::vector<std::string>>& rows, const std::string& sheet_name);

}  // namespace vallis::sheets
