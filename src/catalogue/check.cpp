#include "catalogue/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <set>

#include "base/text.hpp"
#include "catalogue/detail/table_check.hpp"

namespace vallis::catalogue {
namespace {

using detail::FaultList;
using detail::Keys;
using detail::Suggestions;

/// Holds the evidence table to the tables that it speaks of, and those to it.
class EvidenceCheck {
 public:
  /// `faults` has one list for each table of the schema.
  EvidenceCheck(const Catalogue& catalogue, const TableSchema& schema, Keys& keys, Suggestions& suggestions,
                std::map<std::string, FaultList>& faults)
      : catalogue_(catalogue),
        schema_(schema),
        rule_(*schema.evidence),
        keys_(keys),
        suggestions_(suggestions),
        faults_(faults),
        table_(catalogue.table(rule_.table)) {}

  void run(CheckReport& report) {
    if (table_ == nullptr || !find_columns()) {
      if (table_ == nullptr && catalogue_.unreadable_table(rule_.table) == nullptr) demand_table();
      return;
    }
    report.evidence_rows = table_->rows.size();
    for (std::size_t row = 0; row < table_->rows.size(); ++row) check_row(row);
    for (const auto& [word, table] : rule_.entities) report.facts += check_facts(word, table);
  }

 private:
  bool find_columns() {
    const auto find = [this](const std::string& name, std::size_t& at) {
      const auto found = table_->column(name);
      at = found.value_or(0);
      return found.has_value();
    };
    return find(rule_.entity_type, type_) && find(rule_.entity_id, id_) && find(rule_.field, field_) &&
           find(rule_.value, value_) && find(rule_.as_of, as_of_);
  }

  void demand_table() {
    for (const auto& [word, name] : rule_.entities) {
      const Table& schema = *schema_.table(name);
      const bool needed = std::any_of(schema.fields.begin(), schema.fields.end(),
                                      [](const Field& field) { return field.evidence == EvidenceNeed::Fact; });
      if (!needed || catalogue_.table(name) == nullptr) continue;
      faults_[rule_.table].add({.file = rule_.table + ".csv",
                                .field = {},
                                .what = fmt::format("The table is missing; the facts of {}.csv need it.", name)});
      return;
    }
  }

  void add(std::size_t row, std::size_t column, std::string what) {
    faults_[rule_.table].add(*table_, row, column, std::move(what));
  }

  void check_row(std::size_t row) {
    const auto& cells = table_->rows[row].cells;
    const auto entity = std::find_if(rule_.entities.begin(), rule_.entities.end(),
                                     [&](const auto& entry) { return entry.first == cells[type_]; });
    if (entity == rule_.entities.end()) {
      // An enum of the column may have said so already.
      if (cells[type_].empty() || faults_[rule_.table].has(row, type_)) return;
      std::vector<std::string> words;
      for (const auto& entry : rule_.entities) words.push_back(entry.first);
      return add(row, type_,
                 fmt::format("'{}' is not one of: {}{}", base::shorten(cells[type_], 60), base::join(words, ", "),
                             suggestions_.ending(cells[type_], words)));
    }
    const base::CsvTable* target = catalogue_.table(entity->second);
    if (target == nullptr) return;
    const Table& schema = *schema_.table(entity->second);
    const Field* field = schema.field(cells[field_]);
    if (field == nullptr && !cells[field_].empty()) {
      std::vector<std::string> names;
      for (const Field& known : schema.fields) names.push_back(known.name);
      add(row, field_,
          fmt::format("'{}' is no column of {}; name one that is there{}", base::shorten(cells[field_], 60),
                      target->name, suggestions_.ending(cells[field_], names)));
    }
    const Keys::Rows* rows = keys_.rows(entity->second, schema.primary_key);
    if (rows == nullptr || cells[id_].empty()) return;
    const auto found = rows->find(cells[id_]);
    if (found == rows->end()) {
      return add(row, id_,
                 fmt::format("'{}' is no {} of {}; name one that is there{}", base::shorten(cells[id_], 60),
                             schema.primary_key.front(), target->name, suggestions_.ending(cells[id_], *rows)));
    }
    const auto column = field == nullptr ? std::nullopt : target->column(field->name);
    if (!column) return;
    const auto [first, fresh] = proved_.try_emplace({entity->second, cells[id_], cells[field_]}, row);
    if (!fresh) {
      // As the primary key of the table it is reported already.
      if (!faults_[rule_.table].has(row, field_)) {
        add(row, field_,
            fmt::format("Row {} (line {}) is evidence for this value already; keep one of the two.", first->second + 1,
                        table_->rows[first->second].line));
      }
      return;
    }
    check_value(row, *target, found->second, *column, *field);
  }

  void check_value(std::size_t row, const base::CsvTable& target, std::size_t target_row, std::size_t column,
                   const Field& field) {
    const auto& cells = table_->rows[row].cells;
    const auto place = [&](const std::string& column_name) {
      return fmt::format("{}, row {} (line {}), column {}", target.name, target_row + 1, target.rows[target_row].line,
                         column_name);
    };
    const std::string& value = target.rows[target_row].cells[column];
    if (value.empty()) {
      add(row, value_,
          fmt::format("This is evidence for nothing: {} is empty; fill it in or remove this row.", place(field.name)));
    } else if (!cells[value_].empty() && !detail::same_value(cells[value_], value, field.rule)) {
      add(row, value_,
          fmt::format("'{}' differs from '{}' in {}; make the two the same.", base::shorten(cells[value_], 60),
                      base::shorten(value, 60), place(field.name)));
    }
    const auto as_of = field.as_of.empty() ? std::nullopt : target.column(field.as_of);
    if (!as_of || value.empty()) return;
    const std::string& year = target.rows[target_row].cells[*as_of];
    if (year != cells[as_of_]) {
      add(row, as_of_,
          fmt::format("'{}' differs from '{}' in {}; make the two the same.", base::shorten(cells[as_of_], 60),
                      base::shorten(year, 60), place(field.as_of)));
    }
  }

