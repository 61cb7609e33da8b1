#include <fmt/format.h>

#include <algorithm>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "catalogue/check.hpp"

namespace vallis::catalogue {
namespace {

std::string plural(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string state(const CheckedTable& table) {
  if (!table.readable) return "cannot be read";
  if (table.faults > 0) return plural(table.faults, "fault");
  return table.declared ? "no fault" : "not checked: no schema";
}

/// Columns padded to their widest cell, the first to the left and numbers to the right.
void add_table(std::string& text, const std::vector<std::vector<std::string>>& rows, const std::string& alignment) {
  std::vector<std::size_t> widths(alignment.size());
  for (const auto& row : rows) {
    for (std::size_t c = 0; c < row.size(); ++c) widths[c] = std::max(widths[c], base::display_width(row[c]));
  }
  for (const auto& row : rows) {
    std::string line;
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (c > 0) line += "  ";
      line += alignment[c] == 'r' ? base::pad_left(row[c], widths[c]) : base::pad_right(row[c], widths[c]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + '\n';
  }
}

base::Json number_or_null(std::size_t value) { return value == 0 ? base::Json() : base::Json(value); }

}  // namespace

std::string check_text(const CheckReport& report, std::span<const FillRate> fill_rates) {
  std::string text;
  for (const base::Fault& fault : report.faults) text += fault.text() + '\n';
  if (!text.empty()) text += '\n';
  std::vector<std::vector<std::string>> rows{{"table", "rows", "state"}};
  for (const CheckedTable& table : report.tables) {
    rows.push_back({table.file, table.readable ? std::to_string(table.rows) : "–", state(table)});
  }
  add_table(text, rows, "lrl");
  if (!fill_rates.empty()) {
    text += '\n';
    rows = {{"indicator", "filled", "of", "in", "known", "of units"}};
    for (const FillRate& rate : fill_rates) {
      rows.push_back({rate.indicator, std::to_string(rate.filled), std::to_string(rate.rows), rate.table + ".csv",
                      std::to_string(rate.known), std::to_string(rate.units)});
    }
    add_table(text, rows, "lrrlrr");
  }
  text += '\n';
  if (report.ok()) {
    text += fmt::format("No fault in {}; {} with {} of evidence.\n", plural(report.tables.size(), "table"),
                        plural(report.facts, "fact"), plural(report.evidence_rows, "row"));
  } else {
    text += plural(report.faults.size(), "fault") + ".\n";
  }
  return text;
}

base::Json check_json(const CheckReport& report, std::span<const FillRate> fill_rates) {
  base::JsonArray faults;
  for (const base::Fault& fault : report.faults) {
    faults.push_back(base::JsonObject{{"file", fault.file},
                                      {"row", number_or_null(fault.row)},
                                      {"line", number_or_null(fault.line)},
                                      {"column", fault.field.empty() ? base::Json() : base::Json(fault.field)},
                                      {"what", fault.what}});
  }
  base::JsonArray tables;
  for (const CheckedTable& table : report.tables) {
    tables.push_back(base::JsonObject{{"file", table.file},
                                      {"rows", table.rows},
                                      {"faults", table.faults},
                                      {"declared", table.declared},
                                      {"readable", table.readable}});
  }
  base::JsonArray rates;
  for (const FillRate& rate : fill_rates) {
    rates.push_back(base::JsonObject{{"indicator", rate.indicator},
                                     {"table", rate.table},
                                     {"filled", rate.filled},
                                     {"rows", rate.rows},
                                     {"known", rate.known},
                                     {"units", rate.units}});
  }
  return base::JsonObject{{"ok", report.ok()},
                          {"fault_count", report.faults.size()},
                          {"faults", std::move(faults)},
                          {"tables", std::move(tables)},
                          {"facts", report.facts},
                          {"evidence_rows", report.evidence_rows},
                          {"fill_rates", std::move(rates)}};
}

std::string faults_csv(const CheckReport& report) {
  const auto number = [](std::size_t value) { return value == 0 ? std::string() : std::to_string(value); };
  std::string text = base::csv_row({"file", "row", "line", "column", "what"});
  for (const base::Fault& fault : report.faults) {
    text += base::csv_row({fault.file, number(fault.row), number(fault.line), fault.field, fault.what});
  }
  return text;
}

}  // namespace vallis::catalogue
