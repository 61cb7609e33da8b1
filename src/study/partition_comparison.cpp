#include "study/partition_comparison.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <limits>
#include <map>

namespace vallis::study {
namespace {

__extension__ using Wide = __int128;  // products of pair counts pass 2^63 from some 50,000 units on

std::vector<int> sorted_labels(const std::vector<int>& labels) {
  std::vector<int> distinct = labels;
  std::sort(distinct.begin(), distinct.end());
  distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
  return distinct;
}

std::size_t position(const std::vector<int>& distinct, int label) {
  return static_cast<std::size_t>(std::lower_bound(distinct.begin(), distinct.end(), label) - distinct.begin());
}

double entropy(const std::vector<long>& sizes, double n) {
  double sum = 0;
  for (const long size : sizes) sum -= static_cast<double>(size) / n * std::log(static_cast<double>(size) / n);
  return std::max(0.0, sum);
}

long sum_of_squares(const std::vector<long>& sizes) {
  long sum = 0;
  for (const long size : sizes) sum += size * size;
  return sum;
}

/// E[x/n · log(n x / (a b))] for the overlap x of a fixed set of `a` and a random set of `b` of the n units.
/// The probabilities are built up from the likeliest overlap by their ratios and scaled to add up to 1: log-gamma
/// differences would lose nine digits at a million units, and far tails, which add nothing, are never visited.
double expected_overlap_information(long a, long b, long n) {
  const auto ratio_up = [&](long x) {  // p(x + 1) / p(x)
    return static_cast<double>(a - x) * static_cast<double>(b - x) /
           (static_cast<double>(x + 1) * static_cast<double>(n - a - b + x + 1));
  };
  const double scale = static_cast<double>(a) * static_cast<double>(b);
  const auto information = [&](long x) {
    if (x == 0) return 0.0;
    const auto overlap = static_cast<double>(x);
    return overlap / static_cast<double>(n) * std::log(static_cast<double>(n) * overlap / scale);
  };
  constexpr double kNegligible = 1e-22;
  const long low = std::max(0L, a + b - n);
  const long high = std::min(a, b);
  const auto mode = static_cast<long>((static_cast<Wide>(a) + 1) * (b + 1) / (static_cast<Wide>(n) + 2));
  const long start = std::clamp(mode, low, high);
  double mass = 1;
  double sum = information(start);
  double p = 1;
  for (long x = start; x < high && p > kNegligible; ++x) {
    p *= ratio_up(x);
    mass += p;
    sum += p * information(x + 1);
  }
  p = 1;
  for (long x = start; x > low && p > kNegligible; --x) {
    p /= ratio_up(x - 1);
    mass += p;
    sum += p * information(x - 1);
  }
  return sum / mass;
}

/// Expected mutual information of two random partitions with the given group sizes.
double expected_mutual_information(const std::vector<long>& a, const std::vector<long>& b, long n) {
  if (a.size() == 1 || b.size() == 1) return 0;
  // Groups of one size share their expectation, and there are at most √(2n) different sizes.
  std::map<long, long> count_a;
  std::map<long, long> count_b;
  for (const long size : a) ++count_a[size];
  for (const long size : b) ++count_b[size];
  double sum = 0;
  for (const auto& [size_a, groups_a] : count_a) {
    for (const auto& [size_b, groups_b] : count_b) {
      sum += static_cast<double>(groups_a) * static_cast<double>(groups_b) *
             expected_overlap_information(size_a, size_b, n);
    }
  }
  return sum;
}

struct Margins {
  std::vector<long> a, b;
  long n = 0;
};

void score_pairs(PartitionComparison& c, const Margins& m) {
  long joint = 0;
  for (const auto& row : c.contingency) joint += sum_of_squares(row);
  const long squares_a = sum_of_squares(m.a);
  const long squares_b = sum_of_squares(m.b);
  const long together = joint - m.n;
  const long only_a = squares_a - joint;
  const long only_b = squares_b - joint;
  const long apart = m.n * m.n - squares_a - squares_b + joint;
  c.pair_confusion = {{{apart, only_b}, {only_a, together}}};

  const long pairs = m.n * (m.n - 1);
  c.rand = pairs == 0 ? 1 : static_cast<double>(apart + together) / static_cast<double>(pairs);
  if (only_a == 0 && only_b == 0) {
    c.adjusted_rand = 1;
  } else {
    const Wide above = static_cast<Wide>(together) * apart - static_cast<Wide>(only_a) * only_b;
    const Wide below = static_cast<Wide>(together + only_a) * (only_a + apart) +
                       static_cast<Wide>(together + only_b) * (only_b + apart);
    c.adjusted_rand = 2 * static_cast<double>(above) / static_cast<double>(below);
  }
  const auto shared = static_cast<double>(together);
  c.fowlkes_mallows = together == 0 ? 0
                                    : std::sqrt(shared / static_cast<double>(together + only_b)) *
                                          std::sqrt(shared / static_cast<double>(together + only_a));
  const long either = together + only_a + only_b;
  c.jaccard_pairs = either == 0 ? 1 : shared / static_cast<double>(either);
}

void score_information(PartitionComparison& c, const Margins& m) {
  const auto n = static_cast<double>(m.n);
  double mutual = 0;
  double variation = 0;
  for (std::size_t i = 0; i < m.a.size(); ++i) {
    for (std::size_t j = 0; j < m.b.size(); ++j) {
      if (c.contingency[i][j] == 0) continue;
      const auto x = static_cast<double>(c.contingency[i][j]);
      const auto a = static_cast<double>(m.a[i]);
      const auto b = static_cast<double>(m.b[j]);
      mutual += x / n * std::log(n * x / (a * b));
      variation -= x / n * (std::log(x / a) + std::log(x / b));
    }
  }
  c.mutual_information = m.a.size() == 1 || m.b.size() == 1 ? 0 : std::max(0.0, mutual);
  c.variation_of_information = std::max(0.0, variation);

  const double h_a = entropy(m.a, n);
  const double h_b = entropy(m.b, n);
  c.homogeneity = h_a > 0 ? c.mutual_information / h_a : 1;
  c.completeness = h_b > 0 ? c.mutual_information / h_b : 1;
  const double both = c.homogeneity + c.completeness;
  c.v_measure = both > 0 ? 2 * c.homogeneity * c.completeness / both : 0;

  const auto groups = static_cast<long>(m.a.size());
  const bool trivial = m.a.size() == m.b.size() && (groups == 1 || groups == m.n);
  if (trivial) {
    c.nmi_arithmetic = c.nmi_geometric = c.nmi_min = c.nmi_max = c.ami_arithmetic = 1;
    return;
  }
  const double mean = (h_a + h_b) / 2;
  if (c.mutual_information > 0) {
    c.nmi_arithmetic = c.mutual_information / mean;
    c.nmi_geometric = c.mutual_information / std::sqrt(h_a * h_b);
    c.nmi_min = c.mutual_information / std::min(h_a, h_b);
    c.nmi_max = c.mutual_information / std::max(h_a, h_b);
  }
  const double expected = expected_mutual_information(m.a, m.b, m.n);
  // The expectation never passes the mean entropy but by rounding.
  c.ami_arithmetic =
      (c.mutual_information - expected) / std::max(mean - expected, std::numeric_limits<double>::epsilon());
}

}  // namespace

base::Result<PartitionComparison> compare_partitions(const std::vector<int>& a, const std::vector<int>& b) {
  if (a.size() != b.size()) {
    return base::invalid_argument(
        fmt::format("Two partitions of the same units have equally many labels, not {} and {}.", a.size(), b.size()));
  }
  if (a.empty()) return base::invalid_argument("Partitions of no units cannot be compared.");

  const std::vector<int> labels_a = sorted_labels(a);
  const std::vector<int> labels_b = sorted_labels(b);
  PartitionComparison comparison;
  comparison.contingency.assign(labels_a.size(), std::vector<long>(labels_b.size(), 0));
  Margins margins{std::vector<long>(labels_a.size(), 0), std::vector<long>(labels_b.size(), 0),
                  static_cast<long>(a.size())};
  for (std::size_t unit = 0; unit < a.size(); ++unit) {
    const std::size_t i = position(labels_a, a[unit]);
    const std::size_t j = position(labels_b, b[unit]);
    ++comparison.contingency[i][j];
    ++margins.a[i];
    ++margins.b[j];
  }
  score_pairs(comparison, margins);
  score_information(comparison, margins);
  return comparison;
}

double adjusted_rand(const Partition& a, const Partition& b) {
  assert(a.group.size() == b.group.size() && !a.group.empty() && "both are about the same units");
  const auto groups_a = static_cast<std::size_t>(a.count);
  const auto groups_b = static_cast<std::size_t>(b.count);
  PartitionComparison comparison;
  comparison.contingency.assign(groups_a, std::vector<long>(groups_b, 0));
  Margins margins{std::vector<long>(groups_a, 0), std::vector<long>(groups_b, 0), static_cast<long>(a.group.size())};
  for (std::size_t unit = 0; unit < a.group.size(); ++unit) {
    const auto i = static_cast<std::size_t>(a.group[unit] - 1);
    const auto j = static_cast<std::size_t>(b.group[unit] - 1);
    ++comparison.contingency[i][j];
    ++margins.a[i];
    ++margins.b[j];
  }
  score_pairs(comparison, margins);
  return comparison.adjusted_rand;
}

}  // namespace vallis::study
