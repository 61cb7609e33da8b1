// The inner loops of Gower's dissimilarity, for vectors of kVectorBytes. No include guard: gower_kernel.cpp includes
// this file once for each instruction set, in a namespace of its own. Only plain pointers are used, so that no function
// of the standard library is compiled here for an instruction set that the processor may lack.

using Bits = long long __attribute__((vector_size(kVectorBytes), aligned(8), may_alias));
constexpr std::size_t kLanes = kVectorBytes / sizeof(double);
constexpr std::size_t kAbreast = 4;  // vectors in work at a time, to hide the latency of the additions

static_assert(kBlock % (kLanes * kAbreast) == 0 && PackedVariables::kPadding >= kLanes * kAbreast);

/// Sums of the terms of all groups of coded columns for `count` units from `first`.
inline void add_coded(const RowWork& work, std::size_t first, std::size_t count, double* numerators,
                      double* denominators) {
  const Pair* t0 = pairs_of(work.tables[0]);
  const std::uint8_t* c0 = work.codes[0] + first;
  std::size_t g = 0;
  if (work.group_count >= 3) {
    const std::uint8_t* c1 = work.codes[1] + first;
    const std::uint8_t* c2 = work.codes[2] + first;
    const Pair* t1 = pairs_of(work.tables[1]);
    const Pair* t2 = pairs_of(work.tables[2]);
    for (std::size_t j = 0; j < count; ++j) {
      const Pair sum = t0[c0[j]] + t1[c1[j]] + t2[c2[j]];
      numerators[j] = sum[0];
      denominators[j] = sum[1];
    }
    g = 3;
  } else if (work.group_count == 2) {
    const std::uint8_t* c1 = work.codes[1] + first;
    const Pair* t1 = pairs_of(work.tables[1]);
    for (std::size_t j = 0; j < count; ++j) {
      const Pair sum = t0[c0[j]] + t1[c1[j]];
      numerators[j] = sum[0];
      denominators[j] = sum[1];
    }
    g = 2;
  } else {
    for (std::size_t j = 0; j < count; ++j) {
      const Pair sum = t0[c0[j]];
      numerators[j] = sum[0];
      denominators[j] = sum[1];
    }
    g = 1;
  }
  for (; g < work.group_count; ++g) {
    const Pair* table = pairs_of(work.tables[g]);
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

/// Adds the measures and writes the quotients to `out`, which begins with a line of memory where they are streamed.
inline void add_measures_and_divide(const RowWork& work, std::size_t first, std::size_t count, const double* numerators,
                                    const double* denominators, bool streaming, double* out) {
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
        const Lanes known = larger(term, zero);  // NaN, a missing value, becomes 0
        sum[a] += measure.capped ? smaller(known, weight) : known;
      }
    }
#pragma GCC unroll 4
    for (std::size_t a = 0; a < kAbreast; ++a) {
      const Lanes weight = *reinterpret_cast<const Lanes*>(denominators + j + a * kLanes);
      const Lanes mean = sum[a] / weight;
      const Lanes capped = smaller(mean, one);  // the two sums are rounded in different orders
      const Lanes value = weight > zero ? capped : missing;
      if (streaming) {
        stream(out + j + a * kLanes, value);
      } else {
        *reinterpret_cast<Lanes*>(out + j + a * kLanes) = value;
      }
    }
  }
}

/// The dissimilarities of the unit to those after it, to `out`.
void row(const RowWork& work, double* out) {
  constexpr std::size_t kStep = kLanes * kAbreast;
  alignas(64) double numerators[kBlock];
  alignas(64) double denominators[kBlock];
  alignas(64) double rest[kStep];
  std::size_t first = work.unit + 1;
  const auto compute_part = [&](std::size_t count) {
    add_coded(work, first, count, numerators, denominators);
    add_sets(work, first, count, numerators);
    for (std::size_t j = count; j < kStep; ++j) numerators[j] = denominators[j] = 0;
    add_measures_and_divide(work, first, kStep, numerators, denominators, false, rest);
    for (std::size_t j = 0; j < count; ++j) out[j] = rest[j];
    first += count;
    out += count;
  };
  if (work.streaming) {
    std::size_t head = (64 - reinterpret_cast<std::uintptr_t>(out) % 64) % 64 / 8;
    if (head > work.units - first) head = work.units - first;
    if (head > 0) compute_part(head);
  }
  while (work.units - first >= kStep) {
    std::size_t count = (work.units - first) / kStep * kStep;
    if (count > kBlock) count = kBlock;
    add_coded(work, first, count, numerators, denominators);
    add_sets(work, first, count, numerators);
    add_measures_and_divide(work, first, count, numerators, denominators, work.streaming, out);
    first += count;
    out += count;
  }
  if (first < work.units) compute_part(work.units - first);
}
