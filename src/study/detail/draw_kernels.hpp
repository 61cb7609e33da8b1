#pragma once

#include <cstddef>
#include <cstdint>

#include "study/detail/instruction_set.hpp"

namespace vallis::study::detail {

/// Units are padded to whole vectors of this many.
constexpr std::size_t kDrawLanes = 8;
/// Resamples that are summed at a time.
constexpr std::size_t kResamples = 8;

/// Loops of a Monte Carlo draw, compiled for the processor at hand; all variants give the same bits. `stride` is a
/// multiple of kDrawLanes.
struct DrawKernels {
  /// sums[i] = Σ over j of weights[j] · columns[j · stride + i], added in the order of j.
  void (*weighted_sums)(const double* columns, const double* weights, std::size_t p, std::size_t stride, double* sums);
  /// For each resample r of kResamples, sums[r · stride + i] = Σ over j of times[r · p + j] · columns[j · stride + i],
  /// added in the order of j: the bits of weighted_sums, but the columns are read once for all.
  void (*resampled_sums)(const double* columns, const std::uint32_t* times, std::size_t p, std::size_t stride,
                         double* sums);
  /// The largest |value| of those above −∞; 0 when there is none.
  double (*largest)(const double* values, std::size_t stride);
  /// better[i] = number of j with scores[j] > scores[i] + slack.
  void (*count_better)(const double* scores, double slack, std::size_t stride, std::int64_t* better);
};

const DrawKernels& draw_kernels(InstructionSet instructions = widest_instruction_set());

}  // namespace vallis::study::detail
