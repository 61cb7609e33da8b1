#include "study/detail/nearest_two.hpp"

#include <limits>

#include "study/detail/instruction_set.hpp"

#define VALLIS_INLINE __attribute__((always_inline)) inline

namespace vallis::study::detail {
namespace {

// Vectors of a block; the compiler splits them as the processor needs.
using Block = double __attribute__((vector_size(kBlockUnits * sizeof(double)), aligned(8), may_alias));

VALLIS_INLINE const Block& block_at(const double* at) { return *reinterpret_cast<const Block*>(at); }
VALLIS_INLINE Block& block_at(double* at) { return *reinterpret_cast<Block*>(at); }

struct Two {
  Block nearest;
  Block second;
  Block which;
};

VALLIS_INLINE void offer(Two& two, const Block& distance, double centre) {
  const auto less = distance < two.nearest;
  two.second = less ? two.nearest : (distance < two.second ? distance : two.second);
  two.nearest = less ? distance : two.nearest;
  two.which = less ? Block{} + centre : two.which;
}

template <std::size_t count>
VALLIS_INLINE void offer_centres(Two& two, const double* block, const double* centres, std::size_t first,
                                 std::size_t columns) {
  Block distance[count] = {};
  for (std::size_t c = 0; c < columns; ++c) {
    const Block x = block_at(block + c * kBlockUnits);
#pragma GCC unroll 4
    for (std::size_t k = 0; k < count; ++k) {
      const Block gap = x - centres[(first + k) * columns + c];
      distance[k] += gap * gap;
    }
  }
#pragma GCC unroll 4
  for (std::size_t k = 0; k < count; ++k) offer(two, distance[k], static_cast<double>(first + k));
}

VALLIS_INLINE void nearest_two_of(const double* block, const double* centres, std::size_t count, std::size_t columns,
                                  double* nearest, double* second, double* which) {
  const Block far = Block{} + std::numeric_limits<double>::infinity();
  Two two{far, far, Block{}};
  std::size_t first = 0;
  for (; first + 4 <= count; first += 4) offer_centres<4>(two, block, centres, first, columns);
  for (; first < count; ++first) offer_centres<1>(two, block, centres, first, columns);
  block_at(nearest) = two.nearest;
  block_at(second) = two.second;
  block_at(which) = two.which;
}

#define VALLIS_VARIANT(name, ...)                                                                           \
  __VA_ARGS__ void name(const double* block, const double* centres, std::size_t count, std::size_t columns, \
                        double* nearest, double* second, double* which) {                                   \
    nearest_two_of(block, centres, count, columns, nearest, second, which);                                 \
  }

VALLIS_VARIANT(plain, )
#if defined(__x86_64__) && !defined(__clang__)
VALLIS_VARIANT(avx2, __attribute__((target("avx2"))))
VALLIS_VARIANT(avx512, __attribute__((target("avx512f"))))
#endif

}  // namespace

NearestTwoKernel nearest_two() {
#if defined(__x86_64__) && !defined(__clang__)
  switch (widest_instruction_set()) {
    case InstructionSet::Avx512:
      return avx512;
    case InstructionSet::Avx2:
      return avx2;
    case InstructionSet::Baseline:
      break;
  }
#endif
  return plain;
}

}  // namespace vallis::study::detail
