#include "catalogue/published.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/text.hpp"
#include "catalogue/detail/cells.hpp"

namespace vallis::catalogue {
namespace {

using detail::Cells;
using study::Statement;
using Operator = Statement::Operator;

int group_number(Cells& cells, std::size_t row) {
  const std::string& text = cells.text(row, "group");
  const auto value = base::parse_number(text);
  if (value && *value >= 1 && *value <= 1000 && *value == std::floor(*value)) return static_cast<int>(*value);
  cells.fault(row, "group", fmt::format("'{}' is not a group number; write 1, 2, ….", text));
  return 0;
}

Operator read_operator(Cells& cells, std::size_t row) {
  for (const Operator op : {Operator::None, Operator::Equal, Operator::Greater, Operator::Less, Operator::Mostly,
                            Operator::Some, Operator::In}) {
    if (study::word(op) == cells.text(row, "operator")) return op;
  }
  cells.fault(
      row, "operator",
      fmt::format("'{}' is not known here; use =, >, <, mostly, some, in or nothing.", cells.text(row, "operator")));
  return Operator::None;
}

Statement read_statement(Cells& cells, std::size_t row, int group, const Translations& russian) {
  Statement statement;
  statement.characteristic = cells.text(row, "characteristic");
  statement.groups = {group};
  statement.text = cells.text(row, "statement");
  statement.text_ru = in_russian(russian, statement.text);
  statement.subject = cells.text(row, "indicator");
  if (const auto colon = statement.subject.find(':'); colon != std::string::npos) {
    statement.member = statement.subject.substr(colon + 1);
    statement.subject.resize(colon);
  }
  statement.op = read_operator(cells, row);
  statement.value = cells.text(row, "value");
  statement.words = base::split(statement.value, ';');
  statement.number = base::parse_number(statement.value).value_or(std::numeric_limits<double>::quiet_NaN());
  statement.measure_unit = cells.text(row, "unit");
  statement.source = cells.text(row, "source_id");
  if (statement.op != Operator::None && statement.subject.empty()) {
    cells.fault(row, "indicator", "A statement with an operator needs the indicator or attribute that it is about.");
  }
  const bool numeric =
      statement.op == Operator::Equal || statement.op == Operator::Greater || statement.op == Operator::Less;
  if (numeric && std::isnan(statement.number)) {
    cells.fault(row, "value",
                fmt::format("'{}' is not a number, which the operator '{}' needs.", statement.value,
                            study::word(statement.op)));
  }
  if ((statement.op == Operator::In || statement.op == Operator::Mostly) && statement.words.empty()) {
    cells.fault(row, "value", "The operator needs a value, or several separated by ';'.");
  }
  return statement;
}

/// Whether the rows of two groups are one merged cell of the original table.
bool same_cell(const Statement& a, const Statement& b) {
  return a.characteristic == b.characteristic && a.text == b.text && a.subject == b.subject && a.member == b.member &&
         a.op == b.op && a.value == b.value;
}

}  // namespace

base::Result<study::Published> read_published(const base::CsvTable& profiles, const base::CsvTable* models,
                                              const Translations& russian) {
  study::Published published;
  Cells cells(profiles, {"characteristic", "group", "group_slug", "group_name", "statement", "indicator", "operator",
                         "value", "unit", "note", "source_id"});
  if (!cells.readable()) return base::invalid_input(cells.faults());
  std::vector<bool> merged;  // for each statement: its cell spans several groups
  for (std::size_t row = 0; row < profiles.rows.size(); ++row) {
    const int number = group_number(cells, row);
    const auto known = [&](const study::PublishedGroup& group) { return group.number == number; };
    if (std::none_of(published.groups.begin(), published.groups.end(), known)) {
      published.groups.push_back({number, cells.text(row, "group_slug"), cells.text(row, "group_name"),
                                  in_russian(russian, cells.text(row, "group_name"))});
    }
    Statement statement = read_statement(cells, row, number, russian);
    const bool spans = cells.text(row, "note").starts_with("one cell for groups");
    bool joined = false;
    for (std::size_t s = 0; spans && !joined && s < published.statements.size(); ++s) {
      if (!merged[s] || !same_cell(published.statements[s], statement)) continue;
      published.statements[s].groups.push_back(number);
      joined = true;
    }
    if (joined) continue;
    published.statements.push_back(std::move(statement));
    merged.push_back(spans);
  }
  std::sort(published.groups.begin(), published.groups.end(),
            [](const auto& a, const auto& b) { return a.number < b.number; });
  if (!cells.readable()) return base::invalid_input(cells.faults());
  if (models == nullptr) return published;

  Cells model_cells(*models, {"model_slug", "model_name", "group", "applies", "statement"});
  if (!model_cells.readable()) return base::invalid_input(model_cells.faults());
  for (std::size_t row = 0; row < models->rows.size(); ++row) {
    const std::string& applies = model_cells.text(row, "applies");
    if (applies != "true" && applies != "false") model_cells.fault(row, "applies", "Write true or false.");
    published.models.push_back({model_cells.text(row, "model_slug"), model_cells.text(row, "model_name"),
                                group_number(model_cells, row), applies == "true", model_cells.text(row, "statement"),
                                in_russian(russian, model_cells.text(row, "model_name")),
                                in_russian(russian, model_cells.text(row, "statement"))});
  }
  if (!model_cells.readable()) return base::invalid_input(model_cells.faults());
  return published;
}

}  // namespace vallis::catalogue
