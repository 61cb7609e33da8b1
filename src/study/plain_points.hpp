#pragma once

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "study/dissimilarity.hpp"

namespace vallis::study {

/// Points whose plain distances are wanted pair by pair.
class PlainPoints {
 public:
  /// n rows × p columns, row by row; NaN = missing. Errors: InvalidArgument, as `plain_distance` states them.
  static base::Result<PlainPoints> from(std::span<const double> values, std::size_t rows, std::size_t columns,
                                        const PlainOptions& options);

  /// Row by row, standardised where that was asked for.
  std::span<const double> values() const { return points_; }
  std::size_t size() const { return points_.size() / columns_; }

  /// d(i, j) as `plain_distance` has it; NaN where the pair has none.
  double operator()(std::size_t i, std::size_t j) const {
    double sum = 0;
    std::size_t known = 0;
    for (std::size_t c = 0; c < columns_; ++c) {
      const double gap = points_[i * columns_ + c] - points_[j * columns_ + c];
      if (std::isnan(gap)) continue;
      sum += metric_ == PlainMetric::Manhattan ? std::abs(gap) : gap * gap;
      ++known;
    }
    if (known < columns_) {
      if (!scale_missing_ || known == 0) return std::numeric_limits<double>::quiet_NaN();
      sum /= static_cast<double>(known) / static_cast<double>(columns_);
    }
    return metric_ == PlainMetric::Euclidean ? std::sqrt(sum) : sum;
  }

 private:
  PlainPoints(std::vector<double> points, std::size_t columns, const PlainOptions& options)
      : points_(std::move(points)), columns_(columns), metric_(options.metric), scale_missing_(options.scale_missing) {}

  std::vector<double> points_;
  std::size_t columns_;
  PlainMetric metric_;
  bool scale_missing_;
};

}  // namespace vallis::study