  /// Finds the filled cells without evidence; returns how many need it.
  std::size_t check_facts(const std::string& word, const std::string& name) {
    const base::CsvTable* target = catalogue_.table(name);
    const Table& schema = *schema_.table(name);
    const auto key = target == nullptr ? std::nullopt : target->column(schema.primary_key.front());
    if (!key) return 0;
    std::set<std::string> columns_proved;
    for (const auto& row : table_->rows) {
      if (row.cells[type_] == word) columns_proved.insert(row.cells[field_]);
    }
    std::size_t facts = 0;
    for (const Field& field : schema.fields) {
      const bool needs = field.evidence == EvidenceNeed::Fact ||
                         (field.evidence == EvidenceNeed::IfProved && columns_proved.contains(field.name));
      const auto column = target->column(field.name);
      if (!needs || !column) continue;
      for (std::size_t row = 0; row < target->rows.size(); ++row) {
        const auto& cells = target->rows[row].cells;
        if (cells[*column].empty()) continue;
        ++facts;
        if (proved_.contains({name, cells[*key], field.name})) continue;
        faults_[name].add(*target, row, *column,
                          fmt::format("The value has no evidence; add the row {},{},{},… with its source to {}.", word,
                                      base::csv_cell(base::shorten(cells[*key], 60)), field.name, table_->name));
      }
    }
    return facts;
  }

  const Catalogue& catalogue_;
  const TableSchema& schema_;
  const EvidenceRule& rule_;
  Keys& keys_;
  Suggestions& suggestions_;
  std::map<std::string, FaultList>& faults_;
  const base::CsvTable* table_;
  std::size_t type_ = 0, id_ = 0, field_ = 0, value_ = 0, as_of_ = 0;
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> proved_;  // table, key, column → row
};

/// The tables that a table's references and sets lead to.
std::set<std::string> tables_needed(const Table& table) {
  std::set<std::string> names;
  const auto add = [&names](const ValueRule& rule) {
    if (rule.set && rule.set->reference) names.insert(rule.set->reference->table);
  };
  for (const Reference& reference : table.references) names.insert(reference.table);
  for (const Field& field : table.fields) add(field.rule);
  for (const RowRule& rule : table.rules) {
    for (const auto& test : rule.then) add(test.second);
  }
  return names;
}

}  // namespace

int current_year() {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return static_cast<int>(std::chrono::year_month_day(today).year());
}

CheckReport check(const Catalogue& catalogue, const TableSchema& schema, int this_year) {
  CheckReport report;
  Keys keys(catalogue);
  Suggestions suggestions;
  std::map<std::string, FaultList> faults;
  std::map<std::string, std::string> needed_by;
  for (const Table& table : schema.tables) {
    const base::CsvTable* found = catalogue.table(table.name);
    if (found == nullptr) continue;
    detail::TableCheck(*found, table, this_year, keys, suggestions, faults[table.name]).run();
    for (const std::string& name : tables_needed(table)) needed_by.emplace(name, found->name);
  }
  for (const Table& table : schema.tables) {
    if (catalogue.table(table.name) != nullptr || catalogue.unreadable_table(table.name) != nullptr) continue;
    if (catalogue.own_schema) {
      faults[table.name].add(
          {.file = table.name + ".csv",
           .field = {},
           .what = "The table is missing; datapackage.json declares it. Add the file or remove the declaration."});
    } else if (const auto user = needed_by.find(table.name); user != needed_by.end()) {
      faults[table.name].add({.file = table.name + ".csv",
                              .field = {},
                              .what = fmt::format("The table is missing; {} refers to it.", user->second)});
    }
  }
  if (schema.evidence) EvidenceCheck(catalogue, schema, keys, suggestions, faults).run(report);

  const auto count = [&](const std::string& name) { return faults.contains(name) ? faults[name].size() : 0; };
  for (const base::CsvTable& table : catalogue.tables) {
    const std::string name = table.name.substr(0, table.name.rfind('.'));
    report.tables.push_back({.file = table.name,
                             .rows = table.rows.size(),
                             .faults = count(name),
                             .declared = schema.table(name) != nullptr});
  }
  for (const auto& broken : catalogue.unreadable) {
    report.tables.push_back({.file = broken.table + ".csv",
                             .faults = broken.faults.size(),
                             .declared = schema.table(broken.table) != nullptr,
                             .readable = false});
    report.faults.insert(report.faults.end(), broken.faults.begin(), broken.faults.end());
  }
  std::sort(report.tables.begin(), report.tables.end(),
            [](const CheckedTable& a, const CheckedTable& b) { return a.file < b.file; });
  for (const Table& table : schema.tables) faults[table.name].move_to(report.faults);
  return report;
}

}  // namespace vallis::catalogue
