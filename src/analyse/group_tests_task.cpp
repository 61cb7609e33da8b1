#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "analyse/columns.hpp"
#include "analyse/r_odds_ratio.hpp"
#include "analyse/task.hpp"
#include "study/fisher_exact.hpp"
#include "study/group_tests.hpp"
#include "study/multiple_testing.hpp"

namespace vallis::analyse {
namespace {

constexpr study::Adjustment kAdjustments[] = {study::Adjustment::BenjaminiHochberg,
                                              study::Adjustment::BenjaminiYekutieli, study::Adjustment::Holm,
                                              study::Adjustment::Bonferroni};

/// The answer of one test, and its p-value again for the adjustment.
struct Tested {
  std::string name;
  base::JsonObject answer;
  double p = std::numeric_limits<double>::quiet_NaN();
};

/// params' array of column names; each new one goes to `taken`, and a second mention is a fault.
std::vector<std::size_t> read_names(const base::JsonReader::Place& place, const base::CsvTable& table,
                                    std::vector<std::size_t>& taken) {
  std::vector<std::size_t> columns;
  for (const auto& item : place.items()) {
    if (!item.present()) item.fault("This is null where the name of a column is needed.");
    const auto position = read_column_name(item, table);
    if (!position) continue;
    if (std::find(taken.begin(), taken.end(), *position) != taken.end()) {
      item.fault(fmt::format("The column '{}' is named twice; leave one out.", table.columns[*position]));
      continue;
    }
    taken.push_back(*position);
    columns.push_back(*position);
  }
  return columns;
}

/// Places of a column's cells among its sorted different ones, from 1; 0 where the cell is empty.
struct Coded {
  std::vector<int> code;
  std::size_t levels = 0;
};

Coded coded(const base::CsvTable& table, std::size_t column) {
  const auto cells = distinct_cells(table, column);
  const LevelIndex index(cells);
  Coded result{{}, cells.size()};
  for (const auto& row : table.rows) {
    const auto level = index.find(row.cells[column]);
    result.code.push_back(level ? static_cast<int>(*level) + 1 : 0);
  }
  return result;
}

base::Result<Tested> test_numbers(const base::CsvTable& table, std::size_t column, const Coded& groups,
                                  std::vector<base::Fault>& faults) {
  const auto test = study::kruskal_wallis(read_numbers(table, column, faults), groups.code);
  if (!test) return test.error();
  Tested tested{table.columns[column], {}, test->p};
  tested.answer["test"] = "kruskal";
  tested.answer["H"] = number_json(test->h);
  tested.answer["df"] = test->df;
  tested.answer["p"] = number_json(test->p);
  tested.answer["epsilon2"] = number_json(test->epsilon_squared);
  tested.answer["eta2_H"] = number_json(test->eta_squared);
  return tested;
}

base::Result<Tested> test_categories(const base::CsvTable& table, std::size_t column, const Coded& groups,
                                     study::Workers& workers) {
  const Coded categories = coded(table, column);
  study::ContingencyTable counts(categories.levels, std::vector<long>(groups.levels, 0));
  long units = 0;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    if (categories.code[r] == 0 || groups.code[r] == 0) continue;
    ++counts[static_cast<std::size_t>(categories.code[r] - 1)][static_cast<std::size_t>(groups.code[r] - 1)];
    ++units;
  }
  Tested tested{table.columns[column], {}};
  const bool testable = units > 0 && categories.levels > 1 && groups.levels > 1;
  double odds_ratio = std::numeric_limits<double>::quiet_NaN();
  bool exact = true;
  if (testable) {
    const auto fisher = study::fisher_exact(counts, {}, workers);
    if (!fisher) return fisher.error();
    tested.p = fisher->p;
    exact = fisher->exact;
    if (categories.levels == 2 && groups.levels == 2) odds_ratio = r_odds_ratio(counts);
  }
  const auto chi_square = study::chi_square(counts);
  if (!chi_square) return chi_square.error();
  base::JsonArray rows;
  for (const auto& row : counts) rows.emplace_back(base::JsonArray(row.begin(), row.end()));
  tested.answer["test"] = exact ? "fisher" : "fisher, simulated";
  tested.answer["p"] = number_json(tested.p);
  tested.answer["odds_ratio_cond_mle"] = number_json(odds_ratio);
  tested.answer["chi2"] = number_json(chi_square->statistic);
  tested.answer["chi2_p"] = number_json(chi_square->p);
  tested.answer["cramers_v"] = number_json(chi_square->cramers_v);
  tested.answer["table"] = std::move(rows);
  return tested;
}

base::Json answer_of(std::vector<Tested> tests) {
  std::vector<double> p;
  base::JsonObject by_name;
  base::JsonObject raw;
  for (const Tested& test : tests) {
    p.push_back(test.p);
    raw[test.name] = number_json(test.p);
  }
  base::JsonObject answer;
  for (Tested& test : tests) by_name[test.name] = std::move(test.answer);
  answer["tests"] = std::move(by_name);
  answer["p"] = std::move(raw);
  for (const study::Adjustment adjustment : kAdjustments) {
    const auto adjusted = study::adjust(p, adjustment);
    base::JsonObject values;
    for (std::size_t i = 0; i < tests.size(); ++i) values[tests[i].name] = number_json(adjusted[i]);
    answer[fmt::format("p_{}", study::word(adjustment))] = std::move(values);
  }
  return answer;
}

}  // namespace

/// Each column against the groups that another column gives: Kruskal and Wallis for numbers, Fisher and χ² for
/// categories, and p-values adjusted for their number.
base::Result<base::Json> group_tests_task(const Call& call) {
  const auto group = read_column_name(call.params.required("group"), call.input);
  std::vector<std::size_t> taken;
  if (group) taken.push_back(*group);
  const auto numeric = read_names(call.params.optional("numeric"), call.input, taken);
  const auto categorical = read_names(call.params.optional("categorical"), call.input, taken);
  if (call.reader.ok() && numeric.empty() && categorical.empty()) {
    call.params.fault("Nothing is to be tested; name columns in 'numeric' or 'categorical'.");
  }
  if (auto closed = close(call); !closed) return closed.error();
  const Coded groups = coded(call.input, *group);
  if (groups.levels < 2) {
    return base::invalid_input(
        {base::Fault{.file = call.input.name,
                     .field = call.input.columns[*group],
                     .what = fmt::format("The column makes {} {}; a comparison needs at least two.", groups.levels,
                                         groups.levels == 1 ? "group" : "groups")}});
  }
  std::vector<base::Fault> faults;
  std::vector<Tested> tests;
  for (const std::size_t column : numeric) {
    auto tested = test_numbers(call.input, column, groups, faults);
    if (!tested) return tested.error();
    tests.push_back(std::move(*tested));
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  for (const std::size_t column : categorical) {
    auto tested = test_categories(call.input, column, groups, call.workers);
    if (!tested) return tested.error();
    tests.push_back(std::move(*tested));
  }
  return answer_of(std::move(tests));
}

}  // namespace vallis::analyse
