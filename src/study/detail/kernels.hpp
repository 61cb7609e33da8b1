#pragma once

#include <cstddef>

#include "study/detail/lance_williams.hpp"

namespace vallis::study::detail {

/// Loops over a row, compiled for the processor at hand. Every variant does the same operations on the same values, so
/// all give the same bits.
struct Kernels {
  /// out[k] = the dissimilarity of group k, of size sizes[k], to the join of the groups with rows a and b. `out` may be
  /// one of them.
  void (*join_rows)(LinkageMethod method, const Join& join, const double* a, const double* b, const double* sizes,
                    double* out, std::size_t count);
  /// The smallest of `count` ≥ 1 values without NaN.
  double (*lowest)(const double* values, std::size_t count);
  /// best[k] = min(best[k], base + values[k])
  void (*lower_by_sum)(double* best, double base, const double* values, std::size_t count);
  /// The largest of `count` ≥ 1 values without NaN.
  double (*highest)(const double* values, std::size_t count);
  /// The place of the first of `count` values without NaN that is at most `limit`, or `count`.
  std::size_t (*first_at_most)(const double* values, std::size_t count, double limit);
};

const Kernels& kernels();

}  // namespace vallis::study::detail
