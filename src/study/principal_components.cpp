#include "study/principal_components.hpp"

#include <fmt/format.h>

#include <Eigen/SVD>
#include <algorithm>
#include <cmath>
#include <limits>

#include "study/detail/orientation.hpp"

namespace vallis::study {
namespace {

using Table = Eigen::MatrixXd;

// Squares of values, and sums of them, must stay finite.
constexpr double kLargest = 1e150;

base::Result<void> check(std::span<const double> values, std::size_t rows, std::size_t columns) {
  if (values.size() != rows * columns) {
    return base::invalid_argument(
        fmt::format("{} values are no table of {} rows and {} columns.", values.size(), rows, columns));
  }
  if (rows < 2 || columns < 1) {
    return base::invalid_argument("Principal components need at least two rows and one column.");
  }
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::abs(values[i]) <= kLargest) continue;
    return base::invalid_argument(fmt::format("The value in row {}, column {} is missing, or larger than {} by size.",
                                              i / columns + 1, i % columns + 1, kLargest));
  }
  return {};
}

/// Columns with mean 0, and standard deviation 1 where asked for.
base::Result<Table> centred(std::span<const double> values, std::size_t rows, std::size_t columns, bool scale) {
  Table table(static_cast<Eigen::Index>(rows), static_cast<Eigen::Index>(columns));
  for (std::size_t i = 0; i < values.size(); ++i) {
    table(static_cast<Eigen::Index>(i / columns), static_cast<Eigen::Index>(i % columns)) = values[i];
  }
  for (Eigen::Index c = 0; c < table.cols(); ++c) {
    auto column = table.col(c);
    if ((column.array() == column[0]).all()) {
      if (scale) {
        return base::invalid_argument(
            fmt::format("Column {} has no two different values and cannot be scaled; leave it out.", c + 1));
      }
      column.setZero();
      continue;
    }
    column.array() -= column.mean();
    column.array() -= column.mean();  // what round-off left of the mean
    if (scale) column /= std::sqrt(column.squaredNorm() / static_cast<double>(rows - 1));
  }
  return table;
}

}  // namespace

base::Result<PrincipalComponents> principal_components(std::span<const double> values, std::size_t rows,
                                                       std::size_t columns, bool scale) {
  if (auto checked = check(values, rows, columns); !checked) return checked.error();
  const auto table = centred(values, rows, columns, scale);
  if (!table) return table.error();
  const Eigen::JacobiSVD<Table> svd(*table, Eigen::ComputeThinV);
  PrincipalComponents result{rows, columns, std::min(rows, columns), {}, {}, {}, {}, svd.info() == Eigen::Success};
  double total = 0;
  for (const double singular : svd.singularValues()) {
    result.deviations.push_back(singular / std::sqrt(static_cast<double>(rows - 1)));
    total += singular * singular;
  }
  for (const double singular : svd.singularValues()) {
    result.explained.push_back(total > 0 ? singular * singular / total : std::numeric_limits<double>::quiet_NaN());
  }
  Table rotation = svd.matrixV();
  for (Eigen::Index c = 0; c < rotation.cols(); ++c) {
    rotation.col(c) *= detail::orientation({rotation.col(c).data(), columns});
  }
  const Table scores = *table * rotation;
  const auto row_by_row = [](const Table& from) {
    std::vector<double> out;
    out.reserve(static_cast<std::size_t>(from.size()));
    for (Eigen::Index r = 0; r < from.rows(); ++r) {
      for (Eigen::Index c = 0; c < from.cols(); ++c) out.push_back(from(r, c));
    }
    return out;
  };
  result.rotation = row_by_row(rotation);
  result.scores = row_by_row(scores);
  return result;
}

}  // namespace vallis::study
