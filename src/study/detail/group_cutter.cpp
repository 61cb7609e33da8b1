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
  const bool ward = recurrence_.method == LinkageMethod::WardD || recurrence_.method == LinkageMethod::WardD2;
  for (std::size_t p = 0; p < m; ++p) {
    const double* from = square_->row(static_cast<std::size_t>(units[p]));
    double* to = row(p);
    for (std::size_t q = 0; q < m; ++q) to[q] = from[units[q]];
    if (!ward) continue;
    // What the recurrence makes of a and b units at two places once each place has become a group.
    for (std::size_t q = 0; q < m; ++q) to[q] *= 2 * size_[p] * size_[q] / (size_[p] + size_[q]);
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
  double* kept = row(a);
  const Join join = make_join(recurrence_, size_[a], size_[b], kept[b]);
  kernels().join_rows(recurrence_.method, join, kept, row(b), size_.data(), kept, m);
  kept[a] = kept[b] = kGone;
  size_[a] += size_[b];
  size_[b] = 0;
  joined_[name_[b]] = name_[a];
  for (std::size_t p = 0; p < m; ++p) {
    if (size_[p] == 0) continue;
    double* values = row(p);
    if (p != a) values[a] = kept[p];
    values[b] = kGone;
    const auto nearest = static_cast<std::size_t>(nearest_[p]);
    if (nearest == a || nearest == b) nearest_[p] = -1;
  }
  for (std::size_t p = 0; p < a; ++p) {
    if (kept[p] >= lowest_[p]) continue;
    lowest_[p] = kept[p];
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
    for (std::size_t j = 0; j < live.size(); ++j) to[j] = from[live[j]];
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
