#include "base/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/csv.hpp"
#include "sheets/table.hpp"

namespace vallis::sheets {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

// Windows-1251 from 0x80 to 0xBF; from 0xC0 on it is U+0410 to U+044F. 0x98 is no sign.
constexpr std::array<char32_t, 64> kWindows1251 = {
    0x0402, 0x0403, 0x201A, 0x0453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x0409, 0x2039, 0x040A,
    0x040C, 0x040B, 0x040F, 0x0452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0xFFFD, 0x2122,
    0x0459, 0x203A, 0x045A, 0x045C, 0x045B, 0x045F, 0x00A0, 0x040E, 0x045E, 0x0408, 0x00A4, 0x0490, 0x00A6,
    0x00A7, 0x0401, 0x00A9, 0x0404, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x0407, 0x00B0, 0x00B1, 0x0406, 0x0456,
    0x0491, 0x00B5, 0x00B6, 0x00B7, 0x0451, 0x2116, 0x0454, 0x00BB, 0x0458, 0x0405, 0x0455, 0x0457};

void append(std::string& out, char32_t sign) {
  const auto byte = [&](char32_t bits) { out += static_cast<char>(bits); };
  if (sign < 0x80) {
    byte(sign);
  } else if (sign < 0x800) {
    byte(0xC0U | (sign >> 6U));
    byte(0x80U | (sign & 0x3FU));
  } else if (sign < 0x10000) {
    byte(0xE0U | (sign >> 12U));
    byte(0x80U | ((sign >> 6U) & 0x3FU));
    byte(0x80U | (sign & 0x3FU));
  } else {
    byte(0xF0U | (sign >> 18U));
    byte(0x80U | ((sign >> 12U) & 0x3FU));
    byte(0x80U | ((sign >> 6U) & 0x3FU));
    byte(0x80U | (sign & 0x3FU));
  }
}

std::string from_windows_1251(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    append(out, byte < 0x80 ? byte : byte < 0xC0 ? kWindows1251[byte - 0x80U] : 0x0410U + (byte - 0xC0U));
  }
  return out;
}

/// Behind its mark. A half of a pair that stands alone becomes U+FFFD.
std::string from_utf16(std::string_view bytes, bool little) {
  const auto unit = [&](std::size_t at) -> char32_t {
    const auto low = static_cast<unsigned char>(bytes[at + (little ? 0 : 1)]);
    const auto high = static_cast<unsigned char>(bytes[at + (little ? 1 : 0)]);
    return static_cast<char32_t>(high << 8U | low);
  };
  std::string out;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    const char32_t first = unit(at);
    if (first < 0xD800 || first > 0xDFFF) {
      append(out, first);
    } else if (first < 0xDC00 && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) <= 0xDFFF) {
      append(out, 0x10000 + ((first - 0xD800) << 10U) + (unit(at + 2) - 0xDC00));
      at += 2;
    } else {
      append(out, 0xFFFD);
    }
  }
  return out;
}

/// Most of the bytes that are no ASCII are letters of Windows-1251, and several.
bool looks_like_windows_1251(std::string_view bytes) {
  std::size_t letters = 0;
  std::size_t others = 0;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xC0 || byte == 0xA8 || byte == 0xB8) {
      ++letters;
    } else if (byte >= 0x80) {
      ++others;
    }
  }
  return letters > 4 * others && letters > 1;
}

char separator_of(std::string_view text) {
  constexpr std::string_view kSeparators = ",;\t";
  std::array<std::size_t, 3> counts{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' && std::any_of(counts.begin(), counts.end(), [](std::size_t count) { return count > 0; })) break;
    if (const auto at = kSeparators.find(c); at != std::string_view::npos) ++counts[at];
  }
  return kSeparators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

bool begins_formula(std::string_view cell) {
  cell.remove_prefix(std::min(cell.find_first_not_of('\''), cell.size()));
  return !cell.empty() && std::string_view("=+-@\t\r\n").find(cell.front()) != std::string_view::npos;
}

}  // namespace

