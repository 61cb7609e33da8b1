#include "study/detail/point_pairs.hpp"

#if defined(__x86_64__) && !defined(__clang__)
#include <immintrin.h>
#endif

#include <cmath>

namespace vallis::study::detail {
namespace {

// Vectors of a block; the compiler splits them as the processor needs.
using Block = double __attribute__((vector_size(kLaneUnits * sizeof(double)), aligned(8), may_alias));

__attribute__((always_inline)) inline const Block& block_at(const double* at) {
  return *reinterpret_cast<const Block*>(at);
}
__attribute__((always_inline)) inline Block& block_at(double* at) { return *reinterpret_cast<Block*>(at); }

#define VALLIS_TARGET
namespace baseline {

__attribute__((always_inline)) inline void take_root(Block& squares) {
#if defined(__x86_64__) && !defined(__clang__)
  auto* lanes = reinterpret_cast<double*>(&squares);
  for (std::size_t k = 0; k < kLaneUnits; k += 2) _mm_storeu_pd(lanes + k, _mm_sqrt_pd(_mm_loadu_pd(lanes + k)));
#else
  for (std::size_t k = 0; k < kLaneUnits; ++k) squares[k] = std::sqrt(squares[k]);
#endif
}

#include "study/detail/point_pair_loops.hpp"

}  // namespace baseline
#undef VALLIS_TARGET

#if defined(__x86_64__) && !defined(__clang__)
#define VALLIS_TARGET __attribute__((target("avx2")))
namespace avx2 {

VALLIS_TARGET __attribute__((always_inline)) inline void take_root(Block& squares) {
  auto* lanes = reinterpret_cast<double*>(&squares);
  for (std::size_t k = 0; k < kLaneUnits; k += 4) {
    _mm256_storeu_pd(lanes + k, _mm256_sqrt_pd(_mm256_loadu_pd(lanes + k)));
  }
}

#include "study/detail/point_pair_loops.hpp"

}  // namespace avx2
#undef VALLIS_TARGET

#define VALLIS_TARGET __attribute__((target("avx512f")))
namespace avx512 {

VALLIS_TARGET __attribute__((always_inline)) inline void take_root(Block& squares) {
  auto* lanes = reinterpret_cast<double*>(&squares);
  _mm512_storeu_pd(lanes, _mm512_maskz_sqrt_pd(0xFF, _mm512_loadu_pd(lanes)));
}

#include "study/detail/point_pair_loops.hpp"

}  // namespace avx512
#undef VALLIS_TARGET
#endif

constexpr PointPairKernels kPlain{baseline::add_distances, baseline::distances};
#if defined(__x86_64__) && !defined(__clang__)
constexpr PointPairKernels kAvx2{avx2::add_distances, avx2::distances};
constexpr PointPairKernels kAvx512{avx512::add_distances, avx512::distances};
#endif

}  // namespace

const PointPairKernels& point_pair_kernels(InstructionSet instructions) {
#if defined(__x86_64__) && !defined(__clang__)
  if (instructions == InstructionSet::Avx512) return kAvx512;
  if (instructions == InstructionSet::Avx2) return kAvx2;
#endif
  static_cast<void>(instructions);
  return kPlain;
}

}  // namespace vallis::study::detail
