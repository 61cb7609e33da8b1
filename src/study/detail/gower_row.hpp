// The inner loops of Gower's dissimilarity, for vectors of kVectorBytes. No include guard: gower_kernel.cpp includes
// this file once for each instruction set, in a namespace of its own. Only plain pointers are used, so that no function
// of the standard library is compiled here for an instruction set that the processor may lack.

using Lanes = double __attribute__((vector_size(kVectorBytes), aligned(8), may_alias));
using Bits = long long __attribute__((vector_size(kVectorBytes), aligned(8), may_alias));
constexpr std::size_t kLanes = kVectorBytes / sizeof(double);
constexpr std::size_t kAbreast = 4;  // vectors in work at a time, to hide the latency of the additions

static_assert(kBlock % (kLanes * kAbreast) == 0 && PackedVariables::kPadding % (kLanes * kAbreast) == 0);

/// Sums of the terms of all groups of coded columns for `count` units from `first`.
inline void add_coded(const RowWork& work, std::size_t first, std::size_t count, double* numerators,
                      double* denominators) {
  std::size_t g = 0;
  if (work.group_count >= 3) {
    const Pair* t0 = work.tables;
    const Pair* t1 = t0 + PackedVariables::kTableSize;
    const Pair* t2 = t1 + PackedVariables::kTableSize;
    const std::uint8_t* c0 = work.codes[0] + first;
    const std::uint8_t* c1 = work.codes[1] + first;
    const std::uint8_t* c2 = work.codes[2] + first;
    for (std::size_t j = 0; j < count; ++j) {
      const Pair sum = t0[c0[j]] + t1[c1[j]] + t2[c2[j]];
      numerators[j] = sum[0];
      denominators[j] = sum[1];
    }
    g = 3;
  } else {
    const std::uint8_t* code = work.codes[0] + first;
    for (std::size_t j = 0; j < count; ++j) {
      numerators[j] = work.tables[code[j]][0];
      denominators[j] = work.tables[code[j]][1];
    }
    g = 1;
  }
  for (; g < work.group_count; ++g) {
    const Pair* table = work.tables + g * PackedVariables::kTableSize;
    const std::uint8_t* code = work.codes[g] + first;
    for (std::size_t j = 0; j < count; ++j) {
      numerators[j] += table[code[j]][0];
      denominators[j] += table[code[j]][1];
    }
  }
}

inline void add_sets(const RowWork& work, std::size_t first, std::size_t count, double* numerators) {
  for (std::size_t s = 0; s < work.set_count; ++s) {
    const SetWork& set = work.sets[s];
    const std::uint64_t mask = set.masks[work.unit];
    const double* found = set.numerators + set.sizes[work.unit];
    const std::uint64_t* masks = set.masks + first;
    const std::uint32_t* sizes = set.sizes + first;
    for (std::size_t j = 0; j < count; ++j) {
      // both·stride + either, where either = size_i + size_j − both
      const auto both = static_cast<std::size_t>(__builtin_popcountll(mask & masks[j]));
      numerators[j] += found[both * (set.stride - 1) + sizes[j]];
    }
  }
}

/// Adds the measures and divides; the result is written over the numerators.
inline void add_measures_and_divide(const RowWork& work, std::size_t first, std::size_t count, double* numerators,
                                    const double* denominators) {
  const Lanes zero = {};
  const Lanes one = zero + 1.0;
  const Lanes missing = zero + __builtin_nan("");
  const Bits magnitude = Bits{} + 0x7FFFFFFFFFFFFFFF;
  for (std::size_t j = 0; j < count; j += kLanes * kAbreast) {
    Lanes sum[kAbreast];
#pragma GCC unroll 4
    for (std::size_t a = 0; a < kAbreast; ++a) {
      sum[a] = *reinterpret_cast<const Lanes*>(numerators + j + a * kLanes);
    }
    for (std::size_t m = 0; m < work.measure_count; ++m) {
      const MeasureWork& measure = work.measures[m];
      const double* values = measure.values + first + j;
      const Lanes weight = zero + measure.weight;
#pragma GCC unroll 4
      for (std::size_t a = 0; a < kAbreast; ++a) {
        const Lanes gap = measure.value - *reinterpret_cast<const Lanes*>(values + a * kLanes);
        const Lanes term = reinterpret_cast<Lanes>(reinterpret_cast<Bits>(gap) & magnitude) * measure.scale;
        const Lanes known = term > zero ? term : zero;  // NaN, a missing value, becomes 0
        sum[a] += known < weight ? known : weight;
      }
    }
#pragma GCC unroll 4
    for (std::size_t a = 0; a < kAbreast; ++a) {
      const Lanes weight = *reinterpret_cast<const Lanes*>(denominators + j + a * kLanes);
      const Lanes mean = sum[a] / weight;
      const Lanes capped = mean < one ? mean : one;  // the two sums are rounded in different orders
      *reinterpret_cast<Lanes*>(numerators + j + a * kLanes) = weight > zero ? capped : missing;
    }
  }
}

void row(const RowWork& work, double* out) {
  alignas(64) double numerators[kBlock];
  alignas(64) double denominators[kBlock];
  const std::size_t first_wanted = work.unit + 1;
  for (std::size_t first = first_wanted / (kLanes * kAbreast) * (kLanes * kAbreast); first < work.units;
       first += kBlock) {
    const std::size_t rest = work.padded_units - first;
    const std::size_t count = rest < kBlock ? rest : kBlock;
    add_coded(work, first, count, numerators, denominators);
    add_sets(work, first, count, numerators);
    add_measures_and_divide(work, first, count, numerators, denominators);
    const std::size_t begin = first < first_wanted ? first_wanted - first : 0;
    const std::size_t end = work.units - first < count ? work.units - first : count;
    work.write(numerators + begin, end - begin, out);
    out += end - begin;
  }
}
