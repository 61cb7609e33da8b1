#pragma once

namespace vallis::study::detail {

/// What the hot loops are compiled for. All variants of a loop give the same bytes: they differ in how many values they
/// hold at once, never in the order of additions. g++ alone makes the wider ones: clang does not take instruction sets
/// by pragma, and what is built with it (fuzzers) is not built for speed.
enum class InstructionSet { Baseline, Avx2, Avx512 };

/// The widest that this processor and its operating system run.
InstructionSet widest_instruction_set();

}  // namespace vallis::study::detail
