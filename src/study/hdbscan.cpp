#include "study/hdbscan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "study/detail/density_tree.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using detail::Step;

constexpr double kInfinity = std::numeric_limits<double>::infinity();

std::vector<double> core_distances(const Dissimilarity& d, int min_points, Workers& workers) {
  const std::size_t n = d.size();
  std::vector<double> core(n);
  workers.for_blocks(n, 64, [&](std::size_t begin, std::size_t end, int) {
    std::vector<double> row(n - 1);
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t j = 0; j < i; ++j) row[j] = d(j, i);
      const auto right = d.row(i);
      std::copy(right.begin(), right.end(), row.begin() + static_cast<std::ptrdiff_t>(i));
      const auto nth = row.begin() + (min_points - 2);
      std::nth_element(row.begin(), nth, row.end());
      core[i] = *nth;
    }
  });
  return core;
}

std::vector<Step> walk(const Dissimilarity& d, const std::vector<double>& core) {
  const std::size_t n = d.size();
  std::vector<double> nearest(n, kInfinity);
  std::vector<bool> joined(n, false);
  std::vector<Step> steps;
  std::size_t last = 0;
  while (steps.size() + 1 < n) {
    joined[last] = true;
    double least = kInfinity;
    std::size_t next = n;
    for (std::size_t i = 0; i < n; ++i) {
      if (joined[i]) continue;
      nearest[i] = std::min(nearest[i], std::max({d(last, i), core[last], core[i]}));
      if (next == n || nearest[i] < least) {
        least = nearest[i];
        next = i;
      }
    }
    steps.push_back({static_cast<int>(next), static_cast<int>(last), least});
    last = next;
  }
  std::stable_sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return a.length < b.length; });
  return steps;
}

}  // namespace

base::Result<Hdbscan> hdbscan(const Dissimilarity& dissimilarity, int min_points, Workers& workers) {
  const std::size_t n = dissimilarity.size();
  if (auto checked = detail::check_min_points(n, min_points); !checked) return checked.error();
  if (const auto pair = dissimilarity.first_undefined()) {
    return base::invalid_argument(
        fmt::format("Units {} and {} have no dissimilarity; fill in their values or leave one out.", pair->first + 1,
                    pair->second + 1));
  }
  std::vector<double> core = core_distances(dissimilarity, min_points, workers);
  const std::vector<Step> steps = walk(dissimilarity, core);
  return detail::hdbscan_of_walk(steps, std::move(core), min_points);
}

}  // namespace vallis::study
