#pragma once

#include <cstddef>
#include <cstring>

namespace vallis::study::detail {

/// Four doubles, computed lane by lane, so that every processor gives the same bits.
using Four = double __attribute__((vector_size(32)));

// Inlined always, so that each caller's instruction set applies. Loops over a few Fours are unrolled by pragma where
// they are used: rolled up, their arrays would live in memory.
#define VALLIS_INLINE [[gnu::always_inline]] inline

VALLIS_INLINE void load(Four& to, const double* from) { std::memcpy(&to, from, sizeof to); }
VALLIS_INLINE void store(double* to, const Four& from) { std::memcpy(to, &from, sizeof from); }
VALLIS_INLINE void fill(Four& to, double value) { to = Four{value, value, value, value}; }

/// What an object at distance d from a candidate saves when the candidate becomes a medoid beside the others (≤ 0).
VALLIS_INLINE void add_saving(Four& sum, const Four& d, const Four& near) {
  const Four least = d < near ? d : near;
  sum += least - near;
}

/// What it saves beyond that when its own nearest medoid goes: it falls back on the candidate, not on its second.
VALLIS_INLINE void add_fallback(Four& sum, const Four& d, const Four& near, const Four& second) {
  const Four far = d < near ? near : d;
  const Four least = far < second ? far : second;
  sum += least - second;
}

VALLIS_INLINE void transpose(Four (&x)[4]) {
  const Four low01 = __builtin_shufflevector(x[0], x[1], 0, 4, 2, 6);
  const Four high01 = __builtin_shufflevector(x[0], x[1], 1, 5, 3, 7);
  const Four low23 = __builtin_shufflevector(x[2], x[3], 0, 4, 2, 6);
  const Four high23 = __builtin_shufflevector(x[2], x[3], 1, 5, 3, 7);
  x[0] = __builtin_shufflevector(low01, low23, 0, 1, 4, 5);
  x[1] = __builtin_shufflevector(high01, high23, 0, 1, 4, 5);
  x[2] = __builtin_shufflevector(low01, low23, 2, 3, 6, 7);
  x[3] = __builtin_shufflevector(high01, high23, 2, 3, 6, 7);
}

}  // namespace vallis::study::detail
