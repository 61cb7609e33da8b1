#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analyse/columns.hpp"
#include "analyse/task.hpp"
#include "base/text.hpp"
#include "study/principal_components.hpp"

namespace vallis::analyse {
namespace {

// Squares of numbers, and sums of them, must stay finite.
constexpr double kLargest = 1e150;

/// All columns as numbers, row by row. Errors: a cell that is empty, no number or too large; with `scale`, a column
/// that is constant.
base::Result<std::vector<double>> read_table(const base::CsvTable& table, bool scale) {
  std::vector<base::Fault> faults;
  const std::size_t p = table.columns.size();
  std::vector<double> values(table.rows.size() * p);
  for (std::size_t c = 0; c < p; ++c) {
    const std::size_t before = faults.size();
    const auto numbers = read_numbers(table, c, faults);
    for (std::size_t r = 0; r < numbers.size(); ++r) {
      values[r * p + c] = numbers[r];
      if (table.rows[r].cells[c].empty()) {
        faults.push_back(table.fault(
            r, c, "The cell is empty; principal components need every value. Fill it in, or leave the row out."));
      } else if (std::abs(numbers[r]) > kLargest) {
        faults.push_back(table.fault(r, c, "The number is too large to reckon with; take a larger unit."));
      }
    }
    const auto same = [&](double x) { return x == numbers.front(); };
    if (scale && faults.size() == before && std::all_of(numbers.begin(), numbers.end(), same)) {
      faults.push_back({.file = table.name,
                        .field = table.columns[c],
                        .what = "The column has no two different values and cannot be scaled; leave it out."});
    }
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  return values;
}

/// The first `width` of `stride` columns, row by row.
base::JsonArray rows_json(const std::vector<double>& values, std::size_t stride, std::size_t width) {
  base::JsonArray rows;
  for (std::size_t begin = 0; begin < values.size(); begin += stride) {
    rows.push_back(numbers_json(std::span(values).subspan(begin, width)));
  }
  return rows;
}

}  // namespace

/// Principal components under the names that R's prcomp uses.
base::Result<base::Json> pca_task(const Call& call) {
  const bool scale = call.params.optional("scale").boolean(false);
  if (auto closed = close(call); !closed) return closed.error();
  if (auto rows = require_rows(call.input, 2); !rows) return rows.error();
  const auto values = read_table(call.input, scale);
  if (!values) return values.error();
  const auto components =
      study::principal_components(*values, call.input.rows.size(), call.input.columns.size(), scale);
  if (!components) return components.error();
  base::JsonObject answer;
  answer["sdev"] = numbers_json(components->deviations);
  answer["rotation"] = rows_json(components->rotation, components->count, components->count);
  answer["scores2"] = rows_json(components->scores, components->count, std::min<std::size_t>(2, components->count));
  answer["explained"] = numbers_json(components->explained);
  if (!components->converged) answer["converged"] = false;
  return base::Json(std::move(answer));
}

}  // namespace vallis::analyse
