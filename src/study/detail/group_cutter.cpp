#include "study/detail/group_cutter.hpp"

#include <algorithm>
#include <limits>

#include "study/detail/kernels.hpp"
#include "study/detail/linkage_paths.hpp"

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
  stride_ = m;
  values_.resize(m * m);
  size_.assign(copies.begin(), copies.end());
  for (std::size_t p = 0; p < m; ++p) {
    const double* from = square_->row(static_cast<std::size_t>(units[p]));
    double* to = row(p);
    for (std::size_t q = p + 1; q < m; ++q) to[q] = from[units[q]];
  }
  if (recurrence_.method == LinkageMethod::WardD || recurrence_.method == LinkageMethod::WardD2) weigh(copies);
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
  const std::size_t m = size_.size();
  const double* values = row(p);
  lowest_[p] = p + 1 < m ? kernels().lowest(values + p + 1, m - p - 1) : kGone;
  nearest_[p] = static_cast<int>(std::find(values + p + 1, values + m, lowest_[p]) - values);
}

/// The position, first of equals, with the smallest value at a later one.
std::size_t GroupCutter::smallest() {
  while (true) {
    const double lowest = kernels().lowest(lowest_.data(), lowest_.size());
    const auto p = static_cast<std::size_t>(std::find(lowest_.begin(), lowest_.end(), lowest) - lowest_.begin());
    if (nearest_[p] >= 0) return p;
    search(p);
  }
}

void GroupCutter::join(std::size_t a, std::size_t b) {
  const std::size_t m = size_.size();
  const double between = row(a)[b];
  kept_.assign(m, kGone);
  dropped_.assign(m, kGone);
  for (std::size_t p = 0; p < b; ++p) {
    if (size_[p] == 0 || p == a) continue;
    kept_[p] = p < a ? row(p)[a] : row(a)[p];
    dropped_[p] = row(p)[b];
  }
  std::copy(row(a) + b + 1, row(a) + m, kept_.data() + b + 1);
  std::copy(row(b) + b + 1, row(b) + m, dropped_.data() + b + 1);
  const Join join = make_join(recurrence_, size_[a], size_[b], between);
  kernels().join_rows(recurrence_.method, join, kept_.data(), dropped_.data(), size_.data(), kept_.data(), m);
  kept_[b] = kGone;
  size_[a] += size_[b];
  size_[b] = 0;
  joined_[name_[b]] = name_[a];
  std::copy(kept_.data() + a + 1, kept_.data() + m, row(a) + a + 1);
  for (std::size_t p = 0; p < b; ++p) {
    if (size_[p] == 0) continue;
    row(p)[b] = kGone;
    if (nearest_[p] == static_cast<int>(a) || nearest_[p] == static_cast<int>(b)) nearest_[p] = -1;
    if (p >= a) continue;
    row(p)[a] = kept_[p];
    if (kept_[p] >= lowest_[p]) continue;
    lowest_[p] = kept_[p];
    nearest_[p] = static_cast<int>(a);
  }
  lowest_[b] = kGone;
  nearest_[b] = static_cast<int>(m);
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
  for (std::size_t i = 0; i < live.size(); ++i) {
    // What is overwritten has been moved already, for nothing moves to a later place.
    const double* from = row(live[i]);
    double* to = row(i);
    for (std::size_t j = i + 1; j < live.size(); ++j) to[j] = from[live[j]];
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
  gather(units, copies);
  const std::size_t m = units.size();
  lowest_.resize(m);
  nearest_.resize(m);
  name_.resize(m);
  joined_.resize(m);
  for (std::size_t p = 0; p < m; ++p) {
    name_[p] = joined_[p] = p;
    search(p);
  }
  for (std::size_t live = m; live > static_cast<std::size_t>(k); --live) {
    const double threshold = tie_threshold(lowest_[smallest()]);
    std::size_t a = 0;
    while (true) {
      if (lowest_[a] <= threshold && nearest_[a] < 0) search(a);
      if (lowest_[a] <= threshold) break;
      ++a;
    }
    std::size_t b = a + 1;
    while (row(a)[b] > threshold) ++b;
    join(a, b);
    // Rows of the gone are passed over, but their places are read; a quarter of them is worth a copy.
    if (size_.size() > kWorthPacking && live - 1 < size_.size() - size_.size() / 4) compact();
  }
  std::uint16_t groups = 0;
  for (std::size_t p = 0; p < m; ++p) {
    // A group is named by its first unit, so what a unit joined has its number already.
    label[units[p]] = joined_[p] == p ? ++groups : label[units[joined_[p]]];
  }
}

}  // namespace vallis::study::detail
