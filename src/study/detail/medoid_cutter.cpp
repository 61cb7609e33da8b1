#include "study/detail/medoid_cutter.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "study/detail/medoid_proof.hpp"
#include "study/detail/medoid_search.hpp"
#include "study/detail/swap_kernels.hpp"

namespace vallis::study::detail {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr std::size_t kLanes = 4;
constexpr std::size_t kTile = 16;

/// sums[c] += copies · (min(d(c), near) − near) for all candidates c of a row.
VALLIS_INLINE void add_savings(double* sums, const double* row, std::size_t stride, double near, double copies) {
  Four reach;
  Four weight;
  fill(reach, near);
  fill(weight, copies);
  for (std::size_t c = 0; c < stride; c += kLanes) {
    Four d;
    Four sum;
    load(d, row + c);
    load(sum, sums + c);
    const Four least = d < reach ? d : reach;
    sum += weight * (least - reach);
    store(sums + c, sum);
  }
}

/// The same, and beside it what the unit loses when its medoid goes for the candidate: it falls back on the nearer of
/// that and its second.
VALLIS_INLINE void add_swaps(double* sums, double* fallback, const double* row, std::size_t stride, double near,
                             double second, double copies) {
  Four reach;
  Four next;
  Four weight;
  fill(reach, near);
  fill(next, second);
  fill(weight, copies);
  for (std::size_t c = 0; c < stride; c += kLanes) {
    Four d;
    Four sum;
    Four lost;
    load(d, row + c);
    load(sum, sums + c);
    load(lost, fallback + c);
    const Four least = d < reach ? d : reach;
    const Four far = d < reach ? reach : d;
    const Four to = far < next ? far : next;
    sum += weight * (least - reach);
    lost += weight * (to - reach);
    store(sums + c, sum);
    store(fallback + c, lost);
  }
}

VALLIS_INLINE void weigh_savings(const double* values, std::size_t units, std::size_t stride, const double* near,
                                 const double* copies, double* sums) {
  for (std::size_t o = 0; o < units; ++o) add_savings(sums, values + o * stride, stride, near[o], copies[o]);
}

VALLIS_INLINE void weigh_swaps(const double* values, std::size_t units, std::size_t stride, const double* near,
                               const double* second, const std::size_t* slot, const double* copies, double* sums) {
  for (std::size_t o = 0; o < units; ++o) {
    add_swaps(sums, sums + (1 + slot[o]) * stride, values + o * stride, stride, near[o], second[o], copies[o]);
  }
}

[[gnu::target("avx2")]] void weigh_savings_avx2(const double* values, std::size_t units, std::size_t stride,
                                                const double* near, const double* copies, double* sums) {
  weigh_savings(values, units, stride, near, copies, sums);
}

[[gnu::target("avx2")]] void weigh_swaps_avx2(const double* values, std::size_t units, std::size_t stride,
                                              const double* near, const double* second, const std::size_t* slot,
                                              const double* copies, double* sums) {
  weigh_swaps(values, units, stride, near, second, slot, copies, sums);
}

void weigh_savings_baseline(const double* values, std::size_t units, std::size_t stride, const double* near,
                            const double* copies, double* sums) {
  weigh_savings(values, units, stride, near, copies, sums);
}

void weigh_swaps_baseline(const double* values, std::size_t units, std::size_t stride, const double* near,
                          const double* second, const std::size_t* slot, const double* copies, double* sums) {
  weigh_swaps(values, units, stride, near, second, slot, copies, sums);
}

}  // namespace

void MedoidCutter::load(const Dissimilarity& dissimilarity, std::span<const int> units, std::span<const int> copies) {
  const std::size_t m = units.size();
  units_.assign(units.begin(), units.end());
  copies_.assign(copies.begin(), copies.end());
  stride_ = (m + kLanes - 1) / kLanes * kLanes;
  values_.resize(m * stride_);
  for (std::size_t p = 0; p < m; ++p) {
    double* to = values_.data() + p * stride_;
    to[p] = 0;
    std::fill(to + m, to + stride_, kInfinity);
    const auto unit = static_cast<std::size_t>(units_[p]);
    const auto row = dissimilarity.row(unit);
    for (std::size_t q = p + 1; q < m; ++q) {
      const auto other = static_cast<std::size_t>(units_[q]);
      to[q] = other > unit ? row[other - unit - 1] : dissimilarity(other, unit);
    }
  }
  // The other half in tiles, so that the strided side stays in the cache.
  for (std::size_t top = 0; top < m; top += kTile) {
    for (std::size_t left = 0; left <= top; left += kTile) {
      for (std::size_t p = top; p < std::min(m, top + kTile); ++p) {
        for (std::size_t q = left; q < std::min(p, left + kTile); ++q) {
          values_[p * stride_ + q] = values_[q * stride_ + p];
        }
      }
    }
  }
  built_.clear();
}

