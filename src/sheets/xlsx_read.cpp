#include <fmt/format.h>

#include <array>
#include <cmath>
#include <set>

#include "base/text.hpp"
#include "base/time.hpp"
#include "sheets/detail/package.hpp"

namespace vallis::sheets {
namespace {

using detail::Attributes;
using detail::Package;

/// What a workbook says of its sheets.
struct Book {
  std::string sheet_path;
  bool from_1904 = false;
  std::vector<std::string> texts;  // shared
  std::vector<bool> is_date;       // by style
};

std::string attribute(const Attributes& all, std::string_view name) {
  const auto found = all.find(name);
  return found == all.end() ? "" : found->second;
}

/// "_x000D_" is how a sheet writes a sign that XML has no place for.
std::string unescaped(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '_' && at + 6 < text.size() && text[at + 1] == 'x' && text[at + 6] == '_') {
      const std::string digits = text.substr(at + 2, 4);
      if (digits.find_first_not_of("0123456789ABCDEFabcdef") == std::string::npos) {
        const auto sign = std::stoul(digits, nullptr, 16);
        if (sign > 0 && sign < 0x80) {
          out += static_cast<char>(sign);
          at += 6;
          continue;
        }
      }
    }
    out += text[at];
  }
  return out;
}

/// Whether a format of numbers shows a day: one of its letters stands outside of quotes and brackets.
bool shows_date(const std::string& code) {
  char closing = 0;
  for (const char c : code) {
    if (closing != 0) {
      if (c == closing) closing = 0;
    } else if (c == '"') {
      closing = '"';
    } else if (c == '[') {
      closing = ']';
    } else if (c == 'y' || c == 'Y' || c == 'd' || c == 'D') {
      return true;
    }
  }
  return false;
}

/// A number of a cell with a date's format, as ISO 8601; a time of day is left out.
std::string date_text(double serial, bool from_1904) {
  // Day 60 is 29 February 1900, which did not exist; days before it are one off.
  const double days = std::floor(serial) + (from_1904 ? 0 : serial < 60 ? 1 : 0);
  const base::Date epoch = from_1904 ? base::Date::of(1904, 1, 1) : base::Date::of(1899, 12, 30);
  return epoch.plus_days(static_cast<int>(days)).text();
}

/// 0 for "A7", 27 for "AB1"; nothing where there are no letters.
std::optional<std::size_t> column_of(const std::string& reference) {
  std::size_t column = 0;
  std::size_t letters = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z' || letters == 3) break;
    column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
    ++letters;
  }
  if (letters == 0) return std::nullopt;
  return column - 1;
}

base::Result<std::string> needed(Package& package, const std::string& path, std::string_view name) {
  auto part = package.part(path);
  if (!part) return part.error();
  if (!*part) {
    return base::invalid_input(std::string(name),
                               "The file has no sheet; save it as XLSX in your spreadsheet program.");
  }
  return std::move(**part);
}

base::Result<void> find_sheet(Package& package, std::string_view name, const Limits& limits, Book& book) {
  std::string id;
  const auto workbook = needed(package, "xl/workbook.xml", name);
  if (!workbook) return workbook.error();
  detail::XmlVisitor visitor;
  visitor.begin = [&](std::string_view element, const Attributes& all) {
    if (element == "sheet" && id.empty()) id = attribute(all, "id");
    if (element == "workbookPr") {
      book.from_1904 = attribute(all, "date1904") == "1" || attribute(all, "date1904") == "true";
    }
  };
  if (auto walked = detail::walk_xml(*workbook, name, limits.depth, visitor); !walked) return walked.error();
  const auto relations = needed(package, "xl/_rels/workbook.xml.rels", name);
  if (!relations) return relations.error();
  visitor.begin = [&](std::string_view element, const Attributes& all) {
    if (element != "Relationship" || attribute(all, "Id") != id) return;
    const std::string target = attribute(all, "Target");
    book.sheet_path = target.starts_with('/') ? target.substr(1) : "xl/" + target;
  };
  return detail::walk_xml(*relations, name, limits.depth, visitor);
}

base::Result<void> read_styles(Package& package, std::string_view name, const Limits& limits, Book& book) {
  const auto styles = package.part("xl/styles.xml");
  if (!styles) return styles.error();
  if (!*styles) return {};
  // 14 to 17 and 22 show days in every spreadsheet program; 27 to 36 and 50 to 58 do in those of East Asia.
  std::set<std::string> dates = {"14", "15", "16", "17", "22"};
  bool in_cells = false;
  detail::XmlVisitor visitor;
  visitor.begin = [&](std::string_view element, const Attributes& all) {
    if (element == "numFmt" && shows_date(attribute(all, "formatCode"))) dates.insert(attribute(all, "numFmtId"));
    if (element == "cellXfs") in_cells = true;
    if (element == "xf" && in_cells) book.is_date.push_back(dates.contains(attribute(all, "numFmtId")));
  };
  visitor.end = [&](std::string_view element) {
    if (element == "cellXfs") in_cells = false;
  };
  return detail::walk_xml(**styles, name, limits.depth, visitor);
}

