#include "catalogue/detail/table_check.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"

namespace vallis::catalogue::detail {
namespace {

constexpr std::size_t kShownLength = 60;

/// "row 3 (line 4)"
std::string place(const base::CsvTable& table, std::size_t row) {
  return fmt::format("row {} (line {})", row + 1, table.rows[row].line);
}

/// The cells of a key as people read them.
std::string shown_key(const base::CsvTable& table, std::size_t row, const std::vector<std::size_t>& columns) {
  std::vector<std::string> cells;
  for (const std::size_t column : columns) {
    cells.push_back(base::shorten(table.rows[row].cells[column], kShownLength));
  }
  return base::join(cells, ", ");
}

}  // namespace

void FaultList::add(const base::CsvTable& table, std::size_t row, std::size_t column, std::string what) {
  by_cell_[{row, column}].push_back(table.fault(row, column, std::move(what)));
  ++cell_count_;
}

void FaultList::add(base::Fault fault) { whole_.push_back(std::move(fault)); }

void FaultList::move_to(std::vector<base::Fault>& faults) {
  std::move(whole_.begin(), whole_.end(), std::back_inserter(faults));
  for (auto& entry : by_cell_) std::move(entry.second.begin(), entry.second.end(), std::back_inserter(faults));
  whole_.clear();
  by_cell_.clear();
  cell_count_ = 0;
}

void TableCheck::run() {
  check_columns();
  check_values();
  if (!schema_.primary_key.empty()) check_unique(schema_.primary_key);
  for (const Field& field : schema_.fields) {
    // A primary key of one column is unique as it is.
    if (field.rule.unique && schema_.primary_key != std::vector{field.name}) check_unique({field.name});
  }
  for (const Reference& reference : schema_.references) check_reference(reference);
  for (const RowRule& rule : schema_.rules) check_rule(rule);
}

void TableCheck::check_columns() {
  std::vector<std::string> absent;
  for (const Field& field : schema_.fields) {
    if (table_.column(field.name)) continue;
    absent.push_back(field.name);
    faults_.add({.file = table_.name,
                 .line = 1,
                 .field = field.name,
                 .what = "The column is missing; add it to the header, with empty cells where nothing is known."});
  }
  for (const std::string& column : table_.columns) {
    if (schema_.field(column) != nullptr) continue;
    const std::string ending = suggestions_.ending(column, absent);
    faults_.add({.file = table_.name,
                 .line = 1,
                 .field = column,
                 .what = ending == "." ? "The column is not known; declare it in datapackage.json or remove it."
                                       : "The column is not known" + ending});
  }
}

void TableCheck::check_values() {
  for (const Field& field : schema_.fields) {
    const auto column = table_.column(field.name);
    if (!column) continue;
    ValueRule rule = field.rule;
    const auto& key = schema_.primary_key;
    if (std::find(key.begin(), key.end(), field.name) != key.end()) rule.required = true;
    const ValueCheck value(rule, this_year_, keys_, suggestions_);
    for (std::size_t row = 0; row < table_.rows.size(); ++row) {
      if (auto wrong = value.fault(table_.rows[row].cells[*column])) {
        faults_.add(table_, row, *column, std::move(*wrong));
      }
    }
  }
}

void TableCheck::check_unique(const std::vector<std::string>& columns) {
  const auto at = positions(columns);
  if (at.empty()) return;
  std::map<std::string, std::size_t> first;
  for (std::size_t row = 0; row < table_.rows.size(); ++row) {
    const auto key = Keys::join(table_.rows[row], at);
    if (!key) continue;
    const auto [entry, fresh] = first.emplace(*key, row);
    if (fresh) continue;
    faults_.add(table_, row, at.back(),
                fmt::format("'{}' stands in {} already; {} must differ from row to row.", shown_key(table_, row, at),
                            place(table_, entry->second),
                            columns.size() == 1 ? columns.front() : base::join(columns, ", ") + " together"));
  }
}

void TableCheck::check_reference(const Reference& reference) {
  const auto at = positions(reference.columns);
  const Keys::Rows* rows = keys_.rows(reference.table, reference.keys);
  if (at.empty() || rows == nullptr) return;
  for (std::size_t row = 0; row < table_.rows.size(); ++row) {
    const auto key = Keys::join(table_.rows[row], at);
    if (!key || rows->contains(*key) || faults_.has(row, at.back())) continue;
    faults_.add(table_, row, at.back(),
                fmt::format("'{}' is no {} of {}.csv; add it there or name one that is there{}",
                            shown_key(table_, row, at), base::join(reference.keys, ", "), reference.table,
                            at.size() == 1 ? suggestions_.ending(*key, *rows) : "."));
  }
}

void TableCheck::check_rule(const RowRule& rule) {
  struct Test {
    std::size_t column;
    ValueCheck check;
  };
  std::vector<Test> when;
  std::vector<std::string> conditions;
  for (const auto& [column, test] : rule.when) {
    const auto at = table_.column(column);
    if (!at) return;
    when.push_back({*at, ValueCheck(test, this_year_, keys_, suggestions_)});
    conditions.push_back(fmt::format("{} {}", column, when.back().check.condition()));
  }
  std::vector<Test> then;
  for (const auto& [column, test] : rule.then) {
    if (const auto at = table_.column(column)) {
      then.push_back({*at, ValueCheck(test, this_year_, keys_, suggestions_)});
    }
  }
  for (std::size_t row = 0; row < table_.rows.size(); ++row) {
    const auto& cells = table_.rows[row].cells;
    const bool applies =
        std::all_of(when.begin(), when.end(), [&](const Test& test) { return test.check.holds(cells[test.column]); });
    if (!applies) continue;
    for (const Test& test : then) {
      // What is wrong by itself already need not be wrong in this light too.
      if (faults_.has(row, test.column)) continue;
      if (const auto wrong = test.check.fault(cells[test.column])) {
        faults_.add(table_, row, test.column,
                    fmt::format("{} Here {}, and {}.", *wrong, base::join(conditions, " and "), rule.because));
      }
    }
  }
}

std::vector<std::size_t> TableCheck::positions(const std::vector<std::string>& columns) const {
  std::vector<std::size_t> at;
  for (const std::string& column : columns) {
    const auto found = table_.column(column);
    if (!found) return {};
    at.push_back(*found);
  }
  return at;
}

}  // namespace vallis::catalogue::detail
