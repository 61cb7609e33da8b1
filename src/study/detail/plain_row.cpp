#include "study/detail/plain_row.hpp"

#if defined(__x86_64__) && !defined(__clang__)
#include <immintrin.h>
#endif

#include <cmath>
#include <cstring>

#define VALLIS_INLINE __attribute__((always_inline)) inline

namespace vallis::study::detail {
namespace {

// Vectors of eight doubles; the compiler splits them as the processor needs.
using Eight = double __attribute__((vector_size(64), aligned(8), may_alias));
constexpr std::size_t kLanes = 8;

/// One point and those after it, all in columns `stride` apart.
struct RowWork {
  const double* point;
  std::size_t count;  // of points after it
  std::size_t columns;
  std::size_t stride;
};

/// Σ over columns of |gap| or gap², added in their order.
template <bool squared>
VALLIS_INLINE void sum_gaps(const RowWork& work, double* out) {
  for (std::size_t j = 0; j < work.count; j += kLanes) {
    const double* value = work.point;
    Eight sum = {};
    for (std::size_t c = 0; c < work.columns; ++c, value += work.stride) {
      Eight others;
      std::memcpy(&others, value + 1 + j, sizeof others);  // wherever it lies
      const Eight gap = *value - others;
      if constexpr (squared) {
        sum += gap * gap;
      } else {
        sum += gap < 0.0 ? -gap : gap;
      }
    }
    const std::size_t left = work.count - j;
    if (left >= kLanes) {
      std::memcpy(out + j, &sum, sizeof sum);
    } else {
      std::memcpy(out + j, &sum, left * sizeof(double));
    }
  }
}

VALLIS_INLINE void sums(const RowWork& work, bool squared, double* out) {
  if (squared) {
    sum_gaps<true>(work, out);
  } else {
    sum_gaps<false>(work, out);
  }
}

void sums_plain(const RowWork& work, bool squared, double* out) { sums(work, squared, out); }

/// Square roots of the values from `begin`.
void roots_plain(double* values, std::size_t begin, std::size_t count) {
  for (std::size_t k = begin; k < count; ++k) values[k] = std::sqrt(values[k]);
}

#if defined(__x86_64__) && !defined(__clang__)
__attribute__((target("avx2"))) void sums_avx2(const RowWork& work, bool squared, double* out) {
  sums(work, squared, out);
}

__attribute__((target("avx2"))) void roots_avx2(double* values, std::size_t count) {
  std::size_t k = 0;
  for (; k + 4 <= count; k += 4) _mm256_storeu_pd(values + k, _mm256_sqrt_pd(_mm256_loadu_pd(values + k)));
  roots_plain(values, k, count);
}

__attribute__((target("avx512f"))) void sums_avx512(const RowWork& work, bool squared, double* out) {
  sums(work, squared, out);
}

__attribute__((target("avx512f"))) void roots_avx512(double* values, std::size_t count) {
  std::size_t k = 0;
  for (; k + 8 <= count; k += 8) {
    _mm512_storeu_pd(values + k, _mm512_maskz_sqrt_pd(0xFF, _mm512_loadu_pd(values + k)));
  }
  roots_plain(values, k, count);
}
#endif

}  // namespace

PointColumns::PointColumns(std::span<const double> points, std::size_t columns)
    : count_(points.size() / columns), columns_(columns), stride_(count_ + kLanes), values_(columns * stride_, 0.0) {
  for (std::size_t i = 0; i < count_; ++i) {
    for (std::size_t c = 0; c < columns; ++c) values_[c * stride_ + i] = points[i * columns + c];
  }
}

void PointColumns::row(std::size_t i, PlainMetric metric, double* out, InstructionSet instructions) const {
  const RowWork work{values_.data() + i, count_ - i - 1, columns_, stride_};
  const bool squared = metric != PlainMetric::Manhattan;
  const bool rooted = metric == PlainMetric::Euclidean;
#if defined(__x86_64__) && !defined(__clang__)
  if (instructions == InstructionSet::Avx512) {
    sums_avx512(work, squared, out);
    if (rooted) roots_avx512(out, work.count);
    return;
  }
  if (instructions == InstructionSet::Avx2) {
    sums_avx2(work, squared, out);
    if (rooted) roots_avx2(out, work.count);
    return;
  }
#endif
  static_cast<void>(instructions);
  sums_plain(work, squared, out);
  if (rooted) roots_plain(out, 0, work.count);
}

}  // namespace vallis::study::detail
