#include "study/validity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace vallis::study {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// Count, mean and squared deviations of values that come in batches. Source: Chan, Golub, LeVeque (1983).
struct Moments {
  double count = 0;
  double mean = 0;
  double squares = 0;

  void add(std::span<const double> values) {
    if (values.empty()) return;
    const auto size = static_cast<double>(values.size());
    double batch_mean = 0;
    for (const double value : values) batch_mean += value;
    batch_mean /= size;
    double batch_squares = 0;
    for (const double value : values) batch_squares += (value - batch_mean) * (value - batch_mean);
    const double gap = batch_mean - mean;
    squares += batch_squares + gap * gap * count * size / (count + size);
    mean += gap * size / (count + size);
    count += size;
  }
};

/// What one pass over the pairs gathers.
struct PairSums {
  explicit PairSums(std::size_t units, std::size_t groups)
      : sum(groups * groups, 0.0),
        within_squares(groups, 0.0),
        diameter(groups, 0.0),
        nearest_other(units, kInfinity) {}

  std::vector<double> sum;             // groups × groups, pairs i < j by the groups of i and j
  std::vector<double> within_squares;  // Σ d² inside each group
  std::vector<double> diameter;
  std::vector<double> nearest_other;  // of each unit: smallest dissimilarity to a unit of another group
  double squares = 0;                 // Σ d² over all pairs
  Moments all;
};

PairSums pass_over_pairs(const Dissimilarity& dissimilarity, const std::vector<std::size_t>& group,
                         std::size_t groups) {
  const std::size_t n = group.size();
  PairSums sums(n, groups);
  for (std::size_t i = 0; i + 1 < n; ++i) {
    const auto row = dissimilarity.row(i);
    sums.all.add(row);
    const std::size_t g = group[i];
    double* sum_to = &sums.sum[g * groups];
    double row_squares = 0;
    double own_squares = 0;
    double farthest = sums.diameter[g];
    double nearest = sums.nearest_other[i];
    for (std::size_t at = 0; at < row.size(); ++at) {
      const double d = row[at];
      const std::size_t j = i + 1 + at;
      sum_to[group[j]] += d;
      row_squares += d * d;
      if (group[j] == g) {
        own_squares += d * d;
        farthest = std::max(farthest, d);
      } else {
        nearest = std::min(nearest, d);
        sums.nearest_other[j] = std::min(sums.nearest_other[j], d);
      }
    }
    sums.squares += row_squares;
    sums.within_squares[g] += own_squares;
    sums.diameter[g] = farthest;
    sums.nearest_other[i] = nearest;
  }
  return sums;
}

/// The longest edge of the minimum spanning tree of some units (Prim); 0 for one unit.
double widest_gap(const Dissimilarity& dissimilarity, std::vector<std::size_t> outside) {
  std::size_t added = outside.back();
  outside.pop_back();
  std::vector<double> reach(outside.size(), kInfinity);  // smallest dissimilarity to the tree so far
  double widest = 0;
  while (!outside.empty()) {
    std::size_t next = 0;
    for (std::size_t at = 0; at < outside.size(); ++at) {
      reach[at] = std::min(reach[at], dissimilarity(added, outside[at]));
      if (reach[at] < reach[next]) next = at;
    }
    widest = std::max(widest, reach[next]);
    added = outside[next];
    outside[next] = outside.back();
    reach[next] = reach.back();
    outside.pop_back();
    reach.pop_back();
  }
  return widest;
}

/// Mean of the smallest tenth (at least one) of the units' distances to other groups; fpc's default proportion.
double separation_index(std::vector<double> nearest_other) {
  const auto tenth = static_cast<std::size_t>(std::floor(static_cast<double>(nearest_other.size()) * 0.1));
  const std::size_t count = std::max<std::size_t>(1, tenth);
  std::partial_sort(nearest_other.begin(), nearest_other.begin() + static_cast<std::ptrdiff_t>(count),
                    nearest_other.end());
  double sum = 0;
  for (std::size_t at = 0; at < count; ++at) sum += nearest_other[at];
  return sum / static_cast<double>(count);
}

