#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "study/detail/medoid_search.hpp"
#include "study/detail/swap_kernels.hpp"
#include "study/stopping.hpp"
#include "study/workers.hpp"

namespace vallis::study::detail {

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr std::size_t kChunk = 2048;  // columns whose sums stay in the first-level cache

enum class Kind { Totals, Savings, Swaps };

struct Plain {
  const double* values;  // condensed
  std::size_t n;
  std::size_t stride;  // of the rows of sums
  const double* near;
  const double* second;
  const int* label;
  std::size_t k;
};

/// Four rows i…i+3 against the columns [begin, end), both ways: rows as objects of candidate columns, and columns as
/// objects of candidate rows. `x` loads four values of row i + r from column j on; `row_fallback` holds sixteen sums a
/// medoid, of every fourth object by row.
template <Kind kind, class Load>
VALLIS_INLINE void add_rows(const Plain& p, std::size_t i, std::size_t begin, std::size_t end, double* sums,
                            double* row_fallback, const Load& x) {
  Four near_i[4];
  Four second_i[4];
  double* fallback_i[4];
  if constexpr (kind != Kind::Totals) {
#pragma GCC unroll 4
    for (std::size_t r = 0; r < 4; ++r) fill(near_i[r], p.near[i + r]);
  }
  if constexpr (kind == Kind::Swaps) {
#pragma GCC unroll 4
    for (std::size_t r = 0; r < 4; ++r) {
      fill(second_i[r], p.second[i + r]);
      fallback_i[r] = sums + (1 + static_cast<std::size_t>(p.label[i + r])) * p.stride;
    }
  }
  Four row_saving[4] = {};
  for (std::size_t j = begin; j < end; j += 4) {
    Four d[4];
#pragma GCC unroll 4
    for (std::size_t r = 0; r < 4; ++r) x(d[r], r, j);
    Four saving;
    load(saving, sums + j);
#pragma GCC unroll 4
    for (std::size_t r = 0; r < 4; ++r) {
      if constexpr (kind == Kind::Totals) {
        saving += d[r];
        row_saving[r] += d[r];
      } else {
        Four near_j;
        load(near_j, p.near + j);
        add_saving(saving, d[r], near_i[r]);
        add_saving(row_saving[r], d[r], near_j);
      }
    }
    store(sums + j, saving);
    if constexpr (kind == Kind::Swaps) {
      Four near_j;
      Four second_j;
      load(near_j, p.near + j);
      load(second_j, p.second + j);
      Four fallback_j[4] = {};
#pragma GCC unroll 4
      for (std::size_t r = 0; r < 4; ++r) {
        Four sum;
        load(sum, fallback_i[r] + j);
        add_fallback(sum, d[r], near_i[r], second_i[r]);
        store(fallback_i[r] + j, sum);
        add_fallback(fallback_j[r], d[r], near_j, second_j);
      }
      transpose(fallback_j);
      // A place of its own for each of four objects: neighbours often share a medoid, and would wait for each other.
#pragma GCC unroll 4
      for (std::size_t c = 0; c < 4; ++c) {
        double* to = row_fallback + 16 * static_cast<std::size_t>(p.label[j + c]) + 4 * c;
        Four sum;
        load(sum, to);
        store(to, sum + fallback_j[c]);
      }
    }
  }
#pragma GCC unroll 4
  for (std::size_t r = 0; r < 4; ++r) {
    sums[i + r] += (row_saving[r][0] + row_saving[r][1]) + (row_saving[r][2] + row_saving[r][3]);
  }
}

template <Kind kind>
VALLIS_INLINE void pass_over_rows(const Plain& p, std::size_t row_begin, std::size_t row_end, double* sums,
                                  double* row_fallback) {
  constexpr double kNothing = kind == Kind::Totals ? 0 : kInfinity;  // adds nothing to any sum
  const auto pair = [&](std::size_t i, std::size_t j) { return p.values + Dissimilarity::index(i, j, p.n); };
  const auto edge = [&](std::size_t i, std::size_t begin, std::size_t end) {
    add_rows<kind>(p, i, begin, end, sums, row_fallback, [&](Four& to, std::size_t r, std::size_t j) {
#pragma GCC unroll 4
      for (std::size_t c = 0; c < 4; ++c) {
        to[c] = j + c > i + r && j + c < p.n ? *pair(i + r, j + c) : kNothing;
      }
    });
  };
  for (std::size_t chunk = row_begin; chunk < p.n; chunk += kChunk) {
    for (std::size_t i = row_begin; i < row_end && i < chunk + kChunk; i += 4) {
      if constexpr (kind == Kind::Swaps) std::fill(row_fallback, row_fallback + 16 * p.k, 0.0);
      const std::size_t end = std::min(p.n, chunk + kChunk);
      std::size_t begin = chunk;
      if (i >= chunk) {
        edge(i, i, i + 4);
        begin = i + 4;
      }
      if (begin < end) {
        const std::size_t whole = begin + (end - begin) / 4 * 4;
        const double* row[4];
#pragma GCC unroll 4
        for (std::size_t r = 0; r < 4; ++r) row[r] = pair(i + r, begin);
        add_rows<kind>(p, i, begin, whole, sums, row_fallback,
                       [&](Four& to, std::size_t r, std::size_t j) { load(to, row[r] + (j - begin)); });
        if (whole < end) edge(i, whole, end);
      }
      if constexpr (kind == Kind::Swaps) {
        for (std::size_t slot = 0; slot < p.k; ++slot) {
          double* to = sums + (1 + slot) * p.stride + i;
          const double* from = row_fallback + 16 * slot;
#pragma GCC unroll 4
          for (std::size_t r = 0; r < 4; ++r) to[r] += (from[r] + from[4 + r]) + (from[8 + r] + from[12 + r]);
        }
      }
    }
  }
}

template <Kind kind>
[[gnu::target("avx2")]] void pass_avx2(const Plain& p, std::size_t begin, std::size_t end, double* sums,
                                       double* fallback) {
  pass_over_rows<kind>(p, begin, end, sums, fallback);
}

template <Kind kind>
void pass_baseline(const Plain& p, std::size_t begin, std::size_t end, double* sums, double* fallback) {
  pass_over_rows<kind>(p, begin, end, sums, fallback);
}

template <Kind kind>
void pass(const Plain& p, std::size_t begin, std::size_t end, double* sums) {
  std::vector<double> fallback(16 * p.k);
  (__builtin_cpu_supports("avx2") ? pass_avx2<kind> : pass_baseline<kind>)(p, begin, end, sums, fallback.data());
}

/// The dissimilarities of all units to one.
void copy_column(const Dissimilarity& dissimilarity, std::size_t unit, double* to) {
  for (std::size_t o = 0; o < dissimilarity.size(); ++o) to[o] = dissimilarity(o, unit);
}

}  // namespace

