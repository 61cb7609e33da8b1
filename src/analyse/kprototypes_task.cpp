#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analyse/columns.hpp"
#include "analyse/task.hpp"
#include "base/text.hpp"
#include "study/k_prototypes.hpp"

namespace vallis::analyse {
namespace {

/// params' λ: one number for all nominal columns, one a column of the table for all, or none = estimated.
struct Lambda {
  std::vector<double> values;
  bool by_column = false;
};

Lambda read_lambda(const base::JsonReader::Place& place, std::size_t columns) {
  Lambda lambda;
  if (!place.present()) return lambda;
  const auto read = [&](const base::JsonReader::Place& item) {
    const double value = item.number(-1);
    if (!item.present() || (item.json()->is_number() && !(value >= 0 && std::isfinite(value)))) {
      item.fault("A lambda is a number that is 0 or more.");
    }
    lambda.values.push_back(value);
  };
  lambda.by_column = place.json()->is_array();
  if (!lambda.by_column) {
    read(place);
    return lambda;
  }
  for (const auto& item : place.items()) read(item);
  if (lambda.values.size() != columns) {
    place.fault(fmt::format("There are {} lambdas for {} columns; give one a column, in their order, or a single one.",
                            lambda.values.size(), columns));
  }
  return lambda;
}

/// The columns to be read as categories although their cells are numbers.
std::vector<bool> read_nominal(const base::JsonReader::Place& place, const base::CsvTable& table) {
  std::vector<bool> nominal(table.columns.size(), false);
  if (!place.present()) return nominal;
  for (const auto& item : place.items()) {
    if (const auto column = read_column_name(item, table)) nominal[*column] = true;
  }
  return nominal;
}

bool all_numbers(const base::CsvTable& table, std::size_t column) {
  return std::all_of(table.rows.begin(), table.rows.end(), [&](const base::CsvTable::Row& row) {
    return row.cells[column].empty() || base::parse_number(row.cells[column]);
  });
}

std::vector<int> read_categories(const base::CsvTable& table, std::size_t column) {
  const LevelIndex levels(distinct_cells(table, column));
  std::vector<int> categories;
  for (const auto& row : table.rows) {
    const std::string& cell = row.cells[column];
    categories.push_back(cell.empty() ? -1 : static_cast<int>(levels.find(cell).value()));
  }
  return categories;
}

base::Result<void> check_rows(const base::CsvTable& table) {
  std::vector<base::Fault> faults;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const auto& cells = table.rows[r].cells;
    if (std::all_of(cells.begin(), cells.end(), [](const std::string& cell) { return cell.empty(); })) {
      faults.push_back(table.fault(r, 0, "All cells of this row are empty, so it is near to nothing; leave it out."));
    }
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  return {};
}

}  // namespace

/// Huang's k-prototypes from given rows: columns of numbers are numeric, others nominal.
base::Result<base::Json> kprototypes_task(const Call& call) {
  const base::CsvTable& table = call.input;
  if (auto rows = require_rows(table, 1); !rows) return rows.error();
  auto start = read_integers(call.params.required("initial_rows_1based"), 1, static_cast<int>(table.rows.size()));
  const Lambda lambda = read_lambda(call.params.optional("lambda"), table.columns.size());
  const std::vector<bool> nominal = read_nominal(call.params.optional("nominal"), table);
  const int max_rounds = static_cast<int>(call.params.optional("max_iter").integer(1, 1'000'000, 100));
  if (auto closed = close(call); !closed) return closed.error();
  if (auto rows = check_rows(table); !rows) return rows.error();

  study::MixedPoints points{.rows = table.rows.size(), .numbers = {}, .categories = {}};
  study::PrototypeWeights weights;
  std::vector<base::Fault> faults;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    const bool is_number = !nominal[c] && all_numbers(table, c);
    if (is_number) {
      points.numbers.push_back(read_numbers(table, c, faults));
    } else {
      points.categories.push_back(read_categories(table, c));
    }
    if (lambda.by_column) (is_number ? weights.numbers : weights.categories).push_back(lambda.values[c]);
  }
  if (!lambda.by_column) {
    weights = study::estimated_weights(points);
    if (!lambda.values.empty()) weights.categories.assign(points.categories.size(), lambda.values.front());
  }
  for (int& row : start) --row;
  const auto found = study::k_prototypes(points, weights, start, max_rounds);
  if (!found) return found.error();
  base::JsonObject answer{{"cluster", integers_json(found->group, 0)},
                          {"withinss", numbers_json(found->within)},
                          {"tot_withinss", number_json(found->total_within)},
                          {"size", integers_json(found->size, 0)}};
  if (!found->converged) answer["converged"] = false;
  return base::Json(std::move(answer));
}

}  // namespace vallis::analyse
