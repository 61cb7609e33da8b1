#include "study/detail/instruction_set.hpp"

namespace vallis::study::detail {

// By hand rather than by target_clones: the resolvers of those run before the sanitizers have set themselves up.
InstructionSet widest_instruction_set() {
#if defined(__x86_64__) && !defined(__clang__)
#if !defined(__SANITIZE_ADDRESS__)  // whose frames g++ 12 aligns to 32 bytes only, whatever a vector in them needs
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("popcnt")) return InstructionSet::Avx512;
#endif
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt")) return InstructionSet::Avx2;
#endif
  return InstructionSet::Baseline;
}

}  // namespace vallis::study::detail