PamSearch::PamSearch(const Dissimilarity& dissimilarity, Workers& workers)
    : dissimilarity_(dissimilarity), workers_(workers) {
  const std::size_t n = dissimilarity.size();
  // Small tables are one block; the others 16 of about equally many pairs, starting at multiples of four.
  const std::size_t blocks = n < 512 ? 1 : 16;
  block_begin_.push_back(0);
  for (std::size_t row = 0; row < n; row += 4) {
    const std::size_t pairs_before = row * (2 * n - row - 1) / 2;
    if (pairs_before * blocks >= block_begin_.size() * dissimilarity.pair_count() && row > block_begin_.back()) {
      block_begin_.push_back(row);
    }
  }
  block_begin_.push_back(n);
  run(Pass::Totals, {}, 0);
  totals_.assign(sums_.begin(), sums_.begin() + static_cast<std::ptrdiff_t>(n));
}

bool PamSearch::defined() const {
  return std::none_of(totals_.begin(), totals_.end(), [](double total) { return std::isnan(total); });
}

void PamSearch::run(Pass kind, const NearestTwo& nearest, std::size_t k) {
  const std::size_t n = dissimilarity_.size();
  const std::size_t blocks = block_begin_.size() - 1;
  const std::size_t size = (kind == Pass::Swaps ? k + 1 : 1) * padded(n);
  sums_.resize(std::max(sums_.size(), blocks * size));
  const Plain p{dissimilarity_.values().data(), n, padded(n), nearest.near.data(), nearest.second.data(),
                nearest.label.data(),           k};
  const auto add = kind == Pass::Totals    ? pass<Kind::Totals>
                   : kind == Pass::Savings ? pass<Kind::Savings>
                                           : pass<Kind::Swaps>;
  workers_.for_blocks(blocks, 1, [&](std::size_t block, std::size_t, int) {
    double* sums = &sums_[block * size];
    std::fill(sums, sums + size, 0.0);
    add(p, block_begin_[block], block_begin_[block + 1], sums);
  });
  for (std::size_t block = 1; block < blocks; ++block) {
    for (std::size_t at = 0; at < size; ++at) sums_[at] += sums_[block * size + at];
  }
}

