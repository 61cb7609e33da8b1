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

VALLIS_INLINE void keep(WardSearch& search, const Block& distance, const Block& size, const Block& place) {
  const Block far = Block{} + std::numeric_limits<double>::infinity();
  const Block offered = place == search.seeker.place ? far : distance * (size / (search.seeker.size + size));
  Block& nearest = block_at(search.nearest);
  Block& second = block_at(search.second);
  Block& which = block_at(search.place);
  const auto less = offered < nearest;
  second = less ? nearest : (offered < second ? offered : second);
  nearest = less ? offered : nearest;
  which = less ? place : which;
}

template <std::size_t count>
VALLIS_INLINE void offer_to(WardSearch* searches, const double* blocks, const double* sizes, double first_place,
                            std::size_t columns) {
  constexpr Block kLane = {0, 1, 2, 3, 4, 5, 6, 7};
  const double* centres[count];
  for (std::size_t s = 0; s < count; ++s) centres[s] = searches[s].seeker.centre;
  for (std::size_t b = 0; b < kTileBlocks; ++b) {
    Block distance[count] = {};
    for (std::size_t c = 0; c < columns; ++c) {
      const Block x = block_at(blocks + (b * columns + c) * kWardLanes);
#pragma GCC unroll 4
      for (std::size_t s = 0; s < count; ++s) {
        const Block gap = x - centres[s][c];
        distance[s] += gap * gap;
      }
    }
    const Block place = first_place + static_cast<double>(b * kWardLanes) + kLane;
    const Block size = block_at(sizes + b * kWardLanes);
#pragma GCC unroll 4
    for (std::size_t s = 0; s < count; ++s) keep(searches[s], distance[s], size, place);
  }
  for (std::size_t s = 0; s < count; ++s) {
    double least = searches[s].nearest[0];
    for (const double nearest : searches[s].nearest) least = nearest < least ? nearest : least;
    searches[s].least = least;
  }
}

VALLIS_INLINE void offer(WardSearch* searches, std::size_t count, const double* blocks, const double* sizes,
                         double first_place, std::size_t columns) {
  if (count == kWardSeekers) return offer_to<kWardSeekers>(searches, blocks, sizes, first_place, columns);
  for (std::size_t s = 0; s < count; ++s) offer_to<1>(searches + s, blocks, sizes, first_place, columns);
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
  __VA_ARGS__ void offer_##suffix(WardSearch* searches, std::size_t count, const double* blocks, const double* sizes, \
                                  double first_place, std::size_t columns) {                                          \
    offer(searches, count, blocks, sizes, first_place, columns);                                                      \
  }                                                                                                                   \
  __VA_ARGS__ void bound_##suffix(const WardSeeker& seeker, const double* low, const double* high,                    \
                                  const double* least, std::size_t box_blocks, std::size_t columns, double* bounds) { \
    bound(seeker, low, high, least, box_blocks, columns, bounds);                                                     \
  }                                                                                                                   \
  constexpr WardKernels k##suffix { offer_##suffix, bound_##suffix }

VALLIS_VARIANT(Plain, );
#if defined(__x86_64__) && !defined(__clang__)
VALLIS_VARIANT(Avx2, __attribute__((target("avx2"))));
VALLIS_VARIANT(Avx512, __attribute__((target("avx512f"))));
#endif

}  // namespace

const WardKernels& ward_kernels(InstructionSet instructions) {
#if defined(__x86_64__) && !defined(__clang__)
  if (instructions == InstructionSet::Avx512) return kAvx512;
  if (instructions == InstructionSet::Avx2) return kAvx2;
#endif
  static_cast<void>(instructions);
  return kPlain;
}

}  // namespace vallis::study::detail
