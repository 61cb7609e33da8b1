#include "study/detail/kernels.hpp"

#define VALLIS_INLINE __attribute__((always_inline)) inline

namespace vallis::study::detail {
namespace {

// Vectors of eight doubles; the compiler splits them as the processor needs.
using Eight = double __attribute__((vector_size(64), aligned(8), may_alias));
constexpr std::size_t kLanes = 8;

VALLIS_INLINE const Eight& eight(const double* at) { return *reinterpret_cast<const Eight*>(at); }

struct Less {
  static VALLIS_INLINE void keep(Eight& best, const Eight& value) { best = value < best ? value : best; }
  static VALLIS_INLINE double keep(double best, double value) { return value < best ? value : best; }
};
struct Greater {
  static VALLIS_INLINE void keep(Eight& best, const Eight& value) { best = value > best ? value : best; }
  static VALLIS_INLINE double keep(double best, double value) { return value > best ? value : best; }
};

template <class Order>
VALLIS_INLINE double extreme(const double* values, std::size_t count) {
  double best = values[0];
  std::size_t k = 0;
  if (count >= 4 * kLanes) {
    Eight a = eight(values);
    Eight b = a;
    Eight c = a;
    Eight d = a;
    for (; k + 4 * kLanes <= count; k += 4 * kLanes) {
      Order::keep(a, eight(values + k));
      Order::keep(b, eight(values + k + kLanes));
      Order::keep(c, eight(values + k + 2 * kLanes));
      Order::keep(d, eight(values + k + 3 * kLanes));
    }
    Order::keep(a, b);
    Order::keep(c, d);
    Order::keep(a, c);
    for (std::size_t lane = 0; lane < kLanes; ++lane) best = Order::keep(best, a[lane]);
  }
  for (; k < count; ++k) best = Order::keep(best, values[k]);
  return best;
}

VALLIS_INLINE void lower_by_sum(double* best, double base, const double* values, std::size_t count) {
  std::size_t k = 0;
  for (; k + kLanes <= count; k += kLanes) {
    Eight& target = *reinterpret_cast<Eight*>(best + k);
    const Eight sum = base + eight(values + k);
    target = sum < target ? sum : target;
  }
  for (; k < count; ++k) {
    const double sum = base + values[k];
    best[k] = sum < best[k] ? sum : best[k];
  }
}

template <class Rule>
VALLIS_INLINE void join_rows_by(const Join& join, const double* a, const double* b, const double* sizes, double* out,
                                std::size_t count) {
  std::size_t k = 0;
  for (; k + kLanes <= count; k += kLanes) {
    Rule::apply(join, eight(a + k), eight(b + k), eight(sizes + k), *reinterpret_cast<Eight*>(out + k));
  }
  for (; k < count; ++k) Rule::apply(join, a[k], b[k], sizes[k], out[k]);
}

VALLIS_INLINE void join_rows(LinkageMethod method, const Join& join, const double* a, const double* b,
                             const double* sizes, double* out, std::size_t count) {
  switch (method) {
    case LinkageMethod::Single:
      return join_rows_by<Lowest>(join, a, b, sizes, out, count);
    case LinkageMethod::Complete:
      return join_rows_by<Highest>(join, a, b, sizes, out, count);
    case LinkageMethod::WardD:
    case LinkageMethod::WardD2:
      return join_rows_by<Ward>(join, a, b, sizes, out, count);
    default:
      return join_rows_by<Linear>(join, a, b, sizes, out, count);
  }
}

// One set of the loops above for each kind of processor.
#define VALLIS_VARIANT(suffix, ...)                                                                                    \
  __VA_ARGS__ void join_rows_##suffix(LinkageMethod method, const Join& join, const double* a, const double* b,        \
                                      const double* sizes, double* out, std::size_t count) {                           \
    join_rows(method, join, a, b, sizes, out, count);                                                                  \
  }                                                                                                                    \
  __VA_ARGS__ double lowest_##suffix(const double* values, std::size_t count) { return extreme<Less>(values, count); } \
  __VA_ARGS__ double highest_##suffix(const double* values, std::size_t count) {                                       \
    return extreme<Greater>(values, count);                                                                            \
  }                                                                                                                    \
  __VA_ARGS__ void lower_by_sum_##suffix(double* best, double base, const double* values, std::size_t count) {         \
    lower_by_sum(best, base, values, count);                                                                           \
  }                                                                                                                    \
  constexpr Kernels k##suffix { join_rows_##suffix, lowest_##suffix, lower_by_sum_##suffix, highest_##suffix }

VALLIS_VARIANT(Plain, );
VALLIS_VARIANT(Avx2, __attribute__((target("avx2"))));
VALLIS_VARIANT(Avx512, __attribute__((target("avx512f,avx512vl,avx512dq"))));

}  // namespace

const Kernels& kernels() {
  static const Kernels& chosen = __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") ? kAvx512
                                 : __builtin_cpu_supports("avx2")                                         ? kAvx2
                                                                                                          : kPlain;
  return chosen;
}

}  // namespace vallis::study::detail
