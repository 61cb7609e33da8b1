#include "study/detail/draw_kernels.hpp"

#include <cstring>
#include <limits>

#define VALLIS_INLINE [[gnu::always_inline]] inline

namespace vallis::study::detail {
namespace {

// Vectors of eight; the compiler splits them as the processor needs.
using Eight = double __attribute__((vector_size(64)));
using Counts = std::int64_t __attribute__((vector_size(64)));

constexpr std::size_t kPart = 64;  // rows that are summed at a time: they stay in the first cache

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

/// Adds `count` rows, at most kPart, to the sums of `abreast` resamples; each has kPart weights.
template <std::size_t abreast>
VALLIS_INLINE void add_part(const double* columns, const double* weights, std::size_t count, std::size_t stride,
                            double* sums) {
  for (std::size_t i = 0; i < stride; i += kDrawLanes) {
    Eight sum[abreast];
    for (std::size_t r = 0; r < abreast; ++r) load(sum[r], sums + r * stride + i);
    for (std::size_t j = 0; j < count; ++j) {
      Eight values;
      load(values, columns + j * stride + i);
#pragma GCC unroll 8
      for (std::size_t r = 0; r < abreast; ++r) sum[r] += weights[r * kPart + j] * values;
    }
    for (std::size_t r = 0; r < abreast; ++r) std::memcpy(sums + r * stride + i, &sum[r], sizeof sum[r]);
  }
}

/// `abreast` resamples have their sums in registers.
template <std::size_t abreast>
VALLIS_INLINE void resampled_sums(const double* columns, const std::uint32_t* times, std::size_t p, std::size_t stride,
                                  double* sums) {
  for (std::size_t i = 0; i < kResamples * stride; ++i) sums[i] = 0;
  double weights[kResamples * kPart];
  for (std::size_t begin = 0; begin < p; begin += kPart) {
    const std::size_t count = p - begin < kPart ? p - begin : kPart;
    for (std::size_t r = 0; r < kResamples; ++r) {
      for (std::size_t j = 0; j < count; ++j) weights[r * kPart + j] = times[r * p + begin + j];
    }
    for (std::size_t r = 0; r < kResamples; r += abreast) {
      add_part<abreast>(columns + begin * stride, weights + r * kPart, count, stride, sums + r * stride);
    }
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

#define VALLIS_VARIANT(suffix, abreast, ...)                                                                        \
  __VA_ARGS__ void weighted_sums_##suffix(const double* columns, const double* weights, std::size_t p,              \
                                          std::size_t stride, double* sums) {                                       \
    weighted_sums(columns, weights, p, stride, sums);                                                               \
  }                                                                                                                 \
  __VA_ARGS__ void resampled_sums_##suffix(const double* columns, const std::uint32_t* times, std::size_t p,        \
                                           std::size_t stride, double* sums) {                                      \
    resampled_sums<abreast>(columns, times, p, stride, sums);                                                       \
  }                                                                                                                 \
  __VA_ARGS__ double largest_##suffix(const double* values, std::size_t stride) { return largest(values, stride); } \
  __VA_ARGS__ void count_better_##suffix(const double* scores, double slack, std::size_t stride,                    \
                                         std::int64_t* better) {                                                    \
    count_better(scores, slack, stride, better);                                                                    \
  }                                                                                                                 \
  constexpr DrawKernels k##suffix {                                                                                 \
    weighted_sums_##suffix, resampled_sums_##suffix, largest_##suffix, count_better_##suffix                        \
  }

// As many resamples abreast as the registers hold.
VALLIS_VARIANT(Plain, 2, );
VALLIS_VARIANT(Avx2, 4, __attribute__((target("avx2"))));
VALLIS_VARIANT(Avx512, 8, __attribute__((target("avx512f"))));

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