base::Result<void> read_texts(Package& package, std::string_view name, const Limits& limits, Book& book) {
  const auto shared = package.part("xl/sharedStrings.xml");
  if (!shared) return shared.error();
  if (!*shared) return {};
  bool in_text = false;
  int phonetic = 0;  // readings of East Asian signs, which are no part of the text
  detail::XmlVisitor visitor;
  visitor.begin = [&](std::string_view element, const Attributes&) {
    if (element == "si") book.texts.emplace_back();
    if (element == "rPh") ++phonetic;
    in_text = element == "t" && phonetic == 0 && !book.texts.empty();
  };
  visitor.text = [&](std::string_view text) {
    if (in_text) book.texts.back() += text;
  };
  visitor.end = [&](std::string_view element) {
    if (element == "rPh") --phonetic;
    in_text = false;
  };
  return detail::walk_xml(**shared, name, limits.depth, visitor);
}

/// Takes the cells of one sheet.
class SheetReader {
 public:
  SheetReader(const Book& book, const Limits& limits, std::string_view name)
      : book_(book), limits_(limits), name_(name) {}

  detail::XmlVisitor visitor() {
    detail::XmlVisitor made;
    made.begin = [this](std::string_view element, const Attributes& all) { begin(element, all); };
    made.text = [this](std::string_view text) {
      if (in_value_ && value_.size() <= limits_.cell_bytes) value_ += text;
    };
    made.end = [this](std::string_view element) { end(element); };
    made.go_on = [this] { return !error_; };
    return made;
  }

  base::Result<std::vector<Line>> take() {
    if (error_) return *error_;
    return std::move(lines_);
  }

 private:
  void begin(std::string_view element, const Attributes& all) {
    in_value_ = element == "v" || element == "t";
    if (element == "row") {
      const auto number = base::parse_number(attribute(all, "r"));
      row_ = number && *number >= 1 && *number < 2e6 ? static_cast<std::size_t>(*number) : row_ + 1;
      cells_.clear();
      next_ = 0;
    } else if (element == "c") {
      column_ = column_of(attribute(all, "r")).value_or(next_);
      next_ = column_ + 1;
      type_ = attribute(all, "t");
      const auto style = base::parse_number(attribute(all, "s")).value_or(0);
      date_ = style >= 0 && style < static_cast<double>(book_.is_date.size()) &&
              book_.is_date[static_cast<std::size_t>(style)];
      value_.clear();
    }
  }

  void end(std::string_view element) {
    in_value_ = false;
    if (element == "c") put(cell());
    if (element != "row") return;
    bool empty = true;
    for (const std::string& one : cells_) empty = empty && one.empty();
    if (empty) return;
    if (lines_.size() == limits_.lines) {
      fail(base::too_large(
          fmt::format("The sheet has more than {} lines, which are the most. Part it.", limits_.lines)));
    } else {
      lines_.push_back({row_, std::move(cells_)});
    }
  }

  std::string cell() {
    if (type_ == "s") {
      const auto at = base::parse_number(value_);
      if (!at || *at < 0 || *at >= static_cast<double>(book_.texts.size())) return "";
      return kept(unescaped(book_.texts[static_cast<std::size_t>(*at)]));
    }
    if (type_ == "inlineStr" || type_ == "str") return kept(unescaped(value_));
    if (type_ == "b") return value_ == "1" ? "true" : "false";
    const auto number = base::parse_number(value_);
    if (!number) return value_;
    return date_ && std::abs(*number) < 3e6 ? date_text(*number, book_.from_1904) : base::exact_number(*number);
  }

  void put(std::string text) {
    if (text.empty()) return;
    if (column_ >= limits_.columns) {
      fail(
          located(fmt::format("There is a cell in column {}; {} columns are the most.", column_ + 1, limits_.columns)));
    } else if (text.size() > limits_.cell_bytes) {
      fail(located(
          fmt::format("Column {} holds more than {} bytes, which are the most.", column_ + 1, limits_.cell_bytes)));
    } else {
      if (cells_.size() <= column_) cells_.resize(column_ + 1);
      cells_[column_] = std::move(text);
    }
  }

  base::Error located(std::string what) const {
    base::Fault fault;
    fault.file = name_;
    fault.line = row_;
    fault.what = std::move(what);
    return base::invalid_input({fault});
  }
  void fail(base::Error error) {
    if (!error_) error_ = std::move(error);
  }

  const Book& book_;
  const Limits& limits_;
  std::string name_;
  std::vector<Line> lines_;
  std::vector<std::string> cells_;
  std::size_t row_ = 0;
  std::size_t column_ = 0;
  std::size_t next_ = 0;
  std::string type_;
  std::string value_;
  bool date_ = false;
  bool in_value_ = false;
  std::optional<base::Error> error_;
};

}  // namespace

bool looks_like_xlsx(std::string_view bytes) { return bytes.starts_with("PK\x03\x04"); }

base::Result<std::vector<Line>> read_xlsx(std::string_view bytes, std::string_view name, const Limits& limits) {
  const auto package = Package::open(bytes, name, limits);
  if (!package) return package.error();
  Book book;
  for (const auto step : {find_sheet, read_styles, read_texts}) {
    if (auto done = step(**package, name, limits, book); !done) return done.error();
  }
  const auto sheet = needed(**package, book.sheet_path, name);
  if (!sheet) return sheet.error();
  SheetReader reader(book, limits, name);
  if (auto walked = detail::walk_xml(*sheet, name, limits.depth, reader.visitor()); !walked) return walked.error();
  return reader.take();
}

}  // namespace vallis::sheets
