#include "study/detail/ward_search.hpp"

#include <limits>

#define VALLIS_INLINE __attribute__((always_inline)) inline

namespace vallis::study::detail {
namespace {

// Vectors of a block; the compiler splits them as the processor needs.
using Block = double __attribute__((vector_size(kWardLanes * sizeof(double)), aligned(8), may_alias));
constexpr std::size_t kTileBlocks = kWardTile / kWardLanes;

VALLIS_INLINE const Block& block_at(const double* at) { return *reinterpret_cast<const Block*>(at); }
VALLIS_INLINE Block& block_at(double* at) { return *reinterpret_cast<Block*>(at); }

VALLIS_INLINE double offer(const WardSeeker& seeker, const double* blocks, const double* sizes, double first_place,
                           std::size_t columns, WardNearest& found) {
  constexpr Block kLane = {0, 1, 2, 3, 4, 5, 6, 7};
  Block distance[kTileBlocks] = {};
  for (std::size_t c = 0; c < columns; ++c) {
#pragma GCC unroll 4
    for (std::size_t b = 0; b < kTileBlocks; ++b) {
      const Block gap = block_at(blocks + (b * columns + c) * kWardLanes) - seeker.centre[c];
      distance[b] += gap * gap;
    }
  }
  Block nearest = block_at(found.nearest);
  Block second = block_at(found.second);
  Block which = block_at(found.place);
#pragma GCC unroll 4
  for (std::size_t b = 0; b < kTileBlocks; ++b) {
    const Block size = block_at(sizes + b * kWardLanes);
    const Block place = first_place + static_cast<double>(b * kWardLanes) + kLane;
    const Block far = Block{} + std::numeric_limits<double>::infinity();
    const Block offered = place == seeker.place ? far : distance[b] * (size / (seeker.size + size));
    const auto less = offered < nearest;
    second = less ? nearest : (offered < second ? offered : second);
    nearest = less ? offered : nearest;
    which = less ? place : which;
  }
  block_at(found.nearest) = nearest;
  block_at(found.second) = second;
  block_at(found.place) = which;
  double least = nearest[0];
  for (std::size_t lane = 1; lane < kWardLanes; ++lane) least = nearest[lane] < least ? nearest[lane] : least;
  return least;
}

VALLIS_INLINE void bound(const WardSeeker& seeker, const double* low, const double* high, const double* least,
                         std::size_t box_blocks, std::size_t columns, double* bounds) {
  for (std::size_t b = 0; b < box_blocks; ++b) {
    Block distance = {};
    for (std::size_t c = 0; c < columns; ++c) {
      const std::size_t at = (b * columns + c) * kWardLanes;
      const Block below = block_at(low + at) - seeker.centre[c];
      const Block above = seeker.centre[c] - block_at(high + at);
      const Block outside = below > above ? below : above;
      const Block gap = outside > 0 ? outside : Block{};
      distance += gap * gap;
    }
    const Block size = block_at(least + b * kWardLanes);
    block_at(bounds + b * kWardLanes) = distance * (size / (seeker.size + size));
  }
}

// One set of the loops above for each kind of processor.
#define VALLIS_VARIANT(suffix, ...)                                                                                   \
  __VA_ARGS__ double offer_##suffix(const WardSeeker& seeker, const double* blocks, const double* sizes,              \
                                    double first_place, std::size_t columns, WardNearest& found) {                    \
    return offer(seeker, blocks, sizes, first_place, columns, found);                                                 \
  }                                                                                                                   \
  __VA_ARGS__ void bound_##suffix(const WardSeeker& seeker, const double* low, const double* high,                    \
                                  const double* least, std::size_t box_blocks, std::size_t columns, double* bounds) { \
    bound(seeker, low, high, least, box_blocks, columns, bounds);                                                     \
  }                                                                                                                   \
  constexpr WardKernels k##suffix { offer_##suffix, bound_##suffix }

VALLIS_VARIANT(Plain, );
#if defined(__x86_64__)
VALLIS_VARIANT(Avx2, __attribute__((target("avx2"))));
VALLIS_VARIANT(Avx512, __attribute__((target("avx512f"))));
#endif

}  // namespace

const WardKernels& ward_kernels(InstructionSet instructions) {
#if defined(__x86_64__)
  if (instructions == InstructionSet::Avx512) return kAvx512;
  if (instructions == InstructionSet::Avx2) return kAvx2;
#endif
  static_cast<void>(instructions);
  return kPlain;
}

}  // namespace vallis::study::detail
