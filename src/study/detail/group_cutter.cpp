#include "study/detail/group_cutter.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "study/detail/kernels.hpp"
#include "study/detail/linkage_paths.hpp"
#include "study/detail/small_groups.hpp"

namespace vallis::study::detail {
namespace {

constexpr double kGone = std::numeric_limits<double>::infinity();
constexpr std::size_t kWorthPacking = 64;

}  // namespace

SquareRows::SquareRows(const Dissimilarity& dissimilarity, const Recurrence& recurrence)
    : n_(dissimilarity.size()), values_(n_ * n_, kGone) {
  for (std::size_t i = 0; i < n_; ++i) {
    const auto row = dissimilarity.row(i);
    for (std::size_t j = 0; j < row.size(); ++j) {
      const double value = recurrence.squares() ? row[j] * row[j] : row[j];
      values_[i * n_ + (i + 1 + j)] = values_[(i + 1 + j) * n_ + i] = value;
    }
  }
}

void GroupCutter::gather(std::span<const int> units, std::span<const int> copies) {
  const std::size_t m = units.size();
  if (values_.size() < m * (m + 1) / 2) values_ = std::vector<double>(m * (m + 1) / 2);
  size_.assign(copies.begin(), copies.end());
  for (std::size_t p = 0; p < m; ++p) {
    const double* from = square_->row(static_cast<std::size_t>(units[p]));
    double* to = row(p);
    for (std::size_t q = p + 1; q < m; ++q) to[q] = from[units[q]];
  }
  if (weighs()) weigh(copies);
}

/// Ward's dissimilarities of a and b units at two places, once the units at each place have become a group.
void GroupCutter::weigh(std::span<const int> copies) {
  const int most = *std::max_element(copies.begin(), copies.end());
  std::vector<double> factor(static_cast<std::size_t>(most) + 1);
  for (std::size_t p = 0; p < copies.size(); ++p) {
    for (int b = 1; b <= most; ++b) factor[b] = 2 * size_[p] * b / (size_[p] + b);
    double* values = row(p);
    for (std::size_t q = p + 1; q < copies.size(); ++q) values[q] *= factor[copies[q]];
  }
}

void GroupCutter::search(std::size_t p) {
  const std::size_t later = size_.size() - p - 1;
  const double* values = row(p) + p + 1;
  lowest_[p] = later > 0 ? kernels().lowest(values, later) : kGone;
  nearest_[p] = static_cast<int>(p + 1 + kernels().first_at_most(values, later, lowest_[p]));
}

/// The position, first of equals, with the smallest value at a later one.
std::size_t GroupCutter::smallest() {
  const Kernels& k = kernels();
  while (true) {
    const std::size_t p = k.first_at_most(lowest_.data(), lowest_.size(), k.lowest(lowest_.data(), lowest_.size()));
    if (nearest_[p] >= 0) return p;
    search(p);
  }
}

/// The first position with a value at a later one that is at most the threshold; there is one.
std::size_t GroupCutter::first_within(double threshold) {
  std::size_t p = 0;
  while (true) {
    p += kernels().first_at_most(lowest_.data() + p, lowest_.size() - p, threshold);
    if (nearest_[p] >= 0) return p;
    search(p);
    if (lowest_[p] <= threshold) return p;
    ++p;
  }
}

void GroupCutter::join(std::size_t a, std::size_t b) {
  const std::size_t m = size_.size();
  double* const row_a = row(a);
  double* const row_b = row(b);
  const Join join = make_join(recurrence_, size_[a], size_[b], row_a[b]);
  // Rows and columns of the gone hold +∞, which every rule keeps, so that no loop asks who is alive.
  kept_.resize(m);
  dropped_.resize(m);
  const double* above = values_.data();  // a column is walked by hand: the next value lies one less than m further
  for (std::size_t p = 0; p < a; above += m - ++p) {
    kept_[p] = above[a];
    dropped_[p] = above[b];
  }
  for (std::size_t p = a; p < b; above += m - ++p) dropped_[p] = above[b];
  std::copy(row_a + a, row_a + m, kept_.data() + a);
  std::copy(row_b + b, row_b + m, dropped_.data() + b);
  kernels().join_rows(recurrence_.method, join, kept_.data(), dropped_.data(), size_.data(), kept_.data(), m);
  kept_[b] = kGone;
  size_[a] += size_[b];
  size_[b] = 0;
  joined_[name_[b]] = name_[a];
  std::copy(kept_.data() + a + 1, kept_.data() + m, row_a + a + 1);
  std::fill(row_b + b, row_b + m, kGone);
  lowest_[b] = kGone;
  const auto lose = [&](std::size_t p) {
    if (nearest_[p] == static_cast<int>(a) || nearest_[p] == static_cast<int>(b)) nearest_[p] = -1;
  };
  double* values = values_.data();
  for (std::size_t p = 0; p < a; values += m - ++p) {
    values[a] = kept_[p];
    values[b] = kGone;
    lose(p);
    if (kept_[p] >= lowest_[p]) continue;
    lowest_[p] = kept_[p];
    nearest_[p] = static_cast<int>(a);
  }
  for (std::size_t p = a; p < b; values += m - ++p) {
    values[b] = kGone;
    lose(p);
  }
  search(a);
}

/// Drops the positions of groups that are gone.
void GroupCutter::compact() {
  std::vector<std::size_t> live;
  std::vector<int> moved(size_.size(), -1);
  for (std::size_t p = 0; p < size_.size(); ++p) {
    if (size_[p] == 0) continue;
    moved[p] = static_cast<int>(live.size());
    live.push_back(p);
  }
  // The rows close up too, so that they soon fit into a nearer cache. What is overwritten has been moved already, for
  // nothing moves to a later place.
  double* to = values_.data();
  for (std::size_t i = 0; i < live.size(); ++i) {
    const double* from = row(live[i]);
    ++to;  // the diagonal is not used
    for (std::size_t j = i + 1; j < live.size(); ++j) *to++ = from[live[j]];
  }
  for (std::size_t i = 0; i < live.size(); ++i) {
    size_[i] = size_[live[i]];
    lowest_[i] = lowest_[live[i]];
    const int nearest = nearest_[live[i]];
    nearest_[i] = nearest < 0 || nearest >= static_cast<int>(moved.size()) ? -1 : moved[nearest];
    name_[i] = name_[live[i]];
  }
  size_.resize(live.size());
  lowest_.resize(live.size());
  nearest_.resize(live.size());
  name_.resize(live.size());
}

void GroupCutter::cut(std::span<const int> units, std::span<const int> copies, int k, std::span<std::uint16_t> label) {
  const std::size_t m = units.size();
  joined_.resize(m);
  std::iota(joined_.begin(), joined_.end(), std::size_t{0});
  if (m <= kSmallGroups) {
    cut_small(units, copies, k);
  } else {
    cut_large(units, copies, k);
  }
  std::uint16_t groups = 0;
  for (std::size_t p = 0; p < m; ++p) {
    // A group is named by its first unit, so what a unit joined has its number already.
    label[units[p]] = joined_[p] == p ? ++groups : label[units[joined_[p]]];
  }
}

void GroupCutter::cut_small(std::span<const int> units, std::span<const int> copies, int k) {
  const std::size_t m = units.size();
  const std::size_t stride = (m + kSmallLanes - 1) / kSmallLanes * kSmallLanes;
  values_.resize(std::max(values_.size(), m * stride));
  size_.assign(copies.begin(), copies.end());
  size_.resize(stride, 0);
  for (std::size_t p = 0; p < m; ++p) {
    const double* from = square_->row(static_cast<std::size_t>(units[p]));
    double* to = values_.data() + p * stride;
    for (std::size_t q = 0; q < m; ++q) to[q] = from[units[q]];
    for (std::size_t q = m; q < stride; ++q) to[q] = kGone;
    if (!weighs()) continue;
    for (std::size_t q = 0; q < m; ++q) to[q] *= 2 * size_[p] * size_[q] / (size_[p] + size_[q]);
  }
  join_small(recurrence_, {m, stride, values_.data(), size_.data()}, static_cast<std::size_t>(k), joined_.data());
}

void GroupCutter::cut_large(std::span<const int> units, std::span<const int> copies, int k) {
  gather(units, copies);
  const std::size_t m = units.size();
  lowest_.resize(m);
  nearest_.resize(m);
  name_ = joined_;
  for (std::size_t p = 0; p < m; ++p) search(p);
  for (std::size_t live = m; live > static_cast<std::size_t>(k); --live) {
    const double threshold = tie_threshold(lowest_[smallest()]);
    const std::size_t a = first_within(threshold);
    const std::size_t b = a + 1 + kernels().first_at_most(row(a) + a + 1, size_.size() - a - 1, threshold);
    join(a, b);
    // Rows of the gone are passed over, but their places are read; a quarter of them is worth a copy.
    if (size_.size() > kWorthPacking && live - 1 < size_.size() - size_.size() / 4) compact();
  }
}

}  // namespace vallis::study::detail