base::Result<void> check(const Dissimilarity& dissimilarity, const Partition& partition) {
  const std::size_t n = dissimilarity.size();
  if (partition.group.size() != n) {
    return base::invalid_argument(
        fmt::format("The partition has {} units, the dissimilarities have {}.", partition.group.size(), n));
  }
  if (partition.count < 2 || static_cast<std::size_t>(partition.count) >= n) {
    return base::invalid_argument(
        fmt::format("Validity indices need 2 to n − 1 groups; there are {} groups of {} units.", partition.count, n));
  }
  if (const auto pair = dissimilarity.first_undefined()) {
    return base::invalid_argument(
        fmt::format("Units {} and {} have no dissimilarity; fill in their values or leave one out.", pair->first + 1,
                    pair->second + 1));
  }
  return {};
}

}  // namespace

base::Result<Validity> validity(const Dissimilarity& dissimilarity, const Partition& partition) {
  if (auto checked = check(dissimilarity, partition); !checked) return checked.error();
  const std::size_t n = dissimilarity.size();
  const auto groups = static_cast<std::size_t>(partition.count);
  std::vector<std::size_t> group(n);
  std::vector<std::vector<std::size_t>> units(groups);
  for (std::size_t i = 0; i < n; ++i) {
    group[i] = static_cast<std::size_t>(partition.group[i] - 1);
    units[group[i]].push_back(i);
  }
  const PairSums sums = pass_over_pairs(dissimilarity, group, groups);

  Validity v;
  v.diameter.assign(groups, kUndefined);
  v.separation.assign(groups, kInfinity);
  v.min_separation = kInfinity;
  for (std::size_t i = 0; i < n; ++i) {
    v.separation[group[i]] = std::min(v.separation[group[i]], sums.nearest_other[i]);
    v.min_separation = std::min(v.min_separation, sums.nearest_other[i]);
  }

  // A group of one has no pair, hence no diameter and no mean within: fpc leaves it, and its weight, out of
  // average_within. The others' means are weighted by their units, not by their pairs.
  double within_total = 0;
  double within_pairs = 0;
  double weighted_means = 0;
  double weight = 0;
  double largest_mean = 0;
  for (std::size_t g = 0; g < groups; ++g) {
    const auto size = static_cast<double>(units[g].size());
    v.entropy -= size / static_cast<double>(n) * std::log(size / static_cast<double>(n));
    v.within_ss += sums.within_squares[g] / size;
    v.widest_gap = std::max(v.widest_gap, widest_gap(dissimilarity, units[g]));
    if (units[g].size() < 2) continue;
    v.diameter[g] = sums.diameter[g];
    v.max_diameter = std::max(v.max_diameter, sums.diameter[g]);
    const double total = sums.sum[g * groups + g];
    const double pairs = size * (size - 1) / 2;
    within_total += total;
    within_pairs += pairs;
    weighted_means += size * (total / pairs);
    weight += size;
    largest_mean = std::max(largest_mean, total / pairs);
  }
  v.average_within = weighted_means / weight;

  double between_total = 0;
  double smallest_mean = kInfinity;
  for (std::size_t g = 0; g < groups; ++g) {
    for (std::size_t h = g + 1; h < groups; ++h) {
      const double total = sums.sum[g * groups + h] + sums.sum[h * groups + g];
      between_total += total;
      smallest_mean = std::min(smallest_mean, total / static_cast<double>(units[g].size() * units[h].size()));
    }
  }
  const double between_pairs = sums.all.count - within_pairs;
  v.average_between = between_total / between_pairs;
  v.wb_ratio = v.average_within / v.average_between;
  v.dunn = v.min_separation / v.max_diameter;
  v.dunn2 = smallest_mean / largest_mean;
  v.separation_index = separation_index(sums.nearest_other);

  // Against an indicator the correlation needs only the two means and the spread of all.
  const double gap = v.average_between - within_total / within_pairs;
  v.pearson_gamma = gap * std::sqrt(between_pairs * within_pairs / sums.all.count / sums.all.squares);

  const double between_ss = sums.squares / static_cast<double>(n) - v.within_ss;
  v.calinski_harabasz = between_ss * static_cast<double>(n - groups) / (v.within_ss * static_cast<double>(groups - 1));
  return v;
}

}  // namespace vallis::study
