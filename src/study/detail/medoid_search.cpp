#include "study/detail/medoid_search.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "study/detail/swap_kernels.hpp"
#include "study/random.hpp"
#include "study/workers.hpp"

namespace vallis::study::detail {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

struct Swap {
  double change = 0;
  std::size_t slot = 0;
  std::size_t candidate = 0;
};

/// Sums over all objects of what kWidth candidates save: first beside all medoids, then per medoid that goes.
VALLIS_INLINE void evaluate_candidates(const SquareMatrix& square, const NearestTwo& nearest, std::size_t first,
                                       double* sums) {
  constexpr std::size_t kFours = kWidth / 4;
  Four saving[kFours] = {};
  for (std::size_t o = 0; o < square.size(); ++o) {
    const double* d = square.row(o) + first;
    double* fallback = sums + (1 + static_cast<std::size_t>(nearest.label[o])) * kWidth;
    Four near;
    Four second;
    fill(near, nearest.near[o]);
    fill(second, nearest.second[o]);
#pragma GCC unroll 4
    for (std::size_t at = 0; at < kFours; ++at) {
      Four x;
      Four sum;
      load(x, d + 4 * at);
      add_saving(saving[at], x, near);
      load(sum, fallback + 4 * at);
      add_fallback(sum, x, near, second);
      store(fallback + 4 * at, sum);
    }
  }
#pragma GCC unroll 4
  for (std::size_t at = 0; at < kFours; ++at) store(sums + 4 * at, saving[at]);
}

[[gnu::target("avx2")]] void evaluate_candidates_avx2(const SquareMatrix& square, const NearestTwo& nearest,
                                                      std::size_t first, double* sums) {
  evaluate_candidates(square, nearest, first, sums);
}

void evaluate_candidates_baseline(const SquareMatrix& square, const NearestTwo& nearest, std::size_t first,
                                  double* sums) {
  evaluate_candidates(square, nearest, first, sums);
}

}  // namespace

SquareMatrix::SquareMatrix(const Dissimilarity& dissimilarity, std::span<const int> units)
    : n_(units.size()), stride_(padded(n_)), values_(std::make_unique_for_overwrite<double[]>(n_ * stride_)) {
  for (std::size_t i = 0; i < n_; ++i) {
    double* to = &values_[i * stride_];
    to[i] = 0;
    std::fill(to + n_, to + stride_, kInfinity);
    if (i + 1 == n_) continue;
    const auto unit = static_cast<std::size_t>(units[i]);
    const auto row = dissimilarity.row(unit);
    for (std::size_t j = i + 1; j < n_; ++j) to[j] = row[static_cast<std::size_t>(units[j]) - unit - 1];
  }
  // The other half in tiles, so that the strided side stays in the cache.
  for (std::size_t top = 0; top < n_; top += kWidth) {
    for (std::size_t left = 0; left <= top; left += kWidth) {
      for (std::size_t i = top; i < std::min(n_, top + kWidth); ++i) {
        for (std::size_t j = left; j < std::min(i, left + kWidth); ++j) {
          values_[i * stride_ + j] = values_[j * stride_ + i];
        }
      }
    }
  }
}

SquareMatrix::SquareMatrix(const double* rows, std::size_t n, std::size_t stride)
    : n_(n), stride_(padded(n)), values_(std::make_unique_for_overwrite<double[]>(n_ * stride_)) {
  for (std::size_t i = 0; i < n_; ++i) {
    double* to = &values_[i * stride_];
    std::copy_n(rows + i * stride, n_, to);
    std::fill(to + n_, to + stride_, kInfinity);
  }
}

MedoidChoice choice_of(const Dissimilarity& dissimilarity, std::vector<int> medoids) {
  std::sort(medoids.begin(), medoids.end());
  std::vector<double> near(dissimilarity.size(), kInfinity);
  for (const int medoid : medoids) {
    for (std::size_t o = 0; o < near.size(); ++o) {
      near[o] = std::min(near[o], dissimilarity(o, static_cast<std::size_t>(medoid)));
    }
  }
  MedoidChoice result{std::move(medoids), 0};
  for (const double d : near) result.cost += d;
  return result;
}

void NearestTwo::refresh(std::span<const double* const> columns, std::size_t n) {
  near.assign(padded(n), 0);
  second.assign(padded(n), 0);
  label.assign(padded(n), 0);
  removal.assign(columns.size(), 0);
  cost = 0;
  for (std::size_t o = 0; o < n; ++o) {
    double best = kInfinity;
    double next = kInfinity;
    int best_slot = 0;
    for (std::size_t slot = 0; slot < columns.size(); ++slot) {
      const double d = columns[slot][o];
      next = std::min(next, std::max(best, d));
      if (d < best) {
        best = d;
        best_slot = static_cast<int>(slot);
      }
    }
    near[o] = best;
    second[o] = next;
    label[o] = best_slot;
    removal[static_cast<std::size_t>(best_slot)] += next - best;
    cost += best;
  }
}

void swap_eagerly(const SquareMatrix& square, std::vector<int>& medoids) {
  const std::size_t n = square.size();
  const std::size_t k = medoids.size();
  const auto evaluate = __builtin_cpu_supports("avx2") ? evaluate_candidates_avx2 : evaluate_candidates_baseline;
  std::vector<const double*> columns;
  std::vector<char> is_medoid(square.stride(), 0);
  for (const int medoid : medoids) {
    columns.push_back(square.row(static_cast<std::size_t>(medoid)));
    is_medoid[static_cast<std::size_t>(medoid)] = 1;
  }
  NearestTwo nearest;
  nearest.refresh(columns, n);
  std::vector<double> sums((k + 1) * kWidth);
  std::size_t first = 0;
  for (std::size_t idle = 0; idle < n; first = first + kWidth < n ? first + kWidth : 0) {
    std::fill(sums.begin(), sums.end(), 0.0);
    evaluate(square, nearest, first, sums.data());
    Swap best{-kLeastSaving * nearest.cost, k, 0};
    for (std::size_t slot = 0; slot < k; ++slot) {
      for (std::size_t at = 0; at < kWidth && first + at < n; ++at) {
        const double change = nearest.removal[slot] + sums[(slot + 1) * kWidth + at] + sums[at];
        if (change < best.change && is_medoid[first + at] == 0) best = {change, slot, first + at};
      }
    }
    idle += kWidth;
    if (best.slot == k) continue;
    const double before = nearest.cost;
    is_medoid[static_cast<std::size_t>(medoids[best.slot])] = 0;
    is_medoid[best.candidate] = 1;
    medoids[best.slot] = static_cast<int>(best.candidate);
    columns[best.slot] = square.row(best.candidate);
    nearest.refresh(columns, n);
    if (nearest.cost < before) idle = 0;
  }
  std::sort(medoids.begin(), medoids.end());
}

std::vector<int> random_units(std::size_t n, std::size_t k, std::uint64_t seed, std::uint64_t stream) {
  Random random(seed, stream);
  std::vector<int> units(n);
  std::iota(units.begin(), units.end(), 0);
  for (std::size_t at = 0; at < k; ++at) {
    std::swap(units[at], units[at + static_cast<std::size_t>(random.below(n - at))]);
  }
  units.resize(k);
  std::sort(units.begin(), units.end());
  return units;
}

}  // namespace vallis::study::detail