void MedoidCutter::build(std::size_t k) {
  const std::size_t m = units_.size();
  const auto weigh = __builtin_cpu_supports("avx2") ? weigh_savings_avx2 : weigh_savings_baseline;
  if (built_.empty()) {
    // Any reach that no dissimilarity passes makes the first medoid the one with the smallest sum.
    const double most = std::accumulate(values_.begin(), values_.end(), 0.0, [](double largest, double d) {
      return d < kInfinity ? std::max(largest, d) : largest;
    });
    reach_.assign(m, most);
  }
  while (built_.size() < k) {
    sums_.assign(stride_, 0);
    weigh(values_.data(), m, stride_, reach_.data(), copies_.data(), sums_.data());
    double left = 0;
    for (std::size_t o = 0; o < m; ++o) left += copies_[o] * reach_[o];
    std::size_t best = m;
    for (std::size_t c = 0; c < m; ++c) {
      if (std::find(built_.begin(), built_.end(), c) != built_.end()) continue;
      if (best == m || sums_[c] < sums_[best] - kLeastSaving * left) best = c;
    }
    built_.push_back(best);
    for (std::size_t o = 0; o < m; ++o) reach_[o] = std::min(reach_[o], row(best)[o]);
  }
}

void MedoidCutter::refresh() {
  const std::size_t m = units_.size();
  cost_ = 0;
  for (std::size_t o = 0; o < m; ++o) {
    double near = kInfinity;
    double second = kInfinity;
    std::size_t slot = 0;
    for (std::size_t s = 0; s < medoids_.size(); ++s) {
      const double d = row(medoids_[s])[o];
      second = std::min(second, std::max(near, d));
      if (d < near) {
        near = d;
        slot = s;
      }
    }
    near_[o] = near;
    second_[o] = second;
    slot_[o] = slot;
    cost_ += copies_[o] * near;
  }
}

void MedoidCutter::swap() {
  const std::size_t m = units_.size();
  const auto weigh = __builtin_cpu_supports("avx2") ? weigh_swaps_avx2 : weigh_swaps_baseline;
  refresh();
  while (true) {
    sums_.assign((medoids_.size() + 1) * stride_, 0);
    weigh(values_.data(), m, stride_, near_.data(), second_.data(), slot_.data(), copies_.data(), sums_.data());
    const double least = kLeastSaving * cost_;
    double change = 0;
    std::size_t slot = medoids_.size();
    std::size_t candidate = 0;
    for (std::size_t s = 0; s < medoids_.size(); ++s) {
      const double* fallback = sums_.data() + (s + 1) * stride_;
      for (std::size_t c = 0; c < m; ++c) {
        if (sums_[c] + fallback[c] >= change - least || is_medoid_[c] != 0) continue;
        change = sums_[c] + fallback[c];
        slot = s;
        candidate = c;
      }
    }
    if (slot == medoids_.size()) return;
    const double before = cost_;
    const std::size_t gone = medoids_[slot];
    medoids_[slot] = candidate;
    refresh();
    if (cost_ >= before) {
      // What the sums promised was rounding; the way ends here and not in a circle.
      medoids_[slot] = gone;
      refresh();
      return;
    }
    is_medoid_[gone] = 0;
    is_medoid_[candidate] = 1;
  }
}

void MedoidCutter::cut(int k) {
  const std::size_t m = units_.size();
  const std::size_t groups = std::min(m, static_cast<std::size_t>(k));
  build(groups);
  medoids_.assign(built_.begin(), built_.begin() + static_cast<std::ptrdiff_t>(groups));
  is_medoid_.assign(m, 0);
  for (const std::size_t medoid : medoids_) is_medoid_[medoid] = 1;
  near_.resize(m);
  second_.resize(m);
  slot_.resize(m);
  // BUILD's first medoid is the best single one, and all units as medoids leave nothing to swap.
  if (groups > 1 && groups < m) swap();
  take(medoids_);
}

void MedoidCutter::take(std::vector<std::size_t> medoids) {
  medoids_ = std::move(medoids);
  std::sort(medoids_.begin(), medoids_.end());
  refresh();
  for (std::size_t s = 0; s < medoids_.size(); ++s) slot_[medoids_[s]] = s;
}

bool MedoidCutter::prove(long work) {
  if (medoids_.size() <= 1 || medoids_.size() >= units_.size()) return true;
  const SquareMatrix square(values_.data(), units_.size(), stride_);
  const MedoidProof proof = prove_medoids(square, {{medoids_.begin(), medoids_.end()}, cost_}, work, copies_);
  take({proof.best.medoids.begin(), proof.best.medoids.end()});
  return proof.complete;
}

void MedoidCutter::write_labels(std::span<std::uint16_t> label) const {
  std::vector<std::uint16_t> number(medoids_.size(), 0);
  std::uint16_t groups = 0;
  for (std::size_t p = 0; p < units_.size(); ++p) {
    std::uint16_t& group = number[slot_[p]];
    if (group == 0) group = ++groups;
    label[static_cast<std::size_t>(units_[p])] = group;
  }
}

}  // namespace vallis::study::detail
