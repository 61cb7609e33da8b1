#include "analyse/distance_input.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <utility>

#include "analyse/daisy.hpp"
#include "base/text.hpp"
#include "study/gower_pair.hpp"
#include "study/pair_memory.hpp"
#include "study/plain_points.hpp"

namespace vallis::analyse {
namespace {

// Squares of dissimilarities, and sums of them, must stay finite.
constexpr double kLargest = 1e150;

/// The columns of the table that params does not name elsewhere, as numbers.
std::vector<Column> other_columns(const base::JsonReader::Place& place, const base::CsvTable& table,
                                  std::span<const std::size_t> apart) {
  std::vector<Column> columns;
  for (std::size_t c = 0; c < table.columns.size(); ++c) {
    if (std::find(apart.begin(), apart.end(), c) == apart.end()) columns.push_back({.position = c});
  }
  if (columns.empty()) place.fault(fmt::format("The table {} has no column left to be data.", table.name));
  return columns;
}

/// An option that is either absent or one known word.
bool is_set(const base::JsonReader::Place& place, std::string_view word) {
  const std::pair<std::string_view, bool> words[] = {{word, true}};
  return place.choice<bool>(words, false);
}

base::Result<std::vector<double>> read_points(const Distance& distance, const base::CsvTable& table) {
  std::vector<base::Fault> faults;
  const std::size_t n = table.rows.size();
  const std::size_t p = distance.columns.size();
  std::vector<double> points(n * p);
  for (std::size_t c = 0; c < p; ++c) {
    const auto numbers = read_numbers(table, distance.columns[c].position, faults);
    for (std::size_t r = 0; r < n; ++r) points[r * p + c] = numbers[r];
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  return points;
}

/// Standardising divides by the standard deviation, which a constant column has none of.
base::Result<void> check_spread(const Distance& distance, const base::CsvTable& table, std::span<const double> points) {
  const std::size_t p = distance.columns.size();
  std::vector<base::Fault> faults;
  for (std::size_t c = 0; c < p; ++c) {
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
      const double x = points[r * p + c];
      if (std::isnan(x)) continue;
      low = std::min(low, x);
      high = std::max(high, x);
    }
    if (!(high > low)) {
      faults.push_back({.file = table.name,
                        .field = table.columns[distance.columns[c].position],
                        .what = "The column has no two different values and cannot be standardised; leave it out."});
    }
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  return {};
}

study::PlainOptions plain_options(const Distance& distance) {
  study::PlainOptions options;
  options.metric =
      distance.kind == Distance::Kind::Manhattan ? study::PlainMetric::Manhattan : study::PlainMetric::Euclidean;
  options.standardise = distance.standardise;
  options.scale_missing = distance.scale_missing;
  return options;
}

/// The data of a plain distance, fit for its options.
base::Result<std::vector<double>> plain_data(const Distance& distance, const base::CsvTable& table) {
  auto points = read_points(distance, table);
  if (!points) return points;
  if (distance.standardise) {
    if (auto checked = check_spread(distance, table, *points); !checked) return checked.error();
  }
  return points;
}

base::Result<study::Dissimilarity> plain(const Distance& distance, const base::CsvTable& table,
                                         study::Workers& workers) {
  const auto points = plain_data(distance, table);
  if (!points) return points.error();
  return study::plain_distance(*points, table.rows.size(), distance.columns.size(), plain_options(distance), workers);
}

base::Result<study::Dissimilarity> gower(const Distance& distance, const base::CsvTable& table,
                                         study::Workers& workers) {
  const auto variables = gower_variables(distance, table);
  if (!variables) return variables.error();
  return daisy(*variables, workers);
}

base::Result<study::Dissimilarity> precomputed(const Distance& distance, const base::CsvTable& table) {
  const std::size_t n = table.rows.size();
  if (distance.columns.size() != n) {
    return base::invalid_input(table.name,
                               fmt::format("A matrix of dissimilarities is square; here are {} rows and {} columns.", n,
                                           distance.columns.size()));
  }
  const auto points = read_points(distance, table);
  if (!points) return points.error();
  std::vector<base::Fault> faults;
  study::Dissimilarity result(n);
  for (std::size_t i = 0; i < n; ++i) {
    const auto fault = [&](std::size_t column, std::string what) {
      faults.push_back(table.fault(i, distance.columns[column].position, std::move(what)));
    };
    const double self = (*points)[i * n + i];
    if (!std::isnan(self) && self != 0) {
      fault(i, fmt::format("Row {} is at {} from itself; a unit is at 0 from itself.", i + 1, self));
    }
    for (std::size_t j = 0; j < i; ++j) {
      const double lower = (*points)[i * n + j];
      const double upper = (*points)[j * n + i];
      if (lower < 0 || upper < 0) {
        fault(j, fmt::format("The dissimilarity of rows {} and {} is below 0; it is 0 or more.", j + 1, i + 1));
      } else if (std::isnan(lower) != std::isnan(upper) ||
                 std::abs(lower - upper) > 1e-9 * std::max(1.0, std::abs(upper))) {
        fault(j, fmt::format("Rows {} and {} have two dissimilarities, {} below the diagonal and {} above; a matrix of "
                             "dissimilarities is symmetric.",
                             j + 1, i + 1, base::exact_number(lower), base::exact_number(upper)));
      }
      result.values()[study::Dissimilarity::index(j, i, n)] = lower;
    }
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  return result;
}

/// "row 2 lacks a, c"
std::string lacks(const Distance& distance, const base::CsvTable& table, std::size_t row) {
  std::vector<std::string> names;
  for (const Column& column : distance.columns) {
    if (table.rows[row].cells[column.position].empty()) names.push_back(table.columns[column.position]);
  }
  if (names.empty()) return fmt::format("row {} lacks nothing", row + 1);
  return fmt::format("row {} lacks {}", row + 1, base::join(names, ", "));
}

base::Error undefined_pair(const Distance& distance, const base::CsvTable& table, std::size_t i, std::size_t j) {
  std::string what;
  if (distance.kind == Distance::Kind::Precomputed) {
    what = fmt::format("The matrix has no dissimilarity of rows {} and {}; fill in the cell.", i + 1, j + 1);
  } else {
    const std::string missing = fmt::format("{}, {}", lacks(distance, table, i), lacks(distance, table, j));
    if (distance.kind == Distance::Kind::Gower) {
      what = fmt::format(
          "Rows {} and {} have nothing in common that counts ({}; two absences of an asymmetric binary "
          "column and columns of weight 0 do not count); fill in a cell or leave one of the rows out.",
          i + 1, j + 1, missing);
    } else if (distance.scale_missing) {
      what = fmt::format("Rows {} and {} have no column in common ({}); fill in a cell or leave one of the rows out.",
                         i + 1, j + 1, missing);
    } else {
      what = fmt::format(
          "Rows {} and {} have no distance ({}); fill in the cells, or add \"missing\": \"scale\" to the "
          "distance to use the columns that both have.",
          i + 1, j + 1, missing);
    }
  }
  return base::invalid_input({base::Fault{
      .file = table.name, .row = i + 1, .line = table.rows[i].line, .field = {}, .what = std::move(what)}});
}

}  // namespace

Distance read_distance(const base::JsonReader::Place& place, const base::CsvTable& table,
                       std::span<const std::size_t> apart) {
  static constexpr std::pair<std::string_view, Distance::Kind> kKinds[] = {
      {"euclidean", Distance::Kind::Euclidean},
      {"manhattan", Distance::Kind::Manhattan},
      {"gower", Distance::Kind::Gower},
      {"precomputed", Distance::Kind::Precomputed},
  };
  Distance distance;
  distance.kind = place.required("kind").choice<Distance::Kind>(kKinds, Distance::Kind::Euclidean);
  switch (distance.kind) {
    case Distance::Kind::Gower:
      distance.columns = read_columns(place.required("columns"), table);
      read_weights(place.optional("weights"), distance.columns);
      break;
    case Distance::Kind::Precomputed:
      distance.columns = other_columns(place, table, apart);
      break;
    default:
      distance.columns = other_columns(place, table, apart);
      distance.scale_missing = is_set(place.optional("missing"), "scale");
      distance.standardise = is_set(place.optional("standardise"), "z");
  }
  pass_over_remarks(place);
  place.close();
  return distance;
}

base::Result<std::vector<study::Variable>> gower_variables(const Distance& distance, const base::CsvTable& table) {
  std::vector<Column> columns = distance.columns;
  pool_ranks(table, columns);
  std::vector<base::Fault> faults;
  std::vector<study::Variable> variables;
  for (const Column& column : columns) variables.push_back(read_variable(table, column, {}, faults));
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  return variables;
}

base::Result<study::Dissimilarity> dissimilarity(const Distance& distance, const base::CsvTable& table,
                                                 study::Workers& workers, double beside) {
  if (auto rows = require_rows(table, 1); !rows) return rows.error();
  // A matrix that is given is read whole before one half of it is kept.
  const double read = distance.kind == Distance::Kind::Precomputed ? study::kSquareBytes : 0;
  const double need = study::kCondensedBytes + std::max(read, beside);
  if (auto fits = study::require_pair_memory(table.rows.size(), need, "The dissimilarities"); !fits) {
    return fits.error();
  }
  auto result = distance.kind == Distance::Kind::Gower         ? gower(distance, table, workers)
                : distance.kind == Distance::Kind::Precomputed ? precomputed(distance, table)
                                                               : plain(distance, table, workers);
  if (!result) return result;
  const auto too_large = [](double d) { return d > kLargest; };
  if (std::any_of(result->values().begin(), result->values().end(), too_large)) {
    return base::invalid_input(
        table.name,
        fmt::format("Some rows are more than {} apart, which is too far to reckon with; take a larger unit.",
                    base::exact_number(kLargest)));
  }
  return result;
}

base::Result<study::Dissimilarity> complete_dissimilarity(const Distance& distance, const base::CsvTable& table,
                                                          study::Workers& workers, double beside) {
  if (auto rows = require_rows(table, 2); !rows) return rows.error();
  auto result = dissimilarity(distance, table, workers, beside);
  if (!result) return result;
  if (const auto pair = result->first_undefined()) return undefined_pair(distance, table, pair->first, pair->second);
  return result;
}

base::Result<study::PairMeasure> pair_measure(const Distance& distance, const base::CsvTable& table) {
  if (auto rows = require_rows(table, 1); !rows) return rows.error();
  if (distance.kind == Distance::Kind::Gower) {
    auto variables = gower_variables(distance, table);
    if (!variables) return variables.error();
    if (auto checked = study::check_variables(*variables); !checked) return checked.error();
    auto spreads = study::spreads(*variables);
    // Shared, since the measure is copied as functions are.
    auto kept = std::make_shared<const std::pair<std::vector<study::Variable>, std::vector<double>>>(
        std::move(*variables), std::move(spreads));
    return study::PairMeasure(
        [kept](std::size_t i, std::size_t j) { return study::gower_pair(kept->first, kept->second, i, j); });
  }
  const auto data = plain_data(distance, table);
  if (!data) return data.error();
  auto points = study::PlainPoints::from(*data, table.rows.size(), distance.columns.size(), plain_options(distance));
  if (!points) return points.error();
  auto kept = std::make_shared<const study::PlainPoints>(std::move(*points));
  return study::PairMeasure([kept](std::size_t i, std::size_t j) { return (*kept)(i, j); });
}

bool has_missing(const Distance& distance, const base::CsvTable& table) {
  for (const auto& row : table.rows) {
    for (const Column& column : distance.columns) {
      if (row.cells[column.position].empty()) return true;
    }
  }
  return false;
}

}  // namespace vallis::analyse
