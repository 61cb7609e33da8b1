// The inner loop of group_sums, for vectors of kVectorBytes. No include guard: group_sums.cpp includes this file once
// for each instruction set, in a namespace of its own. Only plain pointers are used, so that no function of the
// standard library is compiled here for an instruction set that the processor may lack.

using Lanes = double __attribute__((vector_size(kVectorBytes), aligned(8), may_alias));
using Labels = long long __attribute__((vector_size(kVectorBytes), aligned(8), may_alias));
constexpr std::size_t kLanes = kVectorBytes / sizeof(double);

/// Adds the values of columns [begin, end), both multiples of kBins, of four rows of one group.
void add_rows(const FourRows& work, std::size_t begin, std::size_t end) {
  for (std::size_t j = begin; j < end; j += kBins) {
    for (std::size_t lane = 0; lane < kBins; lane += kLanes) {
      Lanes row[kRows];
#pragma GCC unroll 4
      for (std::size_t r = 0; r < kRows; ++r) {
        row[r] = *reinterpret_cast<const Lanes*>(work.values[r] + (j + lane - work.first[r]));
      }
      Lanes& toward = *reinterpret_cast<Lanes*>(work.toward + j + lane);
      toward = (((toward + row[0]) + row[1]) + row[2]) + row[3];
      const Labels label = *reinterpret_cast<const Labels*>(work.labels + j + lane);
      for (std::size_t g = 0; g < work.groups; ++g) {
        const Labels same = label == static_cast<long long>(g);
#pragma GCC unroll 4
        for (std::size_t r = 0; r < kRows; ++r) {
          Lanes& bins = *reinterpret_cast<Lanes*>(work.bins[r] + g * kBins + lane);
          bins += same ? row[r] : Lanes{};
        }
      }
    }
  }
}
