#include "indicators/detail/import_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "sheets/table.hpp"

namespace vallis::indicators::detail {
namespace {

// What an export tells beside what was observed.
constexpr std::array<std::string_view, 12> kPassedOver = {
    "observation_id", "unit_kind",    "unit_name_en", "unit_name_ru", "origin",      "state",
    "method_version", "published_at", "content_hash", "basis_count",  "proposed_at", "file_name"};
constexpr std::array<std::string_view, 4> kNeeded = {"indicator", "unit_code", "period", "value"};

std::vector<std::string> form_columns() {
  std::vector<std::string> columns;
  base::for_each_member_type<ObservationForm>([&](std::string_view name, auto*) { columns.emplace_back(name); });
  return columns;
}

/// A cell as a member of the form; says in words what it should have been.
template <class T>
std::string read_cell(const std::string& cell, std::optional<T>& value) {
  if (cell.empty()) return {};
  if constexpr (std::is_same_v<T, std::string>) {
    value = cell;
  } else if constexpr (base::DescribedEnum<T>) {
    value = base::enum_of<T>(cell);
    if (!value) {
      std::vector<std::string> words;
      for (const auto& [word, meaning] : base::enum_words<T>()) words.push_back(word);
      return fmt::format("'{}' is not one of: {}.", base::shorten(cell, 60), base::join(words, ", "));
    }
  } else if constexpr (!std::is_same_v<T, base::Json>) {
    value = T::parse(cell);
    if (!value) return fmt::format("'{}' is not {}.", base::shorten(cell, 60), base::detail::form_of<T>());
  }
  return {};
}
std::string read_cell(const std::string& cell, std::string& value) {
  value = cell;
  return {};
}

/// Texts of a table have no rules of their own; they are held to those of the form.
void check_lengths(ObservationLine& line) {
  base::for_each_member(line.form, [&](std::string_view name, const auto& member) {
    const std::string* text = nullptr;
    using Member = std::remove_cvref_t<decltype(member)>;
    if constexpr (std::is_same_v<Member, std::string>) {
      text = &member;
    } else if constexpr (std::is_same_v<Member, std::optional<std::string>>) {
      text = member ? &*member : nullptr;
    }
    if (text == nullptr) return;
    const auto rule = base::detail::rule_of<ObservationForm>(name);
    const std::size_t length = base::display_width(*text);
    if (length > rule.max_length || text->size() > 4 * rule.max_length) {
      line.faults.push_back({std::string(name), fmt::format("It is longer than {} characters.", rule.max_length)});
    } else if (length < rule.min_length) {
      line.faults.push_back({std::string(name), "It is empty; fill it in."});
    }
  });
}

struct Header {
  std::vector<std::string> columns;  ///< of the form; empty for those that are passed over
  std::vector<base::Fault> faults;
};

Header read_header(const sheets::Line& line, std::string_view file_name) {
  Header header;
  const auto known = form_columns();
  const auto fault = [&](std::string_view column, std::string what) {
    header.faults.push_back({std::string(file_name), 0, line.line, std::string(column), std::move(what)});
  };
  for (const std::string& cell : line.cells) {
    const std::string name(base::trim(cell));
    if (std::find(kPassedOver.begin(), kPassedOver.end(), name) != kPassedOver.end()) {
      header.columns.emplace_back();
    } else if (std::find(known.begin(), known.end(), name) == known.end()) {
      const auto near = name.size() <= 60 ? base::nearest_word(name, known) : std::nullopt;
      fault(base::shorten(name, 60), near ? fmt::format("There is no such column; is it '{}'?", *near)
                                          : "There is no such column; there are: " + base::join(known, ", ") + ".");
      header.columns.emplace_back();
    } else if (std::find(header.columns.begin(), header.columns.end(), name) != header.columns.end()) {
      fault(name, "This column stands twice; keep one.");
    } else {
      header.columns.push_back(name);
    }
  }
  for (const std::string_view name : kNeeded) {
    if (std::find(header.columns.begin(), header.columns.end(), name) == header.columns.end()) {
      fault(name, "This column is missing.");
    }
  }
  return header;
}

ObservationLine read_line(const Lookup& lookup, const Header& header, const sheets::Line& from) {
  ObservationLine line;
  line.line = static_cast<std::int64_t>(from.line);
  std::string value;
  for (std::size_t c = 0; c < from.cells.size(); ++c) {
    const std::string cell(base::trim(from.cells[c]));
    if (c >= header.columns.size()) {
      if (!cell.empty()) line.faults.push_back({"", "The line has more cells than the header."});
      continue;
    }
    const std::string& column = header.columns[c];
    if (column == "value") value = cell;
    base::for_each_member(line.form, [&](std::string_view name, auto& member) {
      if (name != column) return;
      if (auto wrong = read_cell(cell, member); !wrong.empty()) line.faults.push_back({column, std::move(wrong)});
    });
  }
  if (value.empty()) return line;
  // Of an unknown indicator nobody can tell what its values are: that is said by the form's check.
  const auto indicator = lookup.indicator(line.form.indicator);
  if (!indicator) {
    line.form.value = value;
    return line;
  }
  auto read = read_value_text(*indicator, value);
  if (read) {
    line.form.value = std::move(*read);
  } else {
    line.faults.push_back({"value", read.error().message});
  }
  return line;
}

base::Result<std::vector<ObservationLine>> read_sheet(const Lookup& lookup, std::string_view file_name,
                                                      std::string_view bytes, std::string_view encoding) {
  sheets::Limits limits;
  limits.lines = kMostObservationLines + 1;
  const auto table = sheets::read_table(bytes, file_name, encoding, limits);
  if (!table) return table.error();
  if (table->empty()) return base::invalid_input(std::string(file_name), "The file is empty.");
  auto header = read_header(table->front(), file_name);
  if (!header.faults.empty()) return base::invalid_input(std::move(header.faults));
  std::vector<ObservationLine> lines;
  for (std::size_t i = 1; i < table->size(); ++i) lines.push_back(read_line(lookup, header, (*table)[i]));
  return lines;
}

/// {"observations": [{…}]}: each as a form, with what an export tells beside it left out.
base::Result<std::vector<ObservationLine>> read_json(std::string_view file_name, std::string_view bytes) {
  auto json = base::parse_json(bytes, file_name);
  if (!json) return json.error();
  auto* object = json->if_object();
  auto* all = object == nullptr ? nullptr : object->if_contains("observations");
  if (all == nullptr || !all->is_array()) {
    return base::invalid_input(std::string(file_name), "There is no list 'observations'.");
  }
  if (all->as_array().size() > kMostObservationLines) {
    return base::too_large(fmt::format("There are more than {} observations; part the file.", kMostObservationLines));
  }
  std::vector<ObservationLine> lines;
  for (base::Json& item : all->as_array()) {
    ObservationLine& line = lines.emplace_back();
    line.line = static_cast<std::int64_t>(lines.size());
    if (auto* members = item.if_object()) {
      for (const std::string_view name : kPassedOver) members->erase(name);
    }
    auto form = base::read_document<ObservationForm>(item, "");
    if (form) {
      line.form = std::move(*form);
      continue;
    }
    for (const base::Fault& fault : form.error().faults) {
      line.faults.push_back({fault.field.starts_with("/") ? fault.field.substr(1) : fault.field, fault.what});
    }
  }
  return lines;
}

}  // namespace

base::Result<std::vector<ObservationLine>> read_import_file(const Lookup& lookup, std::string_view file_name,
                                                            std::string_view bytes, std::string_view encoding) {
  if (bytes.find("\\u0000") != std::string_view::npos) {
    return base::invalid_input(std::string(file_name), "The file holds a character that no text has (U+0000).");
  }
  const auto begin = bytes.find_first_not_of(" \t\r\n");
  const bool json = begin != std::string_view::npos && (bytes[begin] == '{' || bytes[begin] == '[');
  auto lines = json ? read_json(file_name, bytes) : read_sheet(lookup, file_name, bytes, encoding);
  if (!lines) return lines;
  if (lines->empty()) return base::invalid_input(std::string(file_name), "The file has no observation.");
  for (ObservationLine& line : *lines) check_lengths(line);
  return lines;
}

}  // namespace vallis::indicators::detail
