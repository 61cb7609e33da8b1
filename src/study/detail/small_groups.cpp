#include "study/detail/small_groups.hpp"

#include <limits>

#include "study/detail/instruction_set.hpp"
#include "study/detail/linkage_paths.hpp"

#define VALLIS_INLINE __attribute__((always_inline)) inline

namespace vallis::study::detail {
namespace {

constexpr double kGone = std::numeric_limits<double>::infinity();

// Vectors of eight doubles; the compiler splits them as the processor needs.
using Eight = double __attribute__((vector_size(64), aligned(8), may_alias));
static_assert(sizeof(Eight) == kSmallLanes * sizeof(double));

/// The rows of groups that are not gone, in any order.
struct Live {
  std::size_t rows[kSmallGroups];
  std::size_t count;
};

VALLIS_INLINE const Eight& eight(const double* at) { return *reinterpret_cast<const Eight*>(at); }
VALLIS_INLINE Eight& eight(double* at) { return *reinterpret_cast<Eight*>(at); }

/// lowest[c] = the smallest value of column c, for `width` vectors of columns. All are equal to the rows' own, for the
/// values are symmetric, and need no search across a vector.
template <std::size_t width>
VALLIS_INLINE void lowest_of_columns(const double* values, std::size_t stride, const Live& live, double* lowest) {
  Eight best[width];
  for (std::size_t v = 0; v < width; ++v) best[v] = eight(values + live.rows[0] * stride + v * kSmallLanes);
  for (std::size_t i = 1; i < live.count; ++i) {
    const double* row = values + live.rows[i] * stride;
#pragma GCC unroll 4
    for (std::size_t v = 0; v < width; ++v) {
      const Eight value = eight(row + v * kSmallLanes);
      best[v] = value < best[v] ? value : best[v];
    }
  }
  for (std::size_t v = 0; v < width; ++v) eight(lowest + v * kSmallLanes) = best[v];
}

VALLIS_INLINE void lowest_values(const SmallGroups& groups, const Live& live, double* lowest) {
  std::size_t c = 0;
  for (; c + 4 * kSmallLanes <= groups.stride; c += 4 * kSmallLanes) {
    lowest_of_columns<4>(groups.values + c, groups.stride, live, lowest + c);
  }
  for (; c + 2 * kSmallLanes <= groups.stride; c += 2 * kSmallLanes) {
    lowest_of_columns<2>(groups.values + c, groups.stride, live, lowest + c);
  }
  if (c < groups.stride) lowest_of_columns<1>(groups.values + c, groups.stride, live, lowest + c);
}

VALLIS_INLINE double lowest_of(const double* values, std::size_t count) {
  Eight best = eight(values);
  for (std::size_t k = kSmallLanes; k < count; k += kSmallLanes) {
    const Eight& value = eight(values + k);
    best = value < best ? value : best;
  }
  const auto keep = [&](const Eight& other) __attribute__((always_inline)) { best = other < best ? other : best; };
  keep(__builtin_shufflevector(best, best, 4, 5, 6, 7, 0, 1, 2, 3));
  keep(__builtin_shufflevector(best, best, 2, 3, 0, 1, 6, 7, 4, 5));
  keep(__builtin_shufflevector(best, best, 1, 0, 3, 2, 5, 4, 7, 6));
  return best[0];
}

/// The first value that is at most the limit; there is one.
VALLIS_INLINE std::size_t first_at_most(const double* values, double limit) {
  std::size_t k = 0;
  while (values[k] > limit) ++k;
  return k;
}

template <class Rule>
VALLIS_INLINE void join_all(const Recurrence& recurrence, const SmallGroups& groups, std::size_t k,
                            std::size_t* joined) {
  const std::size_t stride = groups.stride;
  double* const sizes = groups.sizes;
  alignas(64) double lowest[kSmallGroups];
  Live live;
  live.count = groups.count;
  for (std::size_t p = 0; p < groups.count; ++p) live.rows[p] = p;
  for (std::size_t left = groups.count; left > k; --left) {
    lowest_values(groups, live, lowest);
    // The first row with such a value has it at a later place: at an earlier one, that row would have been first.
    const double threshold = tie_threshold(lowest_of(lowest, stride));
    const std::size_t a = first_at_most(lowest, threshold);
    double* const row = groups.values + a * stride;
    const std::size_t b = first_at_most(row, threshold);
    const Join join = make_join(recurrence, sizes[a], sizes[b], row[b]);
    // Columns of the gone hold +∞, which every rule keeps, so that no loop asks who is alive.
    for (std::size_t c = 0; c < stride; c += kSmallLanes) {
      Rule::apply(join, eight(row + c), eight(row + (b - a) * stride + c), eight(sizes + c), eight(row + c));
    }
    row[a] = row[b] = kGone;
    sizes[a] += sizes[b];
    sizes[b] = 0;
    joined[b] = a;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < live.count; ++i) {
      const std::size_t p = live.rows[i];
      groups.values[p * stride + a] = row[p];
      groups.values[p * stride + b] = kGone;
      live.rows[kept] = p;
      kept += p == b ? 0 : 1;
    }
    live.count = kept;
  }
}

VALLIS_INLINE void join_by_method(const Recurrence& recurrence, const SmallGroups& groups, std::size_t k,
                                  std::size_t* joined) {
  switch (recurrence.method) {
    case LinkageMethod::Single:
      return join_all<Lowest>(recurrence, groups, k, joined);
    case LinkageMethod::Complete:
      return join_all<Highest>(recurrence, groups, k, joined);
    case LinkageMethod::WardD:
    case LinkageMethod::WardD2:
      return join_all<Ward>(recurrence, groups, k, joined);
    default:
      return join_all<Linear>(recurrence, groups, k, joined);
  }
}

// One set of the loops above for each kind of processor.
#define VALLIS_VARIANT(suffix, ...)                                                                      \
  __VA_ARGS__ void join_##suffix(const Recurrence& recurrence, const SmallGroups& groups, std::size_t k, \
                                 std::size_t* joined) {                                                  \
    join_by_method(recurrence, groups, k, joined);                                                       \
  }

VALLIS_VARIANT(Plain, )
VALLIS_VARIANT(Avx2, __attribute__((target("avx2"))))
VALLIS_VARIANT(Avx512, __attribute__((target("avx512f"))))

}  // namespace

void join_small(const Recurrence& recurrence, const SmallGroups& groups, std::size_t k, std::size_t* joined) {
  switch (widest_instruction_set()) {
    case InstructionSet::Avx512:
      return join_Avx512(recurrence, groups, k, joined);
    case InstructionSet::Avx2:
      return join_Avx2(recurrence, groups, k, joined);
    case InstructionSet::Baseline:
      break;
  }
  join_Plain(recurrence, groups, k, joined);
}

}  // namespace vallis::study::detail