MedoidChoice PamSearch::build(int k) {
  const std::size_t n = dissimilarity_.size();
  NearestTwo nearest;
  nearest.near.assign(padded(n), 0);
  nearest.second.assign(padded(n), 0);
  nearest.label.assign(padded(n), 0);
  std::vector<char> is_medoid(n, 0);
  std::vector<int> medoids;
  while (static_cast<int>(medoids.size()) < k) {
    if (!medoids.empty()) {
      run(Pass::Savings, nearest, 0);
      for (std::size_t c = 0; c < n; ++c) sums_[c] -= nearest.near[c];
    }
    const std::vector<double>& sums = medoids.empty() ? totals_ : sums_;
    std::size_t best = n;
    for (std::size_t c = 0; c < n; ++c) {
      if (is_medoid[c] == 0 && (best == n || sums[c] < sums[best])) best = c;
    }
    for (std::size_t o = 0; o < n; ++o) {
      const double d = dissimilarity_(o, best);
      nearest.near[o] = medoids.empty() ? d : std::min(nearest.near[o], d);
    }
    is_medoid[best] = 1;
    medoids.push_back(static_cast<int>(best));
  }
  return choice_of(dissimilarity_, std::move(medoids));
}

std::vector<PamSearch::Swap> PamSearch::best_swaps(const std::vector<int>& medoids, const NearestTwo& nearest) {
  const std::size_t n = dissimilarity_.size();
  const std::size_t k = medoids.size();
  run(Pass::Swaps, nearest, k);
  std::vector<char> is_medoid(n, 0);
  for (const int medoid : medoids) is_medoid[static_cast<std::size_t>(medoid)] = 1;
  std::vector<Swap> swaps(k);
  for (std::size_t slot = 0; slot < k; ++slot) {
    swaps[slot].slot = slot;
    for (std::size_t c = 0; c < n; ++c) {
      if (is_medoid[c] != 0) continue;
      double change = nearest.removal[slot] + sums_[(slot + 1) * padded(n) + c] + sums_[c] - nearest.near[c];
      // The candidate itself, if it was the slot's, no longer falls back on its second.
      if (static_cast<std::size_t>(nearest.label[c]) == slot) change += nearest.near[c] - nearest.second[c];
      if (change < swaps[slot].change) swaps[slot] = {change, slot, static_cast<int>(c)};
    }
  }
  std::stable_sort(swaps.begin(), swaps.end(), [](const Swap& a, const Swap& b) { return a.change < b.change; });
  return swaps;
}

MedoidChoice PamSearch::descend(MedoidChoice from, Descent descent) {
  const std::size_t n = dissimilarity_.size();
  const std::size_t k = from.medoids.size();
  std::vector<int> medoids = std::move(from.medoids);
  std::vector<double> copies(n * (k + 1));  // the medoids' columns, and room for one more
  std::vector<const double*> columns;
  for (std::size_t slot = 0; slot < k; ++slot) {
    copy_column(dissimilarity_, static_cast<std::size_t>(medoids[slot]), &copies[slot * n]);
    columns.push_back(&copies[slot * n]);
  }
  double* spare = &copies[k * n];
  NearestTwo nearest;
  NearestTwo trial;
  nearest.refresh(columns, n);
  for (bool saved = true; saved;) {
    saved = false;
    for (const Swap& swap : best_swaps(medoids, nearest)) {
      if (!(swap.change < -kLeastSaving * nearest.cost)) break;
      if (saved && descent == Descent::Steepest) break;
      if (std::find(medoids.begin(), medoids.end(), swap.candidate) != medoids.end()) continue;
      check_stop();
      // After an earlier swap of this round the change is only a guess, so the cost itself decides.
      copy_column(dissimilarity_, static_cast<std::size_t>(swap.candidate), spare);
      const double* const old = std::exchange(columns[swap.slot], spare);
      trial.refresh(columns, n);
      if (trial.cost < nearest.cost) {
        spare = &copies[static_cast<std::size_t>(old - copies.data())];
        medoids[swap.slot] = swap.candidate;
        std::swap(nearest, trial);
        saved = true;
      } else {
        columns[swap.slot] = old;
      }
    }
  }
  std::sort(medoids.begin(), medoids.end());
  return {std::move(medoids), nearest.cost};
}

}  // namespace vallis::study::detail
