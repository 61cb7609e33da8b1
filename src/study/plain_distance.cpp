#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "study/detail/plain_row.hpp"
#include "study/dissimilarity.hpp"
#include "study/plain_points.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

/// z-scores, column by column.
base::Result<void> standardise(std::vector<double>& points, std::size_t rows, std::size_t columns) {
  for (std::size_t c = 0; c < columns; ++c) {
    double mean = 0;
    double count = 0;
    for (std::size_t r = 0; r < rows; ++r) {
      if (std::isnan(points[r * columns + c])) continue;
      mean += points[r * columns + c];
      ++count;
    }
    mean /= count;
    double squares = 0;
    for (std::size_t r = 0; r < rows; ++r) {
      const double x = points[r * columns + c];
      if (!std::isnan(x)) squares += (x - mean) * (x - mean);
    }
    const double deviation = std::sqrt(squares / (count - 1));
    if (!(deviation > 0)) {
      return base::invalid_argument(
          fmt::format("Column {} is constant and cannot be standardised; leave it out.", c + 1));
    }
    for (std::size_t r = 0; r < rows; ++r) points[r * columns + c] = (points[r * columns + c] - mean) / deviation;
  }
  return {};
}

}  // namespace

base::Result<PlainPoints> PlainPoints::from(std::span<const double> values, std::size_t rows, std::size_t columns,
                                            const PlainOptions& options) {
  if (values.size() != rows * columns || rows == 0 || columns == 0) {
    return base::invalid_argument(
        fmt::format("{} values do not make {} rows of {} columns.", values.size(), rows, columns));
  }
  std::vector<double> points(values.begin(), values.end());
  if (options.standardise) {
    if (auto done = study::standardise(points, rows, columns); !done) return done.error();
  }
  return PlainPoints(std::move(points), columns, options);
}

base::Result<Dissimilarity> plain_distance(std::span<const double> values, std::size_t rows, std::size_t columns,
                                           const PlainOptions& options, Workers& workers) {
  const auto points = PlainPoints::from(values, rows, columns, options);
  if (!points) return points.error();
  Dissimilarity result(rows);
  const auto finite = [](double x) { return std::isfinite(x); };
  if (std::all_of(points->values().begin(), points->values().end(), finite)) {
    const detail::PointColumns complete(points->values(), columns);
    workers.for_blocks(rows - 1, 16, [&](std::size_t begin, std::size_t end, int) {
      for (std::size_t i = begin; i < end; ++i) {
        complete.row(i, options.metric, result.values().data() + Dissimilarity::index(i, i + 1, rows));
      }
    });
    return result;
  }
  workers.for_blocks(rows, 16, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t j = i + 1; j < rows; ++j) {
        result.values()[Dissimilarity::index(i, j, rows)] = (*points)(i, j);
      }
    }
  });
  return result;
}

}  // namespace vallis::study
