#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "study/linkage.hpp"

namespace vallis::study {
namespace {

/// The partition that is left when only the merges for which `kept` holds are done. Merges above an undone one count as
/// undone.
template <class Kept>
Partition cut(const Linkage& linkage, const Kept& kept) {
  const int n = linkage.units;
  std::vector<int> top(2 * static_cast<std::size_t>(n) - 1);  // the highest group that holds a unit or group
  for (std::size_t node = 0; node < top.size(); ++node) top[node] = static_cast<int>(node);
  for (int m = static_cast<int>(linkage.merges.size()) - 1; m >= 0; --m) {
    if (!kept(m)) continue;
    top[linkage.merges[m].left] = top[n + m];
    top[linkage.merges[m].right] = top[n + m];
  }
  return make_partition(std::span(top).first(n));
}

/// Leaves from left to right; `left_first` tells which operand of a merge is drawn first. Deep trees are no danger:
/// places are handed down from the last merge, without recursion.
template <class LeftFirst>
std::vector<int> leaves(const Linkage& linkage, const LeftFirst& left_first) {
  const int n = linkage.units;
  if (n == 0) return {};
  std::vector<int> start(2 * static_cast<std::size_t>(n) - 1, 0);
  const auto size = [&](int operand) { return operand < n ? 1 : linkage.merges[operand - n].size; };
  for (int m = static_cast<int>(linkage.merges.size()) - 1; m >= 0; --m) {
    auto [first, second, height, ignored] = linkage.merges[m];
    if (!left_first(first, second)) std::swap(first, second);
    start[first] = start[n + m];
    start[second] = start[n + m] + size(first);
  }
  std::vector<int> order(n);
  for (int unit = 0; unit < n; ++unit) order[start[unit]] = unit;
  return order;
}

double mean_of(std::span<const double> values) {
  double sum = 0;
  for (const double v : values) sum += v;
  return sum / static_cast<double>(values.size());
}

}  // namespace

std::optional<int> Linkage::first_inversion() const {
  for (std::size_t m = 0; m < merges.size(); ++m) {
    for (const int operand : {merges[m].left, merges[m].right}) {
      if (operand >= units && merges[operand - units].height > merges[m].height) return static_cast<int>(m);
    }
  }
  return std::nullopt;
}

base::Result<Partition> cut_into(const Linkage& linkage, int k) {
  if (k < 1 || k > linkage.units) {
    return base::invalid_argument(
        fmt::format("{} units cannot be cut into {} groups; ask for 1 to {}.", linkage.units, k, linkage.units));
  }
  return cut(linkage, [&](int m) { return m < linkage.units - k; });
}

base::Result<Partition> cut_at(const Linkage& linkage, double height) {
  if (const auto merge = linkage.first_inversion()) {
    return base::invalid_argument(
        fmt::format("Merge {} of the hierarchy lies lower than a group it joins, so a height does not cut it cleanly; "
                    "cut into a number of groups instead.",
                    *merge + 1));
  }
  return cut(linkage, [&](int m) { return linkage.merges[m].height <= height; });
}

Dissimilarity cophenetic(const Linkage& linkage) {
  const int n = linkage.units;
  Dissimilarity result(static_cast<std::size_t>(n));
  // Each group is a run of the drawing order, so a merge fills the rectangle of its two runs.
  const std::vector<int> order = leaves(linkage, [](int, int) { return true; });
  std::vector<int> place(n);
  for (int i = 0; i < n; ++i) place[order[i]] = i;
  std::vector<int> start(place);
  start.resize(n + linkage.merges.size());
  for (std::size_t m = 0; m < linkage.merges.size(); ++m) {
    const Merge& merge = linkage.merges[m];
    start[n + m] = start[merge.left];
    const int middle = start[merge.right];
    const int end = start[merge.left] + merge.size;
    for (int i = start[merge.left]; i < middle; ++i) {
      for (int j = middle; j < end; ++j) {
        const auto [a, b] = std::minmax(order[i], order[j]);
        result.values()[Dissimilarity::index(a, b, n)] = merge.height;
      }
    }
  }
  return result;
}

double correlation(const Dissimilarity& a, const Dissimilarity& b) {
  assert(a.size() == b.size() && "both are about the same units");
  const auto constant = [](std::span<const double> v) {
    return std::adjacent_find(v.begin(), v.end(), std::not_equal_to<>()) == v.end();
  };
  if (constant(a.values()) || constant(b.values())) return std::numeric_limits<double>::quiet_NaN();
  const double mean_a = mean_of(a.values());
  const double mean_b = mean_of(b.values());
  double aa = 0;
  double bb = 0;
  double ab = 0;
  for (std::size_t i = 0; i + 1 < a.size(); ++i) {
    double row_aa = 0;  // sums row by row first: round-off then grows with n, not with n²
    double row_bb = 0;
    double row_ab = 0;
    const auto x = a.row(i);
    const auto y = b.row(i);
    for (std::size_t j = 0; j < x.size(); ++j) {
      const double dx = x[j] - mean_a;
      const double dy = y[j] - mean_b;
      row_aa += dx * dx;
      row_bb += dy * dy;
      row_ab += dx * dy;
    }
    aa += row_aa;
    bb += row_bb;
    ab += row_ab;
  }
  return ab / std::sqrt(aa * bb);
}

double agglomerative_coefficient(const Linkage& linkage) {
  if (linkage.merges.empty() || linkage.merges.back().height == 0) return std::numeric_limits<double>::quiet_NaN();
  const double last = linkage.merges.back().height;
  double sum = 0;
  for (const Merge& merge : linkage.merges) {
    for (const int operand : {merge.left, merge.right}) {
      if (operand < linkage.units) sum += 1 - merge.height / last;
    }
  }
  return sum / linkage.units;
}

std::vector<int> drawing_order(const Linkage& linkage) {
  // Units have smaller numbers than merges, and earlier merges smaller ones than later: R's rule in one comparison.
  return leaves(linkage, [](int left, int right) { return left < right; });
}

std::vector<std::array<int, 2>> r_merge(const Linkage& linkage) {
  std::vector<std::array<int, 2>> rows;
  rows.reserve(linkage.merges.size());
  const auto number = [&](int operand) {
    return operand < linkage.units ? -(operand + 1) : operand - linkage.units + 1;
  };
  for (const Merge& merge : linkage.merges) {
    const auto [first, second] = std::minmax(merge.left, merge.right);
    rows.push_back({number(first), number(second)});
  }
  return rows;
}

}  // namespace vallis::study
