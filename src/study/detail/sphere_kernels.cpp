#include "study/detail/sphere_kernels.hpp"

#include "study/detail/instruction_set.hpp"

#define VALLIS_INLINE __attribute__((always_inline)) inline

namespace vallis::study::detail {
namespace {

// Vectors of eight doubles; the compiler splits them as the processor needs.
using Eight = double __attribute__((vector_size(64), aligned(8), may_alias));
using EightCounts = long long __attribute__((vector_size(64)));
constexpr std::size_t kLanes = 8;
static_assert(kLanes <= PointRun::kPadding);

VALLIS_INLINE const Eight& eight(const double* at) { return *reinterpret_cast<const Eight*>(at); }

VALLIS_INLINE Near count_run(const PointRun& run, const UnitVector& from, double sure, double possible) {
  EightCounts within = {};
  EightCounts perhaps = {};
  constexpr Eight kLane = {0, 1, 2, 3, 4, 5, 6, 7};
  std::size_t k = 0;
  for (; k + kLanes <= run.count; k += kLanes) {
    const Eight dx = eight(run.x + k) - from.x;
    const Eight dy = eight(run.y + k) - from.y;
    const Eight dz = eight(run.z + k) - from.z;
    const Eight square = dx * dx + dy * dy + dz * dz;
    within -= square <= sure;  // a true lane is −1
    perhaps -= square <= possible;
  }
  if (k < run.count) {
    const Eight dx = eight(run.x + k) - from.x;
    const Eight dy = eight(run.y + k) - from.y;
    const Eight dz = eight(run.z + k) - from.z;
    const Eight square = dx * dx + dy * dy + dz * dz;
    const EightCounts inside = kLane < static_cast<double>(run.count - k);
    within -= (square <= sure) & inside;
    perhaps -= (square <= possible) & inside;
  }
  Near near;
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    near.sure += static_cast<std::size_t>(within[lane]);
    near.possible += static_cast<std::size_t>(perhaps[lane]);
  }
  return near;
}

// One loop for each kind of processor.
#define VALLIS_VARIANT(name, ...)                                                                    \
  __VA_ARGS__ Near name(const PointRun& run, const UnitVector& from, double sure, double possible) { \
    return count_run(run, from, sure, possible);                                                     \
  }

VALLIS_VARIANT(count_plain, )
VALLIS_VARIANT(count_avx2, __attribute__((target("avx2"))))
VALLIS_VARIANT(count_avx512, __attribute__((target("avx512f,avx512vl,avx512dq"))))

}  // namespace

CountNear count_near() {
  static const CountNear chosen = [] {
    switch (widest_instruction_set()) {
      case InstructionSet::Avx512:
        return __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") ? count_avx512 : count_avx2;
      case InstructionSet::Avx2:
        return count_avx2;
      default:
        return count_plain;
    }
  }();
  return chosen;
}

}  // namespace vallis::study::detail
