// The loops of point_pairs.cpp, included there once for each kind of processor, within a namespace that has
// `take_root`. No include guard, and it includes nothing. VALLIS_TARGET is what the functions are compiled for: a
// square root of several values at once has no spelling that every processor shares.

#define VALLIS_LOOP VALLIS_TARGET __attribute__((always_inline)) inline

/// Distances of `count` rows to the units of one block.
template <std::size_t count>
VALLIS_LOOP void measure(const double* const* rows, const double* block, std::size_t columns, Block* distance) {
  for (std::size_t r = 0; r < count; ++r) distance[r] = Block{};
  for (std::size_t c = 0; c < columns; ++c) {
    const Block x = block_at(block + c * kLaneUnits);
#pragma GCC unroll 4
    for (std::size_t r = 0; r < count; ++r) {
      const Block gap = x - rows[r][c];
      distance[r] += gap * gap;
    }
  }
#pragma GCC unroll 4
  for (std::size_t r = 0; r < count; ++r) take_root(distance[r]);
}

VALLIS_LOOP double sum_of(const Block& lanes) {
  return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
}

template <std::size_t count>
VALLIS_LOOP void add_rows(const PairRun& run, std::size_t first, const double* live, double* row_sums,
                          double* unit_sums) {
  Block sums[count] = {};
  for (std::size_t b = 0; b < run.block_count; ++b) {
    Block distance[count];
    measure<count>(run.rows + first, run.blocks + b * run.columns * kLaneUnits, run.columns, distance);
    const auto counts = block_at(live + b * kLaneUnits) > 0;
    Block& toward = block_at(unit_sums + b * kLaneUnits);
#pragma GCC unroll 4
    for (std::size_t r = 0; r < count; ++r) {
      const Block d = counts ? distance[r] : Block{};
      sums[r] += d;
      toward += d;
    }
  }
  for (std::size_t r = 0; r < count; ++r) row_sums[first + r] += sum_of(sums[r]);
}

VALLIS_TARGET void add_distances(const PairRun& run, const double* live, double* row_sums, double* unit_sums) {
  std::size_t first = 0;
  for (; first + 4 <= run.row_count; first += 4) add_rows<4>(run, first, live, row_sums, unit_sums);
  for (; first < run.row_count; ++first) add_rows<1>(run, first, live, row_sums, unit_sums);
}

VALLIS_TARGET void distances(const PairRun& run, double* out) {
  for (std::size_t b = 0; b < run.block_count; ++b) {
    measure<1>(run.rows, run.blocks + b * run.columns * kLaneUnits, run.columns, &block_at(out + b * kLaneUnits));
  }
}

#undef VALLIS_LOOP
