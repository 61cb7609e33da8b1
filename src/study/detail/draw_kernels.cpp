#include "study/detail/draw_kernels.hpp"

#include <cstring>
#include <limits>

#define VALLIS_INLINE [[gnu::always_inline]] inline

namespace vallis::study::detail {
namespace {

// Vectors of eight; the compiler splits them as the processor needs.
using Eight = double __attribute__((vector_size(64)));
using Counts = std::int64_t __attribute__((vector_size(64)));

VALLIS_INLINE void load(Eight& to, const double* from) { std::memcpy(&to, from, sizeof to); }

VALLIS_INLINE void weighted_sums(const double* columns, const double* weights, std::size_t p, std::size_t stride,
                                 double* sums) {
  for (std::size_t i = 0; i < stride; i += kDrawLanes) {
    Eight sum = {};
    for (std::size_t j = 0; j < p; ++j) {
      Eight values;
      load(values, columns + j * stride + i);
      sum += weights[j] * values;
    }
    std::memcpy(sums + i, &sum, sizeof sum);
  }
}

VALLIS_INLINE double largest(const double* values, std::size_t stride) {
  const Eight none = {};
  const Eight bottom = none - std::numeric_limits<double>::infinity();
  Eight best = none;
  for (std::size_t i = 0; i < stride; i += kDrawLanes) {
    Eight value;
    load(value, values + i);
    value = value > bottom ? value : none;
    value = value < none ? -value : value;
    best = value > best ? value : best;
  }
  double result = 0;
  for (std::size_t lane = 0; lane < kDrawLanes; ++lane) result = best[lane] > result ? best[lane] : result;
  return result;
}

VALLIS_INLINE void count_better(const double* scores, double slack, std::size_t stride, std::int64_t* better) {
  for (std::size_t i = 0; i < stride; i += kDrawLanes) {
    Eight bar;
    load(bar, scores + i);
    bar += slack;
    Counts count = {};
    // A comparison gives −1 where it holds.
    for (std::size_t j = 0; j < stride; ++j) count -= scores[j] > bar;
    std::memcpy(better + i, &count, sizeof count);
  }
}

#define VALLIS_VARIANT(suffix, ...)                                                                                 \
  __VA_ARGS__ void weighted_sums_##suffix(const double* columns, const double* weights, std::size_t p,              \
                                          std::size_t stride, double* sums) {                                       \
    weighted_sums(columns, weights, p, stride, sums);                                                               \
  }                                                                                                                 \
  __VA_ARGS__ double largest_##suffix(const double* values, std::size_t stride) { return largest(values, stride); } \
  __VA_ARGS__ void count_better_##suffix(const double* scores, double slack, std::size_t stride,                    \
                                         std::int64_t* better) {                                                    \
    count_better(scores, slack, stride, better);                                                                    \
  }                                                                                                                 \
  constexpr DrawKernels k##suffix { weighted_sums_##suffix, largest_##suffix, count_better_##suffix }

VALLIS_VARIANT(Plain, );
VALLIS_VARIANT(Avx2, __attribute__((target("avx2"))));
VALLIS_VARIANT(Avx512, __attribute__((target("avx512f"))));

}  // namespace

const DrawKernels& draw_kernels(InstructionSet instructions) {
  switch (instructions) {
    case InstructionSet::Avx512:
      return kAvx512;
    case InstructionSet::Avx2:
      return kAvx2;
    case InstructionSet::Baseline:
      break;
  }
  return kPlain;
}

}  // namespace vallis::study::detail