base::Result<std::string> as_utf8(std::string_view bytes, std::string_view name, std::string_view encoding) {
  if (encoding != "" && encoding != "utf-8" && encoding != "windows-1251") {
    return base::invalid_argument("The encoding can be utf-8 or windows-1251.");
  }
  if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes.substr(2), true);
  if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes.substr(2), false);
  if (bytes.starts_with(kUtf8Mark)) {
    bytes.remove_prefix(kUtf8Mark.size());
  } else if (encoding == "windows-1251") {
    return from_windows_1251(bytes);
  }
  const auto bad = base::invalid_utf8(bytes);
  if (!bad) return std::string(bytes);
  base::Fault fault;
  fault.file = name;
  fault.line =
      1 + static_cast<std::size_t>(std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(*bad), '\n'));
  fault.what =
      looks_like_windows_1251(bytes)
          ? "The text is not UTF-8; it looks like Windows-1251. Send it with encoding=windows-1251, or save it "
            "as UTF-8."
          : "The text is not UTF-8. Save it as UTF-8, or say encoding=windows-1251 if that is what it is.";
  return base::invalid_input({fault});
}

base::Result<std::vector<Line>> read_delimited(std::string_view bytes, std::string_view name, std::string_view encoding,
                                               const Limits& limits) {
  auto text = as_utf8(bytes, name, encoding);
  if (!text) return text.error();
  const auto located = [&](std::size_t line, std::string what) {
    base::Fault fault;
    fault.file = name;
    fault.line = line;
    fault.what = std::move(what);
    return base::invalid_input({fault});
  };
  if (const auto nul = text->find('\0'); nul != std::string::npos) {
    const auto line = 1 + std::count(text->begin(), text->begin() + static_cast<std::ptrdiff_t>(nul), '\n');
    return located(static_cast<std::size_t>(line), "There is a NUL byte here; a table of text has none.");
  }
  // Lines that end in CR alone, as old programs write them.
  if (text->find('\n') == std::string::npos) std::replace(text->begin(), text->end(), '\r', '\n');
  auto rows = base::read_csv_rows(*text, name, separator_of(*text));
  if (!rows) return rows.error();
  if (rows->size() > limits.lines) {
    return base::too_large(fmt::format("The file has {} lines; {} are the most. Part it.", rows->size(), limits.lines));
  }
  std::vector<Line> lines;
  for (base::CsvTable::Row& row : *rows) {
    if (row.cells.size() > limits.columns) {
      return located(row.line, fmt::format("There are {} columns; {} are the most.", row.cells.size(), limits.columns));
    }
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      if (row.cells[c].size() > limits.cell_bytes) {
        return located(row.line, fmt::format("Column {} holds {} bytes; a cell holds {} at most. A quotation mark "
                                             "that is not closed may be the reason.",
                                             c + 1, row.cells[c].size(), limits.cell_bytes));
      }
      row.cells[c] = kept(row.cells[c]);
    }
    lines.push_back({row.line, std::move(row.cells)});
  }
  return lines;
}

base::Result<std::vector<Line>> read_table(std::string_view bytes, std::string_view name, std::string_view encoding,
                                           const Limits& limits) {
  if (bytes.size() > limits.packed_bytes) {
    return base::too_large(fmt::format("The file has {} bytes; {} are the most.", bytes.size(), limits.packed_bytes));
  }
  return looks_like_xlsx(bytes) ? read_xlsx(bytes, name, limits) : read_delimited(bytes, name, encoding, limits);
}

std::string shown(std::string_view cell) {
  const bool number = base::parse_number(cell).has_value();
  return (begins_formula(cell) && !number ? "'" : "") + std::string(cell);
}

std::string kept(std::string_view cell) {
  if (cell.starts_with('\'') && begins_formula(cell)) cell.remove_prefix(1);
  return std::string(cell);
}

std::string write_csv(const std::vector<std::vector<std::string>>& rows, bool byte_order_mark) {
  std::string text(byte_order_mark ? kUtf8Mark : "");
  for (std::vector<std::string> row : rows) {
    for (std::string& cell : row) cell = shown(cell);
    text += base::csv_row(row);
  }
  return text;
}

}  // namespace vallis::sheets
