#pragma once

#include <cstddef>

#include "study/detail/instruction_set.hpp"

namespace vallis::study::detail {

constexpr std::size_t kWardLanes = 8;  ///< groups that stand side by side, a lane each
constexpr std::size_t kWardTile = 32;  ///< groups that share a box

/// A group that looks for its nearest. The Ward dissimilarity of groups of a and b units is 2ab / (a + b) times the
/// squared distance of their centres; the search leaves the factor 2a out.
struct WardSeeker {
  const double* centre;
  double size;
  double place;  ///< its own, which is passed over
};

/// The nearest and the second nearest of the groups that a seeker has seen so far, by lane.
struct WardSearch {
  WardSeeker seeker;
  double nearest[kWardLanes];
  double second[kWardLanes];
  double place[kWardLanes];
  double least;  ///< the smallest of `nearest`
};

constexpr std::size_t kWardSeekers = 4;  ///< that look at a tile together, as a tile is long to fetch

/// Loops of the search, compiled for the processor at hand; all variants give the same bits.
struct WardKernels {
  /// Offers the groups of a tile to `count` seekers, kWardSeekers or fewer. Centres stand in blocks of columns ×
  /// kWardLanes, column by column; a centre that is NaN is passed over.
  void (*offer)(WardSearch* searches, std::size_t count, const double* blocks, const double* sizes, double first_place,
                std::size_t columns);
  /// bounds[t] = what no group of box t is nearer than, up to round-off, for eight boxes at a time. Their edges stand
  /// in blocks of columns × kWardLanes; `least` are the sizes of their smallest groups.
  void (*bound)(const WardSeeker& seeker, const double* low, const double* high, const double* least,
                std::size_t box_blocks, std::size_t columns, double* bounds);
};

const WardKernels& ward_kernels(InstructionSet instructions = widest_instruction_set());

}  // namespace vallis::study::detail
