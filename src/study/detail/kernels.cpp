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

/// The one of eight values that an order keeps, by halves.
template <class Order>
VALLIS_INLINE double kept_of(Eight& values) {
  Order::keep(values, __builtin_shufflevector(values, values, 4, 5, 6, 7, 0, 1, 2, 3));
  Order::keep(values, __builtin_shufflevector(values, values, 2, 3, 0, 1, 6, 7, 4, 5));
  Order::keep(values, __builtin_shufflevector(values, values, 1, 0, 3, 2, 5, 4, 7, 6));
  return values[0];
}

template <class Order>
VALLIS_INLINE double extreme(const double* values, std::size_t count) {
  if (count < kLanes) {
    double best = values[0];
    for (std::size_t k = 1; k < count; ++k) best = Order::keep(best, values[k]);
    return best;
  }
  // The last eight may overlap with others: no value counts more for being seen twice.
  Eight a = eight(values + count - kLanes);
  std::size_t k = 0;
  if (count >= 4 * kLanes) {
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
  }
  for (; k + kLanes <= count; k += kLanes) Order::keep(a, eight(values + k));
  return kept_of<Order>(a);
}

VALLIS_INLINE std::size_t first_at_most(const double* values, std::size_t count, double limit) {
  constexpr std::size_t kStep = 8 * kLanes;
  std::size_t k = 0;
  // Whether there is one among many is quicker to ask than which.
  while (k + kStep <= count && extreme<Less>(values + k, kStep) > limit) k += kStep;
  while (k < count && values[k] > limit) ++k;
  return k;
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
  __VA_ARGS__ std::size_t first_at_most_##suffix(const double* values, std::size_t count, double limit) {              \
    return first_at_most(values, count, limit);                                                                        \
  }                                                                                                                    \
  constexpr Kernels k##suffix {                                                                                        \
    join_rows_##suffix, lowest_##suffix, lower_by_sum_##suffix, highest_##suffix, first_at_most_##suffix               \
  }

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
